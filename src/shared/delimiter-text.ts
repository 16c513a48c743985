const escapes: Record<string, string> = { tab: '\t', '\\t': '\t', '\\\\': '\\' }
/** So many characters may part two columns. */
export const longestDelimiter = 20

/** The delimiter that somebody wrote: `tab` and `\t` for a tab, `\x01` and `\u0001` for a character that cannot be typed, all else as it is. */
export function readDelimiter(written: string): string {
  const known = escapes[written]
  if (known !== undefined) return known
  return written.replace(/\\(?:t|x([\da-f]{2})|u([\da-f]{4}))/gi, (_all, byte?: string, code?: string) => {
    const hex = byte ?? code
    return hex === undefined ? '\t' : String.fromCharCode(parseInt(hex, 16))
  })
}

/** Whether a string can part columns: letters or digits alone, quotes and line ends cannot. */
export function canPartColumns(delimiter: string): boolean {
  return !/["'\r\n\uFEFF]/.test(delimiter) && !/^[\p{L}\p{N}]*$/u.test(delimiter)
}

/** A delimiter as it can be written: characters that cannot be seen stand as `\t` or `\x01`. */
export function spellDelimiter(delimiter: string): string {
  return delimiter.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) => {
    if (character === '\t') return '\\t'
    const hex = character.charCodeAt(0).toString(16)
    return hex.length > 2 ? `\\u${hex.padStart(4, '0')}` : `\\x${hex.padStart(2, '0')}`
  })
}

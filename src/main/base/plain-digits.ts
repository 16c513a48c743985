/** The text with the digits of every script as 0 to 9: Arabic, Persian, Devanagari, Bengali, Thai, full-width and all others. */
export function plainDigits(text: string): string {
  return /^[\0-\x7F]*$/.test(text) ? text : text.replace(/\p{Nd}/gu, (digit) => String(valueOf(digit)))
}

/** Unicode has the digits of a script in a row from nought, and rows that touch are whole ones. */
function valueOf(digit: string): number {
  const code = digit.codePointAt(0)!
  let first = code
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first--
  return (code - first) % 10
}

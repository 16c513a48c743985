/**
 * A text in which upper and lower case are the same, by Unicode's simple case folding: sign by sign, so that neither the
 * language of the computer nor the place in a word changes anything, and `ß` is not `ss`.
 */
export function foldCase(text: string): string {
  // Nearly all codes are plain letters and digits.
  if (/^[\0-\x7F]*$/.test(text)) return text.toLowerCase()
  let folded = ''
  for (const sign of text) folded += foldSign(sign)
  return folded
}

/** What upper and lower case do not tell: the dotless i is Turkish only, and three signs are others written anew. */
const exceptions: ReadonlyMap<string, string> = new Map([
  ['\u0131', '\u0131'],
  ['\u1FD3', '\u0390'],
  ['\u1FE3', '\u03B0'],
  ['\uFB05', '\uFB06']
])

/** Over the upper case, since several lower ones may share it: `ς` and `σ` are both `Σ`. */
function foldSign(sign: string): string {
  const exception = exceptions.get(sign)
  if (exception !== undefined) return exception
  const upper = sign.toUpperCase()
  const base = isOne(upper) ? upper : sign
  const lower = base.toLowerCase()
  return isOne(lower) ? lower : base
}

/** Some signs become several in the other case; simple folding leaves those alone. */
function isOne(text: string): boolean {
  return text.length === 1 || (text.length === 2 && text.codePointAt(0)! > 0xff_ff)
}

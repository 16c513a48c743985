/** Nothing that is seen may come before the sign: blanks, control characters, soft hyphens, zero-width and other ignorable ones. */
const trigger = /^[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]*[=+\-@\t\r\n\u0000＝＋－＠﹦﹢﹣﹫\u2212]/u
const plainNumber = /^[-+\u2212]?([\d.,\s'\u2019]+)(?:[eE][-+]?\d+)?-?$/

/**
 * A text cell that a spreadsheet cannot take for a formula: a single quote before `= + - @`, tab, line ends,
 * their full-width and small forms and the minus sign (OWASP ASVS 5.0, 1.2.10). Numbers, negative ones too, are left as they are.
 */
export function makeFormulaSafe(text: string): string {
  return trigger.test(text) && !isPlainNumber(text.trim()) ? `'${text}` : text
}

function isPlainNumber(text: string): boolean {
  const [, digits = ''] = plainNumber.exec(text) ?? []
  return /\d/.test(digits)
}

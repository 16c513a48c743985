const trigger = /^\s*[=+\-@\t\r\n\u0000＝＋－＠]/u
const plainNumber = /^[-+]?([\d.,\s'\u2019]+)(?:[eE][-+]?\d+)?-?$/

/**
 * A text cell that a spreadsheet cannot take for a formula: a single quote before `= + - @`, tab, line ends
 * and their full-width forms (OWASP ASVS 5.0, 1.2.10). Numbers, negative ones too, are left as they are.
 */
export function makeFormulaSafe(text: string): string {
  return trigger.test(text) && !isPlainNumber(text.trim()) ? `'${text}` : text
}

function isPlainNumber(text: string): boolean {
  const [, digits = ''] = plainNumber.exec(text) ?? []
  return /\d/.test(digits)
}

/** What a cell says that begins like the label of a total. */
export interface TotalLabel {
  /** A balance is carried from elsewhere: no sum of lines confirms it. */
  kind: 'total' | 'balance'
  /** A total of a level adds up what stands after the last one of the same or a higher level. */
  level: number
  /** What follows the word, trimmed; '' where nothing but digits and punctuation does. */
  rest: string
}

const grand =
  /^(?:grand|overall|general|gesamt)[-\s]?(?:total|summe)(?![\p{L}\d])|^gesamt[\s:]*$|^total\s+g[eé]n[eé]ral(?![\p{L}])|^総計/iu
const sub =
  /^(?:sub|sous|page|unter|zwischen|tussen)[-\s]?(?:total(?:e|es|en)?|totaal|summe)s?\b|^tussentelling\b|^小計/i
const total =
  /^(?:totals?|totale|totaal|totaux|totales|sum|summe|suma|somme|soma|somma|razem|итого|合計|合计|总计)(?![\p{L}\d])/iu
const balance =
  /^(?:(?:opening|closing|beginning|ending|starting)\s+balance|balance\s+(?:brought\s+|carried\s+)?(?:forward|b\/f|c\/f)|(?:brought|carried)\s+forward|saldo|saldovortrag|anfangs(?:bestand|saldo)|end(?:bestand|saldo)|schlusssaldo|übertrag|report\s+à\s+nouveau|à\s+reporter|solde|繰越|前期繰越|次期繰越)(?![\p{L}\d])/iu
const carried = /^(?:report|vortrag)[\s\d.,:*-]*$/i
const onlyMarks = /^[\s\d.,:;*=()-]*$/
/** Stars are what printed lists put beside a total: the more of them, the higher. */
const stars = /^\*+(?=\s|$)\s*/
const grandLevel = 100

/** Reads a cell as the label of a total or a balance, in the languages of the headers; null where it is none. */
export function readTotalLabel(text: string): TotalLabel | null {
  const marks = stars.exec(text)?.[0] ?? ''
  const words = text.slice(marks.length)
  if (marks !== '' && words === '') return { kind: 'total', level: marks.trim().length, rest: '' }
  if (carried.test(words)) return { kind: 'balance', level: 0, rest: '' }
  const found =
    match(grand, words, 'total', grandLevel) ??
    match(sub, words, 'total', 1) ??
    match(total, words, 'total', 2) ??
    match(balance, words, 'balance', 0)
  if (found === null || marks === '') return found
  return { ...found, level: marks.trim().length }
}

/** Whether a cell could be a label at all: account codes of digits are not looked at twice. */
export function mayBeTotalLabel(text: string): boolean {
  const first = text.charCodeAt(0)
  return first > 0x39 || first === 0x2a
}

function match(pattern: RegExp, text: string, kind: TotalLabel['kind'], level: number): TotalLabel | null {
  const word = pattern.exec(text)?.[0]
  if (word === undefined) return null
  const rest = text.slice(word.length)
  return { kind, level, rest: onlyMarks.test(rest) ? '' : rest.replace(/^[\s.:*-]+/, '') }
}

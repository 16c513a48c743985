import type { LineText } from '../ledger/ledger-view.ts'

const headLength = 6

/** Texts as they are compared: capitals, letters and digits alone, what is left of a text that is typed again in another fashion. */
export function plainText({ counterparty, description }: LineText): LineText {
  return { counterparty: plain(counterparty), description: plain(description) }
}

function plain(text: string): string {
  // Nearly all texts have no other signs than these, and looking for them alone is several times faster.
  if (/^[\x20-\x7E]*$/.test(text)) return text.toUpperCase().replace(/[^A-Z0-9]+/g, '')
  return text.toUpperCase().replace(/[^\p{L}\p{N}]+/gu, '')
}

/** The beginnings of a line's plain texts: the same for a text that was cut short. '' where it has none. */
export function headOf({ counterparty, description }: LineText): string {
  if (counterparty === '' && description === '') return ''
  return `${counterparty.slice(0, headLength)}|${description.slice(0, headLength)}`
}

/** The texts of a line as they stand there, and plain. */
export interface ComparedText {
  text: LineText
  plain: LineText
}

/**
 * How much of two lines' texts is the same, 0 to 1: the beginning and the end they share, as a share of both; the mean of
 * the texts that one of them has. -1 where neither has any.
 */
export function textLikeness(one: ComparedText, other: ComparedText): number {
  const counterparty = likeness('counterparty', one, other)
  const description = likeness('description', one, other)
  if (counterparty < 0) return description
  return description < 0 ? counterparty : (counterparty + description) / 2
}

function likeness(field: keyof LineText, one: ComparedText, other: ComparedText): number {
  const [a, b] = [one.plain[field], other.plain[field]]
  const shorter = Math.min(a.length, b.length)
  if (shorter === 0) {
    const [written, again] = [one.text[field], other.text[field]]
    if (written === '' || again === '') return written === again ? -1 : 0
    return written === again ? 1 : 0
  }
  let start = 0
  while (start < shorter && a.charCodeAt(start) === b.charCodeAt(start)) start++
  let end = 0
  while (end < shorter - start && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end++
  return (2 * (start + end)) / (a.length + b.length)
}

const longestSuffix = 2

/**
 * How alike two numbers of documents are: 1 the same, 0.75 one with a suffix or with two signs that changed places, 0.5 with one other
 * sign, 0 others; -1 where neither line has one.
 */
export function numberLikeness(one: string, other: string): number {
  if (one === '' || other === '') return one === other ? -1 : 0
  if (one === other) return 1
  const [shorter, longer] = one.length <= other.length ? [one, other] : [other, one]
  const more = longer.length - shorter.length
  if (more > 0) return more <= longestSuffix && longer.startsWith(shorter) ? 0.75 : 0
  let at = 0
  while (one[at] === other[at]) at++
  if (one.slice(at + 1) === other.slice(at + 1)) return 0.5
  const isSwapped = one[at] === other[at + 1] && one[at + 1] === other[at]
  return isSwapped && one.slice(at + 2) === other.slice(at + 2) ? 0.75 : 0
}

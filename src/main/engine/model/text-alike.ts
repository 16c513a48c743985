import type { LineText } from '../ledger/ledger-view.ts'

const headLength = 6

const mostKnown = 50_000
const known = new Map<string, string>()

/** Capitals, letters and digits alone: what is left of a text that is typed again in another fashion. */
export function plainText(text: string): string {
  // Each text is compared with many others, and taking it apart costs more than comparing it.
  let plain = known.get(text)
  if (plain !== undefined) return plain
  plain = text.toUpperCase().replace(/[^\p{L}\p{N}]+/gu, '')
  if (known.size === mostKnown) known.clear()
  known.set(text, plain)
  return plain
}

/** The beginnings of a line's texts: the same for a text that was cut short. '' where it has none. */
export function headOf({ counterparty, description }: LineText): string {
  const [one, other] = [counterparty, description].map((text) => plainText(text).slice(0, headLength))
  return one === '' && other === '' ? '' : `${one}|${other}`
}

/**
 * How much of two lines' texts is the same, 0 to 1: the beginning and the end they share, as a share of both; the mean of
 * the texts that one of them has. -1 where neither has any.
 */
export function textLikeness(one: LineText, other: LineText): number {
  const counterparty = likeness(one.counterparty, other.counterparty)
  const description = likeness(one.description, other.description)
  if (counterparty < 0) return description
  return description < 0 ? counterparty : (counterparty + description) / 2
}

function likeness(one: string, other: string): number {
  if (one === '' || other === '') return one === other ? -1 : 0
  if (one === other) return 1
  const [a, b] = [plainText(one), plainText(other)]
  const shorter = Math.min(a.length, b.length)
  if (shorter === 0) return 0
  let start = 0
  while (start < shorter && a.charCodeAt(start) === b.charCodeAt(start)) start++
  let end = 0
  while (end < shorter - start && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end++
  return (2 * (start + end)) / (a.length + b.length)
}

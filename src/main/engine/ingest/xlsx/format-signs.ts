import { currenciesOf } from '../amounts/currency-signs.ts'
import { indicatorSign } from '../amounts/indicator-sign.ts'

/** What one section of a format code writes around the digits, and for which numbers. */
export interface SignSection {
  /** Of the numbers it is for; null where its place among the sections decides. */
  condition: { sign: string; limit: number } | null
  /** For numbers below zero alone, which it then shows without their own minus. */
  isForNegatives: boolean
  /** A minus or brackets that are written whatever the number is. */
  isNegative: boolean
  /** A word beside the digits that is no currency; '' where there is none. */
  word: string
}

/** What a format says of a number's sign: 1 or -1, or null beside a word that is no known debit/credit code. */
export interface ShownSign {
  sign: 1 | -1 | null
  word: string
}

/** Codes that mean a side only where both of them are used: Nordic, Czech, Hungarian, Italian, Turkish, Polish, Russian. */
const pairs: [debit: string, credit: string][] = [
  ['D', 'K'],
  ['MD', 'D'],
  ['T', 'K'],
  ['D', 'A'],
  ['B', 'A'],
  ['WN', 'MA'],
  ['ДТ', 'КТ'],
  ['Д', 'К']
]
const token = /"([^"]*)"|\\(.)|(_.|\*.)|\[([^\]]*)\]|(general|standard)|(.)/gisu
const comparison = /^(<=|>=|<>|<|>|=)(-?[\d.]+)$/

/** The sections of a format code as far as they write a sign; null where none of them does. */
export function readSignSections(code: string): SignSection[] | null {
  const sections = [startSection()]
  for (const [, quoted, escaped, space, bracket, general, bare] of code.matchAll(token)) {
    const section = sections.at(-1)!
    const [, sign, limit] = comparison.exec(bracket ?? '') ?? []
    if (sign !== undefined) section.condition = { sign, limit: Number(limit) }
    if (bracket !== undefined || space !== undefined) continue
    if (bare === ';') sections.push(startSection())
    else if (general !== undefined || /[0#?]/.test(bare ?? '')) {
      // What stands between the digits is part of how they are grouped.
      section.hasDigits = true
      section.after = ''
    } else if (section.hasDigits) section.after += quoted ?? escaped ?? bare
    else section.before += quoted ?? escaped ?? bare
  }
  const read = sections.map(({ condition, before, after }, at) => ({
    condition,
    isForNegatives: condition === null ? at === 1 : condition.sign.startsWith('<') && condition.limit <= 0,
    isNegative: hasMinus(before, after),
    word: wordOf(`${before} ${after}`)
  }))
  const adds = ({ isForNegatives, isNegative, word }: SignSection, at: number) =>
    word !== '' || (isNegative && !isForNegatives && at < 2)
  return read.some(adds) ? read : null
}

function startSection(): Pick<SignSection, 'condition'> & {
  before: string
  after: string
  hasDigits: boolean
} {
  return { condition: null, before: '', after: '', hasDigits: false }
}

/** `5.-` is a whole amount: the dash stands for the cents. */
function hasMinus(before: string, after: string): boolean {
  const isBracketed = before.includes('(') && after.includes(')')
  return isBracketed || /[-\u2212]/.test(before) || /^[^.,]*[-\u2212]/.test(after)
}

function wordOf(literals: string): string {
  const words = literals.match(/\p{L}+/gu) ?? []
  const sides = words.filter((word) => indicatorSign(word) !== null)
  return (sides[0] ?? words.find((word) => currenciesOf(word) === undefined) ?? '').trim()
}

/** What the words of a workbook's formats mean: a code that is known alone, or one of a pair of which both are used. */
export function readSides(sections: readonly SignSection[]): (word: string) => 1 | -1 | null {
  const used = new Set(sections.map(({ word }) => word.toUpperCase()))
  const inPairs = new Map<string, 1 | -1>()
  for (const [debit, credit] of pairs) {
    if (!used.has(debit) || !used.has(credit)) continue
    inPairs.set(debit, 1)
    inPairs.set(credit, -1)
  }
  return (word) => inPairs.get(word.toUpperCase()) ?? indicatorSign(word)
}

/** What a format adds to the sign that a number has; null where that is nothing. */
export function shownSign(
  sections: SignSection[],
  value: number,
  sideOf: (word: string) => 1 | -1 | null
): ShownSign | null {
  const section = sections[sectionOf(sections, value)]
  if (section === undefined || value === 0) return null
  const { word, isNegative, isForNegatives } = section
  if (word !== '') {
    const side = sideOf(word)
    const isTurned = value < 0 && !isForNegatives
    return { word, sign: side === null ? null : isTurned ? (side === 1 ? -1 : 1) : side }
  }
  if (value > 0) return isNegative ? { word, sign: -1 } : null
  // A format that writes a minus before what is positive and none before what is negative turns both around.
  return sections[0]!.isNegative && isForNegatives && !isNegative ? { word, sign: 1 } : null
}

/** Which section a number other than zero is shown by: the first whose condition it meets, else by its sign. */
function sectionOf(sections: SignSection[], value: number): number {
  if (sections.every(({ condition }) => condition === null)) return value < 0 && sections.length > 1 ? 1 : 0
  return sections.findIndex(({ condition }) => condition === null || meets(value, condition))
}

function meets(value: number, { sign, limit }: NonNullable<SignSection['condition']>): boolean {
  if (value === limit) return sign.includes('=')
  if (sign === '<>') return true
  return value < limit ? sign.startsWith('<') : sign.startsWith('>')
}

/** A number as text with the sign that its format shows; a side as `Dr` or `Cr`, whatever words say it. */
export function withSign(text: string, { sign, word }: ShownSign): string {
  if (sign === null) return text
  const digits = text.replace('-', '')
  if (word === '') return sign < 0 ? `-${digits}` : digits
  return `${digits} ${sign < 0 ? 'Cr' : 'Dr'}`
}

import type { OpenField } from '../../../../shared/mapping.ts'
import { indicatorSign, plainCode, sidesOfCodes } from '../amounts/indicator-sign.ts'
import type { Candidate } from './candidate.ts'
import { matchHeader } from './match-header.ts'
import { readNumber, type ProfiledColumn } from './profile-column.ts'
import type { Proposal } from './propose-fields.ts'

const confidence = 0.85
/** So large a share of the lines must have one side and not the other. */
const enoughLines = 0.98
const fewestLines = 2
/** Of more columns that could each be a side, nobody could say which two are meant. */
const mostCandidates = 100
/** What a column of two words for the sides can have been taken for by a name that says less. */
const lesser: readonly Candidate[] = ['source', 'description', 'line', 'document', 'entity']

/**
 * Reads in place two unsigned columns, of which each line fills one, as a debit and a credit, where no column is an
 * amount by its name. A word for one of the two sides decides which is which; without any it is for a person to say.
 */
export function claimPair(
  picked: Map<Candidate, Proposal>,
  free: ProfiledColumn[],
  fixed: Set<Candidate>
): OpenField[] {
  const [debit, credit] = [picked.get('debit'), picked.get('credit')]
  if (picked.has('amount') || fixed.has('amount') || (debit !== undefined && credit !== undefined)) return []
  const known = debit ?? credit
  const candidates = free.filter((column) => isUnsigned(column) && isSometimesBlank(column))
  if (known !== undefined) {
    const others = candidates.filter((column) => isPair(known.column, column))
    const other = debit === undefined ? 'debit' : 'credit'
    if (others.length !== 1 || fixed.has(other)) return []
    picked.set(other, asSide(other, others[0]!, known.column))
    return []
  }
  if (fixed.has('debit') || fixed.has('credit')) return []
  const few = candidates.slice(0, mostCandidates)
  const pairs = few.flatMap((one, at) =>
    few.slice(at + 1).flatMap((other) => (isPair(one, other) ? [[one, other] as const] : []))
  )
  const [first, ...more] = pairs
  if (first === undefined) return []
  const told = pairs.map((pair) => inOrder(...pair)).find((pair) => pair !== null)
  if (told !== undefined) {
    picked.set('debit', asSide('debit', told[0], told[1]))
    picked.set('credit', asSide('credit', told[1], told[0]))
    return []
  }
  if (more.length > 0) return []
  const [one, other] = first
  return [
    {
      field: 'debit',
      text:
        `Each line has an amount either in “${one.header}” or in “${other.header}”, and no name says which side ` +
        'they are. Which of them holds the debits? The other one is read as the credit.',
      positions: [one.position, other.position],
      mayBeNone: false
    }
  ]
}

/**
 * Reads in place a column that holds nothing but codes of both sides as the debit/credit indicator of an unsigned
 * amount, whatever it is called.
 */
export function claimIndicator(
  picked: Map<Candidate, Proposal>,
  columns: ProfiledColumn[],
  fixed: Set<Candidate>
): void {
  const amount = picked.get('amount')
  if (amount === undefined || amount.column.profile.negatives > 0) return
  if (picked.has('indicator') || fixed.has('indicator')) return
  const takenBy = (column: ProfiledColumn) =>
    [...picked.values()].find((proposal) => proposal.column.position === column.position)
  const column = columns.find((one) => {
    if (!holdsBothSides(one)) return false
    const taken = takenBy(one)
    if (taken === undefined) return true
    const areWords = one.profile.cells.every((cell) => cell.length > 1)
    return areWords && !fixed.has(taken.candidate) && lesser.includes(taken.candidate)
  })
  if (column === undefined) return
  const taken = takenBy(column)
  if (taken !== undefined) picked.delete(taken.candidate)
  const codes = column.profile.cells.map((cell) => `“${cell}”`).join(' and ')
  picked.set('indicator', {
    candidate: 'indicator',
    column,
    confidence,
    reason: `holds nothing but ${codes}, beside an amount without a sign`
  })
}

function holdsBothSides({ profile: { filled, records, sides, cells } }: ProfiledColumn): boolean {
  return (
    sides === 1 &&
    filled >= enoughLines * records &&
    new Set(cells.map((cell) => indicatorSign(cell))).size === 2
  )
}

function isUnsigned({ profile: { filled, numbers, negatives, days, cells } }: ProfiledColumn): boolean {
  // Two flags, of which each line has one, are no amounts.
  const isFlag = cells.every((cell) => ['0', '1'].includes(cell))
  return filled > 0 && numbers >= 0.9 && negatives === 0 && days < 0.5 && !isFlag
}

/** A side of a pair is blank, or zero, where the other one is filled. */
function isSometimesBlank({ values }: ProfiledColumn): boolean {
  return values.some((cell) => !isOther(cell))
}

function isPair(one: ProfiledColumn, other: ProfiledColumn): boolean {
  const sides = one.values.map((cell, at) => [isOther(cell), isOther(other.values[at] ?? '')])
  const filled = sides.filter(([left, right]) => left || right)
  const single = filled.filter(([left, right]) => left !== right)
  return (
    single.length >= fewestLines &&
    single.length >= enoughLines * filled.length &&
    filled.length >= enoughLines * sides.length &&
    single.some(([left]) => left) &&
    single.some(([, right]) => right)
  )
}

function isOther(cell: string): boolean {
  return (readNumber(cell.trim()) ?? 0) !== 0
}

function asSide(candidate: 'debit' | 'credit', column: ProfiledColumn, other: ProfiledColumn): Proposal {
  const reason = `each line has an amount either here or in “${other.header}”`
  return { candidate, column, confidence, reason }
}

/** The debit first; null where no word says which it is. */
function inOrder(one: ProfiledColumn, other: ProfiledColumn): [ProfiledColumn, ProfiledColumn] | null {
  const [left, right] = [sideOf(one.header), sideOf(other.header)]
  if (left !== right) return left === 'debit' || right === 'credit' ? [one, other] : [other, one]
  for (const word of wordsOf(one.header)) {
    for (const partner of wordsOf(other.header)) {
      const sign = sidesOfCodes([word, partner])?.get(word)
      if (sign !== undefined && word !== partner) return sign === 1 ? [one, other] : [other, one]
    }
  }
  return null
}

/** The words of a header as codes of a side are compared. */
function wordsOf(header: string): string[] {
  return header.split(/[^\p{L}\p{M}]+/u).flatMap((word) => (word === '' ? [] : plainCode(word)))
}

/** The side that a word of a header names, where it names one only. */
function sideOf(header: string): 'debit' | 'credit' | null {
  const words = header
    .split(/[^\p{L}]+/u)
    .flatMap((word) => [word, ...matchHeader(word).map((match) => match.candidate)])
  const isDebit = words.includes('debit')
  const isCredit = words.includes('credit')
  if (isDebit === isCredit) return null
  return isDebit ? 'debit' : 'credit'
}

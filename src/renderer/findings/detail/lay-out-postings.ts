import type { FindingMember } from '../../../shared/finding.ts'
import { fields, type Field } from '../../../shared/mapping.ts'
import { compareValues, severalValues, type ComparedField } from './compare-lines.ts'

/** One of the times that what a finding speaks of was posted: its lines of the finding. */
export interface Posting {
  occurrence: number
  members: FindingMember[]
  /** Whether more lines of it than these are in the finding: it is the last one that could be shown. */
  isCut: boolean
  /** Lines of its journals that are not of the finding, as far as it has journals; null where not all of its own are known. */
  others: number | null
}

/** Lines of one account, amount and currency, one of each posting; null where a posting has none. */
export interface Leg {
  lines: (FindingMember | null)[]
}

/** The first line of a leg, which says what it is. */
export function firstOf({ lines }: Leg): FindingMember {
  return lines.find((line) => line !== null)!
}

/** A field of a line as read; '' where it has none. */
function valueOf(member: FindingMember, field: Field): string {
  return member.fields.find((one) => one.field === field)?.value ?? ''
}

/** The postings of the members, the earliest first; `count` are the lines of the whole finding. */
export function partPostings(members: readonly FindingMember[], count: number): Posting[] {
  const postings = Map.groupBy(members, ({ occurrence }) => occurrence)
  const shown = Map.groupBy(members, journalOf)
  return [...postings].map(([occurrence, own], at) => {
    const isCut = count > members.length && at === postings.size - 1
    return { occurrence, members: own, isCut, others: isCut ? null : countOthers(own, shown) }
  })
}

/** Lines of the journals of these lines that are none of those that are shown. */
function countOthers(members: readonly FindingMember[], shown: ReadonlyMap<string, unknown[]>): number {
  const journals = Map.groupBy(members, journalOf)
  return [...journals].reduce(
    (sum, [journal, [first]]) => sum + Math.max(first!.journalLines - shown.get(journal)!.length, 0),
    0
  )
}

function journalOf({ row }: FindingMember): string {
  return JSON.stringify([row.fileIndex, row.journal])
}

/**
 * The legs of the postings beside each other, in the order of their lines. Lines of the same counterparty and text come together first;
 * what is left over joins where no posting has a line in both.
 */
export function alignLegs(postings: readonly Posting[]): Leg[] {
  const close = new Map<string, Leg>()
  for (const [at, { members }] of postings.entries()) {
    const times = new Map<string, number>()
    for (const member of members) {
      const said = JSON.stringify([
        legOf(member),
        valueOf(member, 'counterparty'),
        valueOf(member, 'description')
      ])
      const time = times.get(said) ?? 0
      times.set(said, time + 1)
      const key = `${time}/${said}`
      const leg = close.get(key) ?? { lines: Array.from({ length: postings.length }, () => null) }
      leg.lines[at] = member
      close.set(key, leg)
    }
  }
  return joinLegs([...close.values()])
}

/** Account, amount and currency of a line as one text: what makes lines of two postings one leg. */
function legOf(member: FindingMember): string {
  return JSON.stringify([member.row.account, member.row.amount, valueOf(member, 'currency')])
}

function joinLegs(legs: readonly Leg[]): Leg[] {
  const joined = new Map<string, Leg[]>()
  for (const leg of legs) {
    const key = legOf(firstOf(leg))
    const known = joined.get(key) ?? []
    joined.set(key, known)
    const free = known.find(({ lines }) => lines.every((line, at) => line === null || leg.lines[at] === null))
    if (free === undefined) known.push(leg)
    else free.lines = free.lines.map((line, at) => line ?? leg.lines[at] ?? null)
  }
  return [...joined.values()].flat()
}

/** What makes a leg, and what says only where a line stands. */
const ofLegs: ReadonlySet<Field> = new Set([
  'line',
  'account',
  'accountName',
  'amount',
  'debit',
  'credit',
  'indicator',
  'currency'
])
const headFields = fields.filter((field) => !ofLegs.has(field))

/** What postings say as a whole, field by field: of each the values of its lines, each once and in their order. */
export function comparePostings(postings: readonly Posting[]): ComparedField[] {
  return headFields.flatMap((field) =>
    compareValues(
      field,
      postings.map(({ members }) =>
        [...new Set(members.map((member) => valueOf(member, field)))]
          .filter((value) => value !== '')
          .join(severalValues)
      )
    )
  )
}

/** What tells the postings apart: their journals, else their documents; null where neither does. */
export function namePostings(postings: readonly Posting[]): string[] | null {
  for (const field of ['journal', 'document'] as const) {
    const names = postings.map(({ members }) => [...new Set(members.map((member) => valueOf(member, field)))])
    const isOne = names.every(([name = '', ...others]) => name !== '' && others.length === 0)
    if (isOne && new Set(names.flat()).size === postings.length) return names.flat()
  }
  return null
}

import type { JournalProof, UnbalancedJournal } from '../../../../shared/import-proof.ts'
import type { AmountScale, ExactAmount } from '../../decimal.ts'
import { ExactSum } from '../../exact-sum.ts'
import { fileOfLine } from '../../file-of-line.ts'
import type { KeyData } from '../../key-data.ts'

/** What is known of the rows when journals are added up. */
export interface JournalSources {
  keys: KeyData
  /** By amount id. */
  amounts: ExactAmount[]
  scale: AmountScale
  /** By line: -1 where the amount is blank, -2 where it is unreadable, less where it is left out. */
  amountState: Int32Array
  /** By line: the physical line it starts on. */
  lineNumbers: Int32Array
  /** The line (from 0) each file begins with; the end of the last one closes the list. */
  starts: readonly number[]
}

/** The rows of one journal added up. */
interface Tally {
  net: ExactSum
  rows: number
  unread: number
  /** Its first line, counted from 0. */
  first: number
}

const mostShown = 10

/**
 * Adds up each journal exactly. Entities often give the same numbers: what balances within an entity is a journal of
 * its own, and the rest of a number is one journal, whichever entities it goes over. Answers all that do not balance,
 * the ones furthest from nought first; null where no journal number is mapped.
 */
export function balanceJournals(
  sources: JournalSources
): { proof: JournalProof; unbalanced: UnbalancedJournal[] } | null {
  const { journal, entity } = sources.keys
  if (journal === null) return null
  const without = newTally(sources.scale)
  const found: { tally: Tally; size: bigint; number: number; entityId: number }[] = []
  const proof = { journals: 0, acrossEntities: 0 }
  for (const [number, lines] of linesByValue(journal.ids, journal.values.length)) {
    if (number < 0) {
      for (const line of lines) addLine(without, line, sources)
      continue
    }
    const open: [entityId: number, tally: Tally][] = []
    for (const part of tallyByEntity(lines, sources)) {
      if (part[1].net.isZero()) proof.journals++
      else open.push(part)
    }
    if (open.length === 0) continue
    proof.journals++
    const [first] = open
    const tally = open.length === 1 ? first![1] : tallyOf(lines, new Set(open.map(([id]) => id)), sources)
    if (tally.net.isZero()) {
      proof.acrossEntities++
      continue
    }
    const units = tally.net.units()
    const entityId = open.length === 1 ? first![0] : -1
    found.push({ tally, size: units < 0n ? -units : units, number, entityId })
  }
  found.sort((a, b) => (a.size === b.size ? a.tally.first - b.tally.first : a.size < b.size ? 1 : -1))
  const unbalanced = found.map(({ tally, number, entityId }) => ({
    journal: journal.values[number]!,
    entity: entityId < 0 ? '' : entity!.values[entityId]!,
    rows: tally.rows,
    unread: tally.unread,
    net: tally.net.text(),
    firstLine: sources.lineNumbers[tally.first]!,
    file: fileOfLine(tally.first, sources.starts)
  }))
  return {
    proof: {
      ...proof,
      unbalanced: unbalanced.length,
      without: { rows: without.rows, net: without.net.text() },
      largest: unbalanced.slice(0, mostShown)
    },
    unbalanced
  }
}

/** The lines of each value, ascending, and of none (-1); values without lines are left out. */
function* linesByValue(ids: Int32Array, values: number): IterableIterator<[id: number, lines: Int32Array]> {
  const ends = new Int32Array(values + 2)
  for (const id of ids) ends[id + 2]!++
  for (let at = 1; at < ends.length; at++) ends[at]! += ends[at - 1]!
  const order = new Int32Array(ids.length)
  for (let line = 0; line < ids.length; line++) order[ends[ids[line]! + 1]!++] = line
  for (let id = -1; id < values; id++) {
    const start = id < 0 ? 0 : ends[id]!
    if (start < ends[id + 1]!) yield [id, order.subarray(start, ends[id + 1])]
  }
}

/** The lines added up by entity; all under one where they name no more, or no entity is mapped. */
function tallyByEntity(lines: Int32Array, sources: JournalSources): Map<number, Tally> {
  const { entity } = sources.keys
  const tallies = new Map<number, Tally>()
  for (const line of lines) {
    const id = entity?.ids[line] ?? -1
    let tally = tallies.get(id)
    if (tally === undefined) tallies.set(id, (tally = newTally(sources.scale)))
    addLine(tally, line, sources)
  }
  return tallies
}

function tallyOf(lines: Int32Array, entityIds: ReadonlySet<number>, sources: JournalSources): Tally {
  const tally = newTally(sources.scale)
  for (const line of lines) {
    if (entityIds.has(sources.keys.entity!.ids[line]!)) addLine(tally, line, sources)
  }
  return tally
}

function newTally(scale: AmountScale): Tally {
  return { net: new ExactSum(scale), rows: 0, unread: 0, first: -1 }
}

function addLine(tally: Tally, line: number, { keys, amounts, amountState }: JournalSources): void {
  if (tally.first < 0) tally.first = line
  tally.rows++
  const state = amountState[line]!
  if (state >= 0) tally.net.add(amounts[keys.amount.ids[line]!]!)
  else if (state >= -2) tally.unread++
}

import type { JournalProof, UnbalancedJournal } from '../../../../shared/import-proof.ts'
import type { AmountScale, ExactAmount } from '../../../base/decimal.ts'
import { ExactSum } from '../../../base/exact-sum.ts'
import { fileOfLine } from '../../ledger/file-of-line.ts'
import type { KeyData } from '../../ledger/key-data.ts'
import { LinesByValue } from '../../../base/lines-by-value.ts'
import type { Journals } from '../../ledger/part-journals.ts'

/** What is known of the rows when journals are added up. */
export interface JournalSources {
  keys: KeyData
  journals: Journals | null
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
  /** Of its lines; -1 where they name none, or several. */
  entityId: number
  isAcrossEntities: boolean
}

const mostShown = 10

/**
 * Adds up each journal exactly. Answers all that do not balance, the ones furthest from nought first; null where no journal
 * number is mapped.
 */
export function balanceJournals(
  sources: JournalSources
): { proof: JournalProof; unbalanced: UnbalancedJournal[] } | null {
  const { journals } = sources
  if (journals === null) return null
  const { journal, entity } = sources.keys
  const byJournal = new LinesByValue(journals.of, journals.count)
  const without = tallyOf(byJournal.of(-1), sources)
  const found: { tally: Tally; size: bigint }[] = []
  const proof = { journals: 0, acrossEntities: 0 }
  for (let number = 0; number < journals.count; number++) {
    const lines = byJournal.of(number)
    if (lines.length === 0) continue
    proof.journals++
    const tally = tallyOf(lines, sources)
    if (tally.net.isZero()) {
      if (tally.isAcrossEntities) proof.acrossEntities++
      continue
    }
    const units = tally.net.units()
    found.push({ tally, size: units < 0n ? -units : units })
  }
  found.sort((a, b) => (a.size === b.size ? a.tally.first - b.tally.first : a.size < b.size ? 1 : -1))
  const unbalanced = found.map(({ tally }) => ({
    journal: journal!.values[journal!.ids[tally.first]!]!,
    entity: tally.entityId < 0 ? '' : entity!.values[tally.entityId]!,
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

function tallyOf(lines: Int32Array, { keys, amounts, amountState, scale }: JournalSources): Tally {
  const first = lines[0] ?? -1
  const entityOf = (line: number) => keys.entity?.ids[line] ?? -1
  const tally: Tally = {
    net: new ExactSum(scale),
    rows: lines.length,
    unread: 0,
    first,
    entityId: entityOf(first),
    isAcrossEntities: false
  }
  for (const line of lines) {
    const state = amountState[line]!
    if (state >= 0) tally.net.add(amounts[keys.amount.ids[line]!]!)
    else if (state >= -2) tally.unread++
    if (entityOf(line) !== entityOf(first)) tally.isAcrossEntities = true
  }
  if (tally.isAcrossEntities) tally.entityId = -1
  return tally
}

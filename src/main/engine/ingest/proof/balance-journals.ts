import type { JournalProof, UnbalancedJournal } from '../../../../shared/import-proof.ts'
import { ExactAmounts } from '../../../base/exact-amounts.ts'
import { fileOfLine } from '../../ledger/file-of-line.ts'
import type { WrittenLines } from '../../ledger/ledger.ts'
import type { KeyData } from '../../ledger/key-data.ts'
import type { Journals } from '../../ledger/part-journals.ts'

/** What is known of the rows when journals are added up. */
export interface JournalSources {
  keys: KeyData
  journals: Journals | null
  /** By amount id. */
  amounts: ExactAmounts
  /** By line: -1 where the amount is blank, -2 where it is unreadable, less where it is left out. */
  amountState: Int32Array
  /** Where the lines are. */
  written: Pick<WrittenLines, 'lineNumbers' | 'starts'>
}

/** The rows of each journal added up, by its number; the last is for those of no journal. */
interface Tallies {
  nets: ExactAmounts
  rows: Int32Array
  unread: Int32Array
  /** Its first line, counted from 0. */
  first: Int32Array
  /** 1 where its lines name several entities, or one and none. */
  isAcross: Uint8Array
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
  const { nets, rows, unread, first, isAcross } = tallyJournals(journals, sources)
  const proof = { journals: 0, acrossEntities: 0 }
  const found: number[] = []
  for (let number = 0; number < journals.count; number++) {
    if (rows[number] === 0) continue
    proof.journals++
    if (!nets.isZero(number)) found.push(number)
    else if (isAcross[number] === 1) proof.acrossEntities++
  }
  found.sort((a, b) => nets.compareSizes(b, a) || first[a]! - first[b]!)
  const unbalanced = found.map((number) => {
    const line = first[number]!
    const entityId = isAcross[number] === 1 ? -1 : (entity?.ids[line] ?? -1)
    return {
      journal: journal!.values[journal!.ids[line]!]!,
      entity: entityId < 0 ? '' : entity!.values[entityId]!,
      rows: rows[number]!,
      unread: unread[number]!,
      net: nets.text(number),
      firstLine: sources.written.lineNumbers[line]!,
      file: fileOfLine(line, sources.written.starts)
    }
  })
  return {
    proof: {
      ...proof,
      unbalanced: unbalanced.length,
      without: { rows: rows[journals.count]!, net: nets.text(journals.count) },
      largest: unbalanced.slice(0, mostShown)
    },
    unbalanced
  }
}

function tallyJournals({ of, count }: Journals, { keys, amounts, amountState }: JournalSources): Tallies {
  const entities = keys.entity?.ids ?? null
  const nets = new ExactAmounts(count + 1, amounts.scale)
  const rows = new Int32Array(count + 1)
  const unread = new Int32Array(count + 1)
  const first = new Int32Array(count + 1)
  const isAcross = new Uint8Array(count + 1)
  for (let line = 0; line < of.length; line++) {
    const number = of[line]! < 0 ? count : of[line]!
    if (rows[number]!++ === 0) first[number] = line
    const state = amountState[line]!
    if (state >= 0) nets.add(number, amounts, state)
    else if (state >= -2) unread[number]!++
    if (entities !== null && entities[line] !== entities[first[number]!]) isAcross[number] = 1
  }
  return { nets, rows, unread, first, isAcross }
}

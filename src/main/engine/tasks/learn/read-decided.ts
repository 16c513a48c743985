import type { LedgerResult } from '../../../../shared/job.ts'
import { rulesOf } from '../../../../shared/rules.ts'
import type { DecidedLedger } from './choose-decisions.ts'
import { foldCase } from '../../../base/fold-case.ts'
import { labelLines, describeDecided, type DecidedRow } from '../../model/decided-rows.ts'
import { drawEvenly } from '../../model/random.ts'
import { gatherEvidence } from '../../model/evidence.ts'
import { columnBits } from '../../model/features.ts'
import type { FlatForest } from '../../model/flat-forest.ts'
import type { FoldLinks } from '../../model/fold-links.ts'
import { forestParameters } from '../../model/forest.ts'
import { longestJournal } from '../../model/inject-repostings.ts'
import { drawMadeRows, type MadeRow } from '../../model/training-sample.ts'
import { readJudged } from '../judged-ledger.ts'
import { LedgerReader } from '../../store/ledger-reader.ts'
import { StoredLedger } from '../../store/stored-ledger.ts'
import { ruleRisks, viewLedger } from '../view-ledger.ts'

/** Of one finding no more rows than this are learned from: a decision on a thousand lines is still one decision. */
export const mostRowsPerFinding = 20

/** What one ledger gives a model to learn from. */
export interface ReadDecided {
  path: string
  result: LedgerResult
  /** Each with the account and amount it must not be judged apart from. */
  rows: (DecidedRow & { pair: string; ledger: number })[]
  /** Rows with made labels, each with the accounts and amounts of its event. */
  made: (Pick<MadeRow, 'features' | 'isPositive'> & { pairs: string[] })[]
  columns: number
}

/** How a ledger is read to learn from it. */
interface ReadOptions {
  /** Its place among the ledgers. */
  number: number
  /** Whether re-postings are made in it, too. */
  makesRows: boolean
  before: FlatForest | null
  links: FoldLinks
}

/**
 * Reads the decided lines of a stored ledger, and links the accounts and amounts that were decided in one journal: they are one event.
 * Throws LEDGER_GONE and LEDGER_VERSION.
 */
export function readDecided(
  { path, isDuplicate, excepted }: DecidedLedger,
  { number, makesRows, before, links }: ReadOptions
): ReadDecided {
  const ledger = new StoredLedger(path)
  try {
    const judged = readJudged(ledger)
    const { keys, settings } = judged.ledger
    const view = viewLedger(judged.ledger, judged.compared)
    const evidence = gatherEvidence(view)
    const { at } = evidence.repeats.groups
    const { decided: labelled, known } = labelLines(
      ledger.repeated(),
      isDuplicate,
      (line, other) => at[line]! < at[other]!
    )
    const notMeant = findNotMeant(path, excepted)
    const decided = labelled.filter(({ line }) => !notMeant.has(line))
    const { account, amount } = keys
    // Without regard to case: more lines stay together than the run compares, never less.
    const pairOf = (line: number) =>
      `${foldCase(account.values[account.ids[line]!]!)}\n${amount.values[amount.ids[line]!]!}`
    const described = describeDecided(evidence, judged.repeated, decided, before)
    const rows = limitRows(described).map((row) => ({ ...row, pair: pairOf(row.line), ledger: number }))
    linkJournals(rows, view.journal, number, links)
    const made = makesRows
      ? drawMadeRows(
          view,
          view.textOf,
          (injected) => ruleRisks(injected, rulesOf(settings)),
          forestParameters.seed,
          (line) => !known.has(line)
        ).rows
      : []
    return {
      path,
      result: ledger.result,
      rows,
      made: made.map(({ features, isPositive, lines }) => ({
        features,
        isPositive,
        pairs: lines.map(pairOf)
      })),
      columns: columnBits(view.columns)
    }
  } finally {
    ledger.close()
  }
}

/** The lines, from 0, that decisions on their findings do not speak of: nobody said what they are. */
function findNotMeant(path: string, excepted: DecidedLedger['excepted']): Set<number> {
  const lines = new Set<number>()
  if (excepted.size === 0) return lines
  const reader = new LedgerReader(path)
  try {
    for (const [findingNo, some] of excepted)
      for (const lineId of reader.exceptedLines(findingNo, some).keys()) lines.add(lineId - 1)
    return lines
  } finally {
    reader.close()
  }
}

/** At most so many rows of each finding, spread evenly. */
function limitRows(rows: readonly DecidedRow[]): DecidedRow[] {
  const byFinding = new Map<number, number[]>()
  rows.forEach(({ findingNo }, place) => {
    const places = byFinding.get(findingNo)
    if (places === undefined) byFinding.set(findingNo, [place])
    else places.push(place)
  })
  return [...byFinding.values()].flatMap((places) =>
    Array.from(drawEvenly(Int32Array.from(places), mostRowsPerFinding), (place) => rows[place]!)
  )
}

/** A journal of any size may collect a month of postings; one that is small enough was posted as a whole. */
function linkJournals(
  rows: readonly { line: number; pair: string }[],
  journal: Int32Array | null,
  ledger: number,
  links: FoldLinks
): void {
  if (journal === null) return
  const sizes = new Map<number, number>()
  for (const number of journal) sizes.set(number, (sizes.get(number) ?? 0) + 1)
  for (const { line, pair } of rows) {
    const number = journal[line]!
    if (number >= 0 && sizes.get(number)! <= longestJournal) links.link(pair, `journal ${ledger}\n${number}`)
  }
}

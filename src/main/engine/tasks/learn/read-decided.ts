import type { LedgerResult } from '../../../../shared/job.ts'
import type { DecidedLedger } from './choose-decisions.ts'
import { foldCase } from '../../../base/fold-case.ts'
import { labelLines, describeDecided, type DecidedRow } from '../../model/decided-rows.ts'
import { drawEvenly } from '../../model/random.ts'
import { gatherEvidence } from '../../model/evidence.ts'
import { columnBits } from '../../model/features.ts'
import type { FlatForest } from '../../model/flat-forest.ts'
import type { FoldLinks } from '../../model/fold-links.ts'
import { forestParameters } from '../../model/forest.ts'
import { injectionLimits } from '../../model/inject-repostings.ts'
import { drawMadeRows, type MadeRow } from '../../model/training-sample.ts'
import { viewSources } from '../sources/opinion-sources.ts'
import { rebuildSources } from '../sources/rebuild-sources.ts'
import { StoredLedger } from '../../store/stored-ledger.ts'
import { ruleRisks } from '../sources/view-ledger.ts'

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
  { path, isDuplicate }: DecidedLedger,
  { number, makesRows, before, links }: ReadOptions
): ReadDecided {
  const ledger = new StoredLedger(path)
  try {
    const sources = rebuildSources(ledger)
    const view = viewSources(sources, ledger)
    const evidence = gatherEvidence(view)
    const { at } = evidence.repeats.groups
    const { decided, known } = labelLines(
      ledger.repeated(),
      isDuplicate,
      (line, other) => at[line]! < at[other]!
    )
    const { account, amount } = sources.keys
    // Without regard to case: more lines stay together than the run compares, never less.
    const pairOf = (line: number) =>
      `${foldCase(account.values[account.ids[line]!]!)}\n${amount.values[amount.ids[line]!]!}`
    const described = describeDecided(evidence, sources.repeated.inOrder, decided, before)
    const rows = limitRows(described).map((row) => ({ ...row, pair: pairOf(row.line), ledger: number }))
    linkJournals(rows, view.journal, number, links)
    const made = makesRows
      ? drawMadeRows(
          view,
          view.textOf,
          (injected) => ruleRisks(injected, sources.analytics.settings.threshold),
          forestParameters.seed,
          (line) => !known.has(line)
        )
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

/** At most so many rows of each finding, spread evenly. */
function limitRows(rows: readonly DecidedRow[]): DecidedRow[] {
  const byFinding = new Map<number, number[]>()
  rows.forEach(({ groupNo }, place) => {
    const places = byFinding.get(groupNo)
    if (places === undefined) byFinding.set(groupNo, [place])
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
    if (number >= 0 && sizes.get(number)! <= injectionLimits.journalLines)
      links.link(pair, `journal ${ledger}\n${number}`)
  }
}

import type { JournalPage, ListedPage, Page } from '../../shared/contract.ts'
import type { BreakdownKind, BreakdownRow } from '../../shared/duplicate.ts'
import type { Filter, Sort } from '../../shared/filter.ts'
import type {
  FilterFigures,
  FindingDetail,
  FindingPage,
  FindingSort,
  JournalLines,
  Reason
} from '../../shared/finding.ts'
import type { ModelOutcome } from '../../shared/model.ts'
import type { StoredModel } from '../engine/model/train-model.ts'
import type { LineChoice } from '../../shared/import-proof.ts'
import type { MappingPreview } from '../../shared/ledger.ts'
import type { Settings } from '../../shared/settings.ts'
import type { TieOut, TypedTotals } from '../../shared/tie-out.ts'
import type { Answer } from '../../shared/result.ts'
import type { ReviewQuestions } from './review-protocol.ts'

/** Where a ledger is and whose it is: what the reader has to know to show its lines with the decisions on them. */
export interface LedgerPlace {
  ledgerId: string
  path: string
  /** The file, or the first one and how many more: for sentences. */
  name: string
  /** The same for all ledgers of an engagement, and for no other. */
  engagement: string
  /** The ledger of the engagement it is compared with: the last finished one submitted before; null where there is none. */
  earlier: EarlierLedger | null
}
export interface EarlierLedger {
  ledgerId: string
  path: string
}

/** The questions the reader process answers, by name: what each takes and what a good answer holds. */
export interface Questions extends ReviewQuestions {
  /** The first one: where the decisions of the data folder are kept, and whether there should be some. */
  begin: { ask: { reviewPath: string; isExpected: boolean }; answer: null }
  page: {
    ask: { ledger: LedgerPlace; filter: Filter; sort: Sort | null; offset: number; limit: number }
    answer: Page
  }
  breakdown: { ask: { ledger: LedgerPlace; by: BreakdownKind }; answer: BreakdownRow[] }
  findings: {
    ask: { ledger: LedgerPlace; filter: Filter; sort: FindingSort | null; offset: number; limit: number }
    answer: FindingPage
  }
  figures: { ask: { ledger: LedgerPlace; filter: Filter }; answer: FilterFigures }
  finding: { ask: { ledger: LedgerPlace; groupNo: number }; answer: FindingDetail }
  journalOf: { ask: { ledger: LedgerPlace; lineId: number }; answer: JournalLines }
  lines: { ask: LineChoice & { ledger: LedgerPlace; offset: number; limit: number }; answer: ListedPage }
  journals: { ask: { ledger: LedgerPlace; offset: number; limit: number }; answer: JournalPage }
  tieOut: { ask: { ledger: LedgerPlace; typed: TypedTotals }; answer: TieOut['compared'] }
  explain: { ask: { ledger: LedgerPlace; lineId: number }; answer: Reason[] }
  /** What the model said of a ledger when it was scored last. */
  outcome: { ask: { ledger: LedgerPlace }; answer: ModelOutcome }
  /** Puts new scores of a ledger in place of those that are there. */
  placeScores: { ask: { ledger: LedgerPlace; partialPath: string }; answer: null }
  readModel: { ask: { path: string }; answer: StoredModel }
  writeModel: { ask: { partialPath: string; target: string; model: StoredModel }; answer: null }
  preview: { ask: { paths: string[]; settings: Settings }; answer: MappingPreview }
}
export type QuestionName = keyof Questions

/** A question on its way; `number` comes back with the answer. */
export type ToReader = {
  [Name in QuestionName]: { number: number; name: Name; ask: Questions[Name]['ask'] }
}[QuestionName]

export interface FromReader {
  number: number
  answer: Answer<Questions[QuestionName]['answer']>
}

import type { JournalPage, ListedPage, Page } from '../../shared/contract.ts'
import type { BreakdownKind, BreakdownRow, LineDetail } from '../../shared/duplicate.ts'
import type { Filter, Sort } from '../../shared/filter.ts'
import type { LineChoice } from '../../shared/import-proof.ts'
import type { MappingPreview } from '../../shared/ledger.ts'
import type { Settings } from '../../shared/settings.ts'
import type { TieOut, TypedTotals } from '../../shared/tie-out.ts'
import type { Answer } from '../../shared/result.ts'

/** The questions the reader process answers, by name: what each takes and what a good answer holds. */
export interface Questions {
  page: {
    ask: { ledgerPath: string; filter: Filter; sort: Sort | null; offset: number; limit: number }
    answer: Page
  }
  breakdown: { ask: { ledgerPath: string; by: BreakdownKind }; answer: BreakdownRow[] }
  line: { ask: { ledgerPath: string; lineId: number }; answer: LineDetail }
  lines: { ask: LineChoice & { ledgerPath: string; offset: number; limit: number }; answer: ListedPage }
  journals: { ask: { ledgerPath: string; offset: number; limit: number }; answer: JournalPage }
  tieOut: { ask: { ledgerPath: string; typed: TypedTotals }; answer: TieOut['compared'] }
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

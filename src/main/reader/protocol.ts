import type { Page } from '../../shared/contract.ts'
import type { BreakdownKind, BreakdownRow, LineDetail } from '../../shared/duplicate.ts'
import type { Filter, Sort } from '../../shared/filter.ts'
import type { MappingPreview, Settings } from '../../shared/ledger.ts'
import type { Answer } from '../../shared/result.ts'

/** The questions the reader process answers, by name: what each takes and what a good answer holds. */
export interface Questions {
  page: {
    ask: { ledgerPath: string; filter: Filter; sort: Sort | null; offset: number; limit: number }
    answer: Page
  }
  breakdown: { ask: { ledgerPath: string; by: BreakdownKind }; answer: BreakdownRow[] }
  line: { ask: { ledgerPath: string; lineId: number }; answer: LineDetail }
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

import { typeOf } from '../../shared/duplicate.ts'
import type { TypeNumber } from '../../shared/duplicate.ts'
import type { JobStage, JobStatus } from '../../shared/job.ts'
import { fieldLabels } from '../../shared/mapping.ts'
import { withinFields } from '../../shared/options.ts'
import type { Options } from '../../shared/options.ts'
import type { LineClass, ListedLine } from '../../shared/line.ts'
import type { Field } from '../../shared/mapping.ts'
import { excludedWords } from '../../shared/reading-verdicts.ts'
import type { TieOutTotal } from '../../shared/tie-out.ts'

/** A job's status in the rail. */
export const statusWords: Record<JobStatus, string> = {
  PENDING: 'Waiting',
  PROCESSING: 'Running',
  NEEDS_INPUT: 'Needs your answer',
  COMPLETED: 'Done',
  FAILED: 'Failed',
  CANCELLED: 'Cancelled'
}

/** A stage's name and what happens in it. */
export const stageWords: Record<JobStage, { name: string; what: string }> = {
  hashing: { name: 'Hashing', what: 'taking the fingerprint of the file' },
  reading: { name: 'Reading', what: 'every line is read and accounted for' },
  grouping: { name: 'Grouping', what: 'lines that share a key are put together, for each of the six types' },
  training: { name: 'Training', what: 'the model learns once, where it has not learned yet' },
  scoring: { name: 'Scoring', what: 'the model gives its opinion on each duplicate line' },
  writing: { name: 'Writing', what: 'the result goes into a file of its own' },
  checking: { name: 'Checking', what: 'the written result is read back before it counts' }
}

/** What a class of physical lines is, after its number. */
export const lineClassWords: Record<LineClass, string> = {
  preamble: 'above the header',
  header: 'header',
  data: 'data',
  repaired: 'data, mended',
  repeatedHeader: 'header repeated',
  separator: 'rules and page footers',
  total: 'totals and balances',
  blank: 'blank',
  rejected: 'rejected'
}

/** Field names in running text: `account, posted date, amount`. */
export function listFields(fields: readonly Field[]): string {
  return fields.map((field) => fieldLabels[field].toLowerCase()).join(', ')
}

/** What the lines of a type's group share, in words: `account, amount, within one currency`. */
export function typeKeyWords(number: TypeNumber, options: Options): string {
  const { key } = typeOf(number)
  const own = key.length === 6 ? `all six: ${listFields(key)}` : listFields(key)
  const within = withinFields(options).map((field) => fieldLabels[field].toLowerCase())
  return within.length === 0 ? own : `${own}, within one ${within.join(' and ')}`
}

/** A client and an engagement as one heading. */
export function engagementWords(of: { clientName: string; engagementId: string }): string {
  return [of.clientName, of.engagementId].filter((part) => part !== '').join(' · ') || 'No engagement'
}

/** A code as shown where it can be blank. */
export function codeOrBlank(code: string): string {
  return code === '' ? '(blank)' : code
}

/** What the client states of a ledger. */
export const totalWords: Record<TieOutTotal, string> = {
  rows: 'Rows',
  debit: 'Debit',
  credit: 'Credit',
  net: 'Net'
}

/** Why a listed line is of its class, and why it takes no part, as far as its class does not say it. */
export function reasonWords({ class: name, reason, excluded }: ListedLine): string {
  const left = excluded === null || name === 'rejected' ? '' : `${excludedWords[excluded]}: takes no part`
  return [reason, left].filter((part) => part !== '').join('; ')
}

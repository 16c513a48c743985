import type { JobStage, JobStatus } from '../../../shared/job.ts'
import type { LineClass } from '../../../shared/line.ts'
import type { TieOutTotal } from '../../../shared/tie-out.ts'

const status: Record<JobStatus, string> = {
  PENDING: 'Waiting',
  PROCESSING: 'In progress',
  NEEDS_INPUT: 'Input needed',
  COMPLETED: 'Done',
  FAILED: 'Failed',
  CANCELLED: 'Cancelled'
}

const stages: Record<JobStage, { name: string; what: string }> = {
  hashing: { name: 'Checking the file', what: 'its SHA-256 is taken' },
  reading: { name: 'Reading', what: 'every line is read and accounted for' },
  grouping: {
    name: 'Finding duplicates',
    what: 'lines that share a key are put together, for each of the six tests'
  },
  training: { name: 'Training', what: 'the model learns once, where it has not learned yet' },
  scoring: { name: 'Judging', what: 'the model judges each duplicate line' },
  writing: { name: 'Writing', what: 'the result goes into a file of its own' },
  checking: { name: 'Verifying', what: 'the written result is read back before it counts' }
}

const lineClasses: Record<LineClass, string> = {
  preamble: 'above the header',
  header: 'header',
  data: 'data',
  repaired: 'data, repaired',
  repeatedHeader: 'header repeated',
  otherTable: 'of another table',
  separator: 'rules and page footers',
  total: 'totals and balances',
  blank: 'blank',
  rejected: 'rejected'
}

const totals: Record<TieOutTotal, string> = { rows: 'Lines', debit: 'Debit', credit: 'Credit', net: 'Net' }

/** The words that mean the same on every screen. */
export const common = {
  status,
  stages,
  lineClasses,
  totals,
  noEngagement: 'No engagement',
  blank: '(blank)',
  allSix: (fields: string) => `all six: ${fields}`,
  withinOne: (key: string, fields: string[]) => `${key}, within one ${fields.join(' and ')}`,
  excluded: (why: string) => `${why}: excluded`
}

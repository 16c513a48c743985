import type { RoundStep, Weekday } from '../../../shared/filter.ts'
import { formatAmount } from '../../format/amount.ts'
import { formatCount } from '../../format/numbers.ts'

/** The words of the panel of conditions, and of the columns that a ledger has of its own. */
export const filterPanel = {
  groups: {
    review: 'Review',
    amount: 'Amount',
    dates: 'Dates',
    who: 'Who',
    finding: 'Finding',
    model: 'Model',
    columns: 'Columns'
  },
  exposureFrom: 'Exposure from',
  exposureTo: 'Exposure to',
  exposures: 'Of the finding, in its own currency; 10k is 10,000',
  round: 'Round amounts',
  multipleOf: (step: RoundStep) => `multiples of ${formatAmount(step)}`,
  timesFrom: 'Postings from',
  timesTo: 'Postings to',
  times: 'How many times it was posted',
  daysFrom: 'Days apart from',
  daysTo: 'Days apart to',
  daysApart:
    'From the first posting of the finding to its last one, by entry or effective date, whichever is more',
  files: 'Files',
  severalFiles: 'lines in several files',
  oneFile: 'all lines in one file',
  weekday: (isPosted: boolean) => (isPosted ? 'Entry date on' : 'Effective date on'),
  weekdays: {
    monday: 'Mon',
    tuesday: 'Tue',
    wednesday: 'Wed',
    thursday: 'Thu',
    friday: 'Fri',
    saturday: 'Sat',
    sunday: 'Sun'
  } satisfies Record<Weekday, string>,
  afterHours: 'Entered after hours',
  hoursFrom: 'Before',
  hoursTo: 'Or after',
  hours: '24 hours: 7:00, 19:30',
  sources: 'Sources',
  anySources: 'any of these',
  noneOfSources: 'none of these',
  lines: (count: number) => formatCount(count),
  /** Codes that look as if they were entered by hand, as a suggestion. */
  chooseManual: (codes: readonly string[]) => {
    const some = codes.slice(0, 3).join(', ')
    return `Choose what looks manual: ${some}${codes.length > 3 ? ` and ${formatCount(codes.length - 3)} more` : ''}`
  },
  columnField: 'Column',
  fieldsOfLedger: 'Fields',
  columnsOfFile: 'Columns of the file',
  how: 'How',
  contains: 'contains',
  equals: 'is exactly',
  isBlank: 'is blank',
  columnText: 'Text',
  addColumn: 'Add',
  ledgerColumns: {
    /** By what their names begin with. */
    kinds: { 'field:': 'More fields', 'column:': 'Columns of the file' },
    original: 'As it stands in the file',
    several: (different: number) => `several (${formatCount(different)})`
  }
}

import { isFilled, isNotApplicable, isNoValue } from '../../../base/blank-cell.ts'
import { isSpreadsheetError } from '../../../base/spreadsheet-error.ts'
import { indicatorSign } from '../amounts/indicator-sign.ts'
import { parseAmount } from '../amounts/parse-amount.ts'
import { dayOf, isDated, readDateColumn, type DateColumn } from '../dates/date-column.ts'
import { minuteOf } from '../dates/minute-of.ts'
import { isNoDay, parseDate } from '../dates/date-text.ts'

/** One column as it stands in the head of the file. */
export interface ColumnSample {
  /** 1-based position in the file. */
  position: number
  header: string
  /** The rows of a header in two, for one that is no known name as a whole: the more telling one first. */
  parts?: string[]
  /** The cells of the first records, untrimmed; about 500 are enough. */
  values: string[]
}

/** A column with what its cells look like. */
export interface ProfiledColumn extends ColumnSample {
  profile: ColumnProfile
}

/** What the cells of one column look like. Shares are of the filled cells: 0 to 1, and 0 where none is filled. */
export interface ColumnProfile {
  /** Cells looked at, blank ones included. */
  records: number
  filled: number
  /** The distinct filled cells, trimmed, in the order of first sight. */
  cells: string[]
  /** Amounts below zero, as a count. */
  negatives: number
  /** Share that can be read as an amount, among the cells that say no word for nothing, as `n/a` is. */
  numbers: number
  /** Share of numbers with a fraction other than zero. */
  fractions: number
  /** Share of digits and nothing else. */
  integers: number
  /** Share of calendar days from 1900 to 2099, among the cells that are no fillers, no word for nothing and no error of a spreadsheet. */
  days: number
  /** Share of calendar days where the whole column is read as dates, bare numbers and other eras among them. */
  dated: number
  /** Share of filler dates, zeros among them. */
  fillers: number
  /** Share with a time of day. */
  times: number
  /** Share of times of day, midnight and zeros among them. */
  clocks: number
  /** Share with a letter. */
  letters: number
  /** Share of three letters, as currency codes have. */
  threeLetters: number
  /** Share of debit/credit codes that are known. */
  sides: number
  /** Characters in a cell. */
  meanLength: number
}

/** Looks at the cells of a column; every distinct one is read once. */
export function profileColumn(column: ColumnSample): ProfiledColumn {
  return { ...column, profile: profileCells(column.values) }
}

/** The cell as a number under whichever decimal mark can read it, for a rough look; null where neither can. */
export function readNumber(cell: string): number | null {
  let amount = parseAmount(cell, 'point')
  // Without a comma or two points, a decimal comma would change nothing.
  if (amount.kind !== 'value' && /,|\..*\./.test(cell)) amount = parseAmount(cell, 'comma')
  return amount.kind === 'value' ? Number(amount.value) : null
}

function profileCells(values: string[]): ColumnProfile {
  const counts = new Map<string, number>()
  for (const value of values) {
    const cell = value.trim()
    if (isFilled(cell)) counts.set(cell, (counts.get(cell) ?? 0) + 1)
  }
  const column = readDateColumn([...counts.keys()], '')
  const facts = [...counts].map(([cell, count], id) => ({
    count,
    cell,
    amount: readNumber(cell),
    date: dateKind(cell),
    isNoDay: isNoDay(cell) || isSpreadsheetError(cell),
    isDated: isDated(column, id) && (!column.isSerial || isOfLedger(column, id))
  }))
  type Fact = (typeof facts)[number]
  const sum = (number: (fact: Fact) => number) =>
    facts.reduce((total, fact) => total + fact.count * number(fact), 0)
  const count = (test: (fact: Fact) => boolean) => sum((fact) => (test(fact) ? 1 : 0))
  const filled = count(() => true)
  const share = (total: number, of = filled) => (of === 0 ? 0 : total / of)
  const noFillers = count((fact) => !fact.isNoDay && fact.date !== 'filler')
  return {
    records: values.length,
    filled,
    cells: [...counts.keys()],
    negatives: count(({ amount }) => amount !== null && amount < 0),
    numbers: share(
      count(({ amount }) => amount !== null),
      count((fact) => !isNoValue(fact.cell) && !isNotApplicable(fact.cell))
    ),
    fractions: share(count(({ amount }) => amount !== null && amount % 1 !== 0)),
    integers: share(count(({ cell }) => /^\d+$/.test(cell))),
    days: share(
      count(({ date }) => date === 'day'),
      noFillers
    ),
    dated: share(
      count(({ isDated }) => isDated),
      noFillers
    ),
    fillers: share(count(({ date }) => date === 'filler')),
    times: share(count(({ cell }) => /(?:^|[T\s])\d{1,2}:\d{2}/.test(cell))),
    clocks: share(count(({ cell }) => minuteOf(cell, 'time') >= 0 || /^[0:.\s]+$/.test(cell))),
    letters: share(count(({ cell }) => /\p{L}/u.test(cell))),
    threeLetters: share(count(({ cell }) => /^[A-Za-z]{3}$/.test(cell))),
    sides: share(count(({ cell }) => indicatorSign(cell) !== null)),
    meanLength: share(sum(({ cell }) => cell.length))
  }
}

/** Whether the day number of a spreadsheet is a day that a ledger can have: other numbers are none. */
function isOfLedger(column: DateColumn, id: number): boolean {
  const date = dayOf(column, id, 'dmy')
  return date.kind === 'day' && date.day >= '1990' && date.day < '2050'
}

function dateKind(cell: string): 'day' | 'filler' | 'none' {
  if (!/\p{Nd}/u.test(cell)) return 'none'
  for (const order of ['dmy', 'mdy'] as const) {
    const date = parseDate(cell, order)
    if (date.kind === 'filler') return 'filler'
    if (date.kind === 'day' && /^(?:19|20)/.test(date.day)) return 'day'
  }
  return 'none'
}

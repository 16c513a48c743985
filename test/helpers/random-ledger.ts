import fc from 'fast-check'
import type { Field } from '../../src/shared/mapping.ts'
import type { RuleLine } from './count-duplicates.ts'

/** Cells with what they mean; amounts in hundredths. Written down by hand: nothing of the engine is asked. */
const amounts: [cell: string, value: bigint | null | 'unreadable'][] = [
  ['10', 1000n],
  ['10.00', 1000n],
  [' 10.0 ', 1000n],
  ['-10', -1000n],
  ['(10.00)', -1000n],
  ['10.00-', -1000n],
  ['1,234.50', 123450n],
  ['1234.5', 123450n],
  ['EUR 1 234.50', 123450n],
  ['0', 0n],
  ['-', 0n],
  ['0.07', 7n],
  ['', null],
  ['n/a', 'unreadable'],
  ['1,2,3', 'unreadable']
]
const unsigned = amounts.filter(([, value]) => value === null || value === 'unreadable' || value >= 0n)
const signs: [cell: string, sign: bigint | null][] = [
  ['S', 1n],
  ['h', -1n],
  [' H ', -1n],
  ['', null]
]
const days: [cell: string, day: string | null][] = [
  ['2024-01-31', '2024-01-31'],
  ['31.01.2024', '2024-01-31'],
  ['20240131', '2024-01-31'],
  ['2024-01-31 23:59:59', '2024-01-31'],
  ['1/2/2024', '2024-02-01'],
  ['1 Feb 2024', '2024-02-01'],
  ['', null],
  ['1900-01-01', null],
  ['00000000', null],
  ['soon', null]
]
const codes = ['4000', ' 4000', '04000', 'Ä"4"', 'ä"4"', 'a,b;c|d', '', '  ']

type AmountForm = 'amount' | 'pair' | 'indicator'

interface RandomLine {
  account: string
  first: [string, bigint | null | 'unreadable']
  second: [string, bigint | null | 'unreadable']
  sign: [string, bigint | null]
  posted: [string, string | null]
  effective: [string, string | null]
  user: string
  source: string
  text: string
  /** What follows the last column: nothing, a blank cell, or more than could be one text. */
  surplus: 'none' | 'blank' | 'filled'
  quotesAll: boolean
  blankLineBefore: boolean
}

interface RandomLedger {
  form: AmountForm
  /** The columns in the order of the file. */
  columns: Field[]
  delimiter: string
  newline: string
  hasMark: boolean
  endsWithNewline: boolean
  lines: RandomLine[]
}

/** Small ledgers with few different values, so that all types occur, in every dress a CSV file can have. */
export const randomLedger: fc.Arbitrary<RandomLedger> = fc
  .record({
    form: fc.constantFrom<AmountForm>('amount', 'pair', 'indicator'),
    mapped: fc.subarray<Field>(['posted', 'effective', 'user', 'source'], { minLength: 1 }),
    isWhole: fc.boolean(),
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    newline: fc.constantFrom('\n', '\r\n', '\r'),
    hasMark: fc.boolean(),
    endsWithNewline: fc.boolean(),
    order: fc.array(fc.nat(), { minLength: 9, maxLength: 9 })
  })
  .chain(({ form, mapped, isWhole, order, ...rest }) => {
    const amountColumns: Field[] =
      form === 'pair' ? ['debit', 'credit'] : form === 'indicator' ? ['amount', 'indicator'] : ['amount']
    const dates: Field[] = isWhole ? ['posted', 'effective', 'user', 'source'] : mapped
    const columns: Field[] = ['account', ...amountColumns, ...dates, 'description']
    const shuffled = columns
      .map((column, at) => ({ column, at: order[at]! }))
      .toSorted((a, b) => a.at - b.at)
      .map(({ column }) => column)
    return fc.record({
      form: fc.constant(form),
      columns: fc.constant(shuffled),
      delimiter: fc.constant(rest.delimiter),
      newline: fc.constant(rest.newline),
      hasMark: fc.constant(rest.hasMark),
      endsWithNewline: fc.constant(rest.endsWithNewline),
      lines: fc.array(lineOf(rest.newline), { minLength: 1, maxLength: 24 })
    })
  })

function lineOf(newline: string): fc.Arbitrary<RandomLine> {
  return anyLine(newline).map((line) => {
    // A record of blank cells is no line of a ledger.
    const isBlank = text(line.account) === null && text(line.text) === null
    // Where a text of several lines stands in a record of too many cells, either of them may be the fault.
    const isTwice = line.surplus === 'filled' && line.text.includes(newline)
    return isBlank || isTwice ? { ...line, text: 'rent' } : line
  })
}

function anyLine(newline: string): fc.Arbitrary<RandomLine> {
  return fc.record({
    account: fc.oneof(
      { weight: 5, arbitrary: fc.constant('4000') },
      { weight: 2, arbitrary: fc.constantFrom(...codes) }
    ),
    first: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...amounts.slice(0, 4)) },
      { weight: 1, arbitrary: fc.constantFrom(...amounts) }
    ),
    second: fc.constantFrom(...unsigned),
    sign: fc.constantFrom(...signs),
    posted: fc.constantFrom(...days),
    effective: fc.constantFrom(...days),
    user: fc.constantFrom('ANNA', 'ANNA ', 'anna', ''),
    source: fc.constantFrom('AP', 'AP', 'GL', ' '),
    text: fc.constantFrom(
      '',
      'rent',
      'say "rent"',
      `two${newline}lines`,
      `${newline}${newline}`,
      '=1+1',
      'a;b,c'
    ),
    surplus: fc.oneof(
      { weight: 12, arbitrary: fc.constant<'none'>('none') },
      { weight: 1, arbitrary: fc.constantFrom<'blank' | 'filled'>('blank', 'filled') }
    ),
    quotesAll: fc.boolean(),
    blankLineBefore: fc.nat(9).map((n) => n === 0)
  })
}

interface WrittenLedger {
  text: string
  /** By line: where in the text its record begins. */
  starts: number[]
}

/** The ledger as CSV, under the fields' own names as headers. */
export function writeLedger(ledger: RandomLedger): WrittenLedger {
  const { columns, delimiter, newline } = ledger
  let text = columns.join(delimiter)
  const starts: number[] = []
  for (const line of ledger.lines) {
    text += newline
    if (line.blankLineBefore) text += newline
    starts.push(text.length)
    const cells = columns.map((column) => cellOf(line, column))
    if (line.surplus === 'blank') cells.push(' ')
    if (line.surplus === 'filled') cells.push(...Array.from({ length: 9 }, () => 'too much'))
    text += cells.map((cell) => quote(cell, line.quotesAll || cell.includes(delimiter))).join(delimiter)
  }
  return { text: text + (ledger.endsWithNewline ? newline : ''), starts }
}

function quote(cell: string, isAsked: boolean): string {
  return isAsked || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

function cellOf(line: RandomLine, column: Field): string {
  switch (column) {
    case 'amount':
    case 'debit':
      return line.first[0]
    case 'credit':
      return line.second[0]
    case 'indicator':
      return line.sign[0]
    case 'posted':
      return line.posted[0]
    case 'effective':
      return line.effective[0]
    case 'account':
      return line.account
    case 'user':
      return line.user
    case 'source':
      return line.source
    default:
      return line.text
  }
}

/** What the lines of a ledger say by the rules, `unreadable` apart from blank. */
export function meaningOf({ form, columns, lines }: RandomLedger): (RuleLine & { why: string | null })[] {
  const has = (field: Field) => columns.includes(field)
  return lines.map((line) => {
    const isRagged = line.surplus === 'filled'
    const value = isRagged ? null : amountOf(form, line)
    const account = isRagged ? null : text(line.account)
    const amount = value === 'unreadable' ? null : value
    const why = isRagged
      ? 'RAGGED'
      : account === null
        ? 'BLANK_ACCOUNT'
        : value === null
          ? 'BLANK_AMOUNT'
          : value === 'unreadable'
            ? 'UNREADABLE_AMOUNT'
            : null
    return {
      account,
      amount,
      posted: has('posted') ? (isRagged ? null : line.posted[1]) : undefined,
      effective: has('effective') ? (isRagged ? null : line.effective[1]) : undefined,
      user: has('user') ? (isRagged ? null : text(line.user)) : undefined,
      source: has('source') ? (isRagged ? null : text(line.source)) : undefined,
      why
    }
  })
}

/** Whether a line that lacks an account or a date states what two lines or more above it come to: it may be a total. */
export function mayHoldTotal({ form, columns, lines }: RandomLedger): boolean {
  const sides = lines.map((line) => sidesOf(form, line))
  const size = (value: bigint) => (value < 0n ? -value : value)
  return lines.some((line, at) => {
    const keys = ['account', 'posted', 'effective'] as const
    const cells = keys.filter((key) => columns.includes(key)).map((key) => cellOf(line, key))
    if (cells.every((cell) => text(cell) !== null)) return false
    const stated = new Set(sides[at]!.map(size))
    let [debit, credit] = [0n, 0n]
    for (let from = at - 1; from >= 0; from--) {
      debit += sides[from]![0]
      credit += sides[from]![1]
      const isSum = [debit, credit, debit - credit].some((sum) => stated.has(size(sum)))
      if (isSum && at - from > 1) return true
    }
    return false
  })
}

/** What a line has as debit and as credit; nought where nothing can be read. */
function sidesOf(form: AmountForm, { first, second, sign }: RandomLine): [bigint, bigint] {
  const read = ([, value]: RandomLine['first']) => (typeof value === 'bigint' ? value : 0n)
  if (form === 'pair') return [read(first), read(second)]
  const amount = read(first) * (form === 'indicator' ? (sign[1] ?? 1n) : 1n)
  return amount < 0n ? [0n, -amount] : [amount, 0n]
}

function amountOf(form: AmountForm, { first, second, sign }: RandomLine): bigint | null | 'unreadable' {
  const [, value] = first
  if (form === 'amount' || (form === 'indicator' && typeof value !== 'bigint')) return value
  if (form === 'indicator') {
    if (sign[1] === null) return value === 0n ? 0n : 'unreadable'
    return (value as bigint) * sign[1]
  }
  const [plus, minus] = [sideOf(first, second), sideOf(second, first)]
  if (plus === 'unreadable' || minus === 'unreadable') return 'unreadable'
  return plus === null && minus === null ? null : (plus ?? 0n) - (minus ?? 0n)
}

/** One side of a pair: a word that says there is nothing is blank beside the other side. */
function sideOf([cell, value]: RandomLine['first'], [other]: RandomLine['first']): RandomLine['first'][1] {
  return cell === 'n/a' && text(other) !== null && other !== 'n/a' ? null : value
}

function text(cell: string): string | null {
  return cell.trim() === '' ? null : cell.trim()
}

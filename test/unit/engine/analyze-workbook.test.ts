import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { previewMapping } from '../../../src/main/engine/tasks/preview.ts'
import { NeedsInput } from '../../../src/shared/question.ts'
import { defaultSettings, type Settings } from '../../../src/shared/settings.ts'
import { problemOf } from '../../../src/shared/result.ts'
import { analyzeFile } from '../../helpers/analyze-file.ts'
import { makeWorkbook, number, text } from '../../helpers/make-workbook.ts'
import { scratchFolder } from '../../helpers/scratch-folder.ts'

const folder = scratchFolder()
const date = (serial: number) => number(serial, 1)

function workbook(...rows: string[][]): string {
  const path = join(folder, `${randomUUID()}.xlsx`)
  writeFileSync(path, makeWorkbook([{ name: 'Journal', rows }], { formats: ['dd/mm/yyyy'] }))
  return path
}

async function outcome(path: string, settings: Partial<Settings> = {}) {
  const { result, rows } = await analyzeFile(path, { goesOn: true, ...settings })
  const { excluded, notices, totals, dialect, rows: counts } = result.analytics
  return {
    lines: rows.map(({ lineNumber, account, amount, posted }) => [lineNumber, account, amount, posted]),
    net: totals.net,
    counts,
    sheet: dialect.sheet,
    excluded: Object.fromEntries(excluded.map(({ reason, firstLines }) => [reason, firstLines])),
    notices: Object.fromEntries(notices.map(({ code, lines }) => [code, lines]))
  }
}

const header = ['Account', 'Amount', 'Entry date'].map(text)

test('finds duplicates between numbers and dates of a workbook, by the rows of its sheet', async () => {
  const line = [number(4000), number('1160.2'), date(45_296)]
  const noisy = [number(4000), number('1160.1999999999998'), date(45_296.5)]
  expect(await outcome(workbook(header, line, [], noisy, [number(1), number(-2), date(45_297)]))).toEqual({
    lines: [
      [2, '4000', '1160.2', '2024-01-05'],
      [4, '4000', '1160.2', '2024-01-05']
    ],
    net: '2318.4',
    counts: { read: 3, used: 3, excluded: 0 },
    sheet: 'Journal',
    excluded: {},
    notices: { ROUNDED_VALUES: 1 }
  })
})

describe('an amount stored as a number', () => {
  test('has a decimal point, even where 1.234 is all there is', async () => {
    const line = [text('1'), number('1.234'), date(45_296)]
    const { lines } = await outcome(workbook(header, line, line))
    expect(lines.map(([, , amount]) => amount)).toEqual(['1.234', '1.234'])
  })

  test('means the same beside texts with a decimal comma', async () => {
    const rows = [number('1.234'), text('1,234'), number('1234.5'), text('1.234,50')]
    const path = workbook(header, ...rows.map((amount) => [text('1'), amount, date(45_296)]))
    const { lines } = await outcome(path, { decimalMark: 'comma' })
    expect(lines.map(([line, , amount]) => [line, amount])).toEqual(
      expect.arrayContaining([
        [2, '1.234'],
        [3, '1.234'],
        [4, '1234.50'],
        [5, '1234.50']
      ])
    )
  })
})

test('reads a date that lost its format as the day it stands for, and counts it', async () => {
  const line = (day: string) => [text('1'), number(-5), day]
  const path = workbook(header, line(date(45_296)), line(number(45_296)), line(text('2024-01-05')))
  const { lines, notices } = await outcome(path)
  expect(lines.map(([, , , posted]) => posted)).toEqual(['2024-01-05', '2024-01-05', '2024-01-05'])
  expect(notices).toEqual({ DATES_AS_NUMBERS: 1 })
})

test('leaves out lines whose account or amount is an error or was never calculated', async () => {
  const error = '<c t="e"><v>#N/A</v></c>'
  const formula = '<c><f>A1</f><v/></c>'
  const good = [text('1'), number(5), date(45_296)]
  const path = workbook(
    header,
    good,
    [error, number(5), date(45_296)],
    [error, number(5), date(45_296)],
    [text('1'), error, date(45_296)],
    [text('1'), formula, date(45_296)],
    good
  )
  expect(await outcome(path)).toMatchObject({
    lines: [
      [2, '1', '5', '2024-01-05'],
      [7, '1', '5', '2024-01-05']
    ],
    excluded: { BLANK_ACCOUNT: [3, 4], UNREADABLE_AMOUNT: [5, 6] },
    notices: { ERROR_CELLS: 3, UNCALCULATED_FORMULAS: 1 }
  })
})

test('shows a workbook before it is analysed, with its sheets', async () => {
  const path = workbook(header, [text('1'), number(5), date(45_296)])
  const preview = await previewMapping([path], defaultSettings)
  expect(preview).toMatchObject({
    dialect: { encoding: 'xlsx', sheet: 'Journal', sheets: [{ name: 'Journal', rows: 2, isHidden: false }] },
    records: [['1', '5', '2024-01-05']]
  })
})

test('refuses a workbook that changes between hashing and reading', async () => {
  const line = [text('1'), number(5), date(45_296)]
  const path = workbook(header, line, line)
  const other = makeWorkbook([{ rows: [header, line] }], { formats: ['dd/mm/yyyy'] })
  const change = () => {
    writeFileSync(path, other)
    return Promise.resolve(false)
  }
  const failed = await analyzeFile(path, {}, { isKnown: change }).catch(problemOf)
  expect(failed).toMatchObject({ code: 'FILE_CHANGED' })
})

describe('a number of more digits than a workbook keeps', () => {
  const long = '12345678901234567'
  const wide = ['Account', 'Amount', 'Entry date', 'Document', 'Extra'].map(text)
  const line = (account: string, amount: string, document = text('D1'), extra = text('')) => [
    account,
    amount,
    date(45_296),
    document,
    extra
  ]
  const plain = line(number(4000), number(5))

  test.each([
    ['an amount', line(number(4000), number(long)), '10'],
    ['an amount in cents', line(number(4000), number('123456789012345.67', 0)), '10'],
    ['an account', line(number(long), number(5)), '15'],
    ['an account under an exponent', line(number('1.2345678901234501E+16'), number(5)), '15'],
    ['a document', line(number(4000), number(5), number(long)), '15']
  ])('costs its line where it is %s, and nothing else', async (_what, excluded, net) => {
    const path = workbook(wide, plain, excluded, plain, excluded)
    expect(await outcome(path, { mapping: { document: 'Document' } })).toMatchObject({
      lines: [2, 4].map((at) => [at, '4000', '5', '2024-01-05']),
      net: net === '10' ? net : '20',
      counts: { read: 4, used: 2, excluded: 2 },
      excluded: { TOO_MANY_DIGITS: [3, 5] },
      notices: { TOO_MANY_DIGITS: 2 }
    })
  })

  test('is not read as an account, and any other account of such a line is not missed', async () => {
    const lines = [line(number(long), number(5)), line(number(4000), number(5), number(long))]
    const { result } = await analyzeFile(workbook(wide, plain, ...lines, plain), { goesOn: true })
    expect(result.analytics.proof!.blanks[0]).toEqual({ field: 'account', blank: 0, unread: 1 })
  })

  test.each([
    ['in a column that is read as nothing', line(number(4000), number(5), text('D1'), number(long))],
    ['in a text, where it is exact', line(text(long), number(5))],
    ['of sixteen digits that a double holds', line(number('1234567890123456'), number(5))],
    ['behind a point, as a formula leaves it', line(number(4000), number('12345678.123456789'))]
  ])('%s costs nothing', async (_what, other) => {
    const { counts, excluded } = await outcome(workbook(wide, plain, other, plain, other))
    expect({ counts, excluded }).toEqual({ counts: { read: 4, used: 4, excluded: 0 }, excluded: {} })
  })

  test('refuses the file where it is in every line, and asks for the amount only where that is it', async () => {
    const asked = async (lines: string[][]) =>
      outcome(workbook(wide, ...lines)).then(
        () => 'nothing',
        (error: unknown) => [
          problemOf(error).code,
          error instanceof NeedsInput ? error.questions[0]!.id : null
        ]
      )
    const [amounts, accounts] = [
      [1, 2].map((n) => line(number(4000), number(`${long}${n}`))),
      [1, 2].map((n) => line(number(`${long}${n}`), number(5)))
    ]
    expect(await asked(amounts)).toEqual(['NO_LINE_USED', 'amount'])
    expect(await asked(accounts)).toEqual(['NO_LINE_USED', null])
  })

  test('is asked about where it costs most lines', async () => {
    const costly = [1, 2].map((n) => line(number(`${long}${n}`), number(5)))
    await expect(outcome(workbook(wide, plain, ...costly), { goesOn: false })).rejects.toMatchObject({
      problem: { code: 'UNSOUND_READING', message: expect.stringContaining('with these numbers as text') }
    })
  })
})

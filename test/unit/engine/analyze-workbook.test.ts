import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { previewMapping } from '../../../src/main/engine/tasks/preview.ts'
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
  const { result, rows } = await analyzeFile(path, settings)
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

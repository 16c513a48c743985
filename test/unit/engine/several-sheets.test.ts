import { expect, test } from 'vitest'
import { NeedsInput } from '../../../src/shared/question.ts'
import { stateReading } from '../../../src/shared/reading-verdicts.ts'
import { placeOfLine } from '../../../src/shared/sheets.ts'
import type { Settings } from '../../../src/shared/settings.ts'
import { analyzeFiles, analyzeText } from '../../helpers/analyze-file.ts'
import { makeWorkbook, number, text, type HandWorkbook } from '../../helpers/make-workbook.ts'
import { scratchFolder } from '../../helpers/scratch-folder.ts'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = scratchFolder()
const header = ['Voucher', 'Account', 'Posting date', 'Amount', 'User']

interface MadeSheet {
  name: string
  rows: string[][]
  state?: 'hidden'
}

/** Journals of two lines, one on each of these days, with an amount of its own. */
function lines(days: string[], first = 1): string[][] {
  return days.flatMap((day, at) =>
    [1, -1].map((side) => [
      text(`V${first + at}`),
      text(side > 0 ? '4000' : '1600'),
      text(day),
      number(side * (first + at)),
      text('mia')
    ])
  )
}

function sheet(name: string, days: string[], first = 1, names = header): MadeSheet {
  return { name, rows: [names.map(text), ...lines(days, first)] }
}

async function analysed(sheets: MadeSheet[], settings: Partial<Settings> = {}, workbook: HandWorkbook = {}) {
  const { result } = await analyzeText(folder, makeWorkbook(sheets, workbook), { goesOn: true, ...settings })
  const { rows, totals, files } = result.analytics
  const read = files[0]!.dialect.sheets!.filter(({ from }) => from !== undefined).map(({ name }) => name)
  return { facts: result.analytics, used: rows.used, debit: totals.debit, read, result }
}

async function questionFor(sheets: MadeSheet[], settings: Partial<Settings> = {}) {
  const error: unknown = await analyzeText(folder, makeWorkbook(sheets), settings).catch(
    (thrown: unknown) => thrown
  )
  if (!(error instanceof NeedsInput)) throw new Error(`no question: ${String(error)}`)
  expect(error.questions.map(({ id }) => id)).toEqual(['sheet'])
  return error.questions[0]!
}

const months = Array.from({ length: 12 }, (_, at) => String(at + 1).padStart(2, '0'))

test('reads a sheet per month as one ledger, in the order of the workbook', async () => {
  const year = months.map((month, at) =>
    sheet(`P${month}`, [`2023-${month}-03`, `2023-${month}-28`], 10 * at + 1)
  )
  const { used, read, facts } = await analysed(year)
  expect(read).toEqual(year.map(({ name }) => name))
  expect([used, facts.physicalLines]).toEqual([48, 60])
  expect(facts.lineClasses.map(({ class: name, lines: count }) => [name, count])).toEqual([
    ['header', 12],
    ['data', 48]
  ])
  expect(facts.totals).toEqual({ debit: '1356', credit: '1356', net: '0' })
  expect(stateReading(facts)).toBe(
    'All 60 lines of 12 sheets (“P01” to “P12”) are accounted for: 48 are lines of the ledger, and all of them are used.'
  )
})

test('finds a duplicate over two sheets, each line at its sheet and row', async () => {
  const twin = lines(['2023-02-10'], 7)[0]!
  const january = sheet('Q1', ['2023-01-05', '2023-02-10'], 6)
  const april = { name: 'Q2', rows: [header.map(text), ...lines(['2023-04-05', '2023-05-05'], 20), twin] }
  // The day of the twin lies in the first quarter, so that somebody has to say that the sheets are one ledger.
  await questionFor([january, april])
  const { result, rows } = await analyzeText(folder, makeWorkbook([january, april]), {
    sheet: 'Q1, Q2'
  })
  expect(result.duplicates.types[5]).toMatchObject({ groups: 1, rows: 2 })
  expect(rows.map(({ lineNumber }) => placeOfLine(result.analytics.files[0], lineNumber))).toEqual([
    { sheet: 'Q1', row: 4 },
    { sheet: 'Q2', row: 6 }
  ])
})

test('reads what goes on without a header, whatever its days', async () => {
  const [first, ...others] = lines(['2022-11-02', '2024-02-02', '2023-07-09', '2022-12-01'])
  const cut = [first!, ...others]
  const { used, read, debit } = await analysed([
    { name: 'Export', rows: [[text('General ledger')], header.map(text), ...cut.slice(0, 3)] },
    { name: 'Export (2)', rows: cut.slice(3, 6) },
    { name: 'Export (3)', rows: cut.slice(6) }
  ])
  expect([used, debit, read]).toEqual([8, '10', ['Export', 'Export (2)', 'Export (3)']])
})

test('puts the columns of a sheet in the order of the first one, with titles of its own above', async () => {
  const names = ['Amount', 'User', 'Voucher', 'Account', 'Posting date']
  const swapped = lines(['2023-02-14'], 5).map(([voucher, account, day, amount, user]) => [
    amount!,
    user!,
    voucher!,
    account!,
    day!
  ])
  const { facts, used } = await analysed([
    sheet('H1', ['2023-01-14']),
    { name: 'H2', rows: [[text('Second part')], [text('printed by mia')], names.map(text), ...swapped] }
  ])
  expect([used, facts.accounts, facts.users, facts.totals.debit]).toEqual([4, 2, 1, '6'])
  expect(facts.preamble).toEqual(['Second part', 'printed by mia'])
})

test('reads sheets that a program filled to a round row as one ledger although their days overlap', async () => {
  const full = Array.from({ length: 2500 }, (_, at) => lines([`2023-0${1 + (at % 9)}-11`], at + 1)).flat()
  const { used, read } = await analysed([
    { name: 'Sheet1', rows: [header.map(text), ...full] },
    { name: 'Sheet2', rows: [header.map(text), ...lines(['2023-03-03'], 9000)] }
  ])
  expect([used, read]).toEqual([5002, ['Sheet1', 'Sheet2']])
})

test.each([
  ['days that overlap', ['2023-01-05', '2023-03-09'], ['2023-03-01', '2023-04-01']],
  ['another year', ['2022-03-05', '2022-09-09'], ['2023-03-05', '2023-09-09']],
  ['a single day of two years', ['2022-03-05'], ['2023-03-05']],
  ['a copy', ['2023-01-05', '2023-03-09'], ['2023-01-05', '2023-03-09']],
  ['no days', ['', ''], ['', '']]
])('asks which sheets are the ledger where they have %s', async (_, one, other) => {
  const sheets = [sheet('GL', one), sheet('GL (2)', other, 5)]
  const { choices } = await questionFor(sheets)
  expect(choices.map(({ value }) => value)).toEqual(['all', 'GL', 'GL (2)'])
  const count = 2 * one.length
  expect((await analysed(sheets, { sheet: 'all' })).used).toBe(2 * count)
  const { facts, read } = await analysed(sheets, { sheet: 'GL (2)' })
  expect(read).toEqual(['GL (2)'])
  expect(stateReading(facts)).toBe(
    `All ${count + 1} lines of the sheet “GL (2)” are accounted for: ${count} are lines of the ledger, and all of them are used; ` +
      `a sheet is not read: “GL” (${count + 1} rows, not chosen).`
  )
})

test('asks about a full sheet and its copy', async () => {
  const full = Array.from({ length: 2500 }, (_, at) => lines([`2023-0${1 + (at % 9)}-11`], at + 1)).flat()
  const rows = [header.map(text), ...full]
  const { choices } = await questionFor([
    { name: 'GL', rows },
    { name: 'Copy of GL', rows }
  ])
  expect(choices).toHaveLength(3)
})

test('offers the sheets of a year together, with the days of each', async () => {
  const sheets = ['2022', '2023'].flatMap((year) =>
    ['Jan', 'Feb'].map((name, at) => sheet(`${name}, ${year}`, [`${year}-0${at + 1}-05`]))
  )
  const { choices, text: asked } = await questionFor(sheets)
  expect(asked).toContain('4 sheets of the workbook')
  const of2023 = choices.find(({ label }) => label.startsWith('Those of 2023'))!
  expect(choices.find(({ value }) => value === 'Feb, 2023')!.examples).toEqual([
    { written: 'Feb, 2023', read: '2023-02-05 to 2023-02-05' }
  ])
  const { read, used } = await analysed(sheets, { sheet: of2023.value })
  expect([read, used]).toEqual([['Jan, 2023', 'Feb, 2023'], 4])
})

test('leaves out hidden sheets and those with other columns, and counts them with the lines', async () => {
  const notes = { name: 'Notes', rows: [[text('Prepared by mia')], [text('on Friday')], [text('x')]] }
  const other = sheet('AR', ['2023-05-05'], 1, [...header.slice(0, 4), 'Customer'])
  const { facts, read } = await analysed([
    notes,
    sheet('Jan', ['2023-01-05', '2023-01-06']),
    { ...sheet('Dec', ['2022-12-05']), state: 'hidden' },
    sheet('Feb', ['2023-02-05']),
    other
  ])
  expect(read).toEqual(['Jan', 'Feb'])
  expect(stateReading(facts)).toBe(
    'All 8 lines of 2 sheets (“Jan” to “Feb”) are accounted for: 6 are lines of the ledger, and all of them are used; ' +
      '3 sheets are not read: “Notes” (3 rows, no header, and it does not go on with the ledger), ' +
      '“Dec” (3 rows, hidden, with the columns of the ledger), ' +
      '“AR” (3 rows, other columns: it lacks “User” and has “Customer” besides).'
  )
})

test('counts the rows of a long sheet that is not read to its end', async () => {
  const long = Array.from({ length: 1700 }, (_, at) => [text(`remark ${at}`)])
  const { facts } = await analysed([sheet('GL', ['2023-01-05']), { name: 'Log', rows: long }])
  expect(stateReading(facts)).toContain('“Log” (1,700 rows, ')
})

test('joins sheets that are named, hidden ones too, and refuses those with other columns', async () => {
  const sheets = [
    sheet('Jan', ['2023-01-05']),
    { ...sheet('Feb', ['2023-02-05']), state: 'hidden' as const },
    sheet('Budget', ['2023-01-05'], 1, ['Voucher', 'Account', 'Posting date', 'Amount', 'Version'])
  ]
  expect((await analysed(sheets, { sheet: 'Feb,Jan' })).read).toEqual(['Jan', 'Feb'])
  await expect(analysed(sheets, { sheet: 'Jan, Budget' })).rejects.toMatchObject({
    problem: { code: 'SHEETS_DIFFER', message: expect.stringContaining('“Budget”') }
  })
  await expect(analysed(sheets, { sheet: 'Jan, Mar' })).rejects.toMatchObject({
    problem: { code: 'UNKNOWN_SHEET', message: expect.stringContaining('“Mar”') }
  })
})

test('names the sheet of a row in a notice', async () => {
  const odd = lines(['2023-02-05'])
  odd[0]![3] = '<c t="e"><v>#N/A</v></c>'
  const { facts } = await analysed([
    sheet('Jan', ['2023-01-05']),
    { name: 'Feb', rows: [header.map(text), ...odd] }
  ])
  expect(facts.notices.find(({ code }) => code === 'ERROR_CELLS')!.text).toContain('row 2 of “Feb”')
})

test('reads several workbooks of several sheets as one ledger', async () => {
  const paths = ['2023-H1', '2023-H2'].map((name, half) => {
    const path = join(folder, `${name}.xlsx`)
    const own = months.slice(6 * half, 6 * half + 6)
    writeFileSync(
      path,
      makeWorkbook(own.map((month) => sheet(`M${month}`, [`2023-${month}-15`], Number(month))))
    )
    return path
  })
  const { result } = await analyzeFiles(paths)
  const { rows, totals, files, proof } = result.analytics
  expect([rows.used, totals.debit]).toEqual([24, '78'])
  expect(placeOfLine(files[1], proof!.last.lineNumber)).toEqual({ sheet: 'M12', row: 3 })
})

test('takes a sheet without a header for the rest of the one before it, among others that are a month each', async () => {
  const rest = lines(['2023-01-02', '2023-01-30'], 40)
  const sheets = [sheet('Jan', ['2023-01-05', '2023-01-20']), { name: 'Jan (2)', rows: rest }]
  const { read, used } = await analysed([...sheets, sheet('Feb', ['2023-02-05'])])
  expect([read, used]).toEqual([['Jan', 'Jan (2)', 'Feb'], 10])
  await questionFor([...sheets, sheet('Feb', ['2023-01-25'])])
})

test('compares the total of each sheet with its own lines, and names sheet and row where it differs', async () => {
  const side = (voucher: string, day: string, amount: number) => [
    text(voucher),
    text('4000'),
    text(day),
    number(amount),
    text('mia')
  ]
  const total = (amount: number) => [text('Total'), text(''), text(''), number(amount)]
  const { facts } = await analysed([
    {
      name: 'Jan',
      rows: [header.map(text), side('V1', '2023-01-05', 4), side('V2', '2023-01-06', 5), total(9)]
    },
    {
      name: 'Feb',
      rows: [header.map(text), side('V3', '2023-02-05', 7), side('V4', '2023-02-06', 8), total(16)]
    }
  ])
  expect(facts.lineClasses.find(({ class: name }) => name === 'total')!.lines).toBe(2)
  expect(facts.notices.find(({ code }) => code === 'TOTAL_DIFFERS')).toMatchObject({
    lines: 1,
    text: expect.stringContaining('“Feb”, row 4 says 16 for 15, a difference of 1')
  })
})

test('joins sheets of which none has a header by their days, as those with one', async () => {
  const settings = {
    hasHeader: false,
    mapping: { account: '#2', amount: '#4', posted: '#3' }
  }
  const bare = (name: string, days: string[], first = 1) => ({ name, rows: lines(days, first) })
  const { used } = await analysed(
    [bare('A', ['2023-01-05', '2023-01-09']), bare('B', ['2023-02-05', '2023-02-08'], 5)],
    settings
  )
  expect(used).toBe(8)
  await questionFor([bare('A', ['2023-01-05', '2023-01-09']), bare('B', ['2022-01-05'], 5)], settings)
})

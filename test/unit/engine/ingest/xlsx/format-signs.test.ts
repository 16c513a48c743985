import { expect, test } from 'vitest'
import { analyzeText } from '../../../../helpers/analyze-file.ts'
import { makeWorkbook, number, text } from '../../../../helpers/make-workbook.ts'
import { scratchFolder } from '../../../../helpers/scratch-folder.ts'

const folder = scratchFolder()

/** A ledger of journals with a line on each side; `cells` makes the amount cells of a journal, for the amount and its style. */
function ledgerOf(
  formats: string[],
  cells: (amount: number) => [debit: string, credit: string],
  header = ['Voucher', 'Account', 'Posting date', 'Amount']
): Buffer {
  const rows = [10.5, 220.25, 7, 1234.567].flatMap((amount, at) => {
    const [debit, credit] = cells(amount)
    const line = (account: string, cell: string) => [
      text(`V${at}`),
      text(account),
      text(`2023-0${at + 1}-15`),
      cell
    ]
    return [line('4000', debit), line('1600', credit)]
  })
  return makeWorkbook([{ rows: [header.map(text), ...rows] }], { formats })
}

async function figures(workbook: Buffer, settings = {}) {
  const { analytics } = (await analyzeText(folder, workbook, settings)).result
  const signed = analytics.notices.find(({ code }) => code === 'SIGNS_BY_FORMAT')?.lines ?? 0
  return { ...analytics.totals, signed }
}

const balanced = { debit: '1472.317', credit: '1472.317', net: '0.000' }

test.each([
  ['Dr and Cr in a format each', ['""0.00" Dr"', '""0.00" Cr"'], 8],
  [
    'Dr and Cr with Indian grouping',
    ['[>=100000]##\\,##\\,##0.00" Dr";##,##0.00" Dr"', '##,##0.00\\ \\C\\r'],
    8
  ],
  ['Soll and Haben', ['#,##0.00 "S"', '#,##0.00 "H"'], 8],
  ['the Nordic D and K', ['"D" #,##0.00', '"K" #,##0.00'], 8],
  ['the Polish Wn and Ma', ['#,##0.00\\ "Wn"', '#,##0.00\\ "Ma"'], 8],
  ['the Czech MD and D', ['#,##0.00\\ "MD"', '#,##0.00\\ "D"'], 8],
  ['a word beside a currency', ['"EUR" 0.00 "Dr"', '"EUR" 0.00 "Cr"'], 8],
  ['a minus in the format', ['#,##0.00', '\\-#,##0.00'], 4],
  ['a minus after the digits', ['#,##0.00 "€"', '#,##0.00-'], 4],
  ['brackets in the format', ['#,##0.00_)', '[Red]\\(#,##0.00\\)'], 4]
])('reads the side of positive amounts from %s', async (_, formats, signed) => {
  const workbook = ledgerOf(formats, (amount) => [number(amount, 1), number(amount, 2)])
  expect(await figures(workbook)).toEqual({ ...balanced, signed })
})

test.each([
  ['minus before what is below zero', '#,##0.00;-#,##0.00', 0],
  ['brackets for what is below zero', '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)', 0],
  ['Dr above and Cr below zero', '#,##0.00 "Dr";#,##0.00 "Cr"', 8],
  ['a condition', '[<0]0.00 "Cr";0.00 "Dr"', 8],
  ['a dash for the cents', '#,##0.-', 0],
  ['one unit', '0.00 "kg"', 0],
  ['a sign of a currency with a dash in its code', '[$€-407] #,##0.00', 0]
])('keeps the sign of signed amounts under a format with %s', async (_, format, signed) => {
  const workbook = ledgerOf([format], (amount) => [number(amount, 1), number(-amount, 1)])
  expect(await figures(workbook)).toEqual({ ...balanced, signed })
})

test('turns around what a format shows as credit above and as debit below zero', async () => {
  const workbook = ledgerOf(['0.00 "Cr";0.00 "Dr"'], (amount) => [number(-amount, 1), number(amount, 1)])
  expect(await figures(workbook)).toEqual({ ...balanced, signed: 8 })
})

test('reads a side from the format where amounts have a decimal comma elsewhere', async () => {
  const workbook = ledgerOf(['0.00 "Dr"', '0.00 "Cr"'], (amount) => [number(amount, 1), number(amount, 2)])
  expect(await figures(workbook, { decimalMark: 'comma' })).toEqual({ ...balanced, signed: 8 })
})

test('refuses two words that tell the sides apart and that it does not know', async () => {
  const workbook = ledgerOf(['0.00 "Xa"', '0.00 "Xb"'], (amount) => [number(amount, 1), number(amount, 2)])
  await expect(analyzeText(folder, workbook)).rejects.toMatchObject({
    problem: { code: 'UNKNOWN_INDICATOR', message: expect.stringContaining('“Xa”') }
  })
})

test('shows a code with the zeros that its format fills it up with, as a text beside it has them', async () => {
  const rows = [
    ['Account', 'Amount', 'Posting date'].map(text),
    [number(4711, 1), number(5.25), text('2023-03-01')],
    [text('0004711'), number(5.25), text('2023-03-01')]
  ]
  const { result } = await analyzeText(folder, makeWorkbook([{ rows }], { formats: ['0000000'] }))
  expect(result.analytics.accounts).toBe(1)
  expect(result.duplicates.types[1]).toMatchObject({ groups: 1, rows: 2 })
})

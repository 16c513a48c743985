import { expect, test } from 'vitest'
import { analyzeText } from '../../../../helpers/analyze-file.ts'
import { listedLines } from '../../../../helpers/listed-lines.ts'
import { scratchFolder } from '../../../../helpers/scratch-folder.ts'

const folder = scratchFolder()

async function totalsOf(text: string) {
  const { result, ledgerPath } = await analyzeText(folder, text.trim().replace(/\n +/g, '\n'))
  const { controlTotal, notices } = result.analytics
  return {
    totals: listedLines(ledgerPath).filter((line) => line.includes(' total: ')),
    controlTotal,
    notices: notices.filter(({ code }) => code === 'TOTAL_DIFFERS')
  }
}

test('confirms subtotals by their block and the grand total by all lines', async () => {
  const found = await totalsOf(`
    Journal;Account;Amount;Text
    1;4000;5,00;a
    1;4000;7,10;b
    ;Zwischensumme;12,10;
    2;5000;0,90;c
    2;5000;1,00;d
    ;Zwischensumme;1,90;
    ;Summe;14,00;`)
  expect(found.totals).toEqual([
    '4 total: a total: “Zwischensumme” and no journal; confirmed: the sum of lines 2 to 3',
    '7 total: a total: “Zwischensumme” and no journal; confirmed: the sum of lines 5 to 6',
    '8 total: a total: “Summe” and no journal; confirmed: the sum of lines 2 to 6'
  ])
  expect(found.controlTotal).toEqual({ lineNumber: 8, debit: null, credit: null, net: '14.00' })
  expect(found.notices).toEqual([])
})

test('says which totals are not the sum of the lines above them, and by how much', async () => {
  const found = await totalsOf(`
    Journal,Account,Amount
    1,4000,5.00
    1,4000,7.10
    ,Total,12.00
    2,5000,100.005
    ,Total,100.01
    ,Grand total,112.105`)
  expect(found.totals[0]).toBe(
    '4 total: a total: “Total” and no journal; not confirmed: the sum of lines 2 to 3 is 12.100, a difference of 0.100'
  )
  expect(found.totals[2]).toContain('confirmed: the sum of lines 2 to 5')
  expect(found.controlTotal).toMatchObject({ lineNumber: 7, net: '112.105' })
  expect(found.notices).toEqual([
    {
      code: 'TOTAL_DIFFERS',
      lines: 2,
      text:
        'Totals that are not the sum of the lines above them (line 4 says 12.000 for 12.100, a difference ' +
        'of 0.100; line 6 says 100.010 for 100.005, a difference of 0.005): lines may be missing, or be there twice.'
    }
  ])
})

test('confirms both sides of a debit/credit pair', async () => {
  const head = 'Date,Account,Debit,Credit\n2025-01-31,4000,5.00,\n2025-01-31,1200,,3.00\n'
  const right = await totalsOf(`${head},Totals,5.00,3.00`)
  expect(right.totals).toEqual([
    '4 total: a total: “Totals” and no date; confirmed: the debits and credits of lines 2 to 3'
  ])
  expect(right.controlTotal).toEqual({ lineNumber: 4, debit: '5.00', credit: '3.00', net: '2.00' })
  const wrong = await totalsOf(`${head},Totals,5.00,5.00`)
  expect(wrong.totals[0]).toContain('not confirmed: the sum of lines 2 to 3 is 3.00, a difference of 2.00')
  expect(wrong.controlTotal).toBe(null)
})

test('confirms a total whose sign is written otherwise, and one of the debits alone', async () => {
  const head = 'Date,Account,Amount\n2025-01-31,4000,5.00\n2025-01-31,1200,-8.00\n'
  expect((await totalsOf(`${head},Total,3.00`)).totals[0]).toContain('confirmed: the sum of lines 2 to 3')
  expect((await totalsOf(`${head},Total debits,5.00`)).totals[0]).toContain(
    'confirmed: the debits of lines 2 to 3'
  )
})

test('confirms by levels of stars and finds an amount beside its column', async () => {
  const found = await totalsOf(`
    |Doc|Entry Date|Account|Amount|Text|
    |1|2025-01-01|4000|5.00|a|
    |*||||5.00||
    |2|2025-01-01|4000|6.00-|a|
    |*||||6.00-||
    |**||||1.00-||`)
  expect(found.totals.map((line) => line.replace(/.*; /, ''))).toEqual([
    'confirmed: the sum of line 2',
    'confirmed: the sum of line 4',
    'confirmed: the sum of lines 2 to 4'
  ])
})

test('compares no balance, no count of lines and no total without an amount', async () => {
  const found = await totalsOf(`
    Date,Account,Amount,Text
    ,Opening balance,70.00,
    2025-01-31,4000,5.00,a
    ,Closing balance,75.00,
    ,Total lines: 1,,
    ,Total,,`)
  expect(found.totals).toEqual([
    '2 total: a balance: “Opening balance” and no date',
    '4 total: a balance: “Closing balance” and no date',
    '6 total: a total: “Total” and no date; it has no amount to compare'
  ])
  expect(found.notices).toEqual([])
})

test('confirms a total that a balance carried forward is part of', async () => {
  const found = await totalsOf(`
    Konto;Betrag;Buchungsdatum;Text
    Saldovortrag;500,00;;
    4000;-5,00;31.01.2025;Miete
    Übertrag;495,00;;
    1000;10,00;31.01.2025;Bank
    Summe;505,00;;`)
  expect(found.totals[2]).toBe(
    '6 total: a total: “Summe” and no date; confirmed: the sum of the balance in line 4 and line 5'
  )
  expect(found.controlTotal).toBe(null)
  expect(found.notices).toEqual([])
})

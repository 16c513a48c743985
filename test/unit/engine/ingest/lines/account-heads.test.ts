import { expect, test } from 'vitest'
import { NeedsInput } from '../../../../../src/shared/question.ts'
import type { Settings } from '../../../../../src/shared/settings.ts'
import { analyzeText } from '../../../../helpers/analyze-file.ts'
import { keptRecords } from '../../../../helpers/kept-records.ts'
import { scratchFolder } from '../../../../helpers/scratch-folder.ts'

const folder = scratchFolder()

async function outcomeOf(text: string, settings: Partial<Settings> = {}) {
  const { result, ledgerPath } = await analyzeText(folder, text.trim().replace(/\n {2,4}/g, '\n'), settings)
  const { analytics } = result
  const lines = Object.fromEntries(analytics.lineClasses.map((count) => [count.class, count.lines]))
  const at = analytics.mapping.fields.find(({ field }) => field === 'account')!.position - 1
  return {
    lines,
    used: analytics.rows.used,
    totals: analytics.totals,
    accounts: keptRecords(ledgerPath).flatMap(({ cells }) =>
      (cells[at] ?? 'Account') === 'Account' ? [] : [cells[at]]
    ),
    effective: analytics.mapping.fields.find(({ field }) => field === 'effective')?.header
  }
}

test('takes the account from a name above its block, which a total says again', async () => {
  const found = await outcomeOf(`
    Ledger transactions,,,,
    Date,Type,Reference,Debit,Credit
    Motor costs,,,,
    13 Jan 2025,Bill,R1,40.00,
    17 Jan 2025,Bill,R2,60.00,
    Total Motor costs,,,100.00,0.00
    Fees earned,,,,
    19 Jan 2025,Invoice,R3,,100.00
    Total Fees earned,,,0.00,100.00`)
  expect(found).toEqual({
    lines: { preamble: 1, header: 1, data: 3, repeatedHeader: 2, total: 2 },
    used: 3,
    totals: { debit: '100.00', credit: '100.00', net: '0.00' },
    accounts: ['Motor costs', 'Motor costs', 'Fees earned'],
    effective: 'Date'
  })
})

test('takes the account from a name with its balance behind the amounts, and leaves out as of when', async () => {
  const found = await outcomeOf(`
    Date,Type,Num,Debit,Credit,Balance
    4000 - Motor costs (Balance forward As of 01/01/2025),,,,,15.00
    13 Jan 2025,Bill,R1,40.00,,55.00
    17 Jan 2025,Bill,R2,60.00,,115.00
    Totals for 4000 - Motor costs,,,100.00,0.00,115.00
    5000 - Fees (Balance forward As of 01/01/2025),,,,,0.00
    19 Jan 2025,Invoice,R3,,100.00,-100.00
    Totals for 5000 - Fees,,,0.00,100.00,-100.00`)
  expect(found).toMatchObject({
    used: 3,
    totals: { debit: '100.00', credit: '100.00', net: '0.00' },
    accounts: ['4000 - Motor costs', '4000 - Motor costs', '5000 - Fees']
  })
})

test('keeps a name with an amount as a line', async () => {
  const found = await outcomeOf(`
    Account,Date,Debit,Credit,Balance
    Rent,,,,5.00
    Rent,2025-01-14,7.00,,12.00
    Rent,2025-01-15,,12.00,0.00`)
  expect(found).toMatchObject({ used: 2, totals: { debit: '7.00', credit: '12.00' } })
})

test('names an account within another by both', async () => {
  const found = await outcomeOf(`
    ,Date,Num,Amount
    Costs,,,
    ,2025-01-13,1,5.00
    Travel,,,
    ,2025-01-14,2,7.00
    Total for Travel,,,7.00
    ,2025-01-15,3,9.00
    Total for Costs with sub-accounts,,,21.00
    Bank,,,
    ,2025-01-15,4,-21.00
    Total for Bank,,,-21.00
    Printed, by Kate, on Monday,`)
  expect(found.accounts).toEqual(['Costs', 'Costs:Travel', 'Costs', 'Bank'])
  expect(found.lines).toEqual({ header: 1, data: 4, repeatedHeader: 3, total: 3, separator: 1 })
})

test('takes the account that a word names above each page, as SAP lists it in German', async () => {
  // A head can have as many figures as a line.
  const page = (account: string, amounts: string[]) => `
    Sachkonto              ${account}     Bank 1
    Buchungskreis          1000       Muster AG
    ----------------------------------------------
    |Belegnr   |Belegart|Buchungsdatum|Betrag in HW |Text   |
    ----------------------------------------------
${amounts.map((amount, at) => `    |100000000${at}|SA      |1${at}.01.2025   |${amount.padStart(13)}|Text   |`).join('\n')}
    ----------------------------------------------
    |* Konto ${account}  |        1,00 |       |`
  const found = await outcomeOf(
    `${page('476000', ['1.250,00', '80,50-'])}${page('113100', ['1.250,00-', '80,50'])}`,
    { dateOrder: 'dmy' }
  )
  expect(found.accounts).toEqual(['476000', '476000', '113100', '113100'])
  expect(found.totals).toEqual({ debit: '1330.50', credit: '1330.50', net: '0.00' })
  expect(found.used).toBe(4)
})

test('takes a line without an account of its own for no head', async () => {
  const text = `
    Name,Date,Amount
    rent,2025-01-13,5.00
    thanks,,
    rent,2025-01-14,5.00`
  await expect(outcomeOf(text)).rejects.toBeInstanceOf(NeedsInput)
})

test('leaves a file as it is that has a column of accounts, and where the user names one', async () => {
  const own = await outcomeOf(`
    Account,Date,Amount
    4000,,
    4000,2025-01-13,5.00
    Total 4000,,5.00`)
  expect(own.accounts).toEqual(['4000', '4000', 'Total 4000'])
  const named = await outcomeOf(
    `
    Which,Date,Amount
    Rent,,
    x,2025-01-13,5.00
    Total Rent,,5.00`,
    { mapping: { account: 'Which' } }
  )
  expect(named.accounts).toContain('x')
})

test('takes the account from a name with its code, where the total says the name alone', async () => {
  const found = await outcomeOf(`
    Date,Source,Description,Debit,Credit
    Motor costs (4000),,,,
    Opening Balance,,,0.00,0.00
    13 Jan 2025,Bill,R1,40.00,0.00
    Total Motor costs,,,40.00,0.00
    Closing Balance,,,40.00,0.00
    Fees (5000),,,,
    19 Jan 2025,Invoice,R3,0.00,40.00
    Total Fees,,,0.00,40.00`)
  expect(found).toMatchObject({
    used: 2,
    totals: { debit: '40.00', credit: '40.00' },
    accounts: ['Motor costs (4000)', 'Fees (5000)']
  })
})

test('takes the account from a code with its name in the next cell', async () => {
  const found = await outcomeOf(`
    ID No.,Src,Date,Memo,Debit,Credit,Ending Balance
    4-1200,Bank,,,,,
    ,,,Beginning Balance:,,,0.00
    100204,GJ,13/01/2025,Paper,40.00,,40.00
    ,,,Total:,40.00,0.00,40.00
    6-4000,Office,,,,,
    100204,GJ,13/01/2025,Paper,,40.00,-40.00
    ,,,Total:,0.00,40.00,-40.00`)
  expect(found).toMatchObject({
    used: 2,
    totals: { debit: '40.00' },
    accounts: ['4-1200 Bank', '6-4000 Office']
  })
})

test('reads blocks of two lines with the names of the columns above each', async () => {
  const block = (account: string, side: string) => `
    Konto: ${account}
    Datum,Belegnr,Gegenkonto,Buchungstext,Soll,Haben
    13.01.2025,R1,9999,a,${side}
    14.01.2025,R2,9999,b,${side}`
  const found = await outcomeOf(
    ['1200 Bank', '1400 Kunden', '1600 Kreditoren'].map((one) => block(one, '5.20,')).join('') +
      block('8400 Erlöse', ',15.60')
  )
  expect(found).toMatchObject({ used: 8, totals: { debit: '31.20', credit: '31.20' } })
})

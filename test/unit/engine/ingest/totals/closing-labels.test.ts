import { expect, test } from 'vitest'
import { analyzeText } from '../../../../helpers/analyze-file.ts'
import { listedLines } from '../../../../helpers/listed-lines.ts'
import { scratchFolder } from '../../../../helpers/scratch-folder.ts'

const folder = scratchFolder()

async function read(lines: string[]) {
  const { result, ledgerPath } = await analyzeText(folder, lines.join('\n'))
  const { rows, totals } = result.analytics
  return { used: rows.used, debit: totals.debit, listed: listedLines(ledgerPath) }
}

test('takes the subtotals of a spreadsheet for totals, whichever column they are of', async () => {
  const found = await read([
    'Journal,Account,Date,Amount,User,Text',
    'J1,4000,2024-01-31,5.00,anna,a',
    'J2,4000,2024-02-29,7.10,anna,b',
    ',4000 Razem,,12.10,,',
    ',,,12.10,anna Total,',
    'J3,Rent 2,2024-03-31,1.00,ben,c',
    'J3,Rent 2,2024-03-31,1.00,ben,d',
    ',Rent 2 Toplam,,2.00,,',
    'J3 Ergebnis,,,2.00,,',
    ',,2024-03-31 Total,2.00,,',
    ',,,2,,d Count',
    ',Totale complessivo,,14.10,,'
  ])
  expect(found.used).toBe(4)
  expect(found.debit).toBe('14.10')
  expect(found.listed.filter((line) => line.includes(' total: ')).length).toBe(7)
  expect(found.listed.filter((line) => line.includes('a count: “d Count” and no account')).length).toBe(1)
})

test('keeps an account whose name ends like a subtotal', async () => {
  const found = await read([
    'Journal,Account,Date,Amount',
    'J1,Energy Total,2024-01-31,5.00',
    'J1,Cash,2024-01-31,-5.00',
    'J2,Cash Total,,7.00',
    ',Solar Total,,8.00',
    'J3,Cash,2024-01-31,7.00'
  ])
  expect(found.used).toBe(5)
})

import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { analyzeFile } from '../../../../helpers/analyze-file.ts'
import { makeWorkbook, number, text } from '../../../../helpers/make-workbook.ts'
import { scratchFolder } from '../../../../helpers/scratch-folder.ts'

const folder = scratchFolder()

async function totalsOf(amounts: string[]) {
  const path = join(folder, `${randomUUID()}.xlsx`)
  const head = ['Journal', 'Account', 'Date', 'Amount'].map((name) => text(name))
  const rows = amounts.map((amount, at) => [
    ...['J1', `40${at}`, '2024-01-14'].map((cell) => text(cell)),
    amount.startsWith('#') ? number(amount.slice(1)) : text(amount)
  ])
  writeFileSync(path, makeWorkbook([{ rows: [head, ...rows] }]))
  const { result } = await analyzeFile(path, { goesOn: true })
  return result.analytics.totals
}

test('numbers beside amounts that are texts with a decimal comma are what they are', async () => {
  const totals = { debit: '1371.734', credit: '1371.734', net: '0.000' }
  expect(await totalsOf(['#120.5', '1.250,00', '#1.234', '-1250,00', '-120,5', '#-1.234'])).toEqual(totals)
  expect(await totalsOf(['#120.5', '1,250.00', '#1.234', '-1250.00', '-120.5', '#-1.234'])).toEqual(totals)
})

test('texts with both marks are refused', async () => {
  await expect(totalsOf(['#120.5', '1.250,00', '-1250.50'])).rejects.toMatchObject({
    problem: { code: 'AMBIGUOUS_AMOUNTS' }
  })
})

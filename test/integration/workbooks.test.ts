import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { dataFolders } from '../helpers/data-folders.ts'
import { makeWorkbook, number, text } from '../helpers/make-workbook.ts'
import { makeZip } from '../helpers/make-zip.ts'
import { scratchFolder } from '../helpers/scratch-folder.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const folder = scratchFolder()
const folders = dataFolders(folder)
const fixture = join(import.meta.dirname, '../fixtures/je-six-types-small')

test('a workbook gives what its twin in CSV gives', async () => {
  const desk = await folders.openFresh()
  const outcome = async (name: string) => {
    const { result, ledgerId } = await desk.run(join(fixture, name))
    const { rows: read, excluded, totals, posted, effective, accounts, users, proof } = result!.analytics
    // The texts of the first and last row are those of a sheet, which writes its dates and numbers in its own way.
    const { first, last, ...proven } = proof!
    const facts = { read, excluded, totals, posted, effective, accounts, users, proven }
    const ends = [first.lineNumber, last.lineNumber]
    const { mapping } = result!.analytics
    const page = { ledgerId: ledgerId!, filter: {}, sort: null, offset: 0, limit: 1000 }
    const { rows, total } = await desk.ask('duplicates:page', page)
    expect(total).toBeGreaterThan(0)
    const fields = mapping.fields.map(({ field, position, header }) => [field, position, header])
    return { facts, ends, fields, duplicates: result!.duplicates, rows }
  }
  expect(await outcome('journal_entries.xlsx')).toEqual(await outcome('journal_entries.csv'))
})

test('the sheets the user names are read, and other sheets are another result', async () => {
  const desk = await folders.openFresh()
  const rows = (amount: number, lines: number) => [
    ['Account', 'Amount', 'Posting date'].map(text),
    ...Array.from({ length: lines }, () => [text('4000'), number(amount), text('2024-01-31')])
  ]
  const path = join(folder, 'months.xlsx')
  writeFileSync(
    path,
    makeWorkbook([
      { name: 'Jan', rows: rows(5, 2) },
      { name: 'Feb', rows: rows(7, 3) }
    ])
  )
  const net = async (sheet?: string) => (await desk.run(path, { sheet })).result!.analytics.totals.net
  expect([await net('all'), await net('Jan'), await net('Feb')]).toEqual(['31', '10', '21'])
  expect(await desk.run(path, { sheet: 'Mar' })).toMatchObject({
    status: 'FAILED',
    error: { code: 'UNKNOWN_SHEET' }
  })
})

test('a zip of several ledgers is taken, fails with their names, and leaves nothing behind', async () => {
  const desk = await folders.openFresh()
  const path = join(folder, 'packed.zip')
  writeFileSync(
    path,
    makeZip(['jan.csv', 'feb.csv'].map((name) => ({ name, content: 'account,amount\n1,5\n' })))
  )
  expect(await desk.run(path)).toMatchObject({
    status: 'FAILED',
    error: { code: 'SEVERAL_FILES_IN_ARCHIVE' }
  })
  expect(folders.ledgerFiles()).toEqual([])
  expect(readdirSync(folder)).toContain('packed.zip')
})

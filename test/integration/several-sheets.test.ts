import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { expect, test, vi } from 'vitest'
import { defaultSettings } from '../../src/shared/settings.ts'
import { dataFolders } from '../helpers/data-folders.ts'
import { makeWorkbook, number, text } from '../helpers/make-workbook.ts'
import { cliProgram } from '../helpers/program-folder.ts'
import { scratchFolder } from '../helpers/scratch-folder.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

const folder = scratchFolder()
const folders = dataFolders(folder)
const header = ['Voucher', 'Account', 'Posting date', 'Amount'].map(text)
const names = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** Rent of each month on both sides, and in February a bill that is entered twice in rows 4 and 6. */
function rowsOf(month: number, year = 2021): string[][] {
  const day = `${year}-${String(month).padStart(2, '0')}-09`
  const line = (voucher: string, account: string, amount: number) => [
    text(voucher),
    text(account),
    text(day),
    number(amount)
  ]
  const bill = (voucher: string) => [line(voucher, '6300', 77.7), line(voucher, '1600', -77.7)]
  const rent = [line(`R${month}`, '6310', 1000 + month), line(`R${month}`, '1800', -1000 - month)]
  return [header, ...rent, ...(month === 2 ? [...bill('B1'), ...bill('B2')] : [])]
}

function workbookOf(name: string, sheets: { name: string; rows: string[][] }[]): string {
  const path = join(folder, name)
  writeFileSync(path, makeWorkbook(sheets))
  return path
}

const notes = { name: 'Notes', rows: [[text('Prepared for the audit')]] }
const year = () => [notes, ...names.map((name, at) => ({ name, rows: rowsOf(at + 1) }))]

function analyze(...words: string[]): Promise<{ code: number; stdout: string }> {
  return new Promise((resolve) => {
    const dataDir = join(folder, 'cli-data')
    execFile(process.execPath, [cliProgram, ...words, '--data-dir', dataDir], (error, stdout) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout })
    )
  })
}

test('a workbook of twelve months is one ledger in a job, and its export names the sheet and row of each line', async () => {
  const desk = await folders.openFresh()
  const { status, result, ledgerId } = await desk.run(workbookOf('year.xlsx', year()))
  expect(status).toBe('COMPLETED')
  const { rows, totals } = result!.analytics
  expect([rows.used, totals.debit, totals.net]).toEqual([28, '12233.4', '0.0'])
  desk.savePath = join(folder, 'year.duplicates.csv')
  const state = await desk.ask('export:start', { ledgerId: ledgerId!, filter: {} })
  await desk.exportWhen(state!.exportId, ({ status: now }) => now === 'DONE')
  const csv = readFileSync(desk.savePath, 'utf8')
  const lines = Papa.parse<Record<string, string>>(csv.replace('\uFEFF', ''), {
    header: true,
    skipEmptyLines: true
  })
  const places = lines.data.map((line) => `${line['sheet']} ${line['line_number']} ${line['journal_id']}`)
  expect(new Set(places)).toEqual(new Set(['Feb 4 B1', 'Feb 5 B1', 'Feb 6 B2', 'Feb 7 B2']))
})

test('the sheets that were answered with are kept for the client, and asked about again for nobody', async () => {
  const desk = await folders.openFresh()
  const sheetsOf = (at: number) => [
    { name: 'GL', rows: rowsOf(at) },
    { name: 'GL last year', rows: rowsOf(at, 2020) }
  ]
  const run = async (path: string) => {
    const options = { asOne: false, engagementId: '', clientName: 'Elm Ltd', settings: defaultSettings }
    const [submission] = await desk.handOver([path], options)
    return desk.ended(submission!.ok ? submission!.jobId : '')
  }
  const asking = await run(workbookOf('first.xlsx', sheetsOf(3)))
  expect([asking.status, asking.questions!.map(({ id }) => id)]).toEqual(['NEEDS_INPUT', ['sheet']])
  await desk.ask('job:answer', { jobId: asking.jobId, answers: { sheet: 'GL' }, remembers: true })
  const answered = await desk.jobWhen(asking.jobId, ({ status }) => status === 'COMPLETED')
  expect(answered.result!.analytics.rows.used).toBe(2)
  const next = await run(workbookOf('second.xlsx', sheetsOf(4)))
  expect([next.status, next.settings.sheet]).toEqual(['COMPLETED', 'GL'])
  expect(next.result!.analytics.totals.debit).toBe('1004')
})

test('the command line says what it reads of a workbook and takes several sheets', async () => {
  const path = workbookOf('cli.xlsx', year())
  const whole = await analyze(path)
  expect(whole.stdout).toContain(
    'All 40 lines of 12 sheets (“Jan” to “Dec”) are accounted for: 28 are lines of the ledger, and all of them are used; ' +
      'a sheet is not read: “Notes” (1 row, '
  )
  expect(whole.stdout).toContain('first line: “Jan”, row 2, last line: “Dec”, row 3')
  const some = await analyze(path, '--sheet', 'Feb,Mar', '--sheet', 'Nov', '--json')
  const outcome = JSON.parse(some.stdout) as {
    rows: { used: number }
    sheets: { name: string; isRead: boolean; why: string | null }[]
  }
  expect(outcome.rows.used).toBe(10)
  expect(outcome.sheets.flatMap(({ name, isRead }) => (isRead ? [name] : []))).toEqual(['Feb', 'Mar', 'Nov'])
  expect(outcome.sheets).toContainEqual({ name: 'Jan', rows: 3, isRead: false, why: 'not chosen' })
})

test('the command line prints the words that say which sheets are the ledger', async () => {
  const path = workbookOf('asks.xlsx', [
    { name: 'Ledger', rows: rowsOf(5) },
    { name: 'Ledger old', rows: rowsOf(5) }
  ])
  const { code, stdout } = await analyze(path)
  expect(code).toBe(1)
  expect(stdout).toContain('--sheet all  All of them, as one ledger')
  expect(stdout).toContain('--sheet "Ledger old"  Only “Ledger old”')
})

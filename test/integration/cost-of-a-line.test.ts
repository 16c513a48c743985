import { closeSync, openSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test, vi } from 'vitest'
import { LineReader } from '../../src/main/engine/store/line-reader.ts'
import { LedgerReader } from '../../src/main/engine/store/ledger-reader.ts'
import { analyzeFile } from '../helpers/analyze-file.ts'
import { scratchFolder } from '../helpers/scratch-folder.ts'

/** What a line costs that does not drift with the machine: of times only `npm run bench` speaks. */
vi.setConfig({ testTimeout: 120_000 })

const folder = scratchFolder()
const linesPerJournal = 4

/** Writes balanced journals in which no account has an amount twice; all of them so many times over. */
function writeJournals(path: string, lines: number, times = 1): void {
  const file = openSync(path, 'w')
  writeSync(
    file,
    'Journal_ID,GL_Account_Number,Amount,Entered_Date,Effective_Date,Entered_By,Source,JE_Line_Description\n'
  )
  const rows: string[] = []
  for (let line = 0; line < lines; line++) {
    const journal = Math.floor(line / linesPerJournal)
    const cents = journal * linesPerJournal + 1
    const amount = line % linesPerJournal === 3 ? -3 * (cents + 1) : cents + (line % linesPerJournal)
    const day = `2025-${String((journal % 12) + 1).padStart(2, '0')}-15`
    rows.push(
      `JE${journal},${4000 + (line % linesPerJournal)},${(amount / 100).toFixed(2)},${day},${day},USER${journal % 17},AP,invoice for freight ${line}\n`
    )
  }
  for (let time = 0; time < times; time++) writeSync(file, rows.join(''))
  closeSync(file)
}

async function measure(lines: number) {
  const path = join(folder, `${lines}.csv`)
  writeJournals(path, lines)
  const { ledgerPath, rows } = await analyzeFile(path)
  expect(rows).toEqual([])
  const db = new Database(ledgerPath, { readonly: true })
  const tables = db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all()
  const count = (table: string) => db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get()!
  const stored = tables.reduce((sum, table) => sum + count(table), 0)
  const largest = db.prepare<[], number>('SELECT max(size) FROM block').pluck().get()!
  db.close()
  return { csv: statSync(path).size, ledger: statSync(ledgerPath).size, stored, largest }
}

test('a line that repeats nothing costs less than its text in the file of the ledger, and no row', async () => {
  const [some, more] = [await measure(40_000), await measure(120_000)]
  const lines = 80_000
  expect((more.ledger - some.ledger) / (more.csv - some.csv)).toBeLessThan(1.5)
  // A row is a journal, or a block of thousands of lines or pieces of text.
  expect(more.stored - some.stored).toBeLessThan(lines / linesPerJournal + lines / 400)
  // However long the file is, no block is larger: as much is read of it for one line.
  expect(more.largest).toBeLessThan(1.2 * some.largest)
})

/** How many statements are run meanwhile, on any connection. */
function countStatements(run: () => void): number {
  const db = new Database(':memory:')
  const statements = Object.getPrototypeOf(db.prepare('SELECT 1')) as Database.Statement
  db.close()
  const spies = (['get', 'all', 'iterate', 'run'] as const).map((how) => vi.spyOn(statements, how))
  run()
  const count = spies.reduce((sum, { mock }) => sum + mock.calls.length, 0)
  for (const spy of spies) spy.mockRestore()
  return count
}

test('a page and a piece of an export take as many statements however many rows they have', async () => {
  const path = join(folder, 'twice.csv')
  writeJournals(path, 8_000, 2)
  const { ledgerPath } = await analyzeFile(path)
  const reader = new LedgerReader(ledgerPath)
  const { rows } = reader
  const findings = (limit: number) => rows.findingPage({}, null, 0, limit).findings.length
  const lines = (limit: number) => rows.page({}, null, 0, limit).rows.length
  for (const page of [findings, lines]) {
    // What is in place from the first page on.
    expect(page(1)).toBe(1)
    const forOne = countStatements(() => expect(page(1)).toBe(1))
    expect(forOne).toBeGreaterThan(0)
    expect(countStatements(() => expect(page(500)).toBe(500))).toBe(forOne)
  }
  // Blocks of texts are statements, too: each is read once, and not for each line.
  const whole = countStatements(() => expect([...rows.lines({})]).toHaveLength(16_000))
  expect(whole).toBeLessThan(16_000 / 100)
  // In review order they stand all over the file; more than are remembered would be opened again and again.
  const asked = vi.spyOn(LineReader.prototype, 'cellsOf')
  const inReview = [...rows.lines({})].map(({ row }) => row.lineId)
  const inFile = asked.mock.calls.map(([lineId]) => lineId)
  asked.mockRestore()
  expect(inReview).not.toEqual(inReview.toSorted((a, b) => a - b))
  expect(inFile).toEqual(inReview.toSorted((a, b) => a - b))
  reader.close()
})

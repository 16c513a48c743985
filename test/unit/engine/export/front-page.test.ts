import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as xlsx from '@e965/xlsx'
import Papa from 'papaparse'
import { beforeAll, describe, expect, test } from 'vitest'
import type { WorkpaperReview } from '../../../../src/main/engine/tasks/export-workpaper.ts'
import { openDecision, type Disposition } from '../../../../src/shared/decision.ts'
import { analyzeFile, analyzeText } from '../../../helpers/analyze-file.ts'
import { scratchFolder } from '../../../helpers/scratch-folder.ts'
import { unzipAll } from '../../../helpers/unzip-all.ts'
import { findingsOf, writeWorkpaper } from '../../../helpers/write-workpaper.ts'

const folder = scratchFolder()
let count = 0

const decide = (disposition: Disposition, more: object = {}) => ({
  ...openDecision,
  disposition,
  decided: { by: 'Ann', at: '2026-02-03T04:05:06.000Z' },
  ledgerId: 'this-ledger',
  ...more
})

/** The front page as a program of another hand reads it: a row is its cells, blank ones as ''. */
async function frontPage(ledgerPath: string, review: Partial<WorkpaperReview> = {}): Promise<string[][]> {
  const target = join(folder, `book-${++count}.xlsx`)
  await writeWorkpaper(folder, ledgerPath, { review, parts: ['workbook'], target })
  const book = xlsx.read(readFileSync(target))
  expect(book.SheetNames[0]).toBe('Summary')
  return xlsx.utils.sheet_to_json<string[]>(book.Sheets['Summary']!, { header: 1, defval: '', raw: false })
}

/** The rows under a heading, as far as the next one: a heading stands alone and under a blank row. */
function under(rows: string[][], title: string): string[][] {
  const from = rows.findIndex(([label]) => label === title) + 1
  expect(from).toBeGreaterThan(0)
  const end = rows.slice(from).findIndex((row) => row.every((cell) => cell === ''))
  return rows.slice(from, end < 0 ? undefined : from + end)
}

describe('the front page of je-six-types-small with decisions', () => {
  const path = join(import.meta.dirname, '../../../fixtures/je-six-types-small/journal_entries.csv')
  let rows: string[][]
  let records: Record<string, string>[]
  let ledgerPath: string

  beforeAll(async () => {
    ledgerPath = (await analyzeFile(path)).ledgerPath
    records = Papa.parse<Record<string, string>>(readFileSync(path, 'utf8'), {
      header: true,
      skipEmptyLines: true
    }).data
    const [first, second, third] = findingsOf(ledgerPath)
    rows = await frontPage(ledgerPath, {
      decisions: new Map([
        [first!.membersKey, decide('duplicate', { note: '=refund asked' })],
        [second!.membersKey, decide('duplicate')],
        [third!.membersKey, decide('valid')]
      ])
    })
  })

  test('lists each exception with both journals, their days, users and amounts as they stand in the file', () => {
    const list = under(rows, 'Exceptions')
    const postings = list.filter(([label]) => label === 'first posted' || label === 'posted again')
    expect(postings).toHaveLength(4)
    for (const [, journal, , posted, effective, user, amount] of postings) {
      const lines = records.filter(({ entry_id: id }) => id === journal)
      expect(lines.length).toBeGreaterThan(0)
      const { posted_ts: entered, date, user: by } = lines[0]!
      expect([posted, effective, user]).toEqual([entered!.slice(0, 10), date, by])
      const debits = lines.reduce((sum, { debit }) => sum + Number(debit), 0)
      expect(Number(amount!.replaceAll(',', ''))).toBeCloseTo(debits, 2)
    }
    expect(list.find(([label]) => label === 'Note')![1]).toBe('=refund asked')
  })

  test('begins a page with the exceptions, so that none of them is parted from its head', async () => {
    const target = join(folder, 'breaks.xlsx')
    const [first] = findingsOf(ledgerPath)
    await writeWorkpaper(folder, ledgerPath, {
      review: { decisions: new Map([[first!.membersKey, decide('duplicate')]]) },
      parts: ['workbook'],
      target
    })
    const xml = unzipAll(readFileSync(target))
      .find(({ name }) => name === 'xl/worksheets/sheet1.xml')!
      .content.toString('utf8')
    const [, heading] = /<c r="A(\d+)"[^>]*><is><t[^>]*>Exceptions</.exec(xml)!
    expect(xml).toContain(`<brk id="${Number(heading) - 1}" `)
  })

  test('adds the exceptions up to what is decided as duplicate, with their thousands parted', () => {
    const list = under(rows, 'Exceptions')
    const value = (text: string | undefined) => Number(text!.replaceAll(',', ''))
    const each = list.filter(([label]) => label === 'Exposure').map((row) => value(row[6]))
    const total = list.find(([label]) => label === 'All 2 exceptions')!
    expect(total[6]).toMatch(/^\d{3},\d{3}\.\d\d$/)
    expect(value(total[6])).toBeCloseTo(
      each.reduce((sum, one) => sum + one, 0),
      2
    )
    const decided = under(rows, 'Results by finding').find(([label]) => label === 'duplicate')!
    expect(decided.slice(1, 3)).toEqual(['2', total[6]])
  })

  test('tells what a reviewer asks, before the exceptions', () => {
    const titles = [
      'Purpose and procedure',
      'Population and completeness',
      'Control totals',
      'Tie-out to the client’s totals',
      'Tests',
      'Results by test',
      'Results by finding',
      'Conclusion',
      'Exceptions'
    ]
    const places = titles.map((title) => rows.findIndex(([label]) => label === title))
    expect(places.every((place) => place > 0)).toBe(true)
    expect(places).toEqual(places.toSorted((one, other) => one - other))
    const population = under(rows, 'Population and completeness')
    expect(population.find(([label]) => label === 'of these used')![1]).toBe('1,796')
    expect(under(rows, 'Conclusion').find(([label]) => label === 'Completeness')![1]).toContain(
      '7 findings identified; 3 decided; 4 open'
    )
    expect(under(rows, 'Conclusion')[0]).toEqual(expect.arrayContaining(['Conclusion', 'Not concluded yet.']))
  })
})

test('an exception in two currencies tells both, and each has a total of its own', async () => {
  const lines = ['EUR,5.00', 'USD,70.00'].flatMap((money) =>
    ['J1', 'J2'].map((journal) => `${journal},1000,2025-01-0${journal.slice(1)},Kim,${money},X`)
  )
  const { ledgerPath } = await analyzeText(
    folder,
    `journal,account,posted date,user,currency,amount,text\n${lines.join('\n')}\n`
  )
  const findings = findingsOf(ledgerPath)
  const rows = await frontPage(ledgerPath, {
    decisions: new Map(findings.map(({ membersKey }) => [membersKey, decide('duplicate')]))
  })
  const list = under(rows, 'Exceptions')
  const from = list.findIndex(([label]) => /^All \d exceptions?$/.test(label!))
  expect(list.slice(from).map((row) => row.slice(6))).toEqual([
    ['5.00', 'EUR'],
    ['70.00', 'USD']
  ])
  expect(under(rows, 'Results by test')[0]).toContain('Debit (all currencies)')
})

test('a ledger without exceptions says so', async () => {
  const { ledgerPath } = await analyzeText(folder, 'account,amount\n1,5.00\n1,5.00\n')
  expect(under(await frontPage(ledgerPath), 'Exceptions')).toEqual([
    expect.arrayContaining(['No finding is decided as duplicate.'])
  ])
})

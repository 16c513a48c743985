import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import * as xlsx from '@e965/xlsx'
import Papa from 'papaparse'
import { beforeAll, describe, expect, test } from 'vitest'
import { FootingSum } from '../../../../src/main/engine/export/footing.ts'
import { proveWritten } from '../../../../src/main/engine/export/prove-footing.ts'
import { LedgerReader } from '../../../../src/main/engine/store/ledger-reader.ts'
import type { WorkpaperReview } from '../../../../src/main/engine/tasks/export-workpaper.ts'
import { openDecision, type Disposition } from '../../../../src/shared/decision.ts'
import { analyzeFile, analyzeFiles, analyzeText } from '../../../helpers/analyze-file.ts'
import { scratchFolder } from '../../../helpers/scratch-folder.ts'
import { unzipAll } from '../../../helpers/unzip-all.ts'
import { findingsOf, writeWorkpaper } from '../../../helpers/write-workpaper.ts'

const folder = scratchFolder()
const at = '2026-02-03T04:05:06.000Z'
let count = 0

type Cell = string | number | Date | undefined

/** A row under the head, by what stands above it for findings and for lines. */
interface ReadRow {
  level: number
  finding: Record<string, string>
  line: Record<string, string>
}
interface ReadSheet {
  name: string
  rows: ReadRow[]
  xml: string
}

/** The sheets Findings of a ledger's workbook, as a program of another hand reads them. */
async function printed(
  ledgerPath: string,
  review: Partial<WorkpaperReview> = {},
  mostSheetRows?: number
): Promise<ReadSheet[]> {
  const target = join(folder, `book-${++count}.xlsx`)
  await writeWorkpaper(folder, ledgerPath, {
    review,
    parts: ['workbook'],
    target,
    ...(mostSheetRows === undefined ? {} : { mostSheetRows })
  })
  const bytes = readFileSync(target)
  const files = new Map(unzipAll(bytes).map(({ name, content }) => [name, content.toString('utf8')]))
  const book = xlsx.read(bytes, { cellStyles: true, cellDates: true, UTC: true })
  return book.SheetNames.flatMap((name, index) => {
    if (!/^Findings( \d+)?$/.test(name)) return []
    const sheet = book.Sheets[name]!
    const [findingHeads, lineHeads, ...cells] = xlsx.utils.sheet_to_json<Cell[]>(sheet, {
      header: 1,
      UTC: true,
      defval: '',
      blankrows: true
    })
    const under = (heads: string[], row: Cell[]) =>
      Object.fromEntries(heads.map((head, column) => [head, textOf(row[column])]))
    const rows = cells.map((row, place) => ({
      level: sheet['!rows']?.[place + 2]?.level ?? 0,
      finding: under(findingHeads as string[], row),
      line: under(lineHeads as string[], row)
    }))
    return [{ name, rows, xml: files.get(`xl/worksheets/sheet${index + 1}.xml`)! }]
  })
}

const decide = (disposition: Disposition, more: object = {}) => ({
  ...openDecision,
  disposition,
  decided: { by: 'Ann', at },
  ledgerId: 'this-ledger',
  ...more
})

describe('the findings of je-six-types-small, one page wide', () => {
  const path = join(import.meta.dirname, '../../../fixtures/je-six-types-small/journal_entries.csv')
  let sheet: ReadSheet
  let ledgerPath: string

  beforeAll(async () => {
    ledgerPath = (await analyzeFile(path)).ledgerPath
    sheet = (await printed(ledgerPath))[0]!
  })

  test('are seven, each with its sentence and then as many lines as it says', () => {
    const heads = sheet.rows.filter(
      ({ finding }) => finding['Times posted'] !== '' && finding['Exposure'] !== ''
    )
    expect(heads.map(({ finding }) => finding['No.'])).toEqual(['1', '2', '3', '4', '5', '6', '7'])
    expect(heads.map(({ finding }) => finding['Finding'])).toEqual(
      findingsOf(ledgerPath).map(({ title }) => title)
    )
    for (const head of heads) {
      const from = sheet.rows.indexOf(head) + 1
      const under = sheet.rows.slice(from).findIndex(({ level }) => level === 0)
      expect([head.finding['No.'], under]).toEqual([head.finding['No.'], Number(head.finding['Lines'])])
    }
  })

  test('have lines that stand in the file as they are told', () => {
    const [heads, ...records] = Papa.parse<string[]>(readFileSync(path, 'utf8'), {
      skipEmptyLines: true
    }).data
    const lines = sheet.rows.filter(({ level }) => level === 1)
    expect(lines).toHaveLength(26)
    for (const { line } of lines) {
      const record = records[Number(line['Line']) - 2]!
      const inFile = Object.fromEntries(heads!.map((head, column) => [head, record[column]!]))
      expect(Number(line['Amount'])).toBeCloseTo(Number(inFile['debit']) - Number(inFile['credit']), 2)
      expect([line['Account'], line['Account name'], line['Journal'], line['User'], line['Text']]).toEqual([
        inFile['account'],
        inFile['account_name'],
        inFile['entry_id'],
        inFile['user'],
        inFile['description']
      ])
      expect([line['Entry date'], line['Effective date']]).toEqual([
        inFile['posted_ts']!.slice(0, 10),
        inFile['date']
      ])
    }
  })

  /** What another program makes of this ledger: docs/decisions/063. */
  test('end with a total of 541,591.56, to which the findings add up', () => {
    const from = sheet.rows.findIndex(({ finding }) => finding['Finding'] === 'All 7 findings')
    expect(sheet.rows[from]!.finding).toMatchObject({ Exposure: '541591.56', Lines: '26' })
    const cents = sheet.rows
      .slice(0, from)
      .reduce((sum, { finding }) => sum + Math.round(Number(finding['Exposure']) * 100), 0)
    expect(cents).toBe(54_159_156)
    expect(sheet.rows.slice(from + 1).map(({ finding }) => [finding['Status'], finding['Exposure']])).toEqual(
      [['open', '541591.56']]
    )
  })

  test('are printed on A4 across, one page wide, with both heads on every page', () => {
    // LibreOffice tries fitted pages at one scale after the other, and comes to no end of 20,000 rows.
    expect(sheet.xml).not.toContain('fitTo')
    expect(sheet.xml).toMatch(/<pageSetup paperSize="9" scale="\d+" orientation="landscape"\/>/)
    const scale = Number(/scale="(\d+)"/.exec(sheet.xml)![1]) / 100
    const width = [...sheet.xml.matchAll(/<col [^>]*width="([\d.]+)"/g)].reduce(
      (sum, [, one]) => sum + Number(one),
      0
    )
    // A digit of Arial at 10 points is 0.556 of that wide; 297 mm less both margins of 0.4 inch.
    expect(width * 0.556 * 10 * scale).toBeLessThan((297 / 25.4 - 0.8) * 72)
    expect(width * 0.556 * 10 * scale).toBeGreaterThan((297 / 25.4 - 0.8) * 72 * 0.9)
    expect(sheet.xml).toContain('<outlinePr summaryBelow="0"/>')
    expect(sheet.xml).toContain('<pane ySplit="2" topLeftCell="A3"')
  })

  test('go on in another sheet with a finding that does not fit any more', async () => {
    const sheets = await printed(ledgerPath, {}, 16)
    expect(sheets.length).toBeGreaterThan(2)
    expect(sheets.map(({ name }) => name).slice(0, 2)).toEqual(['Findings', 'Findings 2'])
    expect(sheets.map(({ rows }) => rows[0]!.level)).toEqual(sheets.map(() => 0))
    for (const { rows } of sheets) expect(rows.length).toBeLessThanOrEqual(15)
    expect(sheets.flatMap(({ rows }) => rows)).toEqual(sheet.rows)
  })

  test('are cut where a finding is longer than a sheet', async () => {
    const sheets = await printed(ledgerPath, {}, 3)
    for (const { rows } of sheets) expect(rows.length).toBeLessThanOrEqual(2)
    expect(sheets.flatMap(({ rows }) => rows)).toEqual(sheet.rows)
  })
})

test('say what was decided, which lines are excepted, and each currency by itself', async () => {
  const lines = [
    'journal,account,amount,currency,text',
    ...['J1', 'J2', 'J3'].flatMap((journal) => [
      `${journal},4000,10.00,EUR,rent`,
      `${journal},1000,-4.00,USD,rent`
    ]),
    'J4,5000,7.50,EUR,fee',
    'J5,5000,7.50,EUR,fee'
  ]
  // Journals with lines of two currencies do not balance.
  const { ledgerPath, rows } = await analyzeText(folder, `${lines.join('\n')}\n`, { goesOn: true })
  const findings = findingsOf(ledgerPath)
  const excepted = rows.find(({ findingNo, account }) => findingNo === 1 && account === '4000')!
  const reader = new LedgerReader(ledgerPath)
  const key = reader.exceptable(1, excepted.lineId)
  reader.close()
  const note = 'Agreed to the contract of 2023\nand to the bank'
  const [sheet] = await printed(ledgerPath, {
    decisions: new Map([
      [
        findings[0]!.membersKey,
        decide('valid', { note, tickmark: 'V', excepted: [{ ...key, reason: 'agreed' }] })
      ]
    ])
  })
  const [first, ...others] = sheet!.rows
  expect(first!.finding).toMatchObject({ Status: 'valid', Tickmark: 'V', Note: note })
  const figures = (row: ReadRow) => [row.finding['Exposure'], row.finding['Net'], row.finding['Currency']]
  const own = findings.flatMap(({ money }) =>
    money.map(({ exposure, net, currency }) => [String(Number(exposure)), String(Number(net)), currency])
  )
  const total = sheet!.rows.findIndex(({ finding }) => finding['Finding'] === 'All 2 findings')
  expect(
    sheet!.rows
      .slice(0, total)
      .filter(({ finding }) => finding['Exposure'] !== '')
      .map(figures)
  ).toEqual(own)
  expect(others[0]!.finding['Finding']).toBe('in another currency')
  expect(sheet!.rows.filter(({ level, line }) => level === 1 && line['Excepted'] === 'yes')).toMatchObject([
    { line: { Line: String(excepted.lineNumber), Account: '4000', Excepted: 'yes' } }
  ])
  // Twice more 10.00 and 4.00; once more 7.50.
  expect(sheet!.rows.slice(total).map((row) => [row.finding['Status'], ...figures(row)])).toEqual([
    ['', '27.5', '27.5', 'EUR'],
    ['', '8', '8', 'USD'],
    ['open', '7.5', '7.5', 'EUR'],
    ['valid', '20', '20', 'EUR'],
    ['valid', '8', '8', 'USD']
  ])
  expect(sheet!.xml).toMatch(/<row r="3" ht="27" customHeight="1">/)
})

test('name the file of each line where there are several', async () => {
  const paths = ['one.csv', 'two.csv'].map((name) => join(folder, name))
  for (const path of paths) writeFileSync(path, `account,amount,text\n1,5.00,${path.slice(-7)}\n`)
  const { ledgerPath } = await analyzeFiles(paths)
  const [sheet] = await printed(ledgerPath)
  const lines = sheet!.rows.filter(({ level }) => level === 1)
  expect(lines.map(({ line }) => [line['File'], line['Line'], line['Text']])).toEqual([
    ['one.csv', '2', 'one.csv'],
    ['two.csv', '2', 'two.csv']
  ])
})

test('of a ledger of version 7, which has no sentences, are told by their account', async () => {
  const kept = join(import.meta.dirname, '../../../fixtures/version-7')
  const ledgerPath = join(folder, '617e186a-37d9-423e-be79-bcedb9b4deb0.sqlite')
  for (const place of [ledgerPath, `${ledgerPath}.scores`])
    writeFileSync(place, gunzipSync(readFileSync(join(kept, `${basename(place)}.gz`))))
  const findings = findingsOf(ledgerPath)
  const [sheet] = await printed(ledgerPath)
  const heads = sheet!.rows.filter(({ finding }) => finding['No.'] !== '' && finding['Exposure'] !== '')
  expect(findings.map(({ title }) => title)).toContain('')
  expect(heads.map(({ finding }) => finding['Finding'])).toEqual(
    findings.map(({ account, accountName }) => `${account} ${accountName}`.trim())
  )
  expect(sheet!.rows.map(({ finding }) => finding['Finding'])).toContain(`All ${findings.length} findings`)
})

test('a ledger without findings says so', async () => {
  const { ledgerPath } = await analyzeText(folder, 'account,amount\n1,5.00\n2,7.00\n')
  const [sheet] = await printed(ledgerPath)
  expect(sheet!.rows.map(({ finding }) => [finding['Finding'], finding['Exposure']])).toEqual([
    ['All 0 findings', '0']
  ])
})

test('figures of the rows that are not those of the workpaper are refused', async () => {
  const { ledgerPath } = await analyzeText(folder, 'account,amount\n1,5.00\n1,5.00\n2,7.00\n2,7.00\n')
  const footing = (disposition: Disposition, exposure?: string) => {
    const sum = new FootingSum(2, 99)
    for (const finding of findingsOf(ledgerPath)) {
      const money = exposure === undefined ? finding.money : [{ currency: '', exposure, net: exposure }]
      const decision = { ...openDecision, disposition }
      sum.addFinding({ finding: { ...finding, money }, decision, excepting: null })
    }
    return sum.result()
  }
  const told = footing('open')
  proveWritten(footing('open'), told)
  const refused = (detail: string) => ({
    problem: { code: 'FIGURES_DISAGREE', detail: expect.stringContaining(detail) as string }
  })
  expect(problemOf(() => proveWritten(footing('open', '9.00'), told))).toMatchObject(
    refused('exposure: 18.00, not 12.00')
  )
  expect(problemOf(() => proveWritten(footing('valid'), told))).toMatchObject(
    refused('findings (valid): 2, not 0')
  )
})

function problemOf(run: () => void): unknown {
  try {
    run()
  } catch (error) {
    return error
  }
  return null
}

/** What a cell holds; of a day its ISO form. */
function textOf(cell: Cell): string {
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell ?? '')
}

import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { readXlsx } from 'hucre/xlsx'
import { beforeAll, describe, expect, test } from 'vitest'
import type { WorkpaperReview } from '../../../../src/main/engine/tasks/export-workpaper.ts'
import type { Activity } from '../../../../src/shared/activity.ts'
import { workpaperParts } from '../../../../src/shared/workpaper.ts'
import { analyzeFiles, analyzeText, type Analysed } from '../../../helpers/analyze-file.ts'
import { readSheets, type RawCell, type RawSheet } from '../../../helpers/read-sheets.ts'
import { scratchFolder } from '../../../helpers/scratch-folder.ts'
import { findingsOf, readCsv, readFolder, writeWorkpaper } from '../../../helpers/write-workpaper.ts'

const folder = scratchFolder()

const header =
  'journal,account,account name,amount,posted date,effective date,user,source,description,currency'
const lines = [
  'J1,0400,Rent,-1234.50,2024-01-31,2024-02-01,=ANNA,SA,"=cmd|\'/C calc\'!A0",EUR',
  'J2,0400,Rent,-1234.50,2024-01-31,2024-02-01,=ANNA,SA,"=cmd|\'/C calc\'!A0",EUR',
  'J3,0400,Rent,-1234.50,2024-02-29,2024-02-01,BEN,SA,"two\nlines",EUR',
  'J4,007,Bank & <Co>,0.10,2024-02-29,1899-12-31,BEN,SB,_x0041_ text,EUR',
  'J4,007,Bank & <Co>,0.10,2024-02-29,1899-12-31,BEN,SC,"  blanks  ",EUR',
  'J5,007,Bank & <Co>,12345678901234.56,2024-03-01,2024-03-01,CARL,SB,large,EUR',
  'J6,007,Bank & <Co>,12345678901234.56,2024-03-02,2024-03-01,CARL,SB,large,EUR',
  'J7,,nobody,5.00,2024-03-02,2024-03-01,CARL,SB,no account,EUR',
  'J8,5000,Single,7.77,2024-03-02,2024-03-01,CARL,SB,once,EUR'
]
const at = '2026-02-03T04:05:06.000Z'

let analysed: Analysed
let review: WorkpaperReview
let files: Record<string, Buffer>
let sheets: RawSheet[]

beforeAll(async () => {
  analysed = await analyzeText(folder, `${[header, ...lines].join('\n')}\n`)
  const [first, second] = findingsOf(analysed.ledgerPath)
  const open = {
    note: '',
    tickmark: '',
    decided: { by: 'Ann', at },
    prepared: null,
    reviewed: null,
    excepted: []
  } as const
  review = {
    decisions: new Map([
      [
        first!.membersKey,
        {
          ...open,
          disposition: 'duplicate',
          note: '=1+1, see "B-12"',
          tickmark: 'D',
          prepared: { by: 'Ann', at },
          ledgerId: 'this-ledger'
        }
      ],
      [second!.membersKey, { ...open, disposition: 'valid', ledgerId: 'an-earlier-one' }],
      ['of-another-ledger', { ...open, disposition: 'query', ledgerId: 'an-earlier-one' }]
    ]),
    members: new Map(),
    activity: [
      { number: 1, at, by: '', kind: 'import', text: 'wide.csv: 9 lines.', ledgerId: 'this-ledger' },
      { number: 2, at, by: 'Ann', kind: 'decision', text: '1 finding: duplicate.', ledgerId: 'this-ledger' }
    ],
    materiality: [{ currency: '', overall: '5000', performance: '3750', trivial: '250', by: 'Ann', at }]
  }
  const { target } = await writeWorkpaper(folder, analysed.ledgerPath, { review })
  files = readFolder(target)
  sheets = [...readSheets(files['01_summary.xlsx']!), ...readSheets(files['10_data.xlsx']!)]
})

const sheet = (name: string) => sheets.find((one) => one.name === name)!.rows
const csv = (name: string) => readCsv(files[name]!)
/** The cells of a row of the summary, by its label. */
function told(label: string): string[] {
  const row = sheet('Summary').find((cells) => cells[0]?.value === label)
  return row!.slice(1).map((cell) => cell?.value ?? '')
}
/** The figures of a type; the rules name the types too, but have no figures. */
function figures(type: number): string[] {
  const row = sheet('Summary').find((cells) => cells[0]?.value === `Test ${type}` && cells.length > 4)
  return row!.slice(1).map((cell) => cell?.value ?? '')
}
/** The exact sum of decimals with at most two decimals, in cents. */
const cents = (values: string[]) =>
  values.reduce((sum, value) => {
    const [whole = '', fraction = ''] = value.split('.')
    return sum + BigInt(whole + fraction.padEnd(2, '0'))
  }, 0n)

describe('a workpaper', () => {
  test('has every part under its fixed name, and a list of their hashes that is right', () => {
    const names = Object.keys(files)
    expect(names).toEqual([
      '01_summary.xlsx',
      '02_results.csv',
      '03_groups.csv',
      '04_decisions.csv',
      '05_import_report.csv',
      '06_rejected_lines.csv',
      '07_run_record.json',
      '08_activity_log.csv',
      '09_findings.csv',
      '10_data.xlsx',
      '11_query_list.xlsx',
      '12_memo.html',
      'MANIFEST.sha256'
    ])
    const hashes = names.slice(0, -1).map((name) => `${hashOf(files[name]!)}  ${name}\n`)
    expect(files['MANIFEST.sha256']!.toString()).toBe(hashes.join(''))
  })

  test('is the same bytes when nothing changed', async () => {
    const again = await writeWorkpaper(folder, analysed.ledgerPath, { review })
    expect(readFolder(again.target)).toEqual(files)
  })

  test('stays the same when it is exported: only the log, and the list of hashes, tell of that', async () => {
    const exported: Activity = {
      number: 3,
      at,
      by: '',
      kind: 'export',
      text: 'Exported.',
      ledgerId: 'this-ledger'
    }
    const again = await writeWorkpaper(folder, analysed.ledgerPath, {
      review: { ...review, activity: [...review.activity, exported] }
    })
    const now = readFolder(again.target)
    const differing = Object.keys(files).filter((name) => !now[name]!.equals(files[name]!))
    expect(differing).toEqual(['08_activity_log.csv', 'MANIFEST.sha256'])
  })

  test.each([
    ['Finding data', '09_findings.csv'],
    ['Groups', '03_groups.csv'],
    ['Results', '02_results.csv'],
    ['Decisions', '04_decisions.csv'],
    ['Excluded lines', '06_rejected_lines.csv'],
    ['Activity', '08_activity_log.csv']
  ])('says the same on its sheet %s and in %s, cell for cell and digit for digit', (name, file) => {
    const [heads, ...records] = csv(file)
    const rows = sheet(name)
    expect(rows).toHaveLength(records.length + 1)
    expect(rows[0]).toHaveLength(heads!.length)
    const shown = rows
      .slice(1)
      .map((row, at) => heads!.map((_, column) => shownAs(row[column] ?? null, records[at]![column]!)))
    expect(shown).toEqual(records.map((record) => record.map(withoutQuote)))
  })

  test('keeps codes as texts, negative amounts as numbers, and nothing as a formula', async () => {
    const heads = csv('02_results.csv')[0]!
    const at = csv('02_results.csv').findIndex((row) => row[heads.indexOf('line_number')] === '2')
    const cell = (name: string) => sheet('Results')[at]![heads.indexOf(name)]
    const inCsv = (name: string) => csv('02_results.csv')[at]![heads.indexOf(name)]
    expect(cell('account')).toEqual({ isText: true, value: '0400' })
    expect(cell('amount')).toEqual({ isText: false, value: '-1234.50' })
    expect(cell('posted_date')!.isText).toBe(false)
    expect(cell('description')).toEqual({ isText: true, value: "=cmd|'/C calc'!A0" })
    expect(inCsv('description')).toBe("'=cmd|'/C calc'!A0")
    expect(inCsv('amount')).toBe('-1234.50')
    const { sheets: read } = await readXlsx(files['10_data.xlsx']!)
    const amounts = read
      .find(({ name }) => name === 'Results')!
      .rows.map((row) => row[heads.indexOf('amount')])
    expect(amounts).toContain(-1234.5)
  })

  test('tells totals on its summary that are the sums over its sheets', () => {
    const [heads, ...results] = csv('02_results.csv')
    const [findingHeads, ...findings] = csv('09_findings.csv')
    const column = (name: string, rows = results, names = heads!) =>
      rows.map((row) => row[names.indexOf(name)]!)
    for (const type of [1, 2, 3, 4, 5, 6]) {
      const numbers = column(`type_${type}`)
      const of = results.filter((_, row) => numbers[row] !== '')
      const ofType = column('type', findings, findingHeads!).filter((value) => value === String(type))
      const [groupCount, lineCount, debit, credit, findingCount] = figures(type)
      expect([type, groupCount, lineCount, findingCount]).toEqual([
        type,
        String(new Set(numbers.filter((value) => value !== '')).size),
        String(of.length),
        String(ofType.length)
      ])
      expect([cents([debit!]), cents([credit!])]).toEqual(sidesOf(column('amount', of)))
    }
    const once = told('Each line once')
    expect(once[1]).toBe(String(results.length))
    expect([cents([once[2]!]), cents([once[3]!])]).toEqual(sidesOf(column('amount')))
    expect(
      told('All findings')
        .slice(0, 3)
        .map((value) => cents([value]))
    ).toEqual([
      BigInt(findings.length) * 100n,
      cents(column('exposure', findings, findingHeads!)),
      cents(column('net', findings, findingHeads!))
    ])
    for (const figure of ['exposure', 'net'])
      expect(cents(column(figure).filter((value) => value !== ''))).toBe(
        cents(column(figure, findings, findingHeads!))
      )
  })

  test('says who decided what and when, and what was decided on an earlier ledger', () => {
    const [heads, ...decisions] = csv('04_decisions.csv')
    const of = (name: string) => decisions.map((row) => row[heads!.indexOf(name)])
    expect(of('disposition')).toEqual(['duplicate', 'valid'])
    expect(of('note')).toEqual([`'=1+1, see "B-12"`, ''])
    expect(of('tickmark')).toEqual(['D', ''])
    expect(of('decided_by')).toEqual(['Ann', 'Ann'])
    expect(of('decided_at')).toEqual([at, at])
    expect(of('prepared_by')).toEqual(['Ann', ''])
    expect(of('from_earlier_ledger')).toEqual(['', 'yes'])
    expect(told('duplicate')[0]).toBe('1')
    expect(told('Completeness')[0]).toContain('2 decided;')
    expect(told('Prepared by')[0]).toMatch(/^Ann; 1 of \d+ findings signed$/)
  })

  test('shows each duplicate line once, with the exposure of its finding at the first of them', () => {
    const [heads, ...results] = csv('02_results.csv')
    const of = (name: string) => results.map((row) => row[heads!.indexOf(name)]!)
    expect(of('result_no')).toEqual(results.map((_, index) => String(index + 1)))
    expect(of('line_number').toSorted()).toEqual(['2', '3', '4', '6', '7', '8', '9'])
    const seen = new Set<string>()
    const findings = of('finding_no')
    of('exposure').forEach((exposure, row) => {
      expect([row, exposure !== '']).toEqual([row, !seen.has(findings[row]!)])
      seen.add(findings[row]!)
    })
  })

  test('counts the lines of a group that stand in other journals', () => {
    const [heads, ...results] = csv('02_results.csv')
    const others = results.map((row) => [
      row[heads!.indexOf('journal_id')],
      row[heads!.indexOf('group_lines')],
      row[heads!.indexOf('lines_in_other_journals')]
    ])
    expect(others.filter(([journal]) => journal === 'J4').map(([, , other]) => other)).toEqual(['0', '0'])
    expect(others.find(([journal]) => journal === 'J5')).toEqual(['J5', '2', '1'])
  })

  test('has a record for programs whose hashes are those of the other files', () => {
    const record = JSON.parse(files['07_run_record.json']!.toString()) as {
      software: unknown
      package: { name: string; sha256: string; rows: number; quotedCells: number | null }[]
      footing: { lines: number; decided: number }
      files: { sha256: string }[]
    }
    expect(record.software).toEqual({ name: 'Doublet', version: '1.2.3' })
    expect(record.package.map(({ name, sha256 }) => [name, sha256])).toEqual(
      Object.keys(files)
        .filter((name) => /^0[1-6]|^09|^1[0-2]/.test(name))
        .map((name) => [name, hashOf(files[name]!)])
    )
    expect(record.package.find(({ name }) => name.startsWith('02'))).toMatchObject({
      rows: 7,
      quotedCells: csv('02_results.csv')
        .flat()
        .filter((cell) => cell.startsWith("'")).length
    })
    expect(record.footing).toMatchObject({ lines: 7, decided: 2 })
    expect(record.files.map(({ sha256 }) => sha256)).toEqual([analysed.result.analytics.file.sha256])
  })

  test('goes on in another sheet where one is full, and says so', async () => {
    const { target } = await writeWorkpaper(folder, analysed.ledgerPath, { review, mostSheetRows: 3 })
    const split = readSheets(readFolder(target)['10_data.xlsx']!)
    const results = split.filter(({ name }) => name.startsWith('Results'))
    expect(results.map(({ name, rows }) => [name, rows.length - 1])).toEqual([
      ['Results', 3],
      ['Results 2', 3],
      ['Results 3', 1]
    ])
    expect(results.flatMap(({ rows }) => rows.slice(1))).toEqual(sheet('Results').slice(1))
    const note = split[0]!.rows.find((row) => row[0]?.value === 'Results')!
    expect(note[2]!.value).toContain('A sheet holds 3 rows, so that it goes on in 2 more.')
  })

  test('names the file of each line where there are several', async () => {
    const paths = ['one.csv', 'two.csv'].map((name) => join(folder, name))
    paths.forEach((path) => writeFileSync(path, `account,amount,text\n1,5.00,${path.slice(-7)}\n`))
    const both = await analyzeFiles(paths)
    const { target } = await writeWorkpaper(folder, both.ledgerPath, { parts: ['results', 'runRecord'] })
    const [heads, ...rows] = readCsv(readFolder(target)['02_results.csv']!)
    expect(rows.map((row) => row[heads!.indexOf('source_file')])).toEqual(['one.csv', 'two.csv'])
    expect(heads).toContain('reversed_by_file')
  })
})

describe('the place of a workpaper', () => {
  test('is one file where it has one part, in place of what was there', async () => {
    const target = join(folder, 'one.json')
    writeFileSync(target, 'an older one')
    await writeWorkpaper(folder, analysed.ledgerPath, { parts: ['runRecord'], target })
    expect(JSON.parse(readFileSync(target, 'utf8'))).toMatchObject({ runRecordVersion: 2 })
    expect(readdirSync(folder).filter((name) => name.includes('partial'))).toEqual([])
  })

  test('is never a folder that is there already', async () => {
    const target = join(folder, 'taken')
    mkdirSync(target)
    await expect(writeWorkpaper(folder, analysed.ledgerPath, { target })).rejects.toMatchObject({
      problem: { code: 'TARGET_EXISTS' }
    })
    expect(readdirSync(target)).toEqual([])
    expect(existsSync(`${target}.partial`)).toBe(false)
  })

  test('that somebody takes meanwhile is left to them', async () => {
    const target = join(folder, 'taken-meanwhile')
    const report = () => mkdirSync(target, { recursive: true })
    await expect(writeWorkpaper(folder, analysed.ledgerPath, { target, report })).rejects.toMatchObject({
      problem: { code: 'TARGET_EXISTS' }
    })
    expect(readdirSync(target)).toEqual([])
    expect(existsSync(`${target}.partial`)).toBe(false)
  })

  test('that is not there fails with what to do', async () => {
    const target = join(folder, 'no such folder', 'workpaper')
    await expect(writeWorkpaper(folder, analysed.ledgerPath, { target })).rejects.toMatchObject({
      problem: { code: 'TARGET_UNWRITABLE' }
    })
  })
})

test('figures that are not those of the lines are no workpaper', async () => {
  const other = await analyzeText(folder, 'account,amount\n1,5.00\n1,5.00\n2,7.00\n2,7.00\n')
  const db = new Database(other.ledgerPath)
  db.exec('UPDATE duplicate SET amount_minor = amount_minor + 1 WHERE position = 3')
  db.close()
  const target = join(folder, 'wrong')
  await expect(writeWorkpaper(folder, other.ledgerPath, { target })).rejects.toMatchObject({
    problem: { code: 'FIGURES_DISAGREE', detail: expect.stringContaining('amount: 24.01, not 24.00') }
  })
  expect(existsSync(target)).toBe(false)
})

test('a ledger without duplicates has a workpaper that says so', async () => {
  const none = await analyzeText(folder, 'account,amount\n1,5.00\n2,7.00\n')
  const { target, rows } = await writeWorkpaper(folder, none.ledgerPath)
  const found = readSheets(readFolder(target)['10_data.xlsx']!)
  expect(found.map(({ name, rows: all }) => [name, all.length])).toContainEqual(['Results', 1])
  expect(rows).toBeGreaterThan(0)
})

test('progress counts the rows of all parts and ends where it said it would', async () => {
  const told: [number, number][] = []
  const { rows } = await writeWorkpaper(folder, analysed.ledgerPath, {
    review,
    report: (written, total) => told.push([written, total])
  })
  expect(new Set(told.map(([, total]) => total))).toEqual(new Set([rows]))
  expect(told.map(([written]) => written)).toEqual(told.map(([written]) => written).toSorted((a, b) => a - b))
  expect(told.at(-1)).toEqual([rows, rows])
  expect(workpaperParts).toHaveLength(12)
})

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** What a cell of the workbook shows; a day is a number there, told by what the CSV has in its place. */
function shownAs(cell: RawCell | null, inCsv: string): string {
  if (cell === null) return ''
  const isDay = !cell.isText && /^\d{4}-\d{2}-\d{2}$/.test(inCsv)
  if (!isDay) return cell.value
  return new Date(Date.UTC(1899, 11, 30) + Number(cell.value) * 86_400_000).toISOString().slice(0, 10)
}

function withoutQuote(value: string): string {
  return /^'\s*[=+\-@]/.test(value) ? value.slice(1) : value
}

/** Debits and credits in cents, both without a sign. */
function sidesOf(amounts: string[]): [debit: bigint, credit: bigint] {
  const isCredit = (amount: string) => amount.startsWith('-')
  return [cents(amounts.filter((amount) => !isCredit(amount))), -cents(amounts.filter(isCredit))]
}

test('says before all else on its front page that the ledger is probably not read as it is meant', async () => {
  const lines = Array.from({ length: 24 }, (_, at) => `J${at >> 1},4000,5.00,${'XY'[at % 2]}`)
  const { ledgerPath } = await analyzeText(folder, `journal,account,amount,D/C\n${lines.join('\n')}\n`, {
    goesOn: true,
    mapping: { indicator: '' }
  })
  const { target } = await writeWorkpaper(folder, ledgerPath)
  const found = readFolder(target)
  const [summary] = readSheets(found['01_summary.xlsx']!)
  const texts = summary!.rows.map((row) => row.map((cell) => cell?.value ?? '').filter((cell) => cell !== ''))
  const [, heading, first, second, third] = texts.filter((row) => row.length > 0)
  expect(heading).toEqual(['Reading'])
  expect(first).toEqual(['Read this first', expect.stringMatching(/^12 of 12 journals do not balance: /)])
  expect(second).toEqual([
    'Read this first',
    expect.stringMatching(/^Every amount has the same sign, and “D\/C”/)
  ])
  expect(third).toEqual([
    'Lines',
    'All 25 lines of the file are accounted for: 24 are lines of the ledger, and all of them are used.'
  ])
  expect(readCsv(found['05_import_report.csv']!)[1]).toEqual(['Reading', 'Read this first', first![1], ''])
})

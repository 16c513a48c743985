import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { problemOf } from '../../../src/shared/result.ts'
import { analyzeFile, analyzeFiles, type Analysed } from '../../helpers/analyze-file.ts'
import { makeWorkbook, number, text } from '../../helpers/make-workbook.ts'
import { scratchFolder } from '../../helpers/scratch-folder.ts'

vi.setConfig({ testTimeout: 60_000 })

const folder = scratchFolder()
const small = join(import.meta.dirname, '../../fixtures/je-six-types-small/journal_entries.csv')
let count = 0

/** Writes files of these contents, each under its name in a folder of its own, and gives their paths. */
function write(files: Record<string, string | Uint8Array>): string[] {
  return Object.entries(files).map(([name, content]) => {
    const path = join(folder, `${++count}-${name}`)
    writeFileSync(path, content)
    return path
  })
}

/** What was found, without where it stood. */
function findings({ rows, result }: Analysed): unknown {
  return {
    totals: result.analytics.totals,
    types: result.duplicates.types,
    risks: result.duplicates.riskRows,
    rows: rows.map(({ account, amount, types, posted, effective, user, groupNo, groupCount }) =>
      [account, amount, types.join(), posted, effective, user, groupNo, groupCount].join('|')
    )
  }
}

/** All notices but the one on ledgers as small as these, in which no amount is negative. */
const noticesOf = ({ result }: Analysed) =>
  result.analytics.notices.filter(({ code }) => code !== 'UNSIGNED_AMOUNTS')
const codes = (analysed: Analysed) => noticesOf(analysed).map(({ code }) => code)
const problemWith = (files: Record<string, string | Uint8Array>) =>
  analyzeFiles(write(files)).then(
    () => {
      throw new Error('the files were taken')
    },
    (error: unknown) => problemOf(error)
  )

describe('several files as one ledger', () => {
  test('have the duplicates of the whole, however it was cut', async () => {
    const content = readFileSync(small, 'utf8')
    const [header, ...lines] = content.trimEnd().split('\n')
    const [wholePath] = write({ 'whole.csv': content })
    const whole = findings(await analyzeFile(wholePath!))
    const cuts = fc.uniqueArray(fc.nat({ max: lines.length }), { minLength: 1, maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(cuts, async (places) => {
        const borders = [0, ...places.toSorted((a, b) => a - b), lines.length]
        const parts = borders.slice(1).map((end, at) => lines.slice(borders[at], end))
        const paths = write(
          Object.fromEntries(parts.map((part, at) => [`part-${at}.csv`, [header, ...part, ''].join('\n')]))
        )
        const analysed = await analyzeFiles(paths)
        expect(findings(analysed)).toEqual(whole)
        for (const { fileIndex, lineNumber } of analysed.rows) {
          expect(lineNumber).toBeLessThanOrEqual(parts[fileIndex]!.length + 1)
        }
        const { files, physicalLines, lineClasses, rows } = analysed.result.analytics
        expect(files.map((file) => file.rows)).toEqual(parts.map(({ length }) => length))
        expect(rows.read).toBe(lines.length)
        expect(physicalLines).toBe(lines.length + parts.length)
        expect(lineClasses.reduce((sum, one) => sum + one.lines, 0)).toBe(physicalLines)
      }),
      { numRuns: 8, examples: [[[0]], [[1, 2]], [[3, 1796]]] }
    )
  })

  test('are mapped by what all of them hold, also where the first month is empty', async () => {
    const header = 'Konto;Wert;Haben\n'
    const filled = `${header}4000;5,00;\n4000;5,00;\n4001;;7,00\n`
    const { result } = await analyzeFiles(write({ 'a.csv': header, 'b.csv': filled, 'c.csv': header }), {
      mapping: { debit: 'Wert' }
    })
    const [path] = write({ 'whole.csv': filled })
    const whole = await analyzeFile(path!, { mapping: { debit: 'Wert' } })
    const fieldsOf = ({ mapping }: Analysed['result']['analytics']) =>
      mapping.fields.map(({ field, position, confidence }) => [field, position, confidence])
    expect(fieldsOf(result.analytics)).toEqual(fieldsOf(whole.result.analytics))
    expect(result.analytics.totals).toEqual(whole.result.analytics.totals)
    expect(result.analytics.files.map(({ rows }) => rows)).toEqual([0, 3, 0])
  })

  test('are each read in their own encoding and delimiter, with their columns in their own order', async () => {
    const analysed = await analyzeFiles(
      write({
        'a.csv': 'account,amount,user,posted\n4000,12.50,Zoë,2024-01-31\n5000,1.00,x,2024-01-31\n',
        'b.csv': Buffer.from(
          'Title\n\nposted;user;amount;account\n2024-01-31;Zo\u00eb;12.50;4000\n',
          'latin1'
        ),
        'c.csv': Buffer.from(
          '\uFEFFaccount\tamount\tuser\tposted\n4000\t12.50\tZo\u00eb\t2024-01-31\n',
          'utf16le'
        )
      })
    )
    const { files } = analysed.result.analytics
    expect(files.map(({ dialect }) => [dialect.encoding, dialect.delimiter])).toEqual([
      ['utf-8', ','],
      ['windows-1252', ';'],
      ['utf-16le', '\t']
    ])
    expect(
      analysed.rows.map(({ fileIndex, lineNumber, account, amount, user, posted, types }) =>
        [fileIndex, lineNumber, account, amount, user, posted, types.join('')].join(' ')
      )
    ).toEqual([
      '0 2 4000 12.50 Zoë 2024-01-31 134',
      '1 4 4000 12.50 Zoë 2024-01-31 134',
      '2 2 4000 12.50 Zoë 2024-01-31 134'
    ])
    expect(analysed.result.analytics.preamble).toEqual([expect.stringMatching(/b\.csv: Title$/)])
  })

  test('say of each line left out which file it is in', async () => {
    const { result } = await analyzeFiles(
      write({ 'a.csv': 'account,amount\n1,5\n', 'b.csv': 'account,amount\n1,5\n,7\n' })
    )
    expect(result.analytics.excluded).toEqual([
      { reason: 'BLANK_ACCOUNT', rows: 1, firstLines: [3], firstFiles: [1] }
    ])
  })

  test('are another content in another order', async () => {
    const paths = write({ 'a.csv': 'account,amount\n1,5\n', 'b.csv': 'account,amount\n1,6\n' })
    const hash = async (all: string[]) => (await analyzeFiles(all)).result.analytics.file.sha256
    const [one, other] = [await hash(paths), await hash(paths.toReversed())]
    expect(one).toMatch(/^[0-9a-f]{64}$/)
    expect(other).not.toBe(one)
  })
})

describe('files that write things differently', () => {
  test('are each read by the decimal mark that they prove', async () => {
    const analysed = await analyzeFiles(
      write({
        'a.csv': 'account;amount\n1;1.234,50\n2;1.000\n3;7\n',
        'b.csv': 'account;amount\n1;1,234.50\n2;1,000\n3;1.000\n4;2.5\n'
      })
    )
    expect(analysed.rows.map(({ account, amount }) => `${account} ${amount}`)).toEqual([
      '1 1234.50',
      '1 1234.50',
      '2 1000.00',
      '2 1000.00'
    ])
    expect(codes(analysed)).toEqual(['AMOUNTS_DIFFER_BY_FILE'])
  })

  test('lend what they prove to a file that proves nothing', async () => {
    const analysed = await analyzeFiles(
      write({ 'a.csv': 'account;amount\n1;1.234\n', 'b.csv': 'account;amount\n1;1234,00\n' })
    )
    expect(analysed.rows.map(({ amount }) => amount)).toEqual(['1234.00', '1234.00'])
  })

  test('take no decimal mark from the numbers of a workbook, and ask instead', async () => {
    const workbook = makeWorkbook([
      {
        rows: [
          [text('account'), text('amount')],
          [text('1'), number(1234.5)],
          [text('2'), number(7)]
        ]
      }
    ])
    const files = { 'a.csv': 'account;amount\n1;1.234\n2;7\n', 'b.xlsx': workbook }
    expect(await problemWith(files)).toMatchObject({ code: 'NEEDS_INPUT' })
    const { rows, result } = await analyzeFiles(write(files), { decimalMark: 'comma' })
    expect(rows.map(({ account, amount }) => `${account} ${amount}`)).toEqual(['2 7.0', '2 7.0'])
    expect(result.analytics.totals.net).toBe('2482.5')
  })

  test('are refused where one of them proves nothing and the others contradict each other', async () => {
    const problem = await problemWith({
      'a.csv': 'account;amount\n1;1,5\n',
      'b.csv': 'account;amount\n1;1.5\n',
      'c.csv': 'account;amount\n1;1.234\n'
    })
    expect(problem.code).toBe('AMBIGUOUS_AMOUNTS')
    expect(problem.message).toMatch(/“1\.5” in “\d+-b\.csv”.*“1,5” in “\d+-a\.csv”.*“\d+-c\.csv”.*“1\.234”/)
  })

  test('are each read by the order of day and month that they prove', async () => {
    const analysed = await analyzeFiles(
      write({
        'a.csv': 'account,amount,posted\n1,5,31/01/2024\n2,5,02/03/2024\n',
        'b.csv': 'account,amount,posted\n1,5,01/31/2024\n2,5,03/02/2024\n',
        'c.csv': 'account,amount,posted\n1,5,45322\n2,5,45353\n'
      })
    )
    expect(analysed.rows.map(({ account, posted }) => `${account} ${posted}`)).toEqual([
      '1 2024-01-31',
      '1 2024-01-31',
      '1 2024-01-31',
      '2 2024-03-02',
      '2 2024-03-02',
      '2 2024-03-02'
    ])
    expect(codes(analysed)).toEqual(['DATES_DIFFER_BY_FILE'])
  })

  test('are refused where the dates of one of them can be read both ways', async () => {
    const problem = await problemWith({
      'a.csv': 'account,amount,posted\n1,5,31/01/2024\n',
      'b.csv': 'account,amount,posted\n1,5,01/31/2024\n',
      'c.csv': 'account,amount,posted\n1,5,02/03/2024\n'
    })
    expect(problem.code).toBe('AMBIGUOUS_DATES')
    expect(problem.message).toMatch(/c\.csv” .*“02\/03\/2024”.*“31\/01\/2024” in “\d+-a\.csv”.*b\.csv/)
  })
})

describe('files that cannot be one ledger', () => {
  test.each([
    ['a column less', 'account,text\n1,x\n', /lacks “amount”$/],
    ['a column more', 'account,amount,text,user\n1,5,x,y\n', /has “user” besides$/],
    ['no header', '1,5,x\n2,6,y\n', /has no header/]
  ])('are refused: %s', async (_what, other, text) => {
    const problem = await problemWith({ 'a.csv': 'account,amount,text\n1,5,x\n', 'b.csv': other })
    expect(problem.code).toBe('FILES_DIFFER')
    expect(problem.message).toContain('b.csv')
    expect(
      problem.message.split('. Analyse')[0]!.replace(/ and has.*| and “\d+-a\.csv” has one/, '')
    ).toMatch(text)
  })

  test('say which of them is empty', async () => {
    const problem = await problemWith({
      'a.csv': 'account,amount\n1,5\n',
      'b.csv': '\n\n'
    })
    expect(problem.code).toBe('NO_RECORDS')
    expect(problem.message).toMatch(/^\d+-b\.csv: /)
  })
})

describe('lines that were delivered twice', () => {
  const header = 'account,amount,journal\n'
  const lines = (from: number, to: number) =>
    Array.from(
      { length: to - from },
      (_, at) => `${4000 + ((from + at) % 7)},${from + at}.00,J${from + at}\n`
    ).join('')

  test('as the same file under two names are said first of all', async () => {
    const analysed = await analyzeFiles(
      write({
        'a.csv': header + lines(0, 30),
        'b.csv': header + lines(30, 50),
        'c.csv': header + lines(0, 30)
      })
    )
    const [first, ...others] = noticesOf(analysed)
    expect(first).toMatchObject({ code: 'SAME_FILE_TWICE', lines: 30 })
    expect(first!.text).toMatch(/^“\d+-c\.csv” has the same content as “\d+-a\.csv”/)
    expect(others).toEqual([])
    expect(analysed.result.analytics.rows.read).toBe(80)
  })

  test('as overlapping files are said with the lines in both', async () => {
    const analysed = await analyzeFiles(
      write({ 'jan.csv': header + lines(0, 60), 'feb.csv': header + lines(100, 120) + lines(40, 60) })
    )
    expect(noticesOf(analysed)).toEqual([
      {
        code: 'OVERLAPPING_FILES',
        lines: 20,
        text: expect.stringMatching(/its lines 22 to 41 are lines 42 to 61 of “\d+-jan\.csv”/)
      }
    ])
  })

  test('as a block in one file are said, and no recurring entry is', async () => {
    const [path] = write({ 'year.csv': header + lines(0, 60) + lines(10, 30) + lines(0, 5) })
    expect(noticesOf(await analyzeFile(path!))).toEqual([
      {
        code: 'REPEATED_BLOCK',
        lines: 20,
        text: expect.stringMatching(/lines 62 to 81 repeat lines 12 to 31/)
      }
    ])
    expect((await analyzeFile(small)).result.analytics.notices).toEqual([])
  })
})

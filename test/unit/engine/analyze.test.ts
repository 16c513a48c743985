import { appendFileSync, existsSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { analyze, type AnalyzeHooks } from '../../../src/main/engine/analyze.ts'
import { withSystemProblem } from '../../../src/shared/system-problem.ts'
import type { JobStage } from '../../../src/shared/job.ts'
import { defaultSettings, type Settings } from '../../../src/shared/ledger.ts'
import { problemOf, type Problem } from '../../../src/shared/result.ts'
import { analyzeText } from '../../helpers/analyze-file.ts'
import { scratchFolder } from '../../helpers/scratch-folder.ts'

const folder = scratchFolder()

async function problemWith(
  content: string,
  settings: Partial<Settings> = {},
  hooks: Partial<AnalyzeHooks> = {}
): Promise<Problem> {
  try {
    await analyzeText(folder, content, settings, hooks)
  } catch (error) {
    return problemOf(withSystemProblem(error))
  }
  throw new Error('nothing was thrown')
}

/** Amounts and user of the duplicate lines, and what was left out. */
async function outcome(content: string, settings: Partial<Settings> = {}) {
  const { result, rows } = await analyzeText(folder, content, settings)
  const { excluded, notices, totals } = result.analytics
  return {
    amounts: rows.map(({ amount }) => amount),
    lines: rows.map(({ lineNumber }) => lineNumber),
    totals,
    excluded,
    notices: Object.fromEntries(notices.map(({ code, lines }) => [code, lines]))
  }
}

describe('an amount', () => {
  test('of a debit and a credit column is debit less credit', async () => {
    const text = 'account,debit,credit\n1,5.00,\n1,5.00,0\n1,,5.00\n1,0.00,5\n1,,\n1,x,1\n'
    expect(await outcome(text)).toMatchObject({
      amounts: ['5.00', '5.00', '-5.00', '-5.00'],
      totals: { debit: '10.00', credit: '10.00', net: '0.00' },
      excluded: [
        { reason: 'BLANK_AMOUNT', rows: 1, firstLines: [6] },
        { reason: 'UNREADABLE_AMOUNT', rows: 1, firstLines: [7] }
      ]
    })
  })

  test('of credits that are negative throughout is debit plus credit, with a notice', async () => {
    const text = 'account,debit,credit\n1,5.00,\n1,5.00,\n1,,-5.00\n1,,-5.00\n'
    const { amounts, totals, notices } = await outcome(text)
    expect(amounts).toEqual(['5.00', '5.00', '-5.00', '-5.00'])
    expect(totals.net).toBe('0.00')
    expect(notices).toMatchObject({ PRE_SIGNED_CREDITS: 4 })
  })

  test('of lines with both a debit and a credit keeps both, with a notice', async () => {
    const { amounts, notices } = await outcome('account,debit,credit\n1,5,2\n1,3,0\n1,0,7\n1,,7\n1,1,0\n')
    expect(amounts).toEqual(['-7', '-7', '3', '3'])
    expect(notices).toMatchObject({ BOTH_SIDES: 1 })
  })

  test('takes its sign from the indicator, in any case', async () => {
    const text = 'account,amount,indicator\n1,5,S\n1,5,H\n1,5,h\n1,5,s\n1,0,\n1,9,\n'
    expect(await outcome(text, { mapping: { indicator: 'indicator' } })).toMatchObject({
      amounts: ['5', '5', '-5', '-5'],
      lines: [2, 5, 3, 4],
      excluded: [{ reason: 'UNREADABLE_AMOUNT', rows: 1, firstLines: [7] }]
    })
  })

  test('with an indicator that is not known stops the run', async () => {
    const text = 'account,amount,indicator\n1,5,S\n1,5,Z\n'
    const { code, message } = await problemWith(text, { mapping: { indicator: 'indicator' } })
    expect([code, message]).toEqual(['UNKNOWN_INDICATOR', expect.stringContaining('“Z”')])
  })

  test('without a sign anywhere gets a notice', async () => {
    expect((await outcome('account,amount\n1,5\n1,5\n')).notices).toEqual({ UNSIGNED_AMOUNTS: 0 })
  })

  test('with a NUL inside is unreadable, and never a part of itself', async () => {
    const mapping = { account: '#1', amount: '#2' }
    const text = 'account,amount\n1,5\u00006\n1,5\n1,5\u00006\n1,-7\n'
    expect(await outcome(text, { mapping })).toMatchObject({
      amounts: [],
      totals: { net: '-2' },
      excluded: [{ reason: 'UNREADABLE_AMOUNT', rows: 2 }]
    })
    const pairText = 'account,debit,credit\n1,5\u0000,9\n1,5,\n1,,5\n'
    const pair = await outcome(pairText, { mapping: { account: '#1', debit: '#2', credit: '#3' } })
    expect(pair.excluded).toEqual([{ reason: 'UNREADABLE_AMOUNT', rows: 1, firstLines: [2] }])
  })

  test('of a whole number keeps its zeros', async () => {
    const { amounts, totals } = await outcome('account,amount\n1,1200\n1,1200\n2,-1000\n')
    expect(amounts).toEqual(['1200', '1200'])
    expect(totals).toEqual({ debit: '2400', credit: '1000', net: '1400' })
  })

  test('is asked for its decimal mark where the column does not tell', async () => {
    const text = 'account,amount\n1,"1,234"\n1,"1,234"\n'
    expect((await problemWith(text)).code).toBe('AMBIGUOUS_AMOUNTS')
    expect((await outcome(text, { decimalMark: 'point' })).amounts).toEqual(['1234', '1234'])
    expect((await outcome(text, { decimalMark: 'comma' })).amounts).toEqual(['1.234', '1.234'])
  })
})

describe('a date', () => {
  const text = 'account,amount,posted\n1,5,01/02/2024\n1,5,1/2/2024\n1,-5,1900-01-01\n1,-5,soon\n1,5,\n'
  const mapping = { posted: 'posted' }

  test('is asked for its order where the column does not tell', async () => {
    expect(await problemWith(text, { mapping })).toMatchObject({ code: 'AMBIGUOUS_DATES' })
  })

  test('compares by day, and fillers and what is no date count as blank, with a notice', async () => {
    const { result, rows } = await analyzeText(folder, text, { mapping, dateOrder: 'mdy' })
    expect(rows.filter(({ types }) => types.includes(4)).map(({ posted }) => posted)).toEqual([
      '2024-01-02',
      '2024-01-02'
    ])
    expect(result.duplicates.blankKeys).toEqual({ 4: 3 })
    expect(result.analytics.posted).toEqual({ from: '2024-01-02', to: '2024-01-02' })
    expect(result.analytics.notices.map(({ code, lines }) => [code, lines])).toEqual([
      ['FILLER_DATES', 1],
      ['UNREADABLE_DATES', 1]
    ])
  })
})

describe('records', () => {
  test('that are too short count as blank in what they lack', async () => {
    const text = 'account,amount,user\n1,5,A\n1,5\n1\n1,5,A\n1,-5\n'
    const { result, rows } = await analyzeText(folder, text, { mapping: { user: 'user' } })
    expect(rows.map(({ lineNumber, types }) => [lineNumber, types.join()])).toEqual([
      [2, '1,3'],
      [5, '1,3'],
      [3, '1']
    ])
    expect(result.duplicates.blankKeys).toEqual({ 3: 2 })
    expect(result.analytics.excluded).toEqual([{ reason: 'BLANK_AMOUNT', rows: 1, firstLines: [4] }])
  })

  test('that are too long take no part, unless what is too much is blank', async () => {
    expect(await outcome('account,amount\n1,-5, ,\n1,-5\n1,-5,surplus\n')).toMatchObject({
      lines: [2, 3],
      totals: { net: '-10' },
      excluded: [{ reason: 'RAGGED', rows: 1, firstLines: [4] }]
    })
  })

  test('are told from the header by the user, where he says so', async () => {
    const settings: Partial<Settings> = { mapping: { account: '#1', amount: '#2' }, hasHeader: false }
    expect((await outcome('1,-5\n1,-5\n', settings)).lines).toEqual([1, 2])
    expect((await outcome('1,-5\n1,-5\n1,-5\n', { ...settings, hasHeader: true })).lines).toEqual([2, 3])
  })

  test('keep their account codes to the letter', async () => {
    const text = 'account,amount\n0400,5\n400,5\n0400,5\n4e2,-5\nÄ,5\nä,5\n'
    const { rows } = await analyzeText(folder, text)
    expect(rows.map(({ account }) => account)).toEqual(['0400', '0400'])
  })
})

describe('a file is refused', () => {
  test.each([
    ['NO_RECORDS', 'without a line', 'account,amount\n'],
    ['NO_RECORDS', 'of blank lines', '\n\n  \n\n'],
    ['UNMAPPED_KEYS', 'without an amount', 'account,text\n1,x\n'],
    ['UNCLOSED_QUOTE', 'with an open quote', 'account,amount\n1,5\n1,"5\n1,5\n'],
    ['AMOUNTS_TOO_LARGE', 'of numbers no money has', `account,amount\n1,1${'0'.repeat(40)}\n1,5\n`]
  ])('as %s: one %s', async (code, _what, content) => {
    expect((await problemWith(content)).code).toBe(code)
  })

  test('that changes while it is read', async () => {
    const path = join(folder, 'growing.csv')
    writeFileSync(path, 'account,amount\n1,5\n1,5\n')
    const ledgerPath = join(folder, 'growing.sqlite')
    const hooks = quiet({ mapped: () => appendFileSync(path, '2,7\n') })
    await expect(analyze(request(path, ledgerPath), hooks)).rejects.toMatchObject({
      problem: { code: 'FILE_CHANGED' }
    })
    expect(existsSync(ledgerPath)).toBe(false)
  })

  test('that shrinks or goes away while it is read', async () => {
    const path = join(folder, 'shrinking.csv')
    writeFileSync(path, 'account,amount\n1,5\n1,5\n')
    const shrink = quiet({ mapped: () => truncateSync(path, 20) })
    await expect(analyze(request(path, join(folder, 'shrunk.sqlite')), shrink)).rejects.toMatchObject({
      problem: { code: 'FILE_CHANGED' }
    })
    const remove = quiet({ mapped: () => rmSync(path) })
    const gone = analyze(request(path, join(folder, 'gone.sqlite')), remove).catch((error: unknown) =>
      problemOf(withSystemProblem(error))
    )
    expect(await gone).toMatchObject({ code: 'FILE_GONE' })
  })
})

function request(path: string, ledgerPath: string) {
  return { path, settings: defaultSettings, partialPath: `${ledgerPath}.partial`, ledgerPath }
}

function quiet(hooks: Partial<AnalyzeHooks>): AnalyzeHooks {
  return {
    progress: () => undefined,
    isKnown: () => Promise.resolve(false),
    mapped: () => undefined,
    model: () => Promise.resolve(null),
    trained: () => Promise.resolve(),
    ...hooks
  }
}

test('content that is known already is not analysed again', async () => {
  const path = join(folder, 'known.csv')
  writeFileSync(path, 'account,amount\n1,5\n1,5\n')
  const before = readdirSync(folder)
  const hooks = quiet({ isKnown: () => Promise.resolve(true) })
  expect(await analyze(request(path, join(folder, 'known.sqlite')), hooks)).toBe(null)
  expect(readdirSync(folder)).toEqual(before)
})

test('leaves the ledger under its name, and nothing unfinished beside it', async () => {
  const { ledgerPath } = await analyzeText(folder, 'account,amount\n1,5\n1,5\n')
  expect(existsSync(ledgerPath)).toBe(true)
  expect(readdirSync(folder).filter((name) => name.startsWith(`${ledgerPath}.`))).toEqual([])
})

test('reports its stages in order and its share of the work without ever going back', async () => {
  const reports: { stage: JobStage; fraction: number }[] = []
  const lines = Array.from({ length: 200 }, (_, n) => `4000,${n >> 1}.50`).join('\n')
  await analyzeText(
    folder,
    `account,amount\n${lines}\n5000,1\n`,
    {},
    { progress: (stage, fraction) => reports.push({ stage, fraction }) }
  )
  expect([...new Set(reports.map(({ stage }) => stage))]).toEqual([
    'hashing',
    'reading',
    'grouping',
    'writing',
    'training',
    'scoring',
    'checking'
  ])
  const fractions = reports.map(({ fraction }) => fraction)
  expect(fractions).toEqual(fractions.toSorted((a, b) => a - b))
  expect(fractions.at(-1)).toBe(1)
  expect(fractions.filter((fraction) => fraction === 1)).toHaveLength(1)
})

test.each([
  ['ENOSPC', 'DISK_FULL'],
  ['SQLITE_FULL', 'DISK_FULL'],
  ['EROFS', 'DISK_READ_ONLY'],
  ['SQLITE_READONLY', 'DISK_READ_ONLY'],
  ['EIO', 'DISK_ERROR'],
  ['SQLITE_IOERR_WRITE', 'DISK_ERROR'],
  ['EACCES', 'FILE_UNREADABLE'],
  ['ENOENT', 'FILE_GONE']
])('what the system calls %s is said in words as %s', (systemCode, code) => {
  const error = Object.assign(new Error('raw'), { code: systemCode })
  expect(problemOf(withSystemProblem(error))).toMatchObject({ code, detail: 'raw' })
})

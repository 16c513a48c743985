import { appendFileSync, existsSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { analyze, type AnalyzeHooks } from '../../../../src/main/engine/tasks/analyze.ts'
import { withSystemProblem } from '../../../../src/main/base/system-problem.ts'
import type { JobStage } from '../../../../src/shared/job.ts'
import { defaultSettings, type Settings } from '../../../../src/shared/settings.ts'
import { problemOf, type Problem } from '../../../../src/shared/result.ts'
import { analyzeText } from '../../../helpers/analyze-file.ts'
import { scratchFolder } from '../../../helpers/scratch-folder.ts'
import { shippedBase } from '../../../helpers/shipped-base.ts'

vi.setConfig({ testTimeout: 60_000 })

const folder = scratchFolder()

async function problemWith(content: string): Promise<Problem> {
  try {
    await analyzeText(folder, content)
  } catch (error) {
    return problemOf(withSystemProblem(error))
  }
  throw new Error('nothing was thrown')
}

/** Physical lines of the duplicates, and what was left out. */
async function outcome(content: string, settings: Partial<Settings> = {}) {
  const { result, rows } = await analyzeText(folder, content, settings)
  const { excluded, totals } = result.analytics
  return { lines: rows.map(({ lineNumber }) => lineNumber), totals, excluded }
}

describe('records', () => {
  test('that are too short count as blank in what they lack', async () => {
    const text = 'account,amount,user\n1,5,A\n1,5\n1\n1,5,A\n1,-5\n'
    const { result, rows } = await analyzeText(folder, text, { mapping: { user: 'user' } })
    expect(rows.map(({ lineNumber, types }) => [lineNumber, types.join()])).toEqual([
      [3, '1'],
      [2, '1,3'],
      [5, '1,3']
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

  test('with an amount of seventeen digits take no part, and cost nothing but themselves', async () => {
    const large = ['12345678901234567', '-9007199254740993.01', `1${'0'.repeat(40)}`, '9007199254740992']
    const text = `account,amount\n1,-5\n1,-5\n${large.map((amount) => `1,${amount}\n`).join('')}1,7\n2,1.00\n3,1\n`
    expect(await outcome(text)).toMatchObject({
      lines: [2, 3],
      totals: { net: '-1.00' },
      excluded: [{ reason: 'TOO_MANY_DIGITS', rows: 4, firstLines: [4, 5, 6, 7] }]
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
    ['NO_COLUMNS', 'of lines that nothing parts', '000010014000D\n000020018000C\n'],
    ['UNMAPPED_KEYS', 'without an amount', 'account,text\n1,x\n'],
    ['NO_LINE_USED', 'of numbers no money has', `account,amount\n1,1${'0'.repeat(40)}\n1,12345678901234567\n`]
  ])('as %s: one %s', async (code, _what, content) => {
    expect((await problemWith(content)).code).toBe(code)
  })

  test('with the line of its longest amount where no sum would be exact', async () => {
    const problem = await problemWith('account,amount\n1,5\n1,9007199254740991\n1,9007199254740991\n1,-5\n')
    expect(problem.code).toBe('AMOUNTS_TOO_LARGE')
    expect(problem.message).toMatch(/ 9007199254740991, in line 3\.$/)
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
  return {
    paths: [path],
    settings: defaultSettings,
    clientName: '',
    partialPath: `${ledgerPath}.partial`,
    ledgerPath
  }
}

function quiet(hooks: Partial<AnalyzeHooks>): AnalyzeHooks {
  return {
    progress: () => undefined,
    profile: () => Promise.resolve(null),
    isKnown: () => Promise.resolve(false),
    mapped: () => undefined,
    browsable: () => undefined,
    model: () => Promise.resolve(null),
    base: () => Promise.resolve(shippedBase),
    trained: () => Promise.resolve(false),
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
  const name = basename(ledgerPath)
  expect(readdirSync(dirname(ledgerPath)).filter((other) => other.startsWith(name))).toEqual([
    name,
    `${name}.scores`
  ])
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
    'checking',
    'training',
    'scoring'
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

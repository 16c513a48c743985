import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { analyze } from '../../../../src/main/engine/tasks/analyze.ts'
import { exportResults } from '../../../../src/main/engine/tasks/export-lines.ts'
import {
  answerQuestions,
  isGoOnQuestion,
  NeedsInput,
  type Answers,
  type Question
} from '../../../../src/shared/question.ts'
import { problemOf } from '../../../../src/shared/result.ts'
import { defaultSettings, type Settings } from '../../../../src/shared/settings.ts'
import { readHazards } from '../../../helpers/hazard-fixtures.ts'
import { makeWorkbook, number, text } from '../../../helpers/make-workbook.ts'
import { scratchFolder } from '../../../helpers/scratch-folder.ts'

vi.setConfig({ testTimeout: 300_000 })

const folder = scratchFolder()
let made = 0

interface Run {
  /** Digests of the ledger file and its exports; or the error, or what is asked. */
  came: unknown
  questions: Question[]
  /** How many lines each report of the reading told. */
  rowsTold: number[]
}

/** Analyses files as a job does; with `kept`, a reading is kept there and taken from there. */
async function run(paths: string[], settings: Settings, kept?: string): Promise<Run> {
  // A ledger says its own name: those that are compared have one.
  const own = join(folder, `${++made}`)
  mkdirSync(own)
  const ledgerPath = join(own, 'ledger.sqlite')
  const rowsTold: number[] = []
  const partialPath = `${ledgerPath}.partial`
  try {
    await analyze(
      { paths, settings, clientName: '', partialPath, ledgerPath, ...(kept && { keptPath: kept }) },
      {
        progress: (stage, _part, rows) => stage === 'reading' && rowsTold.push(rows),
        profile: () => Promise.resolve(null),
        isKnown: () => Promise.resolve(false),
        mapped: () => undefined,
        browsable: () => undefined,
        // The rules are what is compared here: a model would say the same of the same file.
        model: () => Promise.reject(new Error('no model')),
        base: () => Promise.reject(new Error('no base')),
        trained: () => Promise.resolve(false)
      }
    )
    const exports = [{ what: 'duplicates', filter: {} } as const, { what: 'lines', lines: {} } as const].map(
      (choice) => {
        const target = `${ledgerPath}.${choice.what}.csv`
        exportResults({ ledgerPath, choice, partialPath: `${target}.partial`, target }, () => undefined)
        return digest(target)
      }
    )
    return { came: [digest(ledgerPath), ...exports], questions: [], rowsTold }
  } catch (error) {
    rmSync(partialPath, { force: true })
    if (error instanceof NeedsInput) return { came: error.questions, questions: error.questions, rowsTold }
    return { came: problemOf(error), questions: [], rowsTold }
  }
}

function digest(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}

/** Every way to answer one of the questions, the others with their first choice. */
function waysToAnswer(questions: Question[]): Answers[] {
  const goOn = questions.filter(isGoOnQuestion)
  const others = questions.filter((question) => !isGoOnQuestion(question))
  const first = Object.fromEntries(others.map(({ id, choices }) => [id, choices[0]?.value]))
  const ways = others.flatMap(({ id, choices }) => choices.map(({ value }) => ({ ...first, [id]: value })))
  return [...goOn.map((): Answers => ({ goesOn: 'yes' })), ...ways]
}

/** Answers what a run asks in all ways, and what that asks, with and without what was kept; both must come to the same. Answers how many did. */
async function checkBothWays(paths: string[], settings: Settings, deepest = 3): Promise<number> {
  const kept = join(folder, `${++made}.kept`)
  const asked = await run(paths, settings, kept)
  let compared = 0
  for (const answers of waysToAnswer(asked.questions)) {
    let answered: Settings
    try {
      answered = answerQuestions(settings, asked.questions, answers)
    } catch {
      // One column as the answer to two questions.
      continue
    }
    const again = join(folder, `${++made}.kept`)
    if (existsSync(kept)) writeFileSync(again, readFileSync(kept))
    const [taken, fresh] = [await run(paths, answered, again), await run(paths, answered)]
    expect({ paths, answers, came: taken.came }).toEqual({ paths, answers, came: fresh.came })
    compared++
    if (fresh.questions.length > 0 && deepest > 1)
      compared += await checkBothWays(paths, answered, deepest - 1)
  }
  return compared
}

const header = 'journal;account;amount;code;posted;effective;user;text'
const two = (number: number) => String(number).padStart(2, '0')

/** Journals of a debit and a credit, under codes no one knows, on days that do not tell their order. */
function journals(count: number, codes: readonly [string, string] = ['K', 'L'], name = 'code'): string {
  const lines = Array.from({ length: count }, (_, at) => {
    const day = `${two((at % 12) + 1)}/${two(((at * 5) % 12) + 1)}/2024`
    const amount = `${(at % 900) + 1}.${two(at % 100)}`
    return codes.map(
      (code, side) => `J${at};${4000 + (at % 7) + side};${amount};${code};${day};${day};u${at % 3};t${at}`
    )
  })
  return `${[header.replace('code', name), ...lines.flat()].join('\n')}\n`
}

function write(content: string | Uint8Array, name = 'csv'): string {
  const path = join(folder, `${++made}.${name}`)
  writeFileSync(path, content)
  return path
}

const lines = 16_000
const settingsWith = (mapping: Settings['mapping']): Settings => ({ ...defaultSettings, mapping })

describe('the lines that were read before a question', () => {
  test.each([
    ['which code is the credit', 'code', ['K', 'L'], {}, [{ side: '#4\tK' }, { dateOrder: 'dmy' }]],
    [
      'the same of a column whose name says so',
      'D/C',
      ['K', 'L'],
      {},
      [{ side: '#4\tL' }, { dateOrder: 'mdy' }]
    ],
    ['that no code is', 'code', ['K', 'L'], {}, [{ side: 'none' }, { dateOrder: 'mdy' }]],
    ['to go on as it is', 'D/C', ['S', 'H'], { indicator: '' }, [{ dateOrder: 'dmy' }, { goesOn: 'yes' }]]
  ] as const)('are those of the answer: %s', async (_what, name, codes, mapping, answers) => {
    const path = write(journals(lines / 2, codes, name))
    const kept = `${path}.kept`
    let settings = settingsWith(mapping)
    let { questions, rowsTold } = await run([path], settings, kept)
    expect(rowsTold.length).toBeGreaterThan(2)
    for (const answer of answers) {
      settings = answerQuestions(settings, questions, answer)
      const taken = await run([path], settings, kept)
      const fresh = await run([path], settings)
      expect(taken.rowsTold).toEqual([lines])
      expect(fresh.rowsTold).toEqual(rowsTold)
      expect(taken.came).toEqual(fresh.came)
      questions = taken.questions
    }
    expect(questions).toEqual([])
  })

  test('are read again where the file is another one since, even of its size and time', async () => {
    const path = write(journals(lines / 2))
    const kept = `${path}.kept`
    const { questions } = await run([path], defaultSettings, kept)
    const settings = {
      ...answerQuestions(defaultSettings, questions, { side: '#4\tK' }),
      dateOrder: 'dmy' as const
    }
    const { atime, mtime } = statSync(path)
    writeFileSync(path, readFileSync(path, 'utf8').replace('J7;4000;', 'J7;4009;'))
    utimesSync(path, atime, mtime)
    const taken = await run([path], settings, kept)
    expect(taken.rowsTold.length).toBeGreaterThan(2)
    expect(taken.came).toEqual((await run([path], settings)).came)
  })

  test('are read again where an answer makes other lines of the records', async () => {
    const path = write(journals(lines / 2))
    const kept = `${path}.kept`
    await run([path], defaultSettings, kept)
    const settings: Settings = { ...defaultSettings, credits: ['K'], mapping: { indicator: '#4' } }
    for (const change of [
      { hasHeader: false, mapping: { account: '#2', amount: '#3', indicator: '#4' } },
      { fillDown: true },
      { mapping: { ...settings.mapping, account: 'user' } },
      { mapping: { ...settings.mapping, posted: '' } },
      { encoding: 'windows-1252' }
    ]) {
      const changed = { ...settings, ...change }
      const { rowsTold } = await run([path], changed, kept)
      expect([change, rowsTold.length > 2]).toEqual([change, true])
      rmSync(kept)
      await run([path], defaultSettings, kept)
    }
  })

  test('are read again where the column of the code has a say in what a record is', async () => {
    // With the codes last and known for what they are, a text with a delimiter can be mended in one way only.
    const path = write(
      journals(lines / 2)
        .split('\n')
        .map((line) => line.replace(/^(.*?;.*?;.*?);(\w+);(.*)$/, '$1;$3;$2'))
        .join('\n')
        .replace(';t77;K', ';rent; March;K')
    )
    const kept = `${path}.kept`
    const { questions } = await run([path], defaultSettings, kept)
    const settings = {
      ...answerQuestions(defaultSettings, questions, { side: '#8\tK' }),
      dateOrder: 'dmy' as const
    }
    const taken = await run([path], settings, kept)
    expect(taken.came).toEqual((await run([path], settings)).came)
    expect(taken.rowsTold.length).toBeGreaterThan(2)
  })

  test.each([
    ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ['no database', () => Buffer.from('nothing of the kind')],
    ['damaged in a byte of a text', flipTexts],
    ['damaged in a reason', (bytes: Buffer) => flip(bytes, bytes.lastIndexOf('equal to the header'))]
  ])('are read again where what was kept is %s', async (_what, damage) => {
    const content = journals(lines / 2)
    const path = write(content.replace('J500;', `${header}\nJ500;`))
    const kept = `${path}.kept`
    const { questions } = await run([path], defaultSettings, kept)
    const settings = {
      ...answerQuestions(defaultSettings, questions, { side: '#4\tK' }),
      dateOrder: 'dmy' as const
    }
    expect((await run([path], settings, kept)).rowsTold).toEqual([lines])
    writeFileSync(kept, damage(readFileSync(kept)))
    const taken = await run([path], settings, kept)
    expect(taken.rowsTold.length).toBeGreaterThan(2)
    expect(taken.came).toEqual((await run([path], settings)).came)
  })
})

/** One byte of each block whose texts are stored deflated. */
function flipTexts(bytes: Buffer): Buffer {
  const db = new Database(bytes)
  const blocks = db.prepare('SELECT bytes FROM block WHERE length(bytes) < size').pluck().all() as Buffer[]
  db.close()
  for (const block of blocks) flip(bytes, bytes.indexOf(block.subarray(0, 40)) + 20)
  return bytes
}

function flip(bytes: Buffer, at: number): Buffer {
  expect(at).toBeGreaterThan(0)
  bytes[at] = bytes[at]! ^ 1
  return bytes
}

test('what an answer comes to is the same to the byte as with a fresh reading: hostile files', async () => {
  let compared = 0
  for (const { path, cases } of readHazards().fixtures) {
    for (const { settings, expected } of cases) {
      if (expected.asked === undefined) continue
      compared += await checkBothWays([path], { ...defaultSettings, ...settings })
    }
  }
  expect(compared).toBeGreaterThan(100)
})

test('what an answer comes to is the same to the byte as with a fresh reading: several files, and a workbook', async () => {
  const files = [write(journals(40)), write(journals(30, ['L', 'K']))]
  expect(await checkBothWays(files, defaultSettings)).toBeGreaterThan(3)
  const rows = journals(30)
    .trimEnd()
    .split('\n')
    .map((line, at) =>
      line.split(';').map((cell, column) => (at > 0 && column === 2 ? number(cell) : text(cell)))
    )
  const book = write(makeWorkbook([{ name: 'GL', rows }]), 'xlsx')
  expect(await checkBothWays([book], defaultSettings)).toBeGreaterThan(3)
})

/** What may stand among the lines: what reads a record by its fit, by sums, by labels, and what does not. */
const beside = fc.constantFrom(
  '',
  'Total;;;;;;;',
  ';;12.34;;;;;',
  ';;0.00;K;;;;',
  ';;;;;;;sum',
  'J1;4000;7.00',
  'J1;4000;7.00;K;01/02/2024;01/02/2024;u;a;b',
  ';4001;3.00;L;01/02/2024;01/02/2024;u;no journal',
  'J9;4001;3.00;L;;;u;no days',
  'T;5;;;;;;',
  'Page 3',
  header,
  'J1;4000;x;K;01/02/2024;01/02/2024;u;no amount'
)

test('what an answer comes to is the same to the byte as with a fresh reading: any lines', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(30), beside), { maxLength: 6 }),
      fc.integer({ min: 8, max: 30 }),
      fc.constantFrom('code', 'D/C', ''),
      async (added, count, name) => {
        const all = journals(count, ['K', 'L'], name).trimEnd().split('\n')
        for (const [at, line] of added) all.splice(1 + (at % all.length), 0, line)
        await checkBothWays([write(`${all.join('\n')}\n`)], defaultSettings, 2)
      }
    ),
    { numRuns: 12 }
  )
})

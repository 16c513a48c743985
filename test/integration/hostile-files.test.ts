import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { gunzipSync } from 'node:zlib'
import iconv from 'iconv-lite'
import Papa from 'papaparse'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Settings } from '../../src/shared/settings.ts'
import type { HostileAnswer } from '../helpers/hostile-child.ts'
import { HostileReader, type HostileOutcome } from '../helpers/hostile-reader.ts'
import { scratchFolder } from '../helpers/scratch-folder.ts'
import { describeSharedData } from '../helpers/shared-data.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 600_000 })

/** One that takes this long hangs: most take none, and the one that teaches the model about ten on a busy machine. */
const hangsAfterSeconds = 90
const scratch = scratchFolder()

/** No ledgers, most of them: whatever column could be an account and an amount has to do. */
const answers = { decimalMark: 'point', dateOrder: 'dmy' } satisfies Partial<Settings>
const columns = [1, 2, 3, 4]
const attempts: Partial<Settings>[] = [
  {},
  answers,
  ...columns.flatMap((account) =>
    columns.flatMap((amount) => {
      if (account === amount) return []
      const mapping = { account: `#${account}`, amount: `#${amount}`, posted: '', effective: '' }
      return [
        { ...answers, mapping },
        { ...answers, mapping, hasHeader: false }
      ]
    })
  ),
  // Where no line has an account and an amount in its first columns, no ledger is made of them.
  ...[5, 6, 7, 8].map((amount) => ({
    ...answers,
    mapping: { account: '#1', amount: `#${amount}`, posted: '', effective: '' }
  }))
]

/** Twins that differ because whoever cleaned them changed what the file says; docs/decisions/021-hostile-files.md. */
const changedByCleaning = new Set([
  // Control characters, written as UTF-8, replaced by the dashes, quotes and bullets they once were.
  'Copy_of_2016-17_Q3_Final_V2.csv',
  'HMRC_spending_over_25000_for_September_2018.csv',
  'Wine_Cellar_Consumption_dataset_14-15.csv',
  'ministers-overseas-travel-jan-mar-2013.csv',
  'nati-clin-audi-bowe-canc-2017-tran-main-fiel-list.csv',
  // The word “missing” taken out; blanks before numbers taken out.
  '2004-2016.csv',
  'O18_air.csv',
  // Second tables with their titles, and totals, left out.
  '20170320-ePC_Data-Travel-Stationery.csv',
  'mos-oct-dec-2014.csv',
  'permanent_secretary_and_director_general_expenses_and_hospitality_april_to_june_2012.csv'
])

describeSharedData('of the hostile files of ../shared/data', (shared) => {
  const paths = ['csv-torture', 'pollock-survey-sample/csv', 'pollock-survey-sample/clean'].flatMap(
    (folder) =>
      readdirSync(join(shared, folder), { recursive: true, encoding: 'utf8' })
        .map((name) => join(shared, folder, name))
        .filter((path) => statSync(path).isFile())
  )
  const outcomes = new Map<string, HostileOutcome>()
  const reader = new HostileReader(hangsAfterSeconds)
  beforeAll(async () => {
    for (const path of paths) outcomes.set(path, await reader.read({ path, folder: scratch, attempts }))
  })
  afterAll(() => reader.close())

  const answered = (): [path: string, answer: HostileAnswer][] =>
    [...outcomes].flatMap(([path, { answer }]) => (answer === null ? [] : [[path, answer]]))
  const named = (found: string[]) => found.map((path) => relative(shared, path))

  test('each has an outcome: none ends the process, none hangs', () => {
    expect(paths.length).toBeGreaterThan(350)
    expect(named(paths.filter((path) => outcomes.get(path)!.answer === null))).toEqual([])
    const byCode: Record<string, number> = {}
    for (const [, { read, problems }] of answered()) {
      const code = read === null ? problems[0]!.code : 'read'
      byCode[code] = (byCode[code] ?? 0) + 1
    }
    const slowest = Math.max(...[...outcomes.values()].map(({ seconds }) => seconds))
    print(`${paths.length} hostile files, the slowest ${slowest.toFixed(1)} s`)
    for (const [code, files] of Object.entries(byCode)) print(`${String(files).padStart(5)}  ${code}`)
  })

  test('each refusal has a code and says what to do, and leaves no half ledger', () => {
    const problems = answered().flatMap(([path, answer]) =>
      answer.problems.map(({ code, message, detail }) => ({ path, code, message, detail }))
    )
    expect(problems.filter(({ code }) => code === 'INTERNAL' || !/^[A-Z_]+$/.test(code))).toEqual([])
    expect(problems.filter(({ message }) => !/^\P{Ll}.*[.!?]$/su.test(message))).toEqual([])
    expect(named(answered().flatMap(([path, answer]) => (answer.hasHalfLedger ? [path] : [])))).toEqual([])
  })

  test('no line is lost: the classes add up to the lines, and those are the lines of the decoded bytes', () => {
    const wrong = answered().flatMap(([path, { read }]) => {
      if (read === null) return []
      const { encoding, isSheet, physicalLines, lineClasses } = read
      const classified = Object.values(lineClasses).reduce((sum, lines) => sum + lines, 0)
      const counted = isSheet ? physicalLines : countLines(unpacked(readFileSync(path)), encoding)
      const agrees = classified === physicalLines && counted === physicalLines
      return agrees
        ? []
        : [`${relative(shared, path)}: ${physicalLines}, classified ${classified}, counted ${counted}`]
    })
    expect(wrong).toEqual([])
  })

  test('polluted files give what their clean twins hold, cell for cell, where the cleaning changed no cell', () => {
    const folder = join(shared, 'pollock-survey-sample')
    const clean = new Set(readdirSync(join(folder, 'clean')))
    const twins = answered().flatMap(([path, { read }]) => {
      const name = relative(join(folder, 'csv'), path)
      return read !== null && clean.has(name) ? [{ name, read }] : []
    })
    const others = twins.filter(({ name, read }) => {
      const [, ...wanted] = cleanRecords(readFileSync(join(folder, 'clean', name), 'utf8'))
      const found = read.records
        .map(({ cells }) => withoutBlankEnd(cells))
        .filter((cells) => cells.length > 0)
      return JSON.stringify(found.slice(found.length - wanted.length)) !== JSON.stringify(wanted)
    })
    const same = twins.length - others.length
    print(`${same} of ${twins.length} polluted files are as their clean twins, cell for cell`)
    expect(others.map(({ name }) => name).filter((name) => !changedByCleaning.has(name))).toEqual([])
    expect([same, twins.length]).toEqual([68, 74])
  })
})

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

/** The text that a gz holds; any other file as it is. */
function unpacked(bytes: Buffer): Buffer {
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes
}

/** Lines by their ends: LF, with or without CR, or CR where there is no LF; a last line may have none. */
function countLines(bytes: Buffer, encoding: string): number {
  const text = iconv.decode(bytes, encoding)
  const ends = text.match(text.includes('\n') ? /\n/g : /\r/g)?.length ?? 0
  return ends + (/(?:^|[\r\n])$/.test(text) ? 0 : 1)
}

/** A clean file is plain RFC 4180: comma, double quotes, a header. */
function cleanRecords(text: string): string[][] {
  const { data } = Papa.parse<string[]>(text, { delimiter: ',', skipEmptyLines: true })
  return data.map(withoutBlankEnd).filter((cells) => cells.length > 0)
}

function withoutBlankEnd(cells: string[]): string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1)
}

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { AnalyzeHooks } from '../../../../src/main/engine/tasks/analyze.ts'
import { features } from '../../../../src/main/engine/model/features.ts'
import type { StoredModel } from '../../../../src/main/engine/model/train-model.ts'
import { scoreStored } from '../../../../src/main/engine/tasks/score.ts'
import { scoresPath } from '../../../../src/main/base/scores-path.ts'
import { analyzeFile, analyzeFiles, analyzeText, type Analysed } from '../../../helpers/analyze-file.ts'
import { readHazards } from '../../../helpers/hazard-fixtures.ts'
import { makeWorkbook, number, text } from '../../../helpers/make-workbook.ts'
import { randomLedger, writeLedger } from '../../../helpers/random-ledger.ts'
import { scratchFolder } from '../../../helpers/scratch-folder.ts'

vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 })

const root = join(import.meta.dirname, '../../../..')
const folder = scratchFolder()
const sample = join(root, 'resources/sample-ledger.csv')
const fixture = join(root, 'test/fixtures/je-six-types-small/journal_entries')
let model: StoredModel
let taught: Analysed

/** With the one model, so that every ledger is scored, however small it is. */
const scoring = (): Partial<AnalyzeHooks> => ({ model: () => Promise.resolve(model) })

beforeAll(async () => {
  taught = await analyzeFile(sample, {}, { trained: async (trained) => (model = trained) === null })
})

function readScores(path: string): unknown[] {
  const db = new Database(path, { readonly: true })
  try {
    const score = db.prepare('SELECT * FROM score ORDER BY position').all()
    return [score, db.prepare('SELECT * FROM reason ORDER BY position').all()]
  } finally {
    db.close()
  }
}

/** Scores as they were made on the way in beside those made from what is stored alone. */
function expectSame({ ledgerPath }: Analysed, scoredBy = model): void {
  const partialPath = `${ledgerPath}.again`
  const outcome = scoreStored({ ledgerPath, partialPath, model: scoredBy, reason: 'Again.' }, () => undefined)
  expect(outcome).toMatchObject({
    scoring: 'SCORED',
    modelHash: scoredBy.hash,
    reason: expect.stringMatching(/^Again\./) as string
  })
  expect(readScores(partialPath)).toEqual(readScores(scoresPath(ledgerPath)))
}

describe('what is stored of a ledger gives the model the same opinion to the last digit', () => {
  test('of the ledger that taught it', () => {
    const [scores] = readScores(scoresPath(taught.ledgerPath)) as [{ confidence: number }[]]
    expect(scores.filter(({ confidence }) => confidence > 0).length).toBeGreaterThan(50)
    expectSame(taught)
  })

  test('of another ledger, as text and as a workbook', async () => {
    expectSame(await analyzeFile(`${fixture}.csv`, {}, scoring()))
    expectSame(await analyzeFile(`${fixture}.xlsx`, {}, scoring()))
  })

  test('whatever counts as equal', async () => {
    expectSame(await analyzeFile(sample, { blanksEqual: true, ignoreCase: true }, scoring()))
  })

  test('of a ledger in several files that order and write their columns differently', async () => {
    const [header, ...lines] = readFileSync(`${fixture}.csv`, 'utf8').trimEnd().split('\n')
    const swap = (line: string) => line.split(',').reverse().join(',')
    const paths = [lines.slice(0, 900), lines.slice(900)].map((part, at) => {
      const path = join(folder, `part-${at}.csv`)
      const all = [header!, ...part]
      writeFileSync(path, `${(at === 0 ? all : all.map(swap)).join('\n')}\n`)
      return path
    })
    expectSame(await analyzeFiles(paths, {}, scoring()))
  })

  test('of files that write their dates with times, each in its own order', async () => {
    const line = (date: string, at: number) => `${4000 + (at % 3)},${100 + (at % 5)}.5,${date},U${at % 4}`
    const days = Array.from({ length: 40 }, (_, at) => ({
      day: `${13 + (at % 15)}`,
      hour: `${10 + (at % 13)}`
    }))
    const parts = [
      days.map(({ day, hour }, at) => line(`${day}/02/2024 ${hour}:15`, at)),
      days.map(({ day, hour }, at) => line(`02/${day}/2024 ${hour}:15`, at))
    ]
    const paths = parts.map((lines, at) => {
      const path = join(folder, `timed-${at}.csv`)
      writeFileSync(path, `${['Account,Amount,Posted,User', ...lines].join('\n')}\n`)
      return path
    })
    let own: StoredModel | undefined
    const analysed = await analyzeFiles(paths, {}, { trained: async (trained) => (own = trained) === null })
    const { feature } = JSON.parse(own!.forest) as { feature: number[] }
    expect(feature.some((at) => at >= 0 && features[at]!.of.includes('hourShare'))).toBe(true)
    expectSame(analysed, own)
  })

  test('of a workbook whose formulas failed and whose dates are numbers', async () => {
    const rows = Array.from({ length: 40 }, (_, at) => [
      text(`${4000 + (at % 3)}`),
      number(`${100 + (at % 5)}.5`),
      number(45_000 + at),
      at % 7 === 0 ? '<c t="e"><v>#N/A</v></c>' : text(`U${at % 4}`),
      at % 9 === 0 ? '<c><f>VLOOKUP(1,2,3)</f></c>' : text(at % 2 === 0 ? 'AP' : 'GL')
    ])
    const head = ['Account', 'Amount', 'Posted', 'User', 'Source'].map(text)
    const workbook = makeWorkbook([{ name: 'Ledger', rows: [head, ...rows] }])
    const path = join(folder, 'failed-formulas.xlsx')
    writeFileSync(path, workbook)
    expectSame(await analyzeFile(path, {}, scoring()))
  })

  test('of a workbook in which what looks like a failed formula is a text, and days carry times', async () => {
    const rows = Array.from({ length: 60 }, (_, at) => [
      text(`${4000 + (at % 3)}`),
      number(`${100 + (at % 5)}.5`),
      number(`${45_000 + (at % 15)}.4375`),
      at % 3 === 0 ? text('#N/A') : text(`U${at % 4}`),
      text(at % 5 === 0 ? '#N/A' : 'AP')
    ])
    const head = ['Account', 'Amount', 'Posted', 'User', 'Source'].map(text)
    const path = join(folder, 'na-text.xlsx')
    writeFileSync(path, makeWorkbook([{ name: 'Ledger', rows: [head, ...rows] }]))
    expectSame(await analyzeFile(path, {}, scoring()))
  })

  test('of every hostile file that can be read', async () => {
    let read = 0
    for (const { path, cases } of readHazards().fixtures) {
      for (const { settings } of cases) {
        const analysed = await analyzeText(folder, readFileSync(path), settings, scoring()).catch(() => null)
        if (analysed?.result.model.scoring !== 'SCORED') continue
        read++
        expectSame(analysed)
      }
    }
    expect(read).toBeGreaterThan(40)
  })

  test('of any ledger', async () => {
    let read = 0
    await fc.assert(
      fc.asyncProperty(randomLedger, async (ledger) => {
        const analysed = await analyzeText(
          folder,
          writeLedger(ledger).text,
          { goesOn: true },
          scoring()
        ).catch(() => null)
        if (analysed?.result.model.scoring !== 'SCORED') return
        read++
        expectSame(analysed)
      }),
      { seed: 4, numRuns: 60 }
    )
    expect(read).toBeGreaterThan(20)
  })
})

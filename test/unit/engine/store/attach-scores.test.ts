import { copyFileSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { stampScores } from '../../../../src/main/engine/store/attach-scores.ts'
import { LedgerReader } from '../../../../src/main/engine/store/ledger-reader.ts'
import { sealFile } from '../../../../src/main/engine/store/score-file.ts'
import { scoresPath } from '../../../../src/main/base/scores-path.ts'
import { analyzeFile, type Analysed } from '../../../helpers/analyze-file.ts'
import { scratchFolder } from '../../../helpers/scratch-folder.ts'
import { writeSmallLedger } from '../../../helpers/write-small-ledger.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const folder = scratchFolder()
const whole = join(folder, 'whole')
let ledger: Analysed
let scores: string
/** Scores of a ledger of as many lines, and of one of more. */
let ofTwin: string
let ofLarger: string

beforeAll(async () => {
  const analyse = (name: string, lines: number, factor: number) =>
    analyzeFile(writeSmallLedger(join(folder, name), { lines, every: 8, factor }))
  ledger = await analyse('ledger.csv', 200, 11)
  scores = scoresPath(ledger.ledgerPath)
  copyFileSync(scores, whole)
  ofTwin = scoresPath((await analyse('twin.csv', 200, 13)).ledgerPath)
  ofLarger = scoresPath((await analyse('larger.csv', 300, 11)).ledgerPath)
})

/** What is said of the scores, with the lines that are read all the same. */
function read(): { scoring: string; reason: string } {
  const reader = new LedgerReader(ledger.ledgerPath)
  try {
    const { rows } = reader.rows.page({}, null, 0, 1000)
    const isScored = reader.result.model.scoring === 'SCORED'
    const plain = { mlConfidence: null, mlIsFirst: false, mlRiskScore: null, mlPrediction: null }
    // Scores of before say 0 of the first line of a group, those of today nothing.
    const shown = (some: Analysed['rows']) =>
      some.map((row) => (isScored && (row.mlConfidence ?? 0) > 0 ? row : { ...row, ...plain }))
    expect(shown(rows)).toEqual(shown(ledger.rows))
    return reader.result.model
  } finally {
    reader.close()
  }
}

function changeTables(sql: string, from = whole): void {
  copyFileSync(from, scores)
  const db = new Database(scores)
  db.exec(sql)
  db.close()
}

/** The same tables as they were written before scores were sealed and named their ledger, when first lines had a confidence of 0. */
const unsealed = `INSERT INTO score
  WITH RECURSIVE n(position) AS (SELECT 1 UNION ALL SELECT position + 1 FROM n WHERE position < (SELECT max(position) FROM score))
  SELECT position, 0, 0, 0 FROM n WHERE position NOT IN (SELECT position FROM score);
  DROP TABLE ledger; VACUUM; PRAGMA application_id = 0; PRAGMA user_version = 1`
const broken = { scoring: 'SCORES_DAMAGED', reason: expect.stringContaining('their file is damaged') }
const ofAnother = { scoring: 'SCORES_DAMAGED', reason: expect.stringContaining('those of another ledger') }

test('scores are those of their ledger, byte for byte, or none: whatever single byte is changed', () => {
  copyFileSync(whole, scores)
  expect(read()).toMatchObject({ scoring: 'SCORED' })
  const bytes = readFileSync(whole)
  for (let at = 0; at < bytes.length; at += at < 128 ? 1 : 331) {
    const changed = Buffer.from(bytes)
    changed[at]! ^= 1 << (at % 8)
    writeFileSync(scores, changed)
    expect(read(), `byte ${at}`).toMatchObject({ scoring: 'SCORES_DAMAGED' })
  }
})

describe('scores are told as damaged that', () => {
  test.each<[string, () => void]>([
    ['are cut at a page', () => truncateSync(scores, 4096)],
    ['are cut within the header', () => truncateSync(scores, 60)],
    ['have no byte', () => truncateSync(scores, 0)],
    ['are longer than they were', () => writeFileSync(scores, Buffer.alloc(1), { flag: 'a' })],
    ['are all zeros', () => writeFileSync(scores, Buffer.alloc(statSync(scores).size))],
    ['are no database', () => writeFileSync(scores, 'Journal_ID,Amount\n'.repeat(999))],
    ['were changed by another program', () => changeTables('UPDATE score SET confidence = 0.99')]
  ])('%s', (_what, harm) => {
    copyFileSync(whole, scores)
    harm()
    expect(read()).toMatchObject(broken)
  })
})

test('scores of a ledger of as many lines, and those of a version that is not known, are told as what they are', () => {
  copyFileSync(ofTwin, scores)
  expect(read()).toMatchObject(ofAnother)
  changeTables('PRAGMA user_version = 3')
  sealFile(scores)
  expect(read()).toMatchObject({ reason: expect.stringContaining('another version of Doublet wrote them') })
})

describe('scores that were written before they were sealed', () => {
  test('are used where they fit', () => {
    changeTables(unsealed)
    expect(read()).toMatchObject({ scoring: 'SCORED' })
  })

  test('are told as what they are where they do not', () => {
    changeTables(unsealed, ofLarger)
    expect(read()).toMatchObject(ofAnother)
    for (const size of [0, 60, 4096, 8192]) {
      changeTables(unsealed)
      truncateSync(scores, size)
      expect(read(), `${size} bytes`).toMatchObject(broken)
    }
    changeTables(`${unsealed}; UPDATE outcome SET value = substr(value, 9)`)
    expect(read()).toMatchObject(broken)
  })
})

test('the stamp of scores is another one when they are changed, put in their place, or gone', () => {
  const stamps = new Set<string>()
  const note = () => stamps.add(stampScores(ledger.ledgerPath))
  copyFileSync(whole, scores)
  note()
  truncateSync(scores, 9000)
  note()
  rmSync(scores)
  note()
  expect(stampScores(ledger.ledgerPath)).toBe('')
  expect(stamps.size).toBe(3)
})

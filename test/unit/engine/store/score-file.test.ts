import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { writeScores } from '../../../../src/main/engine/store/score-file.ts'
import type { StoredScore } from '../../../../src/main/engine/findings/stored-rows.ts'
import { notAsked } from '../../../../src/shared/model.ts'
import { scoresPath } from '../../../../src/main/base/scores-path.ts'
import { scratchFolder } from '../../../helpers/scratch-folder.ts'

const notes = { outcome: notAsked, ledgerKey: 'of no ledger' }
const ledgerPath = join(scratchFolder(), 'ledger.sqlite')

function* scores(count: number, confidence: number, failsAt = Infinity): IterableIterator<StoredScore> {
  for (let position = 1; position <= count; position++) {
    if (position === failsAt) throw new Error(`no opinion on line ${position}`)
    yield { position, confidence, riskScore: 0, prediction: false, reasons: [] }
  }
}

function stored(): unknown {
  const db = new Database(scoresPath(ledgerPath), { readonly: true })
  try {
    return db.prepare('SELECT count(*) AS lines, avg(confidence) AS mean FROM score').get()
  } finally {
    db.close()
  }
}

test('scores are there as a whole or not at all, and older ones stand until then', () => {
  expect(() => writeScores(ledgerPath, scores(500, 0.25, 300), notes)).toThrow('no opinion on line 300')
  expect(readdirSync(join(ledgerPath, '..'))).toEqual([])
  writeScores(ledgerPath, scores(500, 0.25), notes)
  expect(stored()).toEqual({ lines: 500, mean: 0.25 })
  expect(() => writeScores(ledgerPath, scores(400, 0.75, 400), notes)).toThrow('no opinion on line 400')
  expect(stored()).toEqual({ lines: 500, mean: 0.25 })
  writeScores(ledgerPath, scores(400, 0.75), notes)
  expect(stored()).toEqual({ lines: 400, mean: 0.75 })
  expect(existsSync(ledgerPath)).toBe(false)
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { findAltered, findBroken, readHeads } from '../../../src/main/review/chain.ts'
import { openReview } from '../../../src/main/review/open-review.ts'
import { countKept, purgeEngagement } from '../../../src/main/review/purge-engagement.ts'
import { undoStep } from '../../../src/main/review/undo-step.ts'
import { isHistoryWhole } from '../../../src/main/review/whole-history.ts'
import { decideSome } from '../../helpers/kept-decisions.ts'
import { scratchFolder } from '../../helpers/scratch-folder.ts'

const folder = scratchFolder()

/** Decides in two engagements by turns, or in one of them alone. */
function decideBoth(db: Database.Database, isAlone: boolean): void {
  for (let turn = 0; turn < 6; turn++) {
    if (!isAlone) decideSome(db, turn * 5, turn * 7 + 20, `Xanadu Holdings ${turn}`, 'xanadu')
    decideSome(db, turn * 3, turn * 9 + 10, `note ${turn}`, 'one')
    for (const engagement of isAlone ? ['one'] : ['xanadu', 'one'])
      if (turn % 2 === 1) undoStep(db, { engagement, ledgerId: 'L1', by: 'Ann', at: '' })
  }
}

/** All rows of a file, by table; the order of engagements is nobody's. */
function rowsOf(db: Database.Database) {
  const tables = ['state', 'step', 'step_change', 'decision', 'chain', 'activity', 'view']
  return tables.map((table) => {
    const rows = db.prepare<[], Record<string, unknown>>(`SELECT * FROM ${table}`).all()
    return [table, rows.map(({ engagement: _number, ...row }) => row)]
  })
}

test('an engagement that is deleted leaves the file as if it had never been', () => {
  const path = join(folder, 'both.sqlite')
  const db = openReview(path)
  decideBoth(db, false)
  const known = readHeads(db, 0).heads.filter(({ engagement }) => engagement === 'one')
  expect(countKept(db, 'xanadu')).toMatchObject({ steps: 9, entries: 9 })
  expect(readFileSync(path).includes('Xanadu Holdings')).toBe(true)
  expect(purgeEngagement(db, 'xanadu')).toBe(true)

  const alone = openReview(join(folder, 'alone.sqlite'))
  decideBoth(alone, true)
  expect(rowsOf(db)).toEqual(rowsOf(alone))
  expect(countKept(db, 'xanadu')).toEqual({ decisions: 0, steps: 0, entries: 0 })
  expect([isHistoryWhole(db), findAltered(db), findBroken(db, known)]).toEqual([true, null, []])
  expect(() => db.exec('DELETE FROM step')).toThrow('can only be added to')
  expect(purgeEngagement(db, 'xanadu')).toBe(false)
  // One goes on from there.
  decideSome(db, 0, 9, 'later', 'one')
  expect([isHistoryWhole(db), findAltered(db)]).toEqual([true, null])
  db.close()
  alone.close()
  expect(readFileSync(path).toString('latin1')).not.toMatch(/xanadu/i)
})

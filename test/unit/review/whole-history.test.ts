import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { randomFrom } from '../../../src/main/engine/model/random.ts'
import { undoStep } from '../../../src/main/review/undo-step.ts'
import { isHistoryWhole } from '../../../src/main/review/whole-history.ts'
import { decideSome, makeTables, readKept } from '../../helpers/kept-decisions.ts'
import { scratchFolder } from '../../helpers/scratch-folder.ts'

const folder = scratchFolder()

/** Whether a file says what the true one says; one that cannot be read does not. */
function isSameAs(db: Database.Database, other: Database.Database): boolean {
  try {
    return JSON.stringify(readKept(other)) === JSON.stringify(readKept(db))
  } catch {
    return false
  }
}

test('no mixture of a file with the log of a later version of it is taken for whole that says something else, sound as it may be', () => {
  const random = randomFrom(7)
  const upTo = (most: number) => Math.floor(random() * most)
  let sound = 0
  for (let round = 0; round < 10; round++) {
    const path = join(folder, `${round}.sqlite`)
    const db = new Database(path)
    for (const pragma of ['journal_mode = WAL', 'synchronous = OFF', 'foreign_keys = ON']) db.pragma(pragma)
    makeTables(db)
    const findings = 20 + upTo(600)
    decideSome(db, 0, findings, 'base')
    const copies: string[] = []
    for (let log = 0; log < 4; log++) {
      db.pragma('wal_checkpoint(TRUNCATE)')
      copies.push(`${path}.${log}`)
      copyFileSync(path, copies[log]!)
      for (let step = 0; step < 1 + upTo(4); step++) {
        const from = upTo(findings)
        decideSome(
          db,
          from,
          Math.min(findings, from + 1 + upTo(upTo(2) === 0 ? 3 : findings)),
          `${log}-${step}`
        )
        if (upTo(4) === 0) undoStep(db, { engagement: 'one', ledgerId: 'L1', by: 'Ann', at: '' })
      }
      for (const [at, copy] of copies.entries()) {
        const together = `${copy}-with-${log}`
        copyFileSync(copy, together)
        copyFileSync(`${path}-wal`, `${together}-wal`)
        const mixture = new Database(together, { readonly: true })
        const isSame = isSameAs(db, mixture)
        const isWhole = isHistoryWhole(mixture)
        expect(isWhole || at < log).toBe(true)
        expect(isSame || !isWhole).toBe(true)
        if (!isSame && mixture.pragma('integrity_check', { simple: true }) === 'ok') sound++
        mixture.close()
      }
    }
    db.close()
  }
  // Else this test has not seen what it is about.
  expect(sound).toBeGreaterThan(0)
})

import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { openReview } from '../../../src/main/review/open-review.ts'
import { readReview } from '../../../src/main/review/read-review.ts'
import { codeOf } from '../../helpers/code-of.ts'
import { copyAsIs, decideSome, makeTables, readKept } from '../../helpers/kept-decisions.ts'
import { scratchFolder } from '../../helpers/scratch-folder.ts'

const folder = scratchFolder()
let folders = 0
function freshPath(): string {
  const own = join(folder, String(++folders))
  mkdirSync(own)
  return join(own, 'review.sqlite')
}

/** Opens a new file as the versions before this one did. */
function openEarlier(path: string): Database.Database {
  const db = new Database(path)
  db.pragma('journal_mode = WAL')
  db.pragma('foreign_keys = ON')
  makeTables(db)
  return db
}

/** What the file says when Doublet has opened it, what that moved away, and what stands beside it then. */
function open(path: string) {
  const setAside: string[] = []
  const db = openReview(path, (names) => setAside.push(...names))
  try {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    const beside = readdirSync(join(path, '..')).filter((name) => /-(wal|shm)$/.test(name))
    return { kept: readKept(db), setAside, beside }
  } finally {
    db.close()
  }
}
const bytesOf = (path: string) => readFileSync(path).toString('base64')

/** What a copy of the file alone says. */
function copyAlone(path: string) {
  const copy = freshPath()
  cpSync(path, copy)
  const db = new Database(copy, { readonly: true })
  try {
    return readKept(db)
  } finally {
    db.close()
  }
}

describe('the one file of the decisions', () => {
  test('holds every decision as soon as it is made, while it is open too', () => {
    const path = freshPath()
    const db = openReview(path)
    for (const note of ['first', 'second']) {
      decideSome(db, 0, 50, note)
      expect(copyAlone(path)).toEqual(readKept(db))
      expect(readKept(db).notes[0]).toBe(`key-000000 ${note}`)
    }
    db.close()
    expect(readdirSync(join(path, '..')).filter((name) => statSync(join(path, '..', name)).size > 0)).toEqual(
      ['review.sqlite']
    )
  })

  test('takes in what an earlier version kept in a log beside it, with nothing lost', () => {
    const [used, path] = [freshPath(), freshPath()]
    const earlier = openEarlier(used)
    decideSome(earlier, 0, 3000, 'many')
    for (let n = 0; n < 20; n++) decideSome(earlier, n, n + 1, `note ${n}`)
    const all = readKept(earlier)
    copyAsIs(used, path)
    // The file itself was never written after it was made: this is about the log.
    const bare = freshPath()
    copyAsIs(used, bare)
    earlier.close()
    rmSync(`${bare}-wal`)
    const alone = new Database(bare)
    expect(() => readKept(alone)).toThrow('no such table')
    alone.close()

    expect(open(path)).toEqual({ kept: all, setAside: [], beside: [] })
    expect(copyAlone(path)).toEqual(all)
    expect(all.notes).toHaveLength(3000)
  })
})

describe('a copy that is put back beside what a later version of the file left', () => {
  /** An early copy, alone and whole, and the log of the same file when it had gone on. */
  function makeLaterLog(path: string) {
    const used = freshPath()
    const db = openEarlier(used)
    decideSome(db, 0, 400, 'early')
    db.pragma('wal_checkpoint(TRUNCATE)')
    const early = readKept(db)
    cpSync(used, path)
    decideSome(db, 400, 2000, 'later')
    db.pragma('wal_checkpoint(TRUNCATE)')
    // As many pages again, but not all of those that were changed meanwhile.
    decideSome(db, 100, 120, 'last')
    cpSync(`${used}-wal`, `${path}-wal`)
    db.close()
    return early
  }

  test('is read alone, and the log is kept under another name', () => {
    const path = freshPath()
    const early = makeLaterLog(path)
    const log = bytesOf(`${path}-wal`)
    const mixed = freshPath()
    copyAsIs(path, mixed)
    const db = new Database(mixed)
    expect(() => readKept(db)).toThrow('malformed')
    db.close()

    const { kept, setAside, beside } = open(path)
    expect(kept).toEqual(early)
    expect(beside).toEqual([])
    expect(setAside[0]).toMatch(/^review\.sqlite-wal\.set-aside-\d{4}-/)
    expect(bytesOf(join(path, '..', setAside[0]!))).toBe(log)
    expect(open(path).setAside).toEqual([])
  })

  test('is read alone where the copy is of this version, which has no log', () => {
    const [path, copy] = [freshPath(), freshPath()]
    const early = makeLaterLog(path)
    cpSync(path, copy)
    open(copy)
    cpSync(copy, path)
    expect(codeOf(() => readReview(path, 'one'))).toMatch(/^REVIEW_UNSETTLED/)
    const { kept, setAside } = open(path)
    expect(kept).toEqual(early)
    expect(setAside).toEqual([expect.stringMatching(/^review\.sqlite-wal\.set-aside-/)])
    expect(readReview(path, 'one').decisions.size).toBe(400)
  })

  test('does not lose that log where the file was moved away to begin anew', () => {
    const path = freshPath()
    makeLaterLog(path)
    const log = bytesOf(`${path}-wal`)
    renameSync(path, `${path}.old`)
    const { kept, setAside } = open(path)
    expect(kept.notes).toEqual([])
    expect(bytesOf(join(path, '..', setAside[0]!))).toBe(log)
  })

  test('a file that is nothing without its log, and not whole with it, is damaged and stays as it is', () => {
    const [path, empty] = [freshPath(), freshPath()]
    makeLaterLog(path)
    const bare = new Database(empty)
    bare.pragma('journal_mode = WAL')
    cpSync(empty, path)
    bare.close()
    const before = [bytesOf(path), bytesOf(`${path}-wal`)]
    expect(codeOf(() => openReview(path))).toMatch(/^REVIEW_DAMAGED/)
    expect([bytesOf(path), bytesOf(`${path}-wal`)]).toEqual(before)
  })
})

describe('a change that was interrupted when the file was half written', () => {
  /** File and journal of that moment, and what was kept before it. */
  function interrupt(path: string) {
    const used = freshPath()
    const db = openReview(used)
    decideSome(db, 0, 2000, 'early')
    const early = freshPath()
    cpSync(used, early)
    const whenEarly = readKept(db)
    decideSome(db, 0, 1500, 'before')
    const before = readKept(db)
    // SQLite writes to the file before the end of a change where it is told to, as a kill within the end of one leaves it.
    db.pragma('cache_size = 1')
    db.pragma('cache_spill = 1')
    db.exec('BEGIN IMMEDIATE; PRAGMA user_version = 7')
    decideInside(db)
    copyAsIs(used, path)
    db.exec('ROLLBACK')
    db.close()
    expect(statSync(`${path}-journal`).size).toBeGreaterThan(10_000)
    return { before, early, whenEarly }
  }
  function decideInside(db: Database.Database): void {
    db.exec(`INSERT INTO state SELECT NULL, ledger_id, 'query', 'half', '', decided_by, decided_at, NULL, NULL, NULL, NULL, '[]'
      FROM state LIMIT 1; UPDATE decision SET state = (SELECT max(id) FROM state)`)
  }

  test('is taken back where the journal is of this file', () => {
    const path = freshPath()
    const { before } = interrupt(path)
    expect(codeOf(() => readReview(path, 'one'))).toMatch(/^REVIEW_UNSETTLED/)
    expect(open(path)).toEqual({ kept: before, setAside: [], beside: [] })
    expect(readReview(path, 'one').decisions.size).toBe(2000)
  })

  test('does not reach into an older copy that is put back beside its journal', () => {
    const path = freshPath()
    const { early, whenEarly } = interrupt(path)
    cpSync(early, path)
    const journal = bytesOf(`${path}-journal`)
    const { kept, setAside } = open(path)
    expect(kept).toEqual(whenEarly)
    expect(setAside).toEqual([expect.stringMatching(/^review\.sqlite-journal\.set-aside-/)])
    expect(bytesOf(join(path, '..', setAside[0]!))).toBe(journal)
  })

  test('leaves a journal without its file under another name', () => {
    const path = freshPath()
    interrupt(path)
    rmSync(path)
    expect(open(path)).toMatchObject({
      kept: { notes: [] },
      setAside: [expect.stringContaining('-journal.')]
    })
    expect(existsSync(path)).toBe(true)
  })
})

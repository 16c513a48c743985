import { createHash } from 'node:crypto'
import type Database from 'better-sqlite3'
import type { BaseTeacher } from '../engine/model/base.ts'
import { changeForGood } from './open-catalog.ts'

/** A teacher that a data folder added to the base that ships. */
interface AddedTeacher {
  from: BaseTeacher['from']
  /** Of the content of its ledger. */
  sha256: string
  /** Of what it teaches. */
  hash: string
  /** As JSON. */
  taught: string
}

/** What the base learned in a data folder: from its first ledger once, and from decisions. */
export interface BaseRecords {
  /** In the order in which they taught; but for `taught`, so that asking costs little. */
  all(): Omit<AddedTeacher, 'taught'>[]
  /** What the teachers with these hashes teach. */
  taught(hashes: readonly string[]): string[]
  /** Lets the first ledger teach the base. Answers whether it is the first. */
  teachOnce(teacher: BaseTeacher): boolean
  /** Puts what decisions teach in the place of what earlier ones did. */
  teachDecided(teachers: readonly BaseTeacher[]): void
}

/** The table `base_teacher` of an open catalogue. */
export function baseRecords(db: Database.Database): BaseRecords {
  const all = db.prepare<[], Omit<AddedTeacher, 'taught'>>(
    'SELECT kind AS "from", sha256, hash FROM base_teacher ORDER BY number'
  )
  const taught = db.prepare<[string], string>('SELECT taught FROM base_teacher WHERE hash = ?').pluck()
  const insert = db.prepare('INSERT INTO base_teacher (kind, sha256, hash, taught) VALUES (?, ?, ?, ?)')
  const forgetDecided = db.prepare(`DELETE FROM base_teacher WHERE kind = 'decisions'`)
  const add = (teacher: BaseTeacher) => {
    const json = JSON.stringify(teacher)
    insert.run(teacher.from, teacher.sha256, createHash('sha256').update(json).digest('hex'), json)
  }
  return {
    all: () => all.all(),
    taught: (hashes) => hashes.flatMap((hash) => taught.get(hash) ?? []),
    teachOnce(teacher) {
      if (all.all().some(({ from }) => from === 'ledger')) return false
      changeForGood(db, () => add(teacher))
      return true
    },
    teachDecided(teachers) {
      changeForGood(db, () => {
        forgetDecided.run()
        teachers.forEach(add)
      })
    }
  }
}

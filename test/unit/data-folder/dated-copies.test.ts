import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findExpired, keepDatedCopy, listCopies } from '../../../src/main/data-folder/dated-copies.ts'
import { openReview } from '../../../src/main/review/open-review.ts'
import { decideSome, readKept } from '../../helpers/kept-decisions.ts'
import { scratchFolder } from '../../helpers/scratch-folder.ts'

const folder = scratchFolder()

test('a copy says what the database said, is listed, and is not made again where nothing changed', () => {
  const dir = join(folder, 'kept')
  mkdirSync(dir)
  const db = openReview(join(dir, 'review.sqlite'))
  decideSome(db, 0, 300, 'first')
  keepDatedCopy(db)
  keepDatedCopy(db)
  const before = readKept(db)
  expect(listCopies(dir)).toMatchObject([{ of: 'decisions', why: 'dated' }])
  decideSome(db, 0, 3, 'second')
  keepDatedCopy(db)
  const [newer, older] = listCopies(dir)
  expect(Date.parse(newer!.at)).toBeGreaterThan(Date.parse(older!.at))
  const read = (name: string) => {
    const copy = new Database(join(dir, 'copies', name), { readonly: true })
    const kept = readKept(copy)
    copy.close()
    return kept
  }
  expect([read(older!.name), read(newer!.name)]).toEqual([before, readKept(db)])
  expect(statSync(join(dir, 'copies', newer!.name)).mode & 0o777).toBe(0o600)
  db.close()
})

test('what is no copy is not listed, and stays', () => {
  const dir = join(folder, 'strange')
  mkdirSync(join(dir, 'copies'), { recursive: true })
  for (const name of ['mine.sqlite', 'review-2020-01-01T00-00-00.000Z.sqlite.bak', 'review-.sqlite'])
    writeFileSync(join(dir, 'copies', name), '')
  const db = openReview(join(dir, 'review.sqlite'))
  keepDatedCopy(db)
  db.close()
  expect(listCopies(dir)).toHaveLength(1)
  expect(readdirSync(join(dir, 'copies'))).toHaveLength(4)
})

test('of two years of copies a few stay: the newest, and the last of each day and month', () => {
  const hour = 3_600_000
  const now = Date.parse('2026-06-15T12:00:00.000Z')
  const iso = (ms: number) => new Date(ms).toISOString()
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 24 * 730 }), { maxLength: 400 }), (ages) => {
      const moments = ages.map((age) => iso(now - age * hour))
      const expired = findExpired(moments, iso(now))
      const kept = moments.filter((moment) => !expired.has(moment))
      expect(kept.length).toBeLessThanOrEqual(5 + 15 + 13)
      const newest = moments.toSorted().toReversed()
      for (const moment of newest.slice(0, 4)) expect(kept).toContain(moment)
      // Whatever day of the last two weeks had a copy has one: nobody who looks for that day finds none.
      const daysOf = (some: string[]) =>
        new Set(
          some.filter((moment) => moment >= iso(now - 14 * 24 * hour)).map((moment) => moment.slice(0, 10))
        )
      daysOf(moments).delete('2026-06-15')
      for (const day of daysOf(moments)) expect(day === '2026-06-15' || daysOf(kept).has(day)).toBe(true)
      for (const moment of kept.filter((one) => !newest.slice(0, 4).includes(one)))
        expect(Date.parse(moment)).toBeGreaterThan(now - 373 * 24 * hour)
    })
  )
})

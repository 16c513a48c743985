import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  truncateSync,
  writeFileSync
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { keepDatedCopy, listCopies } from '../../../src/main/data-folder/dated-copies.ts'
import { finishRestoring, restoreCopy } from '../../../src/main/data-folder/restore-copy.ts'
import { openReview } from '../../../src/main/review/open-review.ts'
import { codeOf } from '../../helpers/code-of.ts'
import { decideSome, readKept } from '../../helpers/kept-decisions.ts'
import { scratchFolder } from '../../helpers/scratch-folder.ts'

const folder = scratchFolder()
let folders = 0

/** A data folder with a copy and later decisions, closed; and what each says. */
function makeFolder() {
  const dir = join(folder, `data-${++folders}`)
  mkdirSync(dir)
  const path = join(dir, 'review.sqlite')
  const db = openReview(path)
  decideSome(db, 0, 100, 'then')
  keepDatedCopy(db)
  const earlier = readKept(db)
  decideSome(db, 50, 120, 'now')
  const now = readKept(db)
  db.close()
  return { dir, path, earlier, now, copy: listCopies(dir)[0]!.name }
}
function read(path: string) {
  const db = new Database(path, { readonly: true })
  const kept = readKept(db)
  db.close()
  return kept
}

test('a copy takes the place of the file, and the file is kept with what stood beside it', () => {
  const { dir, path, earlier, now, copy } = makeFolder()
  writeFileSync(`${path}-journal`, 'of the file that is replaced')
  const replaced = restoreCopy(dir, copy)
  expect(read(path)).toEqual(earlier)
  expect(existsSync(`${path}-journal`)).toBe(false)
  const kept = join(dir, 'copies', replaced)
  expect(readFileSync(`${kept}-journal`, 'utf8')).toBe('of the file that is replaced')
  renameSync(`${kept}-journal`, join(dir, 'moved'))
  expect(read(kept)).toEqual(now)
  expect(listCopies(dir).map(({ why }) => why)).toEqual(['replaced', 'dated'])
})

test('one that is damaged, or named from elsewhere, is refused and nothing is changed', () => {
  const { dir, path, now, copy } = makeFolder()
  truncateSync(join(dir, 'copies', copy), 5000)
  for (const name of [copy, `../review.sqlite`, 'review-../../review.sqlite', 'nothing.sqlite'])
    expect(codeOf(() => restoreCopy(dir, name))).toMatch(/^COPY_DAMAGED/)
  expect(read(path)).toEqual(now)
  expect(readdirSync(dir).filter((name) => name.includes('restoring'))).toEqual([])
})

test('one that was interrupted is brought to its end, or had not begun', () => {
  const { dir, path, earlier, now, copy } = makeFolder()
  copyFileSync(join(dir, 'copies', copy), `${path}.restoring`)
  finishRestoring(dir)
  expect(read(path)).toEqual(now)

  copyFileSync(join(dir, 'copies', copy), `${path}.restoring`)
  writeFileSync(`${path}-wal`, 'of the file that was moved')
  renameSync(path, join(dir, 'copies', 'review-replaced-2026-01-01T00-00-00.000Z.sqlite'))
  finishRestoring(dir)
  expect(read(path)).toEqual(earlier)
  expect(readdirSync(dir).filter((name) => /restoring|-wal/.test(name))).toEqual([])
})

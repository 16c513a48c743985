import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readFileSync } from 'node:fs'
import { describe, expect, test, vi } from 'vitest'
import { makeBase } from '../../../../scripts/base/make-base.ts'
import { hashTeachers, sampleOf } from '../../../../src/main/engine/model/base.ts'
import { features } from '../../../../src/main/engine/model/features.ts'
import { modelOfBase, openBase } from '../../../../src/main/engine/tasks/base.ts'
import { repoRoot } from '../../../helpers/find-electron.ts'
import { scratchFolder } from '../../../helpers/scratch-folder.ts'
import { shipped, shippedBase } from '../../../helpers/shipped-base.ts'

vi.setConfig({ testTimeout: 300_000 })

const folder = scratchFolder()
const madeAt = shipped.model.card.trainedAt

describe('the base that ships', () => {
  test('is made again byte for byte by its script', async () => {
    expect(await makeBase()).toBe(readFileSync(join(repoRoot, 'resources/base.json'), 'utf8'))
  })

  test('gives as many rows of either kind from every ledger, each with a finite number per feature', () => {
    const { rows } = sampleOf(openBase(shippedBase))
    expect(rows.filter(({ isPositive }) => isPositive)).toHaveLength(100 * shipped.teachers.length)
    expect(rows).toHaveLength(300 * shipped.teachers.length)
    expect(
      rows.every((row) => row.features.length === features.length && row.features.every(Number.isFinite))
    ).toBe(true)
  })

  test('is refused where a single row was changed', () => {
    const changed = structuredClone(shipped)
    changed.teachers[0]!.positives[0]!.features[3]! += 1
    const path = join(folder, 'changed.json')
    writeFileSync(path, JSON.stringify(changed))
    expect(() => openBase({ ...shippedBase, path })).toThrow('not as it was made')
    expect(() => openBase({ ...shippedBase, path: join(folder, 'none.json') })).toThrow('cannot be read')
  })

  test('claims no order, and measures each of its ledgers by what others taught', () => {
    const { card } = modelOfBase(shippedBase, madeAt, () => undefined)
    expect(card).toMatchObject({
      ranks: false,
      labels: { from: 'base' },
      base: { hash: shipped.hash, share: 1 }
    })
    const { rows, foldOf } = sampleOf(openBase(shippedBase))
    const foldsOf = new Map<number, Set<number>>()
    rows.forEach(({ fold }, at) => foldsOf.set(fold, (foldsOf.get(fold) ?? new Set()).add(foldOf![at]!)))
    expect(foldsOf.size).toBe(shipped.teachers.length)
    expect([...foldsOf.values()].every((folds) => folds.size === 1)).toBe(true)
  })
})

test('what a data folder taught is learned from, too, and makes another base', () => {
  const teacher = { ...shipped.teachers[1]!, from: 'ledger' as const, sha256: 'ab' }
  const taught = { ...shippedBase, taught: [JSON.stringify(teacher)], hash: 'another' }
  const base = openBase(taught)
  expect(base.teachers).toEqual([...shipped.teachers, teacher])
  const model = modelOfBase(taught, madeAt, () => undefined)
  expect(model.forest).not.toBe(shipped.model.forest)
  expect(model.card.base).toEqual({
    hash: 'another',
    share: 1,
    shipped: shipped.teachers.length,
    ledgers: 1,
    decided: 0
  })
  expect(modelOfBase({ ...taught, model }, madeAt, () => undefined)).toBe(model)
})

test('the hash of a base does not hang on names', () => {
  const named = shipped.teachers.map((teacher) => ({ ...teacher, name: 'another' }))
  expect(hashTeachers(named)).toBe(shipped.hash)
})

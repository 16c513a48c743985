import fc from 'fast-check'
import { expect, test } from 'vitest'
import { duplicateTypes } from '../../../../src/shared/duplicate.ts'
import {
  findDuplicates,
  strongestTypes,
  type Detection
} from '../../../../src/main/engine/detect/find-duplicates.ts'
import type { ComparedKeys, NumberedField } from '../../../../src/main/engine/ledger/compare-keys.ts'

const names = ['account', 'amount', 'posted', 'effective', 'user', 'source', 'entity', 'currency'] as const
type Line = Record<(typeof names)[number], number>

const value = fc.integer({ min: -1, max: 2 })
const anyLine: fc.Arbitrary<Line> = fc.record({
  account: value,
  amount: value,
  posted: value,
  effective: value,
  user: value,
  source: value,
  entity: value,
  currency: value
})

function fieldOf(lines: Line[], name: keyof Line): NumberedField {
  return { ids: Int32Array.from(lines, (line) => line[name]), count: 3 }
}

function plainly(found: Detection[1]) {
  if (found === null) return null
  const { firstLines, counts, groupOf, blankKeys } = found
  return { firstLines: [...firstLines], counts: [...counts], groupOf: [...groupOf], blankKeys }
}

/** The lines of each group, and how many lines a blank keeps out, by a map of spelled keys. */
function groupsByText(lines: Line[], fields: (keyof Line)[], threshold: number) {
  const groups = new Map<string, number[]>()
  let blanks = 0
  lines.forEach((line, at) => {
    if (line.account < 0 || line.amount < 0) return
    if (fields.some((field) => line[field] < 0)) {
      blanks++
      return
    }
    const key = ['account' as const, 'amount' as const, ...fields].map((field) => line[field]).join('/')
    groups.set(key, [...(groups.get(key) ?? []), at])
  })
  return { groups: [...groups.values()].filter((group) => group.length >= threshold), blanks }
}

test('finds the groups that spelling every key out finds, in the order of their first lines', () => {
  const ledgers = fc.record({
    lines: fc.array(anyLine, { maxLength: 50 }),
    within: fc.subarray<'entity' | 'currency'>(['entity', 'currency']),
    mapped: fc.subarray<'posted' | 'effective' | 'user' | 'source'>([
      'posted',
      'effective',
      'user',
      'source'
    ]),
    threshold: fc.integer({ min: 2, max: 4 })
  })
  fc.assert(
    fc.property(ledgers, ({ lines, within, mapped, threshold }) => {
      const other = (name: (typeof mapped)[number]) => (mapped.includes(name) ? fieldOf(lines, name) : null)
      const keys: ComparedKeys = {
        account: fieldOf(lines, 'account'),
        amount: fieldOf(lines, 'amount'),
        posted: other('posted'),
        effective: other('effective'),
        user: other('user'),
        source: other('source'),
        within: within.map((name) => fieldOf(lines, name))
      }
      const detection = findDuplicates(keys, threshold)
      const strongest = lines.map(() => 0)
      for (const { number, key } of duplicateTypes) {
        const fields = key.filter((name) => name !== 'account' && name !== 'amount') as typeof mapped
        const { groups, blanks } = groupsByText(lines, [...within, ...fields], threshold)
        const expected = {
          firstLines: groups.map((group) => group[0]!),
          counts: groups.map((group) => group.length),
          groupOf: lines.map((_, line) => groups.findIndex((group) => group.includes(line))),
          blankKeys: blanks
        }
        const isMapped = fields.every((name) => mapped.includes(name))
        expect(plainly(detection[number])).toEqual(isMapped ? expected : null)
        if (!isMapped) continue
        for (const line of groups.flat()) strongest[line] = number
      }
      expect([...strongestTypes(detection, lines.length)]).toEqual(strongest)
    }),
    { seed: 11, numRuns: 1500 }
  )
})

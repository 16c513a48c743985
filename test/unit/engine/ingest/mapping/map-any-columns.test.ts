import fc from 'fast-check'
import { expect, test } from 'vitest'
import synonyms from '../../../../../src/main/engine/ingest/mapping/column-synonyms.json' with { type: 'json' }
import { mapColumns, nameHeaders } from '../../../../../src/main/engine/ingest/mapping/map-columns.ts'
import type { ColumnSample } from '../../../../../src/main/engine/ingest/mapping/profile-column.ts'
import { fields } from '../../../../../src/shared/mapping.ts'

const anyHeader = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ...Object.values(synonyms).flatMap((known) => known.map(({ header }) => header))
    )
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 12 }) }
)
const anyCells = fc.constantFrom<string[][]>(
  ['100.00', '-20.00'],
  ['100.00', '20.00'],
  ['', '10.00'],
  ['2025-01-31', '2025-02-28'],
  ['473000', '113100'],
  ['KATE', 'JIM'],
  ['S', 'H'],
  ['', '']
)
const anyColumns = fc
  .array(fc.tuple(anyHeader, anyCells), { minLength: 1, maxLength: 20 })
  .map((columns): ColumnSample[] => {
    const names = nameHeaders(
      columns.map(([header]) => header),
      0
    )
    return columns.map(([, values], index) => ({ position: index + 1, header: names[index]!, values }))
  })

test('gives no column to two fields and no field to two columns', () => {
  fc.assert(
    fc.property(anyColumns, (columns) => {
      const mapped = mapColumns(columns, true, {}).fields
      expect(new Set(mapped.map(({ position }) => position)).size).toBe(mapped.length)
      expect(new Set(mapped.map(({ field }) => field)).size).toBe(mapped.length)
      for (const { confidence } of mapped) expect(confidence).toBeGreaterThanOrEqual(0.6)
    })
  )
})

test('does not depend on the order in which the columns are given', () => {
  const shuffled = anyColumns.chain((columns) =>
    fc.tuple(fc.constant(columns), fc.shuffledSubarray(columns, { minLength: columns.length }))
  )
  fc.assert(
    fc.property(shuffled, ([columns, others]) => {
      expect(mapColumns(others, true, {})).toEqual(mapColumns(columns, true, {}))
    })
  )
})

test('follows what the user names', () => {
  const named = fc.tuple(
    anyColumns,
    fc.shuffledSubarray(fields.filter((field) => !/debit|credit/.test(field)))
  )
  fc.assert(
    fc.property(named, fc.boolean(), ([columns, chosen], hasHeader) => {
      const some = chosen.slice(0, columns.length)
      const overrides = Object.fromEntries(some.map((field, index) => [field, `#${index + 1}`]))
      const mapped = mapColumns(columns, hasHeader, overrides).fields
      some.forEach((field, index) => {
        expect(mapped).toContainEqual({
          field,
          position: index + 1,
          header: columns[index]!.header,
          confidence: 1,
          reason: 'chosen by you'
        })
      })
    })
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draftOf, readDraft } from '../../../src/renderer/settings/settings-draft.ts'
import { usualSettings, type FirmSettings } from '../../../src/shared/firm-settings.ts'

const points = fc.integer({ min: 1, max: 100 })
const settings: fc.Arbitrary<FirmSettings> = fc.record({
  rules: fc.record({
    baseRisks: fc.record({ 1: points, 2: points, 3: points, 4: points, 5: points, 6: points }),
    levelLimits: fc
      .uniqueArray(points, { minLength: 3, maxLength: 3 })
      .map((limits) => limits.toSorted((a, b) => a - b))
      .map(([medium, high, critical]) => ({ medium: medium!, high: high!, critical: critical! })),
    threshold: fc.integer({ min: 2, max: 1_000_000 }),
    fewestTrainingLines: fc.integer({ min: 2, max: 1_000_000 }),
    materialityShares: fc
      .tuple(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 2, max: 10_000 }))
      .map(([overall, performance]) => ({
        overall: overall / 100,
        performance: performance / 100,
        trivial: (performance - 1) / 100
      })),
    fillerDates: fc.constantFrom([], ['1900-01-01'], ['1900-01-01', '2024-02-29']),
    reversalDays: fc.integer({ min: 0, max: 3660 }),
    model: fc.constantFrom(null, 'own' as const, 'stored' as const)
  }),
  exports: fc.constant({ dates: 'dmy' as const, decimalMark: 'comma' as const, timeZone: 'Europe/Berlin' }),
  theme: fc.constantFrom('system' as const, 'light' as const, 'dark' as const),
  jobsAtOnce: fc.constantFrom(null, 1, 8)
})

test('settings that are typed as they are shown are the same settings', () => {
  fc.assert(
    fc.property(settings, (one) => {
      expect(readDraft(draftOf(one))).toEqual({ settings: one, refused: null })
    })
  )
})

test.each([
  ['baseRisks', { baseRisks: ['0', '12', '15', '18', '20', '25'] }],
  ['levelLimits', { levelLimits: ['40', '40', '90'] }],
  ['threshold', { threshold: '1' }],
  ['reversalDays', { reversalDays: '-1' }],
  ['fillerDates', { fillerDates: '2024-02-30' }],
  ['fewestTrainingLines', { fewestTrainingLines: 'many' }],
  ['materialityShares', { materialityShares: ['1', '5', '75'] }]
])('what cannot be is refused where it stands: %s', (part, change) => {
  const { settings: read, refused } = readDraft({ ...draftOf(usualSettings), ...change })
  expect([read, Object.keys(refused ?? {})]).toEqual([null, [part]])
})

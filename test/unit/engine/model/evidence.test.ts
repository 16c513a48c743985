import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gatherEvidence, hasEarlier, measureLine } from '../../../../src/main/engine/model/evidence.ts'
import { features, learnBackground, writeFeatures } from '../../../../src/main/engine/model/features.ts'
import type { MeasureName } from '../../../../src/main/engine/findings/reason-words.ts'
import { measureNames, placeOf } from '../../../../src/main/engine/model/measures.ts'
import { makeView, type ViewLine } from '../../../helpers/make-view.ts'

const days = ['2025-01-03', '2025-01-04', '2025-01-10', '2025-02-03', '2025-03-03', '2025-06-30']
const anyLine: fc.Arbitrary<ViewLine> = fc.record(
  {
    account: fc.constantFrom('4000', '5000'),
    amount: fc.constantFrom(100, -100, 12.5, 0),
    posted: fc.constantFrom(...days),
    effective: fc.constantFrom(...days),
    user: fc.constantFrom('ANNA', 'BEN', ''),
    source: fc.constantFrom('AP', 'MANUAL', ''),
    entity: fc.constantFrom('E1', ''),
    journal: fc.constantFrom('J1', 'J2', 'J3', ''),
    description: fc.constantFrom('Rent January', 'rent  january', 'Rent Jan', '', 'Freight')
  },
  { requiredKeys: ['account', 'amount'] }
)
const anyLedger = fc.array(anyLine, { minLength: 1, maxLength: 40 })

function measuresOf(lines: ViewLine[], line: number): Record<MeasureName, number> {
  const out = new Float64Array(measureNames.length)
  measureLine(gatherEvidence(makeView(lines)), line, out, 0)
  return Object.fromEntries(measureNames.map((name) => [name, out[placeOf[name]]!])) as Record<
    MeasureName,
    number
  >
}

const dayOf = ({ posted, effective }: ViewLine) => {
  const day = posted ?? effective
  return day === undefined ? null : Date.parse(day) / 86_400_000
}

test('shows the forest only finite numbers, whatever a ledger lacks', () => {
  fc.assert(
    fc.property(anyLedger, (lines) => {
      const evidence = gatherEvidence(makeView(lines))
      const repeats = Int32Array.from(lines.keys()).filter((line) => hasEarlier(evidence, line))
      const background = learnBackground(evidence, repeats)
      for (const line of repeats) {
        const row = new Float64Array(features.length).fill(Number.NaN)
        writeFeatures(evidence, background, line, new Float64Array(measureNames.length), row)
        expect([...row].every(Number.isFinite)).toBe(true)
      }
    }),
    { seed: 1, numRuns: 200 }
  )
})

test('counts the group, its lines nearby and its reversals as comparing every pair of lines does', () => {
  fc.assert(
    fc.property(anyLedger, (lines) => {
      const evidence = gatherEvidence(makeView(lines))
      lines.forEach((line, at) => {
        if (!hasEarlier(evidence, at)) return
        const others = lines.filter((other, index) => index !== at && other.account === line.account)
        const twins = others.filter(({ amount }) => amount === line.amount)
        const isNear = (other: ViewLine, most: number) =>
          dayOf(other) === dayOf(line) ||
          (dayOf(other) !== null && dayOf(line) !== null && Math.abs(dayOf(other)! - dayOf(line)!) <= most)
        const opposite = line.amount === 0 ? [] : others.filter(({ amount }) => amount === -line.amount)
        const found = measuresOf(lines, at)
        expect(2 ** found.groupSize - 1).toBeCloseTo(twins.length + 1, 9)
        expect(found.nearby).toBe(twins.filter((other) => isNear(other, 10)).length)
        expect(found.reversed).toBe(opposite.some((other) => isNear(other, 60)) ? 1 : 0)
      })
    }),
    { seed: 2, numRuns: 100 }
  )
})

const rent: ViewLine = {
  account: '4000',
  amount: 1200,
  posted: '2025-01-02',
  effective: '2025-01-01',
  user: 'ANNA',
  source: 'AP',
  journal: 'J1',
  description: 'Rent January, hall 3'
}
const bank: ViewLine = { ...rent, account: '1000', amount: -1200 }

describe('of a journal that was posted again five days later', () => {
  const again = { posted: '2025-01-07', user: 'BEN', journal: 'J2', description: 'Rent January' }
  const found = measuresOf([rent, bank, { ...rent, ...again }, { ...bank, ...again }], 2)

  test('sees how the line differs from its twin', () => {
    expect(found).toMatchObject({
      daysPosted: 5,
      daysEffective: 0,
      sameUser: 0,
      sameSource: 1,
      sameJournal: 0,
      keptDelay: 0,
      textChanged: 1,
      weekend: 0
    })
    expect(found.textAlike).toBeGreaterThan(0.7)
    expect(found.textAlike).toBeLessThan(1)
  })

  test('sees that the whole journal repeats and balances', () => {
    expect(found).toMatchObject({ journalBalances: 1, journalShare: 1, journalDays: 5, journalAgain: 2 })
  })
})

test('finds the twin with the same text among many lines of one day', () => {
  const fees = Array.from({ length: 300 }, (_, n) => ({ ...rent, description: `${n} permit fee` }))
  const found = measuresOf([...fees, { ...rent, posted: '2025-01-04', description: '7 permit fee' }], 300)
  expect(found).toMatchObject({ textAlike: 1, daysPosted: 2, kinDays: 2, kinNearby: 1 })
})

test('tells a rent of every month from a line that comes too soon', () => {
  const months = Array.from({ length: 8 }, (_, n) => ({ ...rent, posted: `2025-0${n + 1}-02` }))
  expect(measuresOf(months, 7).gapRatio).toBeCloseTo(1, 1)
  expect(measuresOf([...months, { ...rent, posted: '2025-08-05' }], 8).gapRatio).toBeLessThan(0.15)
})

test('sees that a line was entered at night, when hardly anybody enters one', () => {
  const byDay = Array.from({ length: 20 }, (_, n) => ({ ...rent, entered: 540 + n }))
  const found = measuresOf([...byDay, { ...rent, entered: 1385 }], 20)
  expect(found.afterHours).toBe(1)
  // 1 line in that hour; the 2 hours that are used have 21 lines.
  expect(found.hourShare).toBeCloseTo(Math.log2(1 / 10.5), 9)
  expect(measuresOf([...byDay, { ...rent, entered: 545 }], 20)).toMatchObject({ afterHours: 0 })
  expect(measuresOf([...byDay, rent], 20)).toMatchObject({ afterHours: -1, hourShare: -1 })
})

test('takes a group of fifty thousand lines in one go', () => {
  const evidence = gatherEvidence(
    makeView(Array.from({ length: 50_000 }, (_, n) => ({ ...rent, posted: days[n % days.length]! })))
  )
  const out = new Float64Array(measureNames.length)
  for (let line = 1; line < 50_000; line++) measureLine(evidence, line, out, 0)
  expect(out[placeOf.groupSize]).toBeCloseTo(Math.log2(50_001), 9)
})

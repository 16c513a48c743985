import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exactAmounts } from '../../../../../src/main/base/exact-amounts.ts'
import { balanceJournals } from '../../../../../src/main/engine/ingest/proof/balance-journals.ts'
import { sumMonths } from '../../../../../src/main/engine/ingest/proof/sum-months.ts'
import type { KeyData } from '../../../../../src/main/engine/ledger/key-data.ts'
import { partJournals } from '../../../../../src/main/engine/ledger/part-journals.ts'

const values = ['1.5', '-1.5', '2.25', '-2.25', '3.75', '-3.75', '0']
const quarters = [6n, -6n, 9n, -9n, 15n, -15n, 0n]
const days = ['2024-01-31', '2024-02-01', '2024-01-02']
interface Line {
  /** -1 is blank, -2 unreadable. */
  amount: number
  journal: number
  entity: number
  day: number
}

const anyLine: fc.Arbitrary<Line> = fc.record({
  amount: fc.integer({ min: -2, max: values.length - 1 }),
  journal: fc.integer({ min: -1, max: 3 }),
  entity: fc.integer({ min: -1, max: 1 }),
  day: fc.integer({ min: -1, max: days.length - 1 })
})
const runs = { seed: 17, numRuns: 1500 }

function sourcesOf(lines: Line[], hasEntities: boolean) {
  const field = (name: keyof Line, texts: string[]) => ({
    ids: Int32Array.from(lines, (line) => Math.max(line[name], -1)),
    values: texts
  })
  const keys: KeyData = {
    lines: lines.length,
    account: field('journal', ['A', 'B', 'C', 'D']),
    amount: field('amount', values),
    posted: field('day', days),
    effective: null,
    entered: null,
    user: null,
    source: null,
    journal: field('journal', ['J0', 'J1', 'J2', 'J3']),
    entity: hasEntities ? field('entity', ['X', 'Y']) : null,
    currency: null
  }
  const amounts = exactAmounts(values, { scale: 2, fineScale: 0, decimals: 2 })
  return {
    keys,
    amounts,
    journals: partJournals(keys, amounts),
    amountState: Int32Array.from(lines, ({ amount }) => amount),
    written: { lineNumbers: Int32Array.from(lines, (_, line) => line + 2), starts: [0, lines.length] }
  }
}

const sumOf = (lines: Line[]) =>
  lines.reduce((sum, { amount }) => sum + (amount < 0 ? 0n : quarters[amount]!), 0n)
/** Quarters as a decimal with two digits after the point. */
const write = (units: bigint) => (Number(units) / 4).toFixed(2)

/** The lines of each journal: a number within an entity where it balances there, else what is left of the number. */
function journalsByDefinition(lines: Line[], hasEntities: boolean): Line[][] {
  return [0, 1, 2, 3].flatMap((journal) => {
    const own = lines.filter((line) => line.journal === journal)
    const entities = [...new Set(own.map(({ entity }) => entity))]
    if (own.length === 0) return []
    if (!hasEntities || entities.length === 1) return [own]
    const parts = entities.map((entity) => own.filter((line) => line.entity === entity))
    const rest = parts.filter((part) => sumOf(part) !== 0n).flat()
    const balanced = parts.filter((part) => sumOf(part) === 0n)
    return rest.length === 0 ? balanced : [...balanced, own.filter((line) => rest.includes(line))]
  })
}

test('parts and adds up journals as their definition says', () => {
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 30 }), fc.boolean(), (lines, hasEntities) => {
      const sources = sourcesOf(lines, hasEntities)
      const journals = journalsByDefinition(lines, hasEntities)
      const { of } = sources.journals!
      const met = new Set(of.filter((journal) => journal >= 0))
      const places = (found: Line[][]) =>
        found.map((own) => own.map((line) => lines.indexOf(line)).join()).toSorted()
      expect(places([...met].map((journal) => lines.filter((_, line) => of[line] === journal)))).toEqual(
        places(journals)
      )
      const size = (own: Line[]) => (sumOf(own) < 0n ? -sumOf(own) : sumOf(own))
      const entitiesOf = (own: Line[]) => new Set(hasEntities ? own.map(({ entity }) => entity) : [])
      const open = journals
        .filter((own) => sumOf(own) !== 0n)
        .toSorted((a, b) => Number(size(b) - size(a)) || lines.indexOf(a[0]!) - lines.indexOf(b[0]!))
      const { proof, unbalanced } = balanceJournals(sources)!
      expect(unbalanced).toEqual(
        open.map((own) => {
          const [entity = -1, ...others] = entitiesOf(own)
          return {
            journal: `J${own[0]!.journal}`,
            entity: entity < 0 || others.length > 0 ? '' : 'XY'[entity],
            rows: own.length,
            unread: own.filter(({ amount }) => amount < 0).length,
            net: write(sumOf(own)),
            firstLine: lines.indexOf(own[0]!) + 2,
            file: 0
          }
        })
      )
      const without = lines.filter(({ journal }) => journal < 0)
      expect(proof).toEqual({
        journals: journals.length,
        acrossEntities: journals.filter((own) => sumOf(own) === 0n && entitiesOf(own).size > 1).length,
        unbalanced: open.length,
        without: { rows: without.length, net: write(sumOf(without)) },
        largest: unbalanced.slice(0, 10)
      })
    }),
    runs
  )
})

test('adds up months as their definition says', () => {
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 30 }), (lines) => {
      const { keys, amounts } = sourcesOf(lines, false)
      const monthOf = ({ day }: Line) => days[day]?.slice(0, 7) ?? ''
      const side = (own: Line[], sign: bigint) =>
        write(sumOf(own.filter(({ amount }) => amount >= 0 && quarters[amount]! * sign > 0n)) * sign)
      const expected = [...new Set(lines.map(monthOf))].toSorted().map((month) => {
        const own = lines.filter((line) => monthOf(line) === month)
        return { month, rows: own.length, debit: side(own, 1n), credit: side(own, -1n) }
      })
      expect(sumMonths(keys.posted, keys, amounts)).toEqual(expected)
    }),
    runs
  )
})

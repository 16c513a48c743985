import fc from 'fast-check'
import { expect, test } from 'vitest'
import { totalEvents } from '../../../../src/main/engine/events/total-events.ts'
import { eventsOf, tellEvents } from '../../../helpers/events-of.ts'
import { makeLedger, type MadeLine } from '../../../helpers/make-ledger.ts'

/** A journal or document that balances; its accounts are no other one's, so that nothing repeats but what is posted again. */
interface Planted {
  /** In hundredths: the debits, against one credit of their sum. */
  debits: number[]
  way: 'journal' | 'document' | 'line'
  /** So often it is posted again; 0 is once. */
  again: number
  isDoubledInside: boolean
}

const planted: fc.Arbitrary<Planted> = fc.record({
  debits: fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 5 }),
  way: fc.constantFrom('journal', 'document', 'line'),
  again: fc.nat(3),
  isDoubledInside: fc.boolean()
})
const runs = { seed: 20_240_131, numRuns: 300 }
const amountOf = (hundredths: number) => (hundredths / 100).toFixed(2)
const dayOf = (number: number) => new Date(Date.UTC(2024, 0, 1 + (number % 300))).toISOString().slice(0, 10)

interface Plan {
  lines: MadeLine[]
  /** What each repeat is an event of: the numbers that its lines are described by, and hundredths. */
  events: { kind: string; names: string[]; exposure: number }[]
}

/** Writes the ledger down, and the events that were put in. */
function plant(all: Planted[]): Plan {
  const plan: Plan = { lines: [], events: [] }
  let postings = 0
  all.forEach(({ debits, way, again, isDoubledInside }, number) => {
    const sum = debits.reduce((total, debit) => total + debit, 0)
    const legs: MadeLine[] = [...debits, -sum].map((hundredths, leg) => ({
      account: `${number}.${leg}`,
      amount: amountOf(hundredths)
    }))
    const isInside = isDoubledInside && way === 'journal'
    const names: string[] = []
    const add = (line: MadeLine, isPart: boolean) => {
      const description = String(plan.lines.length)
      plan.lines.push({ ...line, description })
      if (isPart) names.push(description)
    }
    const own = postings + 1
    for (let time = 0; time <= again; time++) {
      if (!isInside || time === 0) postings++
      const posted = isInside ? dayOf(number) : dayOf(postings * 61)
      // A single line is posted again in a journal that is otherwise another one.
      if (way === 'line' && time > 0) {
        add({ ...legs[0], journal: `J${postings}`, posted }, true)
        add(
          {
            account: `${number}.x${time}`,
            amount: amountOf(-debits[0]! - time),
            journal: `J${postings}`,
            posted
          },
          false
        )
        continue
      }
      const place: MadeLine =
        way === 'document'
          ? { document: `D${own}`, counterparty: `P${number}`, posted }
          : { journal: `J${isInside ? own : postings}`, posted }
      legs.forEach((leg, at) => add({ ...leg, ...place }, way !== 'line' || at === 0))
    }
    if (again === 0) return
    const kind = way === 'journal' ? 'posting' : way
    plan.events.push({ kind, names, exposure: again * (way === 'line' ? debits[0]! : sum) })
  })
  return plan
}

const planOf = fc.array(planted, { minLength: 1, maxLength: 8 }).map(plant)
const shuffledOf = planOf.chain((plan) =>
  fc.shuffledSubarray(plan.lines, { minLength: plan.lines.length }).map((lines) => ({ plan, lines }))
)

/** The events by what their lines are described by. */
function describe(lines: MadeLine[]): { kind: string; names: string[]; figures: string[] }[] {
  return tellEvents(eventsOf(makeLedger(lines))).map(([kind, own, ...figures]) => ({
    kind,
    names: own.map((line) => lines[line]!.description!).toSorted(),
    figures
  }))
}

test('journals, documents and lines that were posted again come back as the events that were put in', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(shuffledOf, ({ plan, lines }) => {
      const expected = plan.events.map(({ kind, names, exposure }) => {
        seen.add(kind)
        return `${kind} ${names.toSorted().join(',')} ${Number(amountOf(exposure))}`
      })
      const found = describe(lines).map(
        ({ kind, names, figures }) => `${kind} ${names.join(',')} ${Number(figures[0]!.split(' ')[0])}`
      )
      expect(found.toSorted()).toEqual(expected.toSorted())
      const sum = plan.events.reduce((total, { exposure }) => total + exposure, 0)
      const { count, exposure } = totalEvents(eventsOf(makeLedger(lines)))
      expect(count).toBe(expected.length)
      expect(Number(exposure[''] ?? 0)).toBe(Number(amountOf(sum)))
    }),
    runs
  )
  expect([...seen].toSorted()).toEqual(['document', 'line', 'posting'])
})

const anyLine: fc.Arbitrary<MadeLine> = fc.record({
  account: fc.constantFrom('A', 'A', 'B', ''),
  amount: fc.constantFrom('5', '-5', '5', '-5', '7.5', '-7.5', '0', ''),
  journal: fc.constantFrom('1', '2', '3', '4', ''),
  document: fc.constantFrom('D', 'E', '', ''),
  counterparty: fc.constantFrom('P', 'P', 'Q', ''),
  currency: fc.constantFrom('EUR', 'EUR', 'EUR', 'USD', ''),
  entity: fc.constantFrom('X', 'X', 'Y', ''),
  user: fc.constantFrom('ANNA', 'BEN'),
  posted: fc.constantFrom('2024-01-01', '2024-01-20', '2024-05-01', '')
})
const numbered = fc
  .array(anyLine, { minLength: 2, maxLength: 40, size: 'max' })
  .map((lines) => lines.map((line, at) => ({ ...line, description: String(at) })))
const options = fc.record({
  threshold: fc.constantFrom(2, 2, 3),
  withinEntity: fc.boolean(),
  withinCurrency: fc.boolean(),
  blanksEqual: fc.boolean()
})

test('each duplicate line is in one event, with an exposure that holds the net one and what type 1 is exposed to', () => {
  let events = 0
  fc.assert(
    fc.property(numbered, options, (lines, asked) => {
      const { withinEntity, withinCurrency, blanksEqual, threshold } = asked
      const keyOf = ({ account, amount, entity, currency }: MadeLine): string | null => {
        const within = [...(withinEntity ? [entity] : []), ...(withinCurrency ? [currency] : [])]
        if (account === '' || amount === '' || (!blanksEqual && within.includes(''))) return null
        return JSON.stringify([account, amount, within])
      }
      const counts = new Map<string | null, number>()
      for (const line of lines) counts.set(keyOf(line), (counts.get(keyOf(line)) ?? 0) + 1)
      const isDuplicate = lines.map((line) => keyOf(line) !== null && counts.get(keyOf(line))! >= threshold)
      const found = eventsOf(makeLedger(lines, asked))
      expect([...found.of].map((event) => event >= 0)).toEqual(isDuplicate)
      const sizes = Array.from({ length: found.count }, (_, event) => found.lines.of(event).length)
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(isDuplicate.filter(Boolean).length)
      expect(sizes.every((size) => size > 0)).toBe(true)
      found.of.forEach((event, line) => {
        const occurrence = found.occurrenceOf[line]!
        expect(
          event < 0 ? occurrence === -1 : occurrence >= 0 && occurrence < found.occurrences[event]!
        ).toBe(true)
      })
      const { currencies, exposures, nets } = found.figures
      currencies.forEach((_, row) => expect(nets.units(row)).toBeLessThanOrEqual(exposures.units(row)))
      const ofTypeOne = [...counts].reduce((sum, [key, count]) => {
        const amount = key === null ? 0 : Math.abs(Number((JSON.parse(key) as string[])[1]))
        return count < threshold ? sum : sum + amount * (count - 1)
      }, 0)
      const total = currencies.reduce((sum, _, row) => sum + Number(exposures.text(row)), 0)
      expect(total).toBeLessThanOrEqual(ofTypeOne)
      events += found.count
    }),
    { ...runs, numRuns: 600 }
  )
  expect(events).toBeGreaterThan(1500)
})

test('the order of the lines changes nothing', () => {
  const shuffled = numbered.chain((lines) =>
    fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length }))
  )
  fc.assert(
    fc.property(shuffled, ([lines, others]) => {
      expect(describe(others)).toEqual(describe(lines))
    }),
    { ...runs, numRuns: 600 }
  )
})

test('what is taken back lowers the net figure by its amount, and not the exposure', () => {
  fc.assert(
    fc.property(planOf, ({ lines, events }) => {
      const repeat = events.find(({ kind }) => kind === 'posting')
      fc.pre(repeat !== undefined)
      // The last posting of the repeat is taken back on a day after all of them, in one of its own.
      const own = repeat.names.map((name) => lines[Number(name)]!)
      const accounts = new Set(own.map(({ account }) => account))
      const last = own.slice(-accounts.size)
      const late = { effective: '2026-01-31', posted: '2026-01-31', journal: 'BACK' }
      const sameDay = lines.map((line) =>
        accounts.has(line.account) ? { ...line, effective: '2026-01-01' } : line
      )
      const back = last.map(({ account, amount }, at) => ({
        ...late,
        account: account!,
        amount: amountOf(-Math.round(Number(amount) * 100)),
        description: `back ${at}`
      }))
      const before = totalEvents(eventsOf(makeLedger(sameDay)))
      const after = totalEvents(eventsOf(makeLedger([...sameDay, ...back])))
      expect(after.exposure).toEqual(before.exposure)
      const once = last.reduce((sum, { amount }) => sum + Math.max(0, Number(amount)), 0)
      expect(Number(after.net[''])).toBeCloseTo(Number(before.net['']) - once, 6)
    }),
    { ...runs, numRuns: 200 }
  )
})

import { join } from 'node:path'
import { expect, test } from 'vitest'
import { totalEvents } from '../../../../src/main/engine/events/total-events.ts'
import type { Settings } from '../../../../src/shared/settings.ts'
import { analyzeFile } from '../../../helpers/analyze-file.ts'
import { eventsOf, storedEvents, tellEvents } from '../../../helpers/events-of.ts'
import { makeLedger, type MadeLine } from '../../../helpers/make-ledger.ts'

/** A journal of account and amount pairs. */
const journal = (number: string, legs: string, more: MadeLine = {}): MadeLine[] =>
  legs.split(' ').map((leg) => {
    const [account, amount] = leg.split(':')
    return { posted: '2024-03-04', ...more, journal: number, account: account!, amount: amount! }
  })
const tell = (lines: MadeLine[], settings: Partial<Settings> = {}) =>
  tellEvents(eventsOf(makeLedger(lines, settings)))

test('reads the fixture of six types as the independent program does', async () => {
  const path = join(import.meta.dirname, '../../../fixtures/je-six-types-small/journal_entries.csv')
  const columns = { account: 'account', debit: 'debit', credit: 'credit', journal: 'entry_id', user: 'user' }
  const dates = { source: 'source_system', posted: 'posted_ts', effective: 'date' }
  const { ledgerPath } = await analyzeFile(path, { mapping: { ...columns, ...dates } })
  const events = storedEvents(ledgerPath)
  // From a program of its own, of which this one has no line: docs/decisions/063-events.md.
  expect(totalEvents(events)).toEqual({ count: 7, exposure: { '': '541591.56' }, net: { '': '541591.56' } })
  const kinds = events.kinds.map((kind, event) => `${kind} ${events.lines.of(event).length}`)
  expect(kinds.toSorted()).toEqual(['line 2', ...Array.from({ length: 6 }, () => 'posting 4')])
})

test('a journal posted twice is one event with the amount of one side', () => {
  const lines = [...journal('J1', '6100:1500 1000:-1500'), ...journal('J2', '6100:1500 1000:-1500')]
  expect(tell([...lines, ...journal('J3', '6100:210 1000:-210')])).toEqual([
    ['posting', [0, 1, 2, 3], '1500 1500']
  ])
})

test('tells which posting each line is of, the earliest first, and the lines of a posting that are no part of the event', () => {
  const lines = [
    ...journal('B', '1:5 2:5 4:-10', { posted: '2024-05-01' }),
    ...journal('A', '1:5 2:5 4:-10 7:1', { posted: '2024-05-02' }),
    ...journal('C', '1:9 4:-9')
  ]
  const events = eventsOf(makeLedger(lines))
  expect([...events.of]).toEqual([0, 0, 0, 0, 0, 0, -1, -1, -1])
  expect([...events.occurrences]).toEqual([2])
  expect([...events.occurrenceOf]).toEqual([0, 0, 0, 1, 1, 1, -1, -1, -1])
  const [b, a, none] = [events.postingOf[0]!, events.postingOf[3]!, -1]
  expect(a).not.toBe(b)
  expect([...events.postingOf]).toEqual([b, b, b, a, a, a, a, none, none])
})

test('journals of which a part repeats are one event of that part', () => {
  const lines = [...journal('1', '1:100 3:-60 3:-40'), ...journal('2', '1:100 3:-60 4:-40')]
  expect(tell(lines)).toEqual([['posting', [0, 1, 3, 4], '100 100']])
})

test('journals linked one by one are one event, and those that share less are none', () => {
  const first = journal('1', '1:10 2:10 3:10 4:10 9:-40')
  const second = journal('2', '1:10 2:10 3:10 5:11 9:-40')
  expect(tell([...first, ...second])[0]).toEqual(['posting', [0, 1, 2, 4, 5, 6, 7, 9], '40 40'])
  const apart = journal('3', '1:10 6:31 9:-41')
  expect(tell([...first, ...apart])).toEqual([['line', [0, 5], '10 10']])
})

test('a run of pay posted twice stands apart from the series of unequal runs', () => {
  const run = (number: string, last: string) => journal(number, `1:10 2:10 3:10 4:${last} 9:-30 8:-${last}`)
  const series = [...run('1', '1'), ...run('2', '2'), ...run('3', '3')]
  const twice = [...run('4', '4'), ...run('5', '4')]
  expect(tell([...series, ...twice])).toEqual([
    ['posting', [0, 1, 2, 4, 6, 7, 8, 10, 12, 13, 14, 16], '60 60'],
    ['posting', [18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29], '34 34']
  ])
})

test('a journal doubled under its own number is as many postings', () => {
  const events = eventsOf(makeLedger(journal('1', '1:5 2:-5 1:5 2:-5 1:5 2:-5')))
  expect(tellEvents(events)).toEqual([['posting', [0, 1, 2, 3, 4, 5], '10 10']])
  expect([...events.occurrences]).toEqual([3])
})

test('a number that came in parts which balance is as many postings', () => {
  const monday = journal('1', '1:5 2:-5 3:7 4:-7', { posted: '2024-03-04' })
  const tuesday = journal('1', '1:5 2:-5 5:8 6:-8', { posted: '2024-03-05' })
  expect(eventsOf(makeLedger([...monday, ...tuesday])).occurrences).toEqual(Int32Array.of(2))
  const open = journal('1', '1:5 2:-5 5:8 6:-9', { posted: '2024-03-05' })
  expect(eventsOf(makeLedger([...monday, ...open])).occurrences).toEqual(Int32Array.of(1))
})

test('what repeats under one document, of one party, and by chance are events of three kinds', () => {
  const paid = (document: string, counterparty: string, account: string, amount: string): MadeLine => ({
    document,
    counterparty,
    account,
    amount,
    posted: `2024-03-${String(10 + lines).padStart(2, '0')}`
  })
  let lines = 0
  const ledger = [
    ['D1', 'Ann', '1', '50'],
    ['D1', 'Ann ', '1', '50'],
    ['D2', 'Ben', '1', '70'],
    ['D3', 'Ben', '1', '70'],
    ['D4', 'Cyd', '1', '70'],
    ['D5', 'Dan', '2', '90'],
    ['D6', '', '2', '90']
  ].map(([document, party, account, amount]) => (lines++, paid(document!, party!, account!, amount!)))
  expect(tell(ledger)).toEqual([
    ['line', [5, 6], '90 90'],
    ['party', [2, 3], '70 70'],
    ['line', [4], '70 70'],
    ['document', [0, 1], '50 50']
  ])
})

test('documents of two items that say the same under one number are events of documents', () => {
  const paper = (posted: string): MadeLine[] =>
    journal('', '1:5 2:6', { document: 'D', counterparty: 'P', posted })
  expect(tell([...paper('2024-01-01'), ...paper('2024-02-01')])).toEqual([
    ['document', [0, 1, 2, 3], '11 11']
  ])
})

test('the only counterparty of a posting is that of its blank lines too', () => {
  const named = (number: string): MadeLine[] => {
    const [first, second] = journal(number, '1:5 2:-5')
    return number === '1'
      ? [{ ...first, counterparty: 'P' }, second!]
      : [first!, { ...second, counterparty: 'P' }]
  }
  expect(tell([...named('1'), ...named('2')])).toEqual([['posting', [0, 1, 2, 3], '5 5']])
})

test('what was taken back is no exposure of the net figure, and the duplicate of a reversal is', () => {
  const up = (number: string, posted: string) => journal(number, '1:16 2:-16', { posted })
  const down = (number: string, posted: string) => journal(number, '1:-16 2:16', { posted })
  const twice = [...up('1', '2024-01-01'), ...up('2', '2024-01-02'), ...down('3', '2024-01-03')]
  expect(tell(twice)[0]).toEqual(['posting', [0, 1, 2, 3], '16 0'])
  const again = [...up('1', '2024-01-01'), ...down('2', '2024-01-03'), ...down('3', '2024-01-04')]
  expect(tell(again)[0]).toEqual(['posting', [2, 3, 4, 5], '16 16'])
})

test('an amount in another currency is another amount, and currencies are never added up', () => {
  const one = (currency: string, journal: string): MadeLine => ({
    account: '1',
    amount: '100',
    currency,
    journal
  })
  const alone = [one('USD', '1'), one('USD', '2'), one('EUR', '3')]
  expect(tell(alone)).toEqual([
    ['line', [0, 1], 'USD 100 100'],
    ['line', [2], 'EUR 0 0']
  ])
  const both = (number: string): MadeLine[] => {
    const [first, second] = journal(number, '1:100 2:-90')
    return [
      { ...first, currency: 'USD' },
      { ...second, currency: 'EUR' }
    ]
  }
  const events = eventsOf(makeLedger([...both('1'), ...both('2')]))
  expect(tellEvents(events)).toEqual([
    ['posting', [0, 1, 2, 3], 'EUR 90 90', 'USD 100 100'].toSorted(() => 0)
  ])
  expect(totalEvents(events)).toEqual({
    count: 1,
    exposure: { EUR: '90', USD: '100' },
    net: { EUR: '90', USD: '100' }
  })
})

test('respects what a run asks of type 1', () => {
  const lines = [
    ...journal('1', 'a1:5 b:-5', { entity: 'X' }),
    ...journal('2', 'A1:5 B:-5', { entity: 'Y' }),
    ...journal('3', 'c:0 d:0', { entity: 'X' }),
    ...journal('4', 'c:0 d:0', { entity: 'X' })
  ]
  const zeros = ['posting', [4, 5, 6, 7], '0 0']
  expect(tell(lines)).toEqual([zeros])
  expect(tell(lines, { leaveOutZeros: true })).toEqual([zeros])
  expect(tell(lines, { ignoreCase: true })).toEqual([['posting', [0, 1, 2, 3], '5 5'], zeros])
  expect(tell(lines, { ignoreCase: true, withinEntity: true })).toEqual([zeros])
  expect(tell(lines, { threshold: 3 })).toEqual([])
})

test('a batch of more than a hundred lines joins legs of one size only', () => {
  const legs = (size: number) => Array.from({ length: size }, (_, at) => `x${at}:${1000 + at}`).join(' ')
  const months = (fill: number) => [
    ...journal('1', `1:5 2:-5 3:7 ${legs(fill)}`),
    ...journal('2', `1:5 2:-5 3:7 ${legs(fill).replaceAll('x', 'y')}`)
  ]
  expect(tell(months(90)).map(([, lines]) => lines.length)).toEqual([6])
  expect(tell(months(110)).map(([, lines]) => lines.length)).toEqual([2, 4])
})

test('tens of thousands of journals that share a leg, and batches of as many lines, are told apart', () => {
  const shared = Array.from({ length: 20_000 }, (_, at) => journal(`S${at}`, `1:5 c${at}:${-5 - (at % 900)}`))
  const batches = ['B1', 'B2', 'B3'].map((number) =>
    journal(number, Array.from({ length: 20_000 }, (_, at) => `p${at % 7000}:${1 + (at % 50)}`).join(' '))
  )
  const events = eventsOf(makeLedger([...shared, ...batches].flat()))
  // The leg of all, and in the batches each account and amount.
  expect(events.of.filter((event) => event >= 0)).toHaveLength(20_000 + 3 * 20_000)
})

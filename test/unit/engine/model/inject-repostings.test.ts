import { expect, test } from 'vitest'
import { handwritings, type Handwriting } from '../../../../src/main/engine/model/handwritings.ts'
import { injectionLimits, injectRepostings } from '../../../../src/main/engine/model/inject-repostings.ts'
import { numberLikeness } from '../../../../src/main/engine/model/text-alike.ts'
import { makeView, yearOfLines } from '../../../helpers/make-view.ts'

const lines = yearOfLines(6000)
const view = makeView(lines)
const inject = (seed = 42) => injectRepostings(view, view.textOf, seed)
const { view: injected, originals, events, handwritings: kinds } = inject()
const copies = Array.from(originals, (original, copy) => ({
  original,
  line: lines.length + copy,
  event: events[copy]!,
  kind: kinds[events[copy]!]!
}))
const of = (...wanted: Handwriting[]) => copies.filter(({ kind }) => wanted.includes(kind))

test('leaves the ledger itself as it is', () => {
  expect(injected.posted.slice(0, lines.length)).toEqual(view.posted)
  expect(injected.user!.slice(0, lines.length)).toEqual(view.user)
  expect(injected.lines).toBe(lines.length + originals.length)
})

test('posts again in every handwriting, with account and amount as they were', () => {
  expect(new Set(kinds)).toEqual(new Set(handwritings))
  for (const { original, line } of copies) {
    expect(injected.account[line]).toBe(view.account[original])
    expect(injected.amount[line]).toBe(view.amount[original])
  }
})

test('posts on days on which the ledger posts, never before the event', () => {
  const days = new Set(view.posted)
  // The first line of an event waits for such a day; the others move with it.
  const firsts = copies.filter(({ event }, at) => at === 0 || copies[at - 1]!.event !== event)
  expect(firsts.every(({ line }) => days.has(injected.posted[line]!))).toBe(true)
  expect(copies.every(({ line, original }) => injected.posted[line]! >= view.posted[original]!)).toBe(true)
})

test('posts on a day as often as the ledger does', () => {
  // Nine in ten lines of each week fall on its first day.
  const weekly = makeView(
    lines.map((line, n) => ({
      ...line,
      posted: new Date(Date.UTC(2025, 0, 6 + 7 * (n % 50) + (n % 10 === 3 ? 2 : 0)))
        .toISOString()
        .slice(0, 10)
    }))
  )
  const again = injectRepostings(weekly, weekly.textOf, 42, ['line', 'slip', 'accrual'])
  const copied = Array.from(again.view.posted.subarray(lines.length))
  const onFirst = copied.filter((day) => (day - Date.UTC(2025, 0, 6) / 86_400_000) % 7 === 0).length
  expect(onFirst / copied.length).toBeGreaterThan(0.75)
})

test('changes what each handwriting changes, and nothing else', () => {
  const shareOf = (some: typeof copies, isSame: (copy: (typeof copies)[number]) => boolean) =>
    some.filter(isSame).length / some.length
  const sameUser = ({ original, line }: (typeof copies)[number]) =>
    injected.user![line] === view.user![original]
  const sameText = ({ original, line }: (typeof copies)[number]) =>
    injected.textOf(line).description === view.textOf(original).description
  expect(shareOf(of('run', 'batch', 'month'), (copy) => sameUser(copy) && sameText(copy))).toBe(1)
  expect(shareOf(of('accrual'), sameUser)).toBe(0)
  // A journal may be of several users.
  expect(shareOf(of('document'), sameUser)).toBeLessThan(0.2)
  expect(shareOf(of('document'), sameText)).toBe(0)
  expect(shareOf(of('line', 'slip'), sameUser)).toBeGreaterThan(0.5)
  expect(
    shareOf(of('accrual'), ({ original, line }) => injected.source![line] === view.source![original])
  ).toBe(0)
  const sameDay = ({ original, line }: (typeof copies)[number]) =>
    injected.posted[line] === view.posted[original]
  expect(shareOf(of('month'), sameDay)).toBe(1)
})

test('enters a line again at a time of day at which the ledger has entries', () => {
  const timed = makeView(lines.map((line, at) => ({ ...line, entered: at % 2 === 0 ? 600 : 1300 })))
  const again = injectRepostings(timed, timed.textOf, 42)
  expect(again.view.entered!.slice(0, lines.length)).toEqual(timed.entered)
  const times = Array.from(again.view.entered!.subarray(lines.length))
  expect(new Set(times)).toEqual(new Set([600, 1300]))
  expect(times.some((time, copy) => time !== timed.entered![again.originals[copy]!])).toBe(true)
})

test('posts whole journals again, each in a new one of its own', () => {
  const known = new Set(view.journal)
  const fresh = new Map<number, number[]>()
  for (const { line, original } of of('document', 'slip', 'run')) {
    const journal = injected.journal![line]!
    expect(known.has(journal)).toBe(false)
    fresh.set(journal, [...(fresh.get(journal) ?? []), original])
  }
  expect(fresh.size).toBeGreaterThan(50)
  for (const some of fresh.values()) {
    const [journal] = new Set(some.map((original) => view.journal![original]))
    expect(view.journal!.filter((number) => number === journal)).toHaveLength(some.length)
  }
})

test('posts no line twice and no more than it may', () => {
  expect(new Set(originals).size).toBe(originals.length)
  for (const kind of handwritings) {
    expect(kinds.filter((one) => one === kind).length).toBeLessThanOrEqual(injectionLimits[kind].events)
    expect(of(kind).length).toBeLessThanOrEqual(injectionLimits[kind].lines)
  }
  const small = makeView(lines.slice(0, 90))
  expect(injectRepostings(small, small.textOf, 42).originals.length).toBeLessThanOrEqual(45)
})

test('leaves out the handwritings that are not asked for', () => {
  const some = injectRepostings(view, view.textOf, 42, ['slip', 'month'])
  expect(new Set(some.handwritings)).toEqual(new Set(['slip', 'month']))
})

test('is the same for the same seed, and another for another', () => {
  expect(inject().view.posted).toEqual(injected.posted)
  expect(inject(43).originals).not.toEqual(originals)
})

test('numbers documents as each handwriting does', () => {
  const numbered = makeView(lines.map((line, at) => ({ ...line, document: `INV${100_000 + at * 7}` })))
  const again = injectRepostings(numbered, numbered.textOf, 42)
  const likeness = new Map<Handwriting, Set<number>>()
  again.originals.forEach((original, copy) => {
    const kind = again.handwritings[again.events[copy]!]!
    const documentOf = again.view.documentOf!
    const found = numberLikeness(documentOf(original), documentOf(lines.length + copy))
    likeness.set(kind, (likeness.get(kind) ?? new Set()).add(found))
  })
  expect(likeness.get('month')).toEqual(new Set([1]))
  expect(likeness.get('batch')!.has(1)).toBe(true)
  // Two equal digits that change places are no slip.
  for (const found of likeness.get('slip')!) expect([0.75, 1]).toContain(found)
  for (const kind of ['line', 'document', 'run', 'accrual'] as const)
    expect(likeness.get(kind)!.has(1)).toBe(false)
})

import { expect, test } from 'vitest'
import { injectionLimits, injectRepostings } from '../../../../src/main/engine/model/inject-repostings.ts'
import { makeView, yearOfLines } from '../../../helpers/make-view.ts'

const lines = yearOfLines(4000)
const view = makeView(lines)
const inject = (seed = 42) => injectRepostings(view, view.textOf, seed)
const { view: injected, originals, events } = inject()
const copies = Array.from(originals, (original, copy) => ({ original, line: lines.length + copy }))

test('leaves the ledger itself as it is', () => {
  expect(injected.posted.slice(0, lines.length)).toEqual(view.posted)
  expect(injected.user!.slice(0, lines.length)).toEqual(view.user)
  expect(injected.lines).toBe(lines.length + originals.length)
})

test('posts a line again with its account and amount, up to ten days later or on the next day that has postings', () => {
  for (const { original, line } of copies) {
    expect(injected.account[line]).toBe(view.account[original])
    expect(injected.amount[line]).toBe(view.amount[original])
    const later = injected.posted[line]! - view.posted[original]!
    expect(later).toBeGreaterThanOrEqual(0)
    expect(later <= 10 || view.posted.includes(injected.posted[line]!)).toBe(true)
  }
})

test('changes user, source and text of some and keeps those of others', () => {
  const shareOf = (isSame: (copy: { original: number; line: number }) => boolean) =>
    copies.filter(isSame).length / copies.length
  const shares = [
    shareOf(({ original, line }) => injected.user![line] === view.user![original]),
    shareOf(({ original, line }) => injected.source![line] === view.source![original]),
    shareOf(({ original, line }) => injected.textOf(line).description === view.textOf(original).description)
  ]
  for (const share of shares) {
    expect(share).toBeGreaterThan(0.4)
    expect(share).toBeLessThan(0.95)
  }
})

test('enters a line again at a time of day at which the ledger has entries', () => {
  const timed = makeView(lines.map((line, at) => ({ ...line, entered: at % 2 === 0 ? 600 : 1300 })))
  const again = injectRepostings(timed, timed.textOf, 42)
  expect(again.view.entered!.slice(0, lines.length)).toEqual(timed.entered)
  const times = Array.from(again.view.entered!.subarray(lines.length))
  expect(new Set(times)).toEqual(new Set([600, 1300]))
  expect(times.some((time, copy) => time !== timed.entered![again.originals[copy]!])).toBe(true)
})

test('posts whole journals again, all of their lines in one new journal', () => {
  const sizes = new Map<number, number[]>()
  events.forEach((event, copy) => sizes.set(event, [...(sizes.get(event) ?? []), copy]))
  const whole = [...sizes.values()].filter(({ length }) => length > 1)
  expect(whole.length).toBeGreaterThan(50)
  for (const event of whole) {
    const journals = new Set(event.map((copy) => injected.journal![lines.length + copy]))
    const [original] = new Set(event.map((copy) => view.journal![originals[copy]!]))
    expect(journals.size).toBe(1)
    expect(view.journal!.includes([...journals][0]!)).toBe(false)
    expect(view.journal!.filter((journal) => journal === original)).toHaveLength(event.length)
  }
})

test('posts no line twice and no more than it may', () => {
  expect(new Set(originals).size).toBe(originals.length)
  expect(new Set(events).size).toBeLessThanOrEqual(injectionLimits.lines + injectionLimits.journals)
})

test('is the same for the same seed, and another for another', () => {
  expect(inject().view.posted).toEqual(injected.posted)
  expect(inject(43).originals).not.toEqual(originals)
})

import { expect, test } from 'vitest'
import { reasonsOf, type FindingContext } from '../../../../src/main/engine/findings/reasons.ts'

/** From 2024-01-01 on so many days, with a day on so many lines. */
const span = (known: number, days: number) => ({
  known,
  first: '2024-01-01',
  last: new Date(Date.UTC(2024, 0, 1 + days)).toISOString().slice(0, 10),
  days,
  isTwoDays: days > 0
})

const plain: FindingContext = {
  type: 3,
  count: 2,
  occurrences: 2,
  legs: 1,
  isZero: false,
  sameAmount: 2,
  posted: span(2, 2),
  effective: null,
  weekend: 0,
  users: 'MROSSI5',
  journal: '',
  repeat: null,
  isReversed: false,
  reversed: 0,
  dated: 2,
  reversalDays: 60,
  series: null,
  isSameJournal: false
}
const textsOf = (changes: Partial<FindingContext>) =>
  reasonsOf({ ...plain, ...changes }).map(({ text, effect }) =>
    effect === 'none' ? text : `${text} [${effect}]`
  )

test('says what a reviewer asks first of two lines', () => {
  expect(textsOf({})).toEqual([
    'No opposite amount in this account within 60 days',
    'Entered 2 days apart by the same user, MROSSI5',
    'This amount occurs nowhere else in the account'
  ])
})

test('names the journals that repeat, and only the first two of many', () => {
  const repeat = { journals: ['JE-10', 'JE-23'], lines: 4 }
  expect(textsOf({ repeat })[0]).toBe('The whole journal repeats: 4 of 4 lines, in JE-10 and JE-23 [raises]')
  const many = { journals: ['JE-10', 'JE-23', 'JE-31', 'JE-40', 'JE-52'], lines: 4 }
  expect(textsOf({ repeat: many })[0]).toMatch(/in JE-10, JE-23 and 3 more \[raises\]$/)
})

test('a long journal number is cut', () => {
  const [first] = textsOf({ isSameJournal: true, journal: 'x'.repeat(300) })
  expect(first).toBe(`All lines are in one journal, ${'x'.repeat(40)}… [lowers]`)
})

test('a reversal of all lines but one lowers, a reversal of fewer does not', () => {
  const lines = (reversed: number, count: number) =>
    textsOf({ reversed, count, dated: count, isReversed: reversed >= count - 1 })[0]
  expect(lines(2, 2)).toBe('Both lines reversed within 60 days by an opposite amount [lowers]')
  expect(lines(1, 2)).toBe('1 of 2 lines reversed within 60 days by an opposite amount [lowers]')
  expect(lines(4, 4)).toBe('All 4 lines reversed within 60 days by an opposite amount [lowers]')
  expect(lines(1, 4)).toBe('1 of 4 lines reversed within 60 days by an opposite amount')
})

test('says why no reversal was looked for where no line has a date', () => {
  expect(textsOf({ posted: null, dated: 0 })).toEqual([
    'No line has a date, so no reversal was looked for',
    'Entered by the same user, MROSSI5',
    'This amount occurs nowhere else in the account'
  ])
})

test('nothing is said of reversals of an amount of zero', () => {
  expect(textsOf({ isZero: true })[0]).toBe('Entered 2 days apart by the same user, MROSSI5')
})

test('says of a series how many of its periods have a line, and which lines it is', () => {
  const series = { rhythm: 'monthly', found: 11, periods: 12 } as const
  const line = (count: number) => textsOf({ series, count, dated: count })[1]
  expect(line(11)).toBe('Monthly: 11 of 12 months [lowers]')
  expect(line(13)).toBe('11 of 13 lines monthly: 11 of 12 months [lowers]')
  expect(line(5)).toBe('All 11 lines of this amount monthly: 11 of 12 months [lowers]')
})

test('tells one day, a span of days and days that are missing apart', () => {
  const posted = (known: number, last: number) =>
    textsOf({ count: 3, occurrences: 3, users: 2, posted: span(known, last) }).slice(1, -1)
  expect(posted(3, 0)).toEqual(['Entered on one day, 2024-01-01, by 2 users'])
  expect(posted(3, 31)).toEqual(['Entered over 31 days, 2024-01-01 to 2024-02-01, by 2 users'])
  expect(posted(2, 1)).toEqual(['1 of 3 lines without entry date', 'Entered 1 day apart by 2 users'])
  expect(posted(1, 0)).toEqual(['2 of 3 lines without entry date', 'Entered by 2 users'])
})

test('says how far two occurrences of several lines are apart', () => {
  const several = { count: 4, legs: 2, sameAmount: 4 }
  expect(textsOf({ ...several, posted: span(4, 7) })).toContain(
    'Entered 7 days apart by the same user, MROSSI5'
  )
  const between = { ...span(4, 7), isTwoDays: false }
  expect(textsOf({ ...several, posted: between })[1]).toMatch(
    /^Entered over 7 days, 2024-01-01 to 2024-01-08/
  )
  expect(textsOf(several)[0]).toBe('No opposite amount in these accounts within 60 days')
  expect(textsOf(several).at(-1)).toBe('These amounts occur nowhere else in these accounts')
  const series = { rhythm: 'monthly', found: 2, periods: 3 } as const
  expect(textsOf({ ...several, series })).toContain('Monthly: 2 of 3 months [lowers]')
})

test('speaks of a line that is alone as of one', () => {
  const alone = { count: 1, occurrences: 1, sameAmount: 3, posted: span(1, 0) }
  expect(textsOf(alone)).toEqual([
    'No opposite amount in this account within 60 days',
    'Entered by MROSSI5',
    'This amount occurs 2 times more in the account'
  ])
  expect(textsOf({ ...alone, reversed: 1, isReversed: true })[0]).toMatch(
    /^Its one line reversed within 60 days/
  )
})

test('effective days are told where they are others than the posted ones', () => {
  expect(textsOf({ effective: span(2, 5) })).toContain('Effective dates 5 days apart')
  expect(textsOf({ effective: plain.posted }).join()).not.toContain('Effective')
})

test('counts the lines entered on a weekend', () => {
  expect(textsOf({ weekend: 1 })).toContain('1 of 2 lines entered on a weekend')
})

test('says how often the account has the amount besides, unless the group is all there is', () => {
  expect(textsOf({ sameAmount: 3 }).at(-1)).toBe('This amount occurs once more in the account')
  expect(textsOf({ sameAmount: 7 }).at(-1)).toBe('This amount occurs 5 times more in the account')
  expect(textsOf({ type: 1 }).at(-1)).toBe('Entered 2 days apart by the same user, MROSSI5')
})

import { expect, test } from 'vitest'
import { wordTitle, type TitleFacts } from '../../../../src/main/engine/findings/word-title.ts'

const named = (...names: string[]) => ({ count: names.length, names: names.slice(0, 3) })
const span = (first: string, last: string) => ({
  first,
  last,
  apart: (Date.parse(last) - Date.parse(first)) / 86_400_000
})

const journal: TitleFacts = {
  kind: 'posting',
  occurrences: 2,
  count: 4,
  isWhole: true,
  isOneAmount: false,
  isMore: false,
  amount: '121859.46',
  currency: '',
  account: '4000',
  accounts: 2,
  journals: named('JE530', 'JE883'),
  documents: null,
  counterparty: '',
  description: '',
  user: 'AB',
  days: span('2025-08-08', '2025-08-08'),
  series: null
}
const line: TitleFacts = {
  ...journal,
  kind: 'line',
  count: 2,
  isOneAmount: true,
  amount: '-179.08',
  account: '53050',
  accounts: 1,
  journals: null,
  user: '',
  days: span('2017-05-03', '2017-05-03')
}
const vendor: TitleFacts = {
  ...line,
  kind: 'party',
  occurrences: 20,
  count: 20,
  amount: '26480.00',
  counterparty: 'WINNER FORD',
  documents: { count: 20, names: ['V1', 'V2', 'V3'] },
  days: span('2017-02-09', '2017-02-09')
}

test.each<[sentence: string, facts: TitleFacts]>([
  ['JE530 again as JE883, same day, same user', journal],
  ['JE530 again as JE883, 7 days apart', { ...journal, user: '', days: span('2025-08-01', '2025-08-08') }],
  ['JE530 again as JE883, same user', { ...journal, days: null }],
  ['JE530 in part again as JE883, same day, same user', { ...journal, isWhole: false }],
  ['JE530 twice under its own number, same day, same user', { ...journal, journals: named('JE530') }],
  [
    'JE1 again as JE2 and JE3, 1 Jan to 31 Mar 2017, user AB',
    {
      ...journal,
      occurrences: 3,
      journals: named('JE1', 'JE2', 'JE3'),
      days: span('2017-01-01', '2017-03-31')
    }
  ],
  [
    'JE1 again as JE2 and 10 more, 30 Dec 2016 to 2 Jan 2017',
    {
      ...journal,
      occurrences: 12,
      user: '',
      journals: { count: 12, names: ['JE1', 'JE2', 'JE3'] },
      days: span('2016-12-30', '2017-01-02')
    }
  ],
  [
    'JE1 again as JE2, 4 times in all, 8 Aug 2025, user AB',
    { ...journal, occurrences: 4, journals: named('JE1', 'JE2') }
  ],
  ['179.08 to 53050 twice, 3 May 2017', line],
  ['USD 179.08 to 53050 twice, 3 May 2017, same user', { ...line, currency: 'USD', user: 'AB' }],
  [
    '179.08 to 53050, 51 times, 3 May to 9 Jun 2017',
    { ...line, occurrences: 51, count: 51, days: span('2017-05-03', '2017-06-09') }
  ],
  [
    '179.08 to 53050 once more in JE9, 3 May 2017',
    { ...line, occurrences: 1, count: 1, journals: named('JE9') }
  ],
  ['179.08 to 53050 twice more, 3 May 2017', { ...line, isMore: true }],
  [
    '179.08 to 53050, 3 times in JE9, 3 May 2017',
    { ...line, occurrences: 1, count: 3, journals: named('JE9') }
  ],
  [
    '32 lines of 65,452.00 in JE9, 3 May 2017',
    { ...line, occurrences: 1, count: 32, isOneAmount: false, amount: '65452.00', journals: named('JE9') }
  ],
  ['179.08 to 2 accounts twice, 3 May 2017', { ...line, isOneAmount: false, count: 4, accounts: 2 }],
  ['WINNER FORD, 20 documents of 26,480.00, 9 Feb 2017', vendor],
  ['WINNER FORD, 26,480.00, 20 times, 9 Feb 2017', { ...vendor, documents: null }],
  [
    'WINNER FORD, document V1 of 26,480.00 twice, 9 Feb 2017',
    { ...vendor, occurrences: 2, count: 2, documents: named('V1') }
  ],
  [
    'Rent 4711, 1,200.00, monthly since Jan 2017, 12 times',
    {
      ...line,
      occurrences: 12,
      count: 12,
      amount: '1200.00',
      description: 'Rent 4711',
      days: span('2017-01-31', '2017-12-31'),
      series: { rhythm: 'monthly', found: 12, periods: 12 }
    }
  ]
])('%s', (sentence, facts) => {
  expect(wordTitle(facts)).toBe(sentence)
})

test('cuts long names, and leaves out what does not fit: days in short first, then days, and the user', () => {
  const long = {
    ...vendor,
    counterparty: 'DEFENDER’S ASSOCIATION OF PHILADELPHIA',
    occurrences: 12,
    amount: '3574162.00',
    documents: { count: 12, names: ['V1', 'V2', 'V3'] },
    count: 12,
    user: 'AB',
    days: span('2016-07-07', '2017-06-02')
  }
  expect(wordTitle(long)).toBe('DEFENDER’S ASSOCIATION OF…, 12 documents of 3,574,162.00, user AB')
  expect(wordTitle({ ...long, counterparty: 'DEFENDERS', amount: '3574162.00' })).toBe(
    'DEFENDERS, 12 documents of 3,574,162.00, 7 Jul 2016 to 2 Jun 2017'
  )
  expect(wordTitle({ ...long, counterparty: 'DEFENDERS OF PHILA', user: '' })).toBe(
    'DEFENDERS OF PHILA, 12 documents of 3,574,162.00, Jul 2016 to Jun 2017'
  )
})

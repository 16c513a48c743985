import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Settings } from '../../../src/shared/ledger.ts'
import { problemOf } from '../../../src/shared/result.ts'
import { analyzeText } from '../../helpers/analyze-file.ts'
import { scratchFolder } from '../../helpers/scratch-folder.ts'

const folder = scratchFolder()
const fixtures = join(import.meta.dirname, '../../fixtures')

interface Outcome {
  /** Physical lines of the duplicates, in review order, with account and amount. */
  duplicates: string[]
  encoding: string
  physicalLines: number
  net: string
  excluded: Record<string, number[]>
  notices: string[]
}

async function outcomeOf(name: string, settings: Partial<Settings> = {}): Promise<Outcome> {
  const { result, rows } = await analyzeText(folder, readFileSync(join(fixtures, name)), settings)
  const { dialect, physicalLines, totals, excluded, notices } = result.analytics
  return {
    duplicates: rows.map(({ lineNumber, account, amount }) => `${lineNumber}: ${account} ${amount}`),
    encoding: dialect.encoding,
    physicalLines,
    net: totals.net,
    excluded: Object.fromEntries(excluded.map(({ reason, firstLines }) => [reason, firstLines])),
    notices: notices.map(({ code }) => code)
  }
}

const named = { mapping: { account: 'account', amount: 'amount' } }
const outcomes: [fixture: string, settings: Partial<Settings>, expected: Partial<Outcome>][] = [
  [
    'whole-amounts.csv',
    {},
    { duplicates: ['5: 5000 0', '6: 5000 0', '2: 4000 1200', '3: 4000 1200'], net: '2300' }
  ],
  ['leading-zero-codes.csv', {}, { duplicates: ['2: 0400 12.50', '4: 0400 12.50'], net: '25.00' }],
  [
    'bare-cr-multiline.csv',
    {},
    { duplicates: ['2: 4000 -5.00', '5: 4000 -5.00', '8: 4000 -5.00'], physicalLines: 8 }
  ],
  [
    'windows-1252-decimal-comma.csv',
    {},
    {
      duplicates: ['2: 0800 1234.56', '3: 0800 1234.56'],
      encoding: 'windows-1252',
      notices: ['ENCODING_GUESSED']
    }
  ],
  ['utf-16-tabs.csv', {}, { duplicates: ['2: 4000 -5.00', '3: 4000 -5.00'], encoding: 'utf-16le' }],
  [
    'nul-in-amount.csv',
    named,
    { duplicates: ['2: 4000 -5.00', '4: 4000 -5.00'], net: '-10.00', excluded: { UNREADABLE_AMOUNT: [3] } }
  ],
  [
    'pre-signed-credits.csv',
    {},
    {
      duplicates: ['2: 4000 5.00', '3: 4000 5.00', '4: 4000 -5.00', '5: 4000 -5.00'],
      net: '0.00',
      notices: ['PRE_SIGNED_CREDITS']
    }
  ],
  [
    'gaps-that-group-nothing.csv',
    named,
    {
      duplicates: ['2: 4000 -1234.50', '3: 4000 -1234.50'],
      net: '-2469.00',
      excluded: { UNREADABLE_AMOUNT: [4, 5] }
    }
  ],
  [
    'ragged-and-blank-lines.csv',
    named,
    {
      duplicates: ['3: 4000 -5.00', '4: 4000 -5.00', '9: 4000 -5.00'],
      physicalLines: 9,
      net: '-15.00',
      excluded: { RAGGED: [6], BLANK_AMOUNT: [7], BLANK_ACCOUNT: [8] }
    }
  ]
]

test.each(outcomes)('reads %s', async (name, settings, expected) => {
  expect(await outcomeOf(name, settings)).toMatchObject(expected)
})

test('counts filler dates as blank in filler-dates.csv', async () => {
  const { result } = await analyzeText(folder, readFileSync(join(fixtures, 'filler-dates.csv')))
  const { types, blankKeys } = result.duplicates
  expect([types[4]!.rows, types[5]!.rows, blankKeys]).toEqual([4, 0, { 5: 3 }])
  expect(result.analytics.notices).toMatchObject([{ code: 'FILLER_DATES', lines: 3 }])
})

test('refuses open-quote.csv with the line where the quote was opened', async () => {
  const refused = await outcomeOf('open-quote.csv').catch(problemOf)
  expect(refused).toMatchObject({ code: 'UNCLOSED_QUOTE', message: expect.stringContaining('line 4 ') })
})

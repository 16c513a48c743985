import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { LedgerFacts } from '../../../src/shared/ledger.ts'
import { judgeReading, stateReading, couldBeSide } from '../../../src/shared/reading-verdicts.ts'
import type { Settings } from '../../../src/shared/settings.ts'
import { analyzeFile, analyzeText } from '../../helpers/analyze-file.ts'
import { scratchFolder } from '../../helpers/scratch-folder.ts'
import { describeSharedData } from '../../helpers/shared-data.ts'

const folder = scratchFolder()

/** The facts of a run that goes on whatever they say. */
async function factsOf(text: string, settings: Partial<Settings> = {}): Promise<LedgerFacts> {
  return (await analyzeText(folder, text, { goesOn: true, ...settings })).result.analytics
}
/** The verdicts as `CODE` where they are grave, `code` where they are not. */
const codes = (facts: LedgerFacts) =>
  judgeReading(facts).map(({ code, grave }) => (grave ? code : code.toLowerCase()))

const header = 'journal,account,amount,posted date,D/C'
/** Two lines to a journal, each with the cells `line` makes of its number and side. */
function journalLines(count: number, line: (journal: number, side: 0 | 1) => string, first = header): string {
  const lines = Array.from({ length: count }, (_, journal) => [line(journal, 0), line(journal, 1)]).flat()
  return `${[first, ...lines].join('\n')}\n`
}

describe('the sentence about the lines', () => {
  test('says in one breath that all are accounted for and that all take part', async () => {
    const facts = await factsOf('account,amount\n1,5.00\n2,-5.00\n')
    expect(stateReading(facts)).toBe(
      'All 3 lines of the file are accounted for: 2 are lines of the ledger, and all of them are used.'
    )
    expect(judgeReading(facts)).toEqual([])
  })

  test('says how many do not take part, and why', async () => {
    const facts = await factsOf('account,amount\n1,5.00\n2,-5.00\n,7.00\n3,\n4,-6.00\n')
    expect(stateReading(facts)).toBe(
      'All 6 lines of the file are accounted for: 5 are lines of the ledger, 3 of them are used and 2 are excluded ' +
        '(1 without an account, 1 without an amount).'
    )
    expect(codes(facts)).toEqual([])
  })
})

describe('a verdict on the reading', () => {
  test('names the first reason where fewer than half of the lines take part', async () => {
    const facts = await factsOf('account,amount\n1,5.00\n,-5.00\n,7.00\n,7.00\n2,\n', {
      mapping: { account: 'account' }
    })
    expect(judgeReading(facts)).toEqual([
      {
        code: 'FEW_LINES_USED',
        grave: true,
        text:
          'Only 1 of 5 lines of the ledger is used: 3 are without an account, the first at line 3. ' +
          'Check whether the account is right to be read from “account” in the Columns tab.'
      }
    ])
  })

  test('does not call zeros that are left out on purpose a fault of the columns', async () => {
    const lines = 'account,amount\n1,0.00\n2,0.00\n3,0.00\n'
    const some = await factsOf(`${lines}4,5.00\n5,-5.00\n`, { leaveOutZeros: true })
    expect(some.rows).toEqual({ read: 5, used: 2, excluded: 3 })
    expect(codes(some)).toEqual([])
    // Earlier versions were done with a ledger of nothing else.
    const none = { ...some, rows: { read: 3, used: 0, excluded: 3 } }
    expect(codes(none)).toEqual(['ONLY_ZEROS'])
    expect(stateReading(none)).toContain(
      'none of them is used and 3 are excluded (3 with an amount of zero, as asked)'
    )
  })

  test('says that most journals do not balance, and which unread column could be why', async () => {
    const facts = await factsOf(
      journalLines(12, (journal, side) => `J${journal},4000,${journal + 1}.00,2025-01-31,${'XY'[side]}`),
      { mapping: { indicator: '' } }
    )
    expect(codes(facts)).toEqual(['JOURNALS_UNBALANCED', 'AMOUNTS_WITHOUT_SIDE'])
    const [journals, sides] = judgeReading(facts).map(({ text }) => text)
    expect(journals).toBe(
      '12 of 12 journals do not balance: signs or lines are probably not read as they are meant. Check how the amount ' +
        'is read from “amount” in the Columns tab, and “D/C” (“X”, “Y”), which is not read.'
    )
    expect(sides).toContain('Every amount has the same sign, and “D/C” (“X”, “Y”)')
  })

  test('only counts the journals that do not balance where most of them do', async () => {
    const facts = await factsOf(
      journalLines(
        12,
        (journal, side) => `J${journal},4000,${side === 1 && journal > 0 ? '-' : ''}7.00,2025-01-31,`
      )
    )
    expect(judgeReading(facts)).toEqual([
      { code: 'JOURNALS_UNBALANCED', grave: false, text: '1 of 12 journals does not balance.' }
    ])
  })

  test('does not call numbers of single lines journals that do not balance', async () => {
    const lines = Array.from({ length: 9 }, (_, at) => `P${at},4000,${at % 2 ? '-' : ''}${at + 1}.00`)
    const facts = await factsOf(`journal,account,amount\n${lines.join('\n')}\n`)
    expect(facts.proof!.journals).toMatchObject({ journals: 9, unbalanced: 9 })
    expect(codes(facts)).toEqual(['journals_of_one_line'])
  })

  test('says without alarm that a list of payments has one sign', async () => {
    const facts = await factsOf('account,amount,vendor\n1,5.00,A\n2,6.00,B\n')
    expect(codes(facts)).toEqual(['amounts_without_side'])
  })

  test('raises an alarm where a column that could be a side is not read', async () => {
    const facts = await factsOf('account,amount,Flow\n1,5.00,Bij\n2,6.00,Af\n')
    expect(codes(facts)).toEqual(['AMOUNTS_WITHOUT_SIDE'])
  })

  test('raises an alarm where a tenth of a date cannot be read, but not for fillers and blanks', async () => {
    const days = (bad: string) =>
      `account,amount,posted date\n${Array.from({ length: 9 }, (_, at) => `1,${at % 2 ? '-' : ''}5.00,2025-01-0${at + 1}`).join('\n')}\n1,5.00,${bad}\n`
    expect(codes(await factsOf(days('########')))).toEqual(['KEY_UNREAD'])
    expect(codes(await factsOf(days('1900-01-01')))).toEqual([])
    expect(codes(await factsOf(days('')))).toEqual([])
  })

  test('is grave where lines are missing in the account of the file', async () => {
    const facts = await factsOf('account,amount\n1,5.00\n2,-5.00\n')
    const short = { ...facts, physicalLines: 5 }
    expect(codes(short)).toEqual(['LINES_UNACCOUNTED'])
    expect(stateReading(short)).toMatch(/^3 of 5 lines of the file are accounted for/)
  })
})

test.each([
  ['D/C', ['1', '2'], true],
  ['Sens', ['D', 'C'], true],
  ['Column 6', ['Dr', 'Cr'], true],
  ['Credit Amount', ['1.00', '2.00', '3.00'], true],
  ['Sign', ['-'], true],
  ['Credit terms', ['30 days', '60 days'], false],
  ['Status', ['open', 'paid'], false],
  ['Type', ['D', 'K', 'S'], false],
  ['D/C', [], false]
])('tells by “%s” and %j whether a column could be a side: %s', (name, samples, could) => {
  expect(couldBeSide({ header: name, samples })).toBe(could)
})

describeSharedData('of real ledgers', (shared) => {
  test.each([
    ['je-six-types-small/journal_entries.csv', {}, []],
    ['aicpa-ads-gl/GL_Detail_YYYYMMDD_YYYYMMDD.csv', {}, ['journals_unbalanced']],
    ['ap-duplicates-labelled/ap_transactions.csv', { account: 'vendor_id' }, ['amounts_without_side']],
    ['adventureworks-factfinance/FactFinance.csv', { account: '#6', amount: '#7', posted: '#8' }, []]
  ])('%s reads well: no verdict is grave', async (name, mapping, verdicts) => {
    // No model is needed for that, and training one takes its time.
    const model = () => Promise.reject(new Error('no model'))
    const { result } = await analyzeFile(join(shared, name), { mapping }, { model })
    expect(codes(result.analytics)).toEqual(verdicts)
  })
})

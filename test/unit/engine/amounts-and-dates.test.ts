import { describe, expect, test } from 'vitest'
import type { Settings } from '../../../src/shared/settings.ts'
import { problemOf, type Problem } from '../../../src/shared/result.ts'
import { analyzeText } from '../../helpers/analyze-file.ts'
import { scratchFolder } from '../../helpers/scratch-folder.ts'

const folder = scratchFolder()

async function problemWith(content: string, settings: Partial<Settings> = {}): Promise<Problem> {
  try {
    await analyzeText(folder, content, settings)
  } catch (error) {
    return problemOf(error)
  }
  throw new Error('nothing was thrown')
}

/** Amounts and lines of the duplicates, and what was left out. */
async function outcome(content: string, settings: Partial<Settings> = {}) {
  const { result, rows } = await analyzeText(folder, content, { goesOn: true, ...settings })
  const { excluded, notices, totals } = result.analytics
  return {
    amounts: rows.map(({ amount }) => amount),
    lines: rows.map(({ lineNumber }) => lineNumber),
    totals,
    excluded,
    notices: Object.fromEntries(notices.map(({ code, lines }) => [code, lines]))
  }
}

describe('an amount', () => {
  test('of a debit and a credit column is debit less credit', async () => {
    const text = 'account,debit,credit\n1,5.00,\n1,5.00,0\n1,,5.00\n1,0.00,5\n1,,\n1,x,1\n'
    expect(await outcome(text)).toMatchObject({
      amounts: ['-5.00', '-5.00', '5.00', '5.00'],
      totals: { debit: '10.00', credit: '10.00', net: '0.00' },
      excluded: [
        { reason: 'BLANK_AMOUNT', rows: 1, firstLines: [6] },
        { reason: 'UNREADABLE_AMOUNT', rows: 1, firstLines: [7] }
      ]
    })
  })

  test('of credits that are negative throughout is debit plus credit, with a notice', async () => {
    const text = 'account,debit,credit\n1,5.00,\n1,5.00,\n1,,-5.00\n1,,-5.00\n'
    const { amounts, totals, notices } = await outcome(text)
    expect(amounts).toEqual(['-5.00', '-5.00', '5.00', '5.00'])
    expect(totals.net).toBe('0.00')
    expect(notices).toMatchObject({ PRE_SIGNED_CREDITS: 4 })
  })

  test('of lines with both a debit and a credit keeps both, with a notice', async () => {
    const { amounts, notices } = await outcome('account,debit,credit\n1,5,2\n1,3,0\n1,0,7\n1,,7\n1,1,0\n')
    expect(amounts).toEqual(['-7', '-7', '3', '3'])
    expect(notices).toMatchObject({ BOTH_SIDES: 1 })
  })

  test('takes its sign from the indicator, in any case', async () => {
    const text = 'account,amount,indicator\n1,5,S\n1,5,H\n1,5,h\n1,5,s\n1,0,\n1,9,\n'
    expect(await outcome(text, { mapping: { indicator: 'indicator' } })).toMatchObject({
      amounts: ['-5', '-5', '5', '5'],
      lines: [3, 4, 2, 5],
      excluded: [{ reason: 'UNREADABLE_AMOUNT', rows: 1, firstLines: [7] }]
    })
  })

  test('with an indicator that is not known is asked about', async () => {
    const text = 'account,amount,indicator\n1,5,S\n1,5,Z\n'
    const { code, message } = await problemWith(text, { mapping: { indicator: 'indicator' } })
    expect([code, message]).toEqual(['NEEDS_INPUT', expect.stringContaining('“Z”')])
  })

  test('with an indicator of many codes, one of them not known, stops the run', async () => {
    const text = 'account,amount,indicator\n1,5,S\n1,5,H\n1,5,40\n1,5,50\n1,5,Z\n'
    const { code, message } = await problemWith(text, { mapping: { indicator: 'indicator' } })
    expect([code, message]).toEqual(['UNKNOWN_INDICATOR', expect.stringContaining('“Z”')])
  })

  test('without a sign anywhere gets a notice', async () => {
    expect((await outcome('account,amount\n1,5\n1,5\n')).notices).toEqual({ UNSIGNED_AMOUNTS: 0 })
  })

  test('with a NUL inside is unreadable, and never a part of itself', async () => {
    const mapping = { account: '#1', amount: '#2' }
    const text = 'account,amount\n1,5\u00006\n1,5\n1,5\u00006\n1,-7\n'
    expect(await outcome(text, { mapping })).toMatchObject({
      amounts: [],
      totals: { net: '-2' },
      excluded: [{ reason: 'UNREADABLE_AMOUNT', rows: 2 }]
    })
    const pairText = 'account,debit,credit\n1,5\u0000,9\n1,5,\n1,,5\n'
    const pair = await outcome(pairText, { mapping: { account: '#1', debit: '#2', credit: '#3' } })
    expect(pair.excluded).toEqual([{ reason: 'UNREADABLE_AMOUNT', rows: 1, firstLines: [2] }])
  })

  test('of a whole number keeps its zeros', async () => {
    const { amounts, totals } = await outcome('account,amount\n1,1200\n1,1200\n2,-1000\n')
    expect(amounts).toEqual(['1200', '1200'])
    expect(totals).toEqual({ debit: '2400', credit: '1000', net: '1400' })
  })

  test('is asked for its decimal mark where the column does not tell', async () => {
    const text = 'account,amount\n1,"1,234"\n1,"1,234"\n'
    expect((await problemWith(text)).code).toBe('NEEDS_INPUT')
    expect((await outcome(text, { decimalMark: 'point' })).amounts).toEqual(['1234', '1234'])
    expect((await outcome(text, { decimalMark: 'comma' })).amounts).toEqual(['1.234', '1.234'])
  })
})

describe('a date', () => {
  const text = 'account,amount,posted\n1,5,01/02/2024\n1,5,1/2/2024\n1,-5,1900-01-01\n1,-5,soon\n1,5,\n'
  const mapping = { posted: 'posted' }

  test('is asked for its order where the column does not tell', async () => {
    expect(await problemWith(text, { mapping })).toMatchObject({ code: 'NEEDS_INPUT' })
  })

  test('compares by day, and fillers and what is no date count as blank, with a notice', async () => {
    const { result, rows } = await analyzeText(folder, text, { mapping, dateOrder: 'mdy', goesOn: true })
    expect(rows.filter(({ types }) => types.includes(4)).map(({ posted }) => posted)).toEqual([
      '2024-01-02',
      '2024-01-02'
    ])
    expect(result.duplicates.blankKeys).toEqual({ 4: 3 })
    expect(result.analytics.posted).toEqual({ from: '2024-01-02', to: '2024-01-02' })
    expect(result.analytics.notices.map(({ code, lines }) => [code, lines])).toEqual([
      ['FILLER_DATES', 1],
      ['UNREADABLE_DATES', 1]
    ])
  })
})

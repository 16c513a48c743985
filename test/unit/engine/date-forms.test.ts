import { describe, expect, test } from 'vitest'
import { NeedsInput, type Question } from '../../../src/shared/question.ts'
import type { Settings } from '../../../src/shared/settings.ts'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { analyzeFiles, analyzeText } from '../../helpers/analyze-file.ts'
import { scratchFolder } from '../../helpers/scratch-folder.ts'

const folder = scratchFolder()

/** A ledger whose lines all say the same but for their dates; the second column may be left out. */
function ledgerOf(posted: string[], effective?: string[]): string {
  const header = `account;amount;Posting Date;user${effective === undefined ? '' : ';Effective Date'}`
  const lines = posted.map((cell, at) =>
    ['4000', '12.50', cell, 'anna', ...(effective === undefined ? [] : [effective[at]!])].join(';')
  )
  return [header, ...lines, ''].join('\n')
}

/** The days of its lines, posted and effective, and the notices with their lines. */
async function read(text: string, settings: Partial<Settings> = {}) {
  const { result, rows } = await analyzeText(folder, text, {
    mapping: { posted: 'Posting Date' },
    ...settings
  })
  const inOrder = rows.toSorted((a, b) => a.lineNumber - b.lineNumber)
  return {
    posted: inOrder.map(({ posted }) => posted),
    effective: inOrder.map(({ effective }) => effective),
    notices: Object.fromEntries(result.analytics.notices.map(({ code, lines }) => [code, lines]))
  }
}

async function questionsOf(text: string, settings: Partial<Settings> = {}): Promise<Question[]> {
  try {
    await read(text, settings)
  } catch (error) {
    if (error instanceof NeedsInput) return error.questions
    throw error
  }
  return []
}

describe('month names that two languages have for other months', () => {
  const text = ledgerOf(['4 listopada 2025', '9 listopada 2025'])

  test('are asked about, with what each language makes of them', async () => {
    const [question] = await questionsOf(text)
    expect(question).toMatchObject({ id: 'dateForm', headers: ['Posting Date'] })
    expect(question!.choices.map(({ value, examples }) => [value, examples[0]])).toEqual([
      ['months-hr', { written: '4 listopada 2025', read: '4 October 2025' }],
      ['months-pl', { written: '4 listopada 2025', read: '4 November 2025' }]
    ])
  })

  test('are what the answer says', async () => {
    expect((await read(text, { dateForm: 'months-hr' })).posted).toEqual(['2025-10-04', '2025-10-09'])
  })

  test('are what the other column proves', async () => {
    const { posted } = await read(ledgerOf(['4 lis 2025', '9 lis 2025'], ['4 wrz 2025', '2 lis 2025']))
    expect(posted).toEqual(['2025-11-04', '2025-11-09'])
  })
})

describe('dates that are bare numbers', () => {
  test.each([
    [
      'JD Edwards, beside months that six digits cannot have',
      ['123359', '124001'],
      ['2023-12-25', '2024-01-01']
    ],
    [
      'JD Edwards, whose years would be many',
      ['121300', '121331', '121365'],
      ['2021-10-27', '2021-11-27', '2021-12-31']
    ],
    ['JD Edwards as a spreadsheet saves them', ['124060.0', '124366.0'], ['2024-02-29', '2024-12-31']],
    ['year and day of the year', ['2023365', '2024060'], ['2023-12-31', '2024-02-29']],
    ['year and day of the year apart', ['2023-365', '2024-060'], ['2023-12-31', '2024-02-29']],
    ['seconds', ['1717243200', '1719743400'], ['2024-06-01', '2024-06-30']],
    ['seconds at midnight in Berlin', ['1711753200', '1711922400'], ['2024-03-30', '2024-04-01']],
    ['milliseconds', ['1717243200123', '1719743400456'], ['2024-06-01', '2024-06-30']],
    ['year, month, day and hour', ['2024063014', '2024070109'], ['2024-06-30', '2024-07-01']],
    ['year, month, day and minutes', ['2406301459', '2407310905'], ['2024-06-30', '2024-07-31']],
    ['ISO weeks', ['2020-W53-5', '2024W267'], ['2021-01-01', '2024-06-30']]
  ])('are read as %s', async (_form, cells, days) => {
    expect((await read(ledgerOf(cells))).posted).toEqual(days)
  })

  test('are asked about where six digits can be two dates of a few years', async () => {
    const text = ledgerOf(['122024', '122124', '122224'])
    const [question] = await questionsOf(text)
    expect(question!.choices.map(({ value, examples }) => [value, examples[0]!.read])).toEqual([
      ['calendar', '20 December 2024'],
      ['cyyddd', '24 January 2022']
    ])
    expect((await read(text, { dateForm: 'cyyddd' })).posted[1]).toBe('2022-05-04')
    expect((await read(text, { dateForm: 'calendar' })).posted[1]).toBe('2024-12-21')
  })

  test('are what is said of this file, and what was said of others only where they are open', async () => {
    const proven = ledgerOf(['122014', '122120', '122045'])
    const profile = { clientName: 'Kim', savedAt: '2025-01-01T00:00:00Z' }
    expect((await read(proven, { dateForm: 'calendar' })).posted[0]).toBe('2014-12-20')
    expect((await read(proven, { dateForm: 'calendar', profile })).posted[0]).toBe('2022-01-14')
    const open = ledgerOf(['122024', '122124'])
    expect((await read(open, { dateForm: 'cyyddd', profile })).posted[0]).toBe('2022-01-24')
  })

  test('are the ones that lie near the other date of their lines', async () => {
    const near = ledgerOf(['122024', '122124'], ['2022-01-20', '2022-05-01'])
    expect((await read(near)).posted).toEqual(['2022-01-24', '2022-05-04'])
    const plain = ledgerOf(['122024', '122124'], ['2024-12-20', '2024-12-20'])
    expect((await read(plain)).posted).toEqual(['2024-12-20', '2024-12-21'])
  })

  test('are no days of the year where they can be periods', async () => {
    await expect(read(ledgerOf(['2024001', '2024012', '2024013']))).rejects.toThrow(
      'most of its cells are none'
    )
  })

  test('are said to be such', async () => {
    expect((await read(ledgerOf(['2023200', '2024060', '']))).notices).toMatchObject({ DAYS_OF_YEAR: 2 })
  })
})

describe('years of another era', () => {
  test.each([
    ['Buddhist', ['29/02/2567', '30/12/2566'], ['2024-02-29', '2023-12-30']],
    ['Buddhist with month names', ['7 ธ.ค. 2566', '29 ก.พ. 2567'], ['2023-12-07', '2024-02-29']],
    ['Buddhist in one number', ['25670229', '25661230'], ['2024-02-29', '2023-12-30']],
    ['Buddhist beside ours', ['2567-02-29', '2023-12-30'], ['2024-02-29', '2023-12-30']],
    ['Minguo', ['113/02/29', '112/12/30'], ['2024-02-29', '2023-12-30']],
    ['Minguo in one number', ['1130229', '1121230'], ['2024-02-29', '2023-12-30']],
    ['Minguo in words', ['民國113年2月29日', '民國99年12月30日'], ['2024-02-29', '2010-12-30']]
  ])('are read as %s', async (_era, cells, days) => {
    expect((await read(ledgerOf(cells))).posted).toEqual(days)
  })

  test('in two digits are asked about', async () => {
    const text = ledgerOf(['14/02/67', '28/02/67'])
    const [question] = await questionsOf(text)
    expect(question!.choices.map(({ value, examples }) => [value, examples[0]!.read])).toEqual([
      ['calendar', '14 February 2067'],
      ['buddhist', '14 February 2024']
    ])
    expect((await read(text, { dateForm: 'buddhist' })).posted).toEqual(['2024-02-14', '2024-02-28'])
  })

  test('stay slips of the pen where a few cells have them', async () => {
    const days = Array.from({ length: 28 }, (_, at) => `2024-03-${String(at + 1).padStart(2, '0')}`)
    expect((await read(ledgerOf([...days, '2502-03-05']))).posted.at(-1)).toBe('2502-03-05')
  })
})

test('days that stand for none count as blank, and closing dates as the day they close', async () => {
  const { posted, notices } = await read(
    ledgerOf([
      '01.01.1753',
      '31.12.2023',
      'U31.12.2023',
      '1899-12-30',
      '30.12.2023',
      '2154-12-31',
      '29.12.2023C'
    ])
  )
  expect(posted).toEqual(['', '2023-12-31', '2023-12-31', '', '2023-12-30', '', '2023-12-29'])
  expect(notices).toMatchObject({ FILLER_DATES: 3, CLOSING_DATES: 2 })
})

describe('files of one ledger', () => {
  function filesOf(...columns: string[][]): string[] {
    return columns.map((cells, at) => {
      const path = join(folder, `part-${columns.length}-${at}.csv`)
      writeFileSync(path, ledgerOf(cells).replaceAll('Posting Date', 'Effective Date'))
      return path
    })
  }

  test('are each read in the form of their own dates', async () => {
    const files = filesOf(
      ['2024-05-15', '2024-05-16'],
      ['15/05/2567', '16/05/2567'],
      ['124136', '124137'],
      ['1715731200']
    )
    const { rows, result } = await analyzeFiles(files)
    expect(rows.map(({ effective }) => effective).toSorted()).toEqual([
      ...Array.from({ length: 4 }, () => '2024-05-15'),
      ...Array.from({ length: 3 }, () => '2024-05-16')
    ])
    expect(result.analytics.notices.map(({ code }) => code)).toContain('DATES_DIFFER_BY_FILE')
  })

  test('are asked about where one of them leaves its form open and another is written otherwise', async () => {
    const files = filesOf(['2024-05-15'], ['122024', '122124'])
    await expect(analyzeFiles(files)).rejects.toMatchObject({ questions: [{ id: 'dateForm' }] })
  })
})

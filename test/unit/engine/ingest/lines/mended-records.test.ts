import { expect, test } from 'vitest'
import { analyzeText } from '../../../../helpers/analyze-file.ts'
import { listedLines } from '../../../../helpers/listed-lines.ts'
import { scratchFolder } from '../../../../helpers/scratch-folder.ts'

const folder = scratchFolder()

async function outcomeOf(text: string) {
  const { result, rows, ledgerPath } = await analyzeText(folder, text.trim().replace(/\n +/g, '\n'))
  const { analytics } = result
  const lines = Object.fromEntries(analytics.lineClasses.map((count) => [count.class, count.lines]))
  expect(Object.values(lines).reduce((sum, count) => sum + count, 0)).toBe(analytics.physicalLines)
  return {
    lines,
    duplicates: rows.map(({ lineNumber, account, amount }) => `${lineNumber}: ${account} ${amount}`),
    texts: rows.map(({ description }) => description),
    listed: listedLines(ledgerPath).filter((line) => /repaired|rejected/.test(line)),
    notices: analytics.notices.filter(({ code }) => code === 'SHORT_RECORDS'),
    excluded: analytics.excluded
  }
}

test('joins two lines that are one record, cut in its text', async () => {
  const found = await outcomeOf(`
    |Doc|Entry Date|Account|Text|Amount|
    |100|2025-01-13|473000|Freight of|9.50|
    |101|2025-01-13|473000|Freight
    of|9.50|
    |102|2025-01-14|160000|Rent|9.50|`)
  expect(found.lines).toEqual({ header: 1, data: 2, repaired: 2 })
  expect(found.duplicates).toEqual(['2: 473000 9.50', '3: 473000 9.50'])
  expect(found.texts).toEqual(['Freight of', 'Freight of'])
  expect(found.listed).toEqual(['3 repaired: a text cut by a line break, put together: “Freight of”'])
  expect(found.notices).toEqual([])
})

test('does not join short records that stand for themselves', async () => {
  const found = await outcomeOf(
    'account,text,amount,user,note\n1,a,5.00,A,x\n1,a,5.00\n1,a,5.00\n2,b,6.00,B,y\n'
  )
  expect(found.lines).toEqual({ header: 1, data: 4 })
  expect(found.duplicates).toHaveLength(3)
  expect(found.notices).toEqual([
    {
      code: 'SHORT_RECORDS',
      lines: 2,
      text: 'Records that end before the last column: what they lack counts as blank (first at line 3, 4).'
    }
  ])
})

test('cuts a printed line with the delimiter in its text where the columns stand', async () => {
  const found = await outcomeOf(`
    |Account |Text 1    |Text 2    |Amount   |
    |473000  |rent      |paid      |    9.50 |
    |473000  |a|b       |paid      |    9.50 |
    |473000  |a||||b    |paid | y  |    7.50-|
    |160000  |rent      |paid      |    8.50-|
    |160000  |rent      |paid      |    6.50-|
    |160000  |rent      |paid      |    5.50-|
  `)
  expect(found.lines).toEqual({ header: 1, data: 4, repaired: 2 })
  expect(found.duplicates).toEqual(['2: 473000 9.50', '3: 473000 9.50'])
  expect(found.listed).toEqual([
    '3 repaired: the delimiter stands in a text, cut where the columns of the list end',
    '4 repaired: the delimiter stands in a text, cut where the columns of the list end'
  ])
})

test('puts a text together that holds the delimiter, where one way only fits', async () => {
  const found = await outcomeOf(`
    Journal,Account,Text,Amount,Currency
    J1,4000,Rent,5.00,EUR
    J2,4000,Rent, January,5.00,EUR
    J3,4000,Rent, Heating, Water,5.00,EUR
    J4,5000,Rent,6.00,EUR
    J5,5000,Rent,7.00,EUR
    J6,5000,Rent,8.00,EUR
  `)
  expect(found.lines).toEqual({ header: 1, data: 4, repaired: 2 })
  expect(found.duplicates).toEqual(['2: 4000 5.00', '3: 4000 5.00', '4: 4000 5.00'])
  expect(found.texts).toEqual(['Rent', 'Rent, January', 'Rent, Heating, Water'])
})

test('rejects a record with a cell too many where two texts could hold the delimiter', async () => {
  const found = await outcomeOf(`
    Account,Text,Description,Amount
    4000,Rent of,Ms A. Smith,5.00
    4000,Rent for,the, month,5.00
    4000,Rent at,No 5,5.00
    4000,Water,Mr B.,5.00
    5000,Heat: all,in one,6.00
  `)
  expect(found.lines).toEqual({ header: 1, data: 4, rejected: 1 })
  expect(found.listed).toEqual(['3 rejected: text beyond the last column: “5.00”'])
  expect(found.excluded).toEqual([{ reason: 'RAGGED', rows: 1, firstLines: [3] }])
})

test('rejects a short record in which a text stands where the amount would be', async () => {
  const found = await outcomeOf(
    'account,user,amount,text\n1,A,5.00,a\n1,A,5.00,a\n1,rent paid,late\n2,B,7.00\n'
  )
  expect(found.lines).toEqual({ header: 1, data: 3, rejected: 1 })
  expect(found.listed).toEqual([
    '4 rejected: only 3 of 4 columns, and “late” stands where the amount would be'
  ])
})

test('rejects all lines of a file whose header lacks a column rather than guess', async () => {
  const outcome = outcomeOf('account,amount,text\n1,4000,5.00,rent\n2,4000,5.00,rent\n3,4000,6.00,rent\n')
  await expect(outcome).rejects.toMatchObject({
    problem: {
      code: 'NO_LINE_USED',
      message: expect.stringContaining('None of the 3 lines of the ledger can be used: 3 with a different')
    }
  })
})

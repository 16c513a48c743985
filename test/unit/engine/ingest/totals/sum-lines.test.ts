import fc from 'fast-check'
import { expect, test } from 'vitest'
import { questionsOfSums as questionsOf, readSums as read } from '../../../../helpers/read-sums.ts'

const head = 'Account,Journal,Date,Text,Debit,Credit'
const rent = ['4000,J1,2024-01-05,a,10.27,', '4000,J2,2024-01-06,b,5.00,', '4000,J3,2024-01-09,c,,2.00']
const fuel = ['4100,J4,2024-01-05,d,7.01,', '4100,J5,2024-02-06,e,1.50,']
const bank = ['1200,J1,2024-01-05,f,,10.27', '1200,J2,2024-01-06,g,,5.00']

test('takes the total of each account above its lines for a total, and that of all accounts above them', async () => {
  const blocks = ['4000,,,,15.27,2.00', ...rent, '4100,,,,8.51,', ...fuel, '1200,,,,,15.27', ...bank]
  const found = await read([head, ...blocks])
  expect(found).toMatchObject({ used: 7, debit: '23.78', credit: '17.27' })
  expect(found.totals[0]).toBe(
    '2 total: a total without a label: it lacks “Journal”, “Date” and “Text”, which other lines have, and is the sum of the 3 lines below it'
  )
  expect(found.codes).not.toContain('MAYBE_TOTALS')
  const whole = await read([head, ',,,,23.78,17.27', ...blocks])
  expect(whole).toMatchObject({ used: 7, debit: '23.78', credit: '17.27' })
})

test('takes totals of accounts and of groups of accounts, one above the other', async () => {
  const found = await read([
    head,
    '4,,,,23.78,2.00',
    '4000,,,,15.27,2.00',
    ...rent,
    '4100,,,,8.51,',
    ...fuel,
    '1,,,,,15.27',
    '1200,,,,,15.27',
    ...bank
  ])
  expect(found).toMatchObject({ used: 7, debit: '23.78', credit: '17.27' })
})

test('takes totals with a date of their own, by account or by month', async () => {
  const dated = [...rent, '4000,,2024-12-31,,15.27,2.00', ...fuel, '4100,,2024-12-31,,8.51,']
  expect(await read([head, ...dated])).toMatchObject({ used: 5, debit: '23.78', credit: '2.00' })
  const monthly = [
    rent[0]!,
    rent[1]!,
    '4000,,2024-01-31,January,15.27,',
    fuel[0]!,
    fuel[1]!,
    '4100,,2024-02-28,February,8.51,'
  ]
  expect(await read([head, ...monthly])).toMatchObject({ used: 4, debit: '23.78' })
})

test('asks about lines that lack only the document, where every one of three is a sum', async () => {
  const lines = (third: string) => [
    'Account,Date,Text,Document,Amount',
    '4000,2024-01-05,a,D1,10.27',
    '4000,2024-01-06,b,D2,5.00',
    '4000,2024-12-31,Rent,,15.27',
    '4100,2024-01-06,c,D3,7.01',
    '4100,2024-01-09,d,D4,1.50',
    '4100,2024-12-31,Fuel,,8.51',
    '4200,2024-01-09,e,D5,3.00',
    `4200,2024-12-31,Tolls,,${third}`
  ]
  expect((await questionsOf(lines('3.00')))?.map(({ id }) => id)).toEqual(['sums'])
  expect(await read(lines('3.00'), { sums: 'totals', goesOn: true })).toMatchObject({
    used: 5,
    debit: '26.78'
  })
  expect(await read(lines('3.00'))).toMatchObject({ used: 8, debit: '53.56' })
  expect((await questionsOf(lines('3.10'))) ?? []).toEqual([])
  expect(await read(lines('3.10'))).toMatchObject({ used: 8, debit: '53.66' })
  // What has account, journal and date has all that a posting has.
  const [names, ...others] = lines('3.00')
  const withJournal = others.map((line, at) => `${line},J${at}`)
  expect(await read([`${names},Journal`, ...withJournal])).toMatchObject({ used: 8, debit: '53.56' })
})

test('takes the head of each voucher for its total, where it states one side of what balances', async () => {
  const found = await read([
    'Journal,Date,Account,Text,Amount',
    'J1,2024-01-05,,Voucher,10.27',
    'J1,2024-01-05,4000,a,10.27',
    'J1,2024-01-05,1200,a,-10.27',
    'J2,2024-01-06,,Voucher,8.51',
    'J2,2024-01-06,4000,b,7.01',
    'J2,2024-01-06,4100,b,1.50',
    'J2,2024-01-06,1200,b,-8.51'
  ])
  expect(found).toMatchObject({ used: 5, debit: '18.78', credit: '18.78' })
  expect(found.totals).toHaveLength(2)
})

test('takes the first total of one line for one where those of others prove the kind', async () => {
  const found = await read([head, fuel[0]!, '4100,,,,7.01,', ...rent, '4000,,,,15.27,2.00', ...bank])
  expect(found).toMatchObject({ used: 6, debit: '22.28', credit: '17.27' })
})

test('keeps the account that only the total above names, where blank cells are filled', async () => {
  const blank = (lines: string[]) => lines.map((line) => line.replace(/^\d+/, ''))
  const lines = [head, '4000,,,Rent,15.27,2.00', ...blank(rent), '4100,,,Fuel,8.51,', ...blank(fuel)]
  const found = await read(lines, { fillDown: true, goesOn: true })
  expect(found).toMatchObject({ used: 5, debit: '23.78', credit: '2.00' })
})

test('asks where one line alone is a sum, or not all of its kind are, and does as it is told', async () => {
  const one = [head, '4000,,,,15.27,2.00', ...rent, ...fuel, ...bank]
  const some = [head, '4000,,,,15.27,2.00', ...rent, '4100,,,,8.61,', ...fuel, '1200,,,,,15.27', ...bank]
  for (const lines of [one, some]) {
    const questions = await questionsOf(lines)
    expect(questions?.map(({ id, choices }) => [id, ...choices.map(({ value }) => value)])).toEqual([
      ['sums', 'totals', 'postings']
    ])
    expect(questions![0]!.text).toMatch(/(?:is|are) the sum of the lines below (?:it|them) \(first at line 2/)
  }
  expect(await read(one, { sums: 'totals', goesOn: true })).toMatchObject({ used: 7, debit: '23.78' })
  const kept = await read(one, { sums: 'postings', goesOn: true })
  expect(kept).toMatchObject({ used: 8, debit: '37.05' })
  expect(kept.codes).toContain('LIKELY_TOTALS')
  expect(await read(some, { sums: 'totals', goesOn: true })).toMatchObject({ used: 8, debit: '32.39' })
})

test.each([
  [
    'the other side of the lines below',
    [
      '1200,,,,,17.28',
      '4000,J1,2024-01-05,a,10.27,',
      '4100,J1,2024-01-05,b,7.01,',
      '1300,,,,,3.00',
      '4000,J2,2024-01-05,a,2.00,',
      '4100,J2,2024-01-05,b,1.00,'
    ]
  ],
  [
    'without an account',
    [
      ',J1,2024-01-05,,17.28,',
      '4000,J1,2024-01-05,a,10.27,',
      '4100,J1,2024-01-05,b,7.01,',
      ',J2,2024-01-05,,9.99,',
      '4100,J2,2024-01-05,b,7.00,'
    ]
  ],
  [
    'the same as one line below',
    ['4000,,,,7.01,', '4100,J1,2024-01-05,b,7.01,', '4000,,,,8.00,', '4100,J2,2024-01-05,b,8.00,']
  ]
])('neither takes nor asks about lines that are %s', async (_, lines) => {
  const used = lines.length + rent.length + fuel.length
  const all = [head, ...lines, ...rent, ...fuel]
  expect((await questionsOf(all)) ?? []).not.toContainEqual(expect.objectContaining({ id: 'sums' }))
  expect(await read(all)).toMatchObject({ used: used - lines.filter((line) => line.startsWith(',')).length })
})

test('tells totals above or dated from any random lines, in each form of amounts', async () => {
  const block = fc.record({
    account: fc.integer({ min: 1000, max: 9999 }),
    cents: fc.array(
      fc.integer({ min: -99_999, max: 99_999 }).filter((cents) => cents !== 0),
      { minLength: 2, maxLength: 6 }
    )
  })
  const property = fc.asyncProperty(
    fc.uniqueArray(block, { minLength: 2, maxLength: 7, selector: ({ account }) => account }),
    fc.constantFrom('above', 'dated'),
    fc.constantFrom('amount', 'pair'),
    async (blocks, place, form) => {
      const write = (cents: readonly number[]) => {
        const add = (side: (one: number) => boolean) => cents.filter(side).reduce((sum, one) => sum + one, 0)
        const spell = (sum: number) => (sum / 100).toFixed(2)
        if (form === 'amount') return spell(add(() => true))
        return `${spell(add((one) => one > 0))},${spell(-add((one) => one < 0))}`
      }
      fc.pre(blocks.every(({ cents }) => cents.reduce((sum, one) => sum + one, 0) !== 0))
      let journal = 0
      const lines = blocks.flatMap(({ account, cents }) => {
        const own = cents.map((one) => `${account},J${++journal},2024-01-05,x${journal},${write([one])}`)
        const total = `${account},,${place === 'dated' ? '2024-12-31' : ''},,${write(cents)}`
        return place === 'above' ? [total, ...own] : [...own, total]
      })
      const columns = form === 'amount' ? 'Amount' : 'Debit,Credit'
      const found = await read([`Account,Journal,Date,Text,${columns}`, ...lines])
      const all = blocks.flatMap(({ cents }) => cents)
      const debit = all.filter((one) => one > 0).reduce((sum, one) => sum + one, 0)
      expect(found).toMatchObject({ used: all.length, debit: (debit / 100).toFixed(2) })
    }
  )
  await fc.assert(property, { numRuns: 40 })
})

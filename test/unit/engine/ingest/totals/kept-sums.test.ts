import { expect, test } from 'vitest'
import { questionsOfSums as questionsOf, readSums as read } from '../../../../helpers/read-sums.ts'

/** Vouchers of some expenses, and the bank that pays them and has no cost centre; `write` spells amount and side. */
function paidExpenses(write: (cents: number, isCredit: boolean) => string): string[] {
  const vouchers = [[120.37, 80.1], [55, 44.13], [31.05, 17.2], [222.22, 3.1], [71.5]]
  return vouchers.flatMap((amounts, at) => {
    const day = `2024-0${at + 1}-05`
    const paid = amounts.reduce((sum, one) => sum + one, 0)
    return [
      ...amounts.map((one) => `${4000 + at},${day},expense ${one},K1,${write(one, false)}`),
      `1200,${day},bank,,${write(paid, true)}`
    ]
  })
}

test.each([
  ['Debit,Credit', (one: number, isCredit: boolean) => (isCredit ? `,${-one}` : `${one},`)],
  ['Amount,D/C', (one: number, isCredit: boolean) => `${one},${isCredit ? 'C' : 'D'}`],
  ['Összeg,T/K', (one: number, isCredit: boolean) => `${one},${isCredit ? 'K' : 'T'}`],
  ['Beløb,Db/Kr', (one: number, isCredit: boolean) => `${one},${isCredit ? 'Kr' : 'Db'}`],
  ['Částka,MD/D', (one: number, isCredit: boolean) => `${one},${isCredit ? 'D' : 'MD'}`],
  ['Amount,Sign', (one: number, isCredit: boolean) => `${one},${isCredit ? '-' : '+'}`]
])('keeps the other side of the lines above where the sides are %s', async (columns, write) => {
  const spell = (one: number, isCredit: boolean) => write(Number(one.toFixed(2)), isCredit)
  const lines = [`Account,Date,Text,Cost centre,${columns}`, ...paidExpenses(spell)]
  expect(await questionsOf(lines)).toBe(null)
  expect(await read(lines)).toMatchObject({ used: 14, debit: '644.67', credit: '644.67', totals: [] })
})

test('keeps lines that are the sum of those above where all lines are even with them', async () => {
  const vouchers = [
    [120.37, 80.1],
    [55, 44.13],
    [31.05, 17.2],
    [222.22, 3.1]
  ].flatMap(([one, other], at) => {
    const sum = (one! + other!).toFixed(2)
    const lines = [`1600,ap,K1,${one}`, `1600,ap,K1,${other}`, `1590,in,,${sum}`]
    return [...lines, `1590,out,K1,-${sum}`, `1200,bank,K1,-${sum}`].map(
      (line) => `2024-0${at + 1}-05,${line}`
    )
  })
  const lines = ['Date,Account,Text,Cost centre,Amount', ...vouchers]
  expect(await questionsOf(lines)).toBe(null)
  expect(await read(lines)).toMatchObject({ used: 20, debit: '1146.34', credit: '1146.34' })
})

test('keeps payments of the invoices above them where each line names both accounts, and what names the second alone', async () => {
  const pay = (at: number, one: number, other: number) => [
    `2024-0${at}-05,4000,1600,Invoice ${at},K1,${one}`,
    `2024-0${at}-06,4100,1600,Invoice ${at},K1,${other}`,
    `2024-0${at}-20,1600,1200,Payment ${at},,${(one + other).toFixed(2)}`
  ]
  const both = [pay(1, 120.37, 80.1), pay(2, 55, 44.13), pay(3, 31.05, 17.2), pay(4, 222.22, 3.1)].flat()
  const header = 'Date,Debit account,Credit account,Text,Department,Amount'
  expect(await read([header, ...both])).toMatchObject({ used: 24, debit: '1146.34', credit: '1146.34' })
  const parts = (at: number, one: number, other: number) => [
    `2024-0${at}-05,${4000 + at},,a,K1,${one}`,
    `2024-0${at}-05,${4100 + at},,b,K1,${other}`,
    `2024-0${at}-05,,${1600 + at},c,K1,${(one + other).toFixed(2)}`
  ]
  const apart = [
    parts(1, 120.37, 80.1),
    parts(2, 55, 44.13),
    parts(3, 31.05, 17.2),
    parts(4, 222.22, 3.1)
  ].flat()
  expect(await read([header, ...apart])).toMatchObject({ used: 12, debit: '573.17', credit: '573.17' })
})

test('compares a line with the lines of one account beside it, not with as many as it takes', async () => {
  // By line 2 stand 31.10, 31.10 + 20.20 and 31.10 + 20.20 - 9.05 of other accounts, and by the others likewise.
  const lines = (sums: readonly string[]) =>
    sums.flatMap((sum, at) => [
      `1400,2024-0${at + 1}-01,,${sum}`,
      `40${at}1,2024-0${at + 1}-01,a,31.1${at}`,
      `40${at}2,2024-0${at + 1}-02,b,20.2${at}`,
      `40${at}3,2024-0${at + 1}-03,c,-9.0${at + 5}`
    ])
  const found = await read(['Account,Date,Text,Amount', ...lines(['51.30', '51.32', '51.34'])])
  expect(found).toMatchObject({ used: 12, totals: [] })
})

test('keeps lines of the account above, where blank cells are filled, that are the sum of those above', async () => {
  const invoices = [[120.37, 80.1], [55, 44.13], [310.05], [31.05, 17.2], [12.99, 13.49, 88]]
  const lines = invoices.flatMap((amounts, at) => {
    const sum = amounts.reduce((all, one) => all + one, 0).toFixed(2)
    const day = `2024-0${at + 1}-05`
    return [...amounts.map((one) => `700${at},${day},inv ${one},${one}`), `,${day},settled,${sum}`]
  })
  const found = await read(['Account,Date,Text,Amount', ...lines], { fillDown: true, goesOn: true })
  expect(found).toMatchObject({ used: 15, debit: '1544.76', totals: [] })
})

import { expect, test } from 'vitest'
import { analyzeText } from '../../helpers/analyze-file.ts'
import { scratchFolder } from '../../helpers/scratch-folder.ts'

const folder = scratchFolder()

test.each([
  ['an apostrophe', (cell: string) => `'${cell}`],
  ['a formula', (cell: string) => `"=""${cell}"""`]
])('amounts and dates are read without %s that guards them', async (_guard, guard) => {
  const line = (amount: string, day: string) => `${guard('0042')};${guard(amount)};${guard(day)};kim`
  const text = [
    'account;amount;effective date;user',
    line('-88.10', '17.02.2024'),
    line('-88.10', '17.02.2024'),
    line('176.20', '18.02.2024'),
    ''
  ].join('\n')
  const { result, rows } = await analyzeText(folder, text)
  expect(result.analytics.totals).toMatchObject({ debit: '176.20', credit: '176.20', net: '0.00' })
  expect(result.duplicates.types[5]?.rows).toBe(2)
  expect(rows.map(({ amount, effective }) => [amount, effective])).toEqual([
    ['-88.10', '2024-02-17'],
    ['-88.10', '2024-02-17']
  ])
})

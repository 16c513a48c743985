import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { joinThousands } from '../../../../../src/main/engine/ingest/lines/join-thousands.ts'
import { analyzeText } from '../../../../helpers/analyze-file.ts'
import { listedLines } from '../../../../helpers/listed-lines.ts'
import { scratchFolder } from '../../../../helpers/scratch-folder.ts'

vi.setConfig({ testTimeout: 60_000 })

const folder = scratchFolder()

async function outcomeOf(lines: string[]) {
  const { result, ledgerPath } = await analyzeText(folder, lines.join('\n'))
  const { totals, rows } = result.analytics
  return {
    debit: totals.debit,
    credit: totals.credit,
    used: rows.used,
    listed: listedLines(ledgerPath).filter((line) => /repaired|rejected/.test(line))
  }
}

test('puts amounts together that were cut at their thousands', async () => {
  const found = await outcomeOf([
    'Voucher,Ledger Account,Posting Date,Amount,Entered By,Narration',
    'V1,4000,2024-05-02,12.50,maria,Stamps',
    'V1,1000,2024-05-02,-12.50,maria,Stamps',
    'V2,4000,2024-05-03,3,480.00,maria,Desk',
    'V2,1000,2024-05-03,-3,480.00,maria,Desk',
    'V3,4000,2024-05-04,1,002,500.75,jo,Land',
    'V3,1000,2024-05-04,(1,002,500.75),jo,Land',
    'V4,4000,2024-05-05,80.00,jo,Fuel',
    'V4,1000,2024-05-05,-80.00,jo,Fuel'
  ])
  expect(found).toMatchObject({ debit: '1006073.25', credit: '1006073.25', used: 8 })
  expect(found.listed).toContain('6 repaired: an amount cut at its thousands, put together: “1,002,500.75”')
})

test('puts them together in columns of debits and credits, also where most are cut', async () => {
  const found = await outcomeOf([
    'Voucher,Account,Posting Date,Debit,Credit,Entered By,Text',
    'V1,4000,2024-05-02,7,100.10,0.00,maria,Rent',
    'V1,1000,2024-05-02,0.00,7,100.10,maria,Rent',
    'V2,4000,2024-05-03,2,000.00,0.00,maria,Lease',
    'V2,1000,2024-05-03,0.00,2,000.00,maria,Lease',
    'V3,4000,2024-05-04,3,999.99,0.00,jo,Legal',
    'V3,1000,2024-05-04,0.00,3,999.99,jo,Legal',
    'V4,4000,2024-05-05,80.00,0.00,jo,Fuel',
    'V4,1000,2024-05-05,0.00,80.00,jo,Fuel'
  ])
  expect(found).toMatchObject({ debit: '13180.09', credit: '13180.09', used: 8 })
})

test('takes no record for an amount that could be two', async () => {
  const found = await outcomeOf([
    'Voucher,Account,Posting Date,Debit,Credit,Entered By,Text',
    'V1,4000,2024-05-02,10,0,maria,Rent',
    'V1,1000,2024-05-02,0,10,maria,Rent',
    'V2,4000,2024-05-03,20,0,maria,Rent',
    'V2,1000,2024-05-03,0,20,maria,Rent',
    'V3,4000,2024-05-03,1,250,300,maria,Rent'
  ])
  expect(found).toMatchObject({ debit: '30', credit: '30', used: 4 })
  expect(found.listed).toEqual([expect.stringMatching(/^6 rejected/)])
})

test('finds the way amounts were written among all ways to join them', () => {
  const amount = fc.integer({ min: -99_999_999_99, max: 99_999_999_99 }).map((cents) => {
    const [whole, rest] = (Math.abs(cents) / 100).toFixed(2).split('.') as [string, string]
    return `${cents < 0 ? '-' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${rest}`
  })
  fc.assert(
    fc.property(fc.array(amount, { minLength: 1, maxLength: 3 }), (amounts) => {
      const record = ['J1', '4000', ...amounts, 'anna']
      const cells = record.join(',').split(',')
      const ways = joinThousands(cells, record.length, (at) => at > 1 && at < record.length - 1)
      const found = ways.map((way) => way.cells.join('|'))
      const isWhole = cells.length === record.length
      expect(found.includes(record.join('|'))).toBe(!isWhole)
    }),
    { numRuns: 500 }
  )
})

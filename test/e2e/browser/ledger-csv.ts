/**
 * A ledger of 240 lines, of which 80 repeat another: 30 pairs to the letter (type 6, amounts 2.50 to 75.00) and
 * 10 pairs that share only account and amount (type 1, amounts 77.50 to 100.00).
 */
export function ledgerCsv(): string {
  const header =
    'Journal_ID,GL_Account_Number,Amount,Entered_Date,Effective_Date,Entered_By,Source,Description'
  const singles = Array.from({ length: 160 }, (_, index) => makeLine(index, 200 + index * 1.5))
  const pairs = Array.from({ length: 40 }, (_, index) => {
    const amount = (index + 1) * 2.5
    return [makeLine(index, amount), makeLine(index, amount, index < 30 ? {} : another)]
  })
  return `${[header, ...singles, ...pairs.flat()].join('\r\n')}\r\n`
}

const another = { posted: '2025-05-05', effective: '2025-04-04', user: 'OTHER', source: 'MANUAL' }

function makeLine(index: number, amount: number, change: Partial<typeof another> = {}): string {
  const day = String((index % 27) + 1).padStart(2, '0')
  const { posted, effective, user, source } = {
    posted: `2025-03-${day}`,
    effective: `2025-02-${day}`,
    user: `USER${index % 5}`,
    source: index % 2 === 0 ? 'AP' : 'AR',
    ...change
  }
  const account = `0${4000 + (index % 8)}`
  return [`JE${index}`, account, amount.toFixed(2), posted, effective, user, source, `Invoice ${index}`].join(
    ','
  )
}

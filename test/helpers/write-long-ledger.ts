import { closeSync, openSync, writeSync } from 'node:fs'

const rowsPerRepeat = 1000
const rowsPerWrite = 10_000

/**
 * Writes a ledger of so many lines (a multiple of 1,000), whose every thousandth line repeats the one before to
 * the letter while no other amount occurs twice. Answers how many lines are in a duplicate group.
 */
export function writeLongLedger(path: string, rows: number): number {
  const file = openSync(path, 'w')
  writeSync(file, 'Journal_ID,GL_Account_Number,Amount,Entered_Date,Effective_Date,Entered_By,Source\r\n')
  for (let first = 0; first < rows; first += rowsPerWrite) {
    const last = Math.min(first + rowsPerWrite, rows)
    writeSync(file, Array.from({ length: last - first }, (_, index) => lineOf(first + index)).join(''))
  }
  closeSync(file)
  return (rows / rowsPerRepeat) * 2
}

function lineOf(row: number): string {
  const n = row % rowsPerRepeat === rowsPerRepeat - 1 ? row - 1 : row
  const two = (number: number) => String(number).padStart(2, '0')
  const date = (shift: number) => `2025-${two(((n + shift) % 12) + 1)}-${two(((n + shift) % 28) + 1)}`
  const amount = `${n + 1}.${two(n % 100)}`
  return `JE${n},${4000 + (n % 50)},${amount},${date(1)},${date(0)},USER${n % 17},${['AP', 'AR', 'GL'][n % 3]}\r\n`
}

import type { Candidate } from './match-header.ts'
import type { ColumnProfile } from './profile-column.ts'

/** What is seen in the cells of a column that was taken for a candidate, in a few words for a person. */
export function describeCells(candidate: Candidate, profile: ColumnProfile): string {
  const { records, filled, cells, days, fillers, times, negatives } = profile
  if (filled === 0) return `no values in the first ${records} records`
  switch (candidate) {
    case 'account':
      return describeCodes(cells)
    case 'amount':
    case 'debit':
    case 'credit':
      return negatives > 0 ? 'numbers, some of them negative' : 'numbers, none of them negative'
    case 'indicator':
      return `nothing but ${cells.map((cell) => `“${cell}”`).join(' and ')}`
    case 'posted':
    case 'effective':
    case 'documentDate':
      if (fillers === 1) return 'nothing but filler dates'
      return (days < 0.9 ? 'some dates' : 'dates') + (times > 0.5 ? ' with a time' : '')
    default:
      return cells.length === 1 ? `“${shorten(cells[0]!)}” throughout` : `${cells.length} different values`
  }
}

function describeCodes(cells: string[]): string {
  const length = cells[0]!.length
  const areDigits = cells.every((cell) => /^\d+$/.test(cell))
  if (areDigits && cells.every((cell) => cell.length === length)) return `${length}-digit codes`
  return `${areDigits ? 'codes' : 'values'} such as “${shorten(cells[0]!)}”`
}

function shorten(cell: string): string {
  return cell.length > 24 ? `${cell.slice(0, 23)}…` : cell
}

import type { Notice } from '../../../../shared/ledger.ts'

/**
 * The notice that a spreadsheet saved the account codes as numbers, with the distinct cells that show it: `1,23E+12`
 * or `5E1` in any cell, `.0` at the end of most. null where nothing shows it.
 */
export function noteSpreadsheetCodes(
  cells: string[]
): { notice: Omit<Notice, 'lines'>; cellIds: Set<number> } | null {
  const cellIds = matching(cells, /^\d+(?:[.,]\d+)?E[-+]?\d{1,3}$/i)
  const fractions = matching(cells, /^\d+[.,]0+$/)
  const filled = cells.filter((cell) => cell !== '').length
  if (fractions.size * 2 > filled) for (const id of fractions) cellIds.add(id)
  if (cellIds.size === 0) return null
  const examples = [...cellIds].slice(0, 3).map((id) => `“${cells[id]}”`)
  const text =
    `Account codes look like numbers that a spreadsheet has saved (${examples.join(', ')}): digits and leading ` +
    'zeros may be lost, and different accounts may look alike. Ask for a fresh export that no spreadsheet has saved.'
  return { notice: { code: 'SPREADSHEET_CODES', text }, cellIds }
}

function matching(cells: string[], pattern: RegExp): Set<number> {
  return new Set([...cells.keys()].filter((id) => pattern.test(cells[id]!)))
}

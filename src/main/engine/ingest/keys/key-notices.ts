import type { Notice } from '../../../../shared/ledger.ts'
import { foldCase } from '../../../base/fold-case.ts'
import { joinCodes } from '../../ledger/join-codes.ts'
import type { KeyField } from '../../ledger/key-data.ts'
import { isSpreadsheetError } from '../../../base/spreadsheet-error.ts'
import { joinWords } from '../../../base/join-words.ts'
import { spellCount } from '../../../../shared/spell-count.ts'

const mostNamed = 5
const kinds = {
  currency: {
    code: 'SEVERAL_CURRENCIES_IN_FILE',
    plural: 'currencies',
    advice:
      'Amounts are compared without their currency, so 100 of one equals 100 of another. Where they are not all in one ' +
      'currency already, turn on “within currency” in the Columns tab, or use --within-currency.'
  },
  entity: {
    code: 'SEVERAL_ENTITIES_IN_FILE',
    plural: 'entities',
    advice:
      'Lines of different entities can make a group. To keep them apart, turn on “within entity” in the Columns tab, ' +
      'or use --within-entity.'
  }
} as const

/**
 * The notice that a column holds several currencies or entities, the commonest first, with the number of their lines;
 * upper and lower case are the same here. null where it holds one or none.
 */
export function severalValuesNotice(
  kind: keyof typeof kinds,
  header: string,
  field: KeyField
): Notice | null {
  const lines = new Float64Array(field.values.length)
  for (const id of field.ids) if (id >= 0) lines[id]!++
  const counts = new Map<string, { text: string; lines: number }>()
  field.values.forEach((text, id) => {
    if (lines[id] === 0) return
    const folded = foldCase(text)
    const count = counts.get(folded) ?? { text, lines: 0 }
    count.lines += lines[id]!
    counts.set(folded, count)
  })
  if (counts.size < 2) return null
  // Equal counts stay in the order of the file.
  const inOrder = [...counts.values()].toSorted((a, b) => b.lines - a.lines)
  const named = inOrder.slice(0, mostNamed).map((count) => `${count.text} (${inLines(count.lines)})`)
  if (inOrder.length > mostNamed) named.push(`${spellCount(inOrder.length - mostNamed)} more`)
  const { code, plural, advice } = kinds[kind]
  return {
    code,
    text: `“${header}” holds ${spellCount(inOrder.length)} ${plural}: ${joinWords(named)}. ${advice}`,
    lines: inOrder.reduce((sum, count) => sum + count.lines, 0)
  }
}

function inLines(count: number): string {
  return count === 1 ? '1 line' : `${spellCount(count)} lines`
}

/**
 * The notice that a spreadsheet saved the account codes as numbers, with the distinct cells that show it: `1,23E+12`
 * or `5E1` in any cell, `.0` at the end of most. null where nothing shows it.
 */
export function spreadsheetCodesNotice(
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

/**
 * The notice that codes of a column are errors of a spreadsheet, with the distinct cells that are; null where none is. They stay the codes
 * that they say: what stood there is not in the file.
 */
export function spreadsheetErrorsNotice(
  header: string,
  cells: string[]
): { notice: Omit<Notice, 'lines'>; cellIds: Set<number> } | null {
  const cellIds = new Set([...cells.keys()].filter((id) => isSpreadsheetError(cells[id]!)))
  if (cellIds.size === 0) return null
  const examples = [...cellIds].slice(0, 3).map((id) => `“${cells[id]}”`)
  const text =
    `“${header}” holds errors of a spreadsheet (${examples.join(', ')}), and they are compared as if they were codes: ` +
    'what stood there is not in the file. Export the ledger again without a spreadsheet between.'
  return { notice: { code: 'SPREADSHEET_ERRORS', text }, cellIds }
}

/**
 * The notice that a column writes one code in several ways, which are compared as one, with the lines of those that are not the
 * plain way; null where it does not.
 */
export function joinedCodesNotice(header: string, { ids, values }: KeyField): Notice | null {
  const codes = joinCodes(values)
  const others = [...values.keys()].filter((id) => codes[id] !== values[id])
  if (others.length === 0) return null
  const examples = others.slice(0, 3).map((id) => `“${values[id]}” as “${codes[id]}”`)
  const text = `“${header}” writes one code in several ways, and they are compared as one: ${examples.join(', ')}.`
  const lines = ids.reduce((sum, id) => (id >= 0 && codes[id] !== values[id] ? sum + 1 : sum), 0)
  return { code: 'JOINED_CODES', text, lines }
}

function matching(cells: string[], pattern: RegExp): Set<number> {
  return new Set([...cells.keys()].filter((id) => pattern.test(cells[id]!)))
}

import type { Notice } from '../../../../shared/ledger.ts'
import type { Field, Mapping } from '../../../../shared/mapping.ts'
import { isBlankWord, isNoValue } from '../../../base/blank-cell.ts'
import type { WrittenLines } from '../../ledger/ledger.ts'

const mostShown = 3
/** Where words that can be a code or a name are none. */
const valueFields: ReadonlySet<Field> = new Set(['amount', 'debit', 'credit', 'posted', 'effective'])

/** Says in how many lines from `first` on a field says in a word that it holds nothing; none where none does. */
export function noticeBlankWords(
  { columns, count }: WrittenLines,
  first: number,
  { fields }: Mapping
): Notice[] {
  const words = new Set<string>()
  const headers = new Set<string>()
  const isTold = new Uint8Array(count)
  for (const { field, position, header } of fields) {
    const saysNothing = valueFields.has(field) ? isNoValue : isBlankWord
    const { cells, ids } = columns[position - 1]!
    const blank = new Map<number, string>()
    for (let cell = 0; cell < cells.size; cell++) {
      const text = cells.textOf(cell)
      if (saysNothing(text)) blank.set(cell, text.trim())
    }
    if (blank.size === 0) continue
    for (let line = first; line < count; line++) {
      const word = blank.get(ids[line]!)
      if (word === undefined) continue
      words.add(word)
      headers.add(header)
      isTold[line] = 1
    }
  }
  const lines = isTold.reduce((sum, told) => sum + told, 0)
  if (lines === 0) return []
  const list = [...words].map((word) => `“${word}”`).join(', ')
  const names = [...headers].map((header) => `“${header}”`)
  const more = names.length > mostShown ? ` and ${names.length - mostShown} more` : ''
  const text = `Cells that hold nothing but ${list}, in ${names.slice(0, mostShown).join(', ')}${more}: counted as blank.`
  return [{ code: 'BLANK_WORDS', text, lines }]
}

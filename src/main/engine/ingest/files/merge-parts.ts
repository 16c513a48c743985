import type { DecimalMark } from '../../../../shared/settings.ts'
import type { FormatsByFile } from '../formats/decide-formats-by-file.ts'
import { joinMinutes } from '../keys/entered-minutes.ts'
import { keyNames, type KeyColumn, type KeyColumns } from '../keys/key-cells.ts'

/**
 * The key cells of all files as those of one ledger, line after line. Where files write their dates differently, a
 * date stands as the ISO day it is; where they write their amounts differently, equal texts under two marks are two cells.
 */
export function mergeParts(parts: readonly KeyColumns[], formats: FormatsByFile): KeyColumns {
  if (parts.length === 1) return parts[0]!
  const starts = [0]
  for (const { lineNumbers } of parts) starts.push(starts.at(-1)! + lineNumbers.length)
  const columns: KeyColumns['columns'] = { ...parts[0]!.columns }
  const marks: DecimalMark[] = []
  for (const name of keyNames) {
    const written = parts.flatMap(({ columns: own }) => own[name] ?? [])
    if (written.length === 0) continue
    const days = name === 'posted' || name === 'effective' ? formats.days[name] : null
    columns[name] = mergeColumn(written, (part, cell, id) => {
      if (name !== 'amount' || formats.marks === null) return [days?.[part]?.[id] ?? cell, '']
      return [cell, formats.marks[part]!]
    })
    if (name === 'amount' && formats.marks !== null)
      marks.push(...marksOf(columns[name], written, formats.marks))
  }
  return {
    lineNumbers: joinIntegers(parts.map(({ lineNumbers }) => lineNumbers)),
    columns,
    entered: joinMinutes(parts),
    starts,
    ...(marks.length === 0 ? {} : { marks })
  }
}

/** One column of several; `told` gives the text of a cell and what tells it from equal texts. */
function mergeColumn(
  parts: readonly KeyColumn[],
  told: (part: number, cell: string, id: number) => [text: string, kind: string]
): KeyColumn {
  const texts: string[] = []
  const known = new Map<string, number>()
  const ids = parts.map((column, part) => {
    const idOf = Int32Array.from(column.cells.texts, (cell, id) => {
      const [text, kind] = told(part, cell, id)
      const key = `${kind}\u0000${text}`
      const at = known.get(key) ?? texts.push(text) - 1
      known.set(key, at)
      return at
    })
    return column.ids.map((id) => idOf[id]!)
  })
  return { cells: { texts }, ids: joinIntegers(ids) }
}

function marksOf(
  merged: KeyColumn,
  parts: readonly KeyColumn[],
  byPart: readonly DecimalMark[]
): DecimalMark[] {
  const marks = merged.cells.texts.map((): DecimalMark => 'point')
  let line = 0
  parts.forEach((column, part) => {
    for (const end = line + column.ids.length; line < end; line++) marks[merged.ids[line]!] = byPart[part]!
  })
  return marks
}

function joinIntegers(parts: readonly Int32Array[]): Int32Array {
  const joined = new Int32Array(parts.reduce((sum, part) => sum + part.length, 0))
  let start = 0
  for (const part of parts) {
    joined.set(part, start)
    start += part.length
  }
  return joined
}

import { allSheets } from '../../../../shared/sheets.ts'
import { DoubletError } from '../../../../shared/result.ts'

/**
 * The sheets that a setting names, of those of a workbook: one, or several with commas between them; a comma may be in a
 * name too. null where it names none, or all. Throws UNKNOWN_SHEET.
 */
export function readSheetNames(names: readonly string[], asked: string | undefined): string[] | null {
  if (asked === undefined || (asked === allSheets && !names.includes(asked))) return null
  const longestFirst = names.toSorted((one, other) => other.length - one.length)
  const found: string[] = []
  let rest = asked
  do {
    const next = longestFirst.find(
      (name) => rest.startsWith(name) && /^\s*(?:,|$)/.test(rest.slice(name.length))
    )
    if (next === undefined) throw unknownSheet(rest.split(',')[0]!, names)
    found.push(next)
    rest = rest.slice(next.length).replace(/^\s*,?\s*/, '')
  } while (rest !== '')
  return found
}

function unknownSheet(asked: string, names: readonly string[]): DoubletError {
  const known = names.map((name) => `“${name}”`).join(', ')
  const message = `There is no sheet “${asked}” in this workbook. Its sheets are: ${known}.`
  return new DoubletError('UNKNOWN_SHEET', message)
}

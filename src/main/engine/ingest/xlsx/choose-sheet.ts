import type { Evidence, Notice, SheetInfo } from '../../../../shared/ledger.ts'
import type { Settings } from '../../../../shared/settings.ts'
import { DoubletError } from '../../../../shared/result.ts'
import { requireKeys } from '../mapping/map-columns.ts'
import { proposeMapping } from '../mapping/propose-mapping.ts'

/** A sheet with its first records. */
export interface SheetHead<Sheet extends SheetInfo> {
  sheet: Sheet
  records: string[][]
}

/**
 * The sheet the user names, else the visible one with the most mapped columns, then the most rows, then the first; where
 * all are hidden, one of those. Throws UNKNOWN_SHEET, and NO_RECORDS where no sheet has a record.
 */
export function chooseSheet<Sheet extends SheetInfo>(
  heads: SheetHead<Sheet>[],
  settings: Settings
): { chosen: SheetHead<Sheet>; evidence: Evidence; notices: Notice[] } {
  const { sheet: asked } = settings
  const named = heads.find(({ sheet }) => sheet.name === asked)
  if (asked !== undefined && named === undefined) {
    const names = heads.map(({ sheet }) => `“${sheet.name}”`).join(', ')
    const message = `There is no sheet “${asked}” in this workbook. Its sheets are: ${names}.`
    throw new DoubletError('UNKNOWN_SHEET', message)
  }
  const visible = heads.filter(({ sheet }) => !sheet.isHidden)
  const ranked = (visible.length > 0 ? visible : heads)
    .filter(({ records }) => records.length > 0)
    .map((head) => ({ head, ...judge(head.records, settings) }))
    .toSorted((a, b) => b.mapped - a.mapped || rowsOf(b.head) - rowsOf(a.head))
  const chosen = named ?? ranked[0]?.head
  if (chosen === undefined) {
    throw new DoubletError(
      'NO_RECORDS',
      'No sheet of this workbook has a row in it. Export the ledger again and drop the new file.'
    )
  }
  const passedOver = ranked.filter(({ head, isLedger }) => isLedger && head !== chosen)
  const hidden = heads.filter((head) => head.sheet.isHidden && head !== chosen)
  const notices: Notice[] = []
  if (passedOver.length > 0) {
    const text =
      `Only the sheet “${chosen.sheet.name}” was read. These look like ledgers too: ` +
      `${listNames(passedOver.map(({ head }) => head))}. Read each as a job of its own with --sheet NAME.`
    notices.push({ code: 'SEVERAL_LEDGER_SHEETS', text, lines: 0 })
  }
  if (hidden.length > 0) {
    const text = `Hidden sheets were not read: ${listNames(hidden)}.`
    notices.push({ code: 'HIDDEN_SHEETS', text, lines: 0 })
  }
  const evidence = { what: 'Sheet', value: chosen.sheet.name, because: explain(named !== undefined, ranked) }
  return { chosen, evidence, notices }
}

/** Why the first of the ranked sheets was taken, unless the user named one. */
function explain(isNamed: boolean, ranked: { mapped: number }[]): string {
  if (isNamed) return 'You chose it.'
  const [first, second] = ranked
  if (second === undefined)
    return 'It is the only one to read: other sheets, if there are any, are hidden or empty.'
  const fields = `${first!.mapped} fields are found in it`
  return second.mapped < first!.mapped
    ? `${fields}, ${second.mapped} in the next best sheet.`
    : `${fields}, and no other sheet has more fields or more rows.`
}

function judge(records: string[][], settings: Settings): { mapped: number; isLedger: boolean } {
  try {
    const mapping = proposeMapping(records, settings)
    return { mapped: mapping.fields.length, isLedger: hasKeys(mapping) }
  } catch (error) {
    // A column that the user names is on another sheet, then.
    if (error instanceof DoubletError) return { mapped: 0, isLedger: false }
    throw error
  }
}

function hasKeys(mapping: Parameters<typeof requireKeys>[0]): boolean {
  try {
    requireKeys(mapping)
    return true
  } catch {
    return false
  }
}

function rowsOf({ sheet, records }: SheetHead<SheetInfo>): number {
  return Math.max(sheet.rows ?? 0, records.length)
}

function listNames(heads: SheetHead<SheetInfo>[]): string {
  return heads.map(({ sheet }) => `“${sheet.name}”`).join(', ')
}

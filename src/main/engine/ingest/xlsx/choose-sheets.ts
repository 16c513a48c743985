import type { Evidence, Notice, SheetInfo } from '../../../../shared/ledger.ts'
import type { Mapping } from '../../../../shared/mapping.ts'
import type { Settings } from '../../../../shared/settings.ts'
import { DoubletError } from '../../../../shared/result.ts'
import { allSheets } from '../../../../shared/sheets.ts'
import { compareColumns, orderCells } from '../files/align-columns.ts'
import { requireKeys } from '../mapping/require-keys.ts'
import { proposeMapping } from '../mapping/propose-mapping.ts'
import { goesOnBelow } from './goes-on-below.ts'
import { readSheetNames } from './sheet-names.ts'

/** A sheet with its first records. */
export interface SheetHead<Sheet extends SheetInfo> {
  sheet: Sheet
  records: string[][]
}

/** A sheet that is read: what stands above its data, and where the columns of the first one are in it. */
export interface ChosenSheet<Sheet extends SheetInfo> extends SheetHead<Sheet> {
  preambleRecords: number
  headerRecords: number
  /** As in `Alignment`. */
  order: number[] | null
}

/** What is read of a workbook as one ledger, in the order of the workbook, and why the rest is not. */
export interface ChosenSheets<Sheet extends SheetInfo> {
  chosen: ChosenSheet<Sheet>[]
  /** The first records of them, as if they were one sheet. */
  records: string[][]
  /** By the name of a sheet that has cells and is not read. */
  notRead: Map<string, string>
  evidence: Evidence
  notices: Notice[]
}

interface JudgedHead<Sheet extends SheetInfo> extends SheetHead<Sheet> {
  /** As the sheet itself shows it, with the user's word on whether there is a header. */
  own: Mapping
  /** Without it: that the first sheet has a header says nothing of one that goes on below it. */
  bare: Mapping
  /** By the columns that the user names; null where it has none of them. */
  mapping: Mapping | null
  mapped: number
  isLedger: boolean
}

/** So many records say what the columns hold. */
const enoughRecords = 500

/**
 * The sheets the user names, else of the visible ones that with the most mapped columns, then the most rows, and all that have
 * the same columns or go on below them without a header; where all are hidden, of those. Whether they are one ledger is seen
 * when their days are read. Throws UNKNOWN_SHEET, SHEETS_DIFFER for named ones with other columns, and NO_RECORDS where
 * no sheet has a record.
 */
export function chooseSheets<Sheet extends SheetInfo>(
  heads: SheetHead<Sheet>[],
  settings: Settings
): ChosenSheets<Sheet> {
  const names = heads.map(({ sheet }) => sheet.name)
  const named = readSheetNames(names, settings.sheet)
  const filled = heads
    .filter(({ records }) => records.length > 0)
    .map((head): JudgedHead<Sheet> => ({ ...head, ...judge(head.records, settings) }))
  const visible = filled.filter(({ sheet }) => !sheet.isHidden)
  const offered =
    named === null
      ? visible.length > 0
        ? visible
        : filled
      : filled.filter(({ sheet }) => named.includes(sheet.name))
  const ranked = offered.toSorted((a, b) => b.mapped - a.mapped || rowsOf(b) - rowsOf(a))
  const [lead] = ranked
  if (lead === undefined) {
    throw new DoubletError(
      'NO_RECORDS',
      'No sheet of this workbook has a row in it. Export the ledger again and drop the new file.'
    )
  }
  const first = offered.find((head) => head === lead || isAlike(lead, head)) ?? lead
  const chosen: ChosenSheet<Sheet>[] = []
  const notRead = new Map<string, string>()
  for (const head of filled) {
    const found = alignBelow(first, head, chosen.length === 0)
    if (!offered.includes(head)) notRead.set(head.sheet.name, whyPassedOver(named !== null, found))
    else if (typeof found !== 'string') chosen.push({ ...head, ...found })
    else if (named === null) notRead.set(head.sheet.name, found)
    else throw sheetsDiffer(first, head, found)
  }
  return {
    chosen,
    records: joinHeads(chosen),
    notRead,
    evidence: explain(chosen, named !== null || settings.sheet === allSheets, ranked),
    notices: noteLeftOut(filled, chosen)
  }
}

function whyPassedOver(isNamed: boolean, found: object | string): string {
  if (isNamed) return 'not chosen'
  return typeof found === 'string' ? 'hidden' : 'hidden, with the columns of the ledger'
}

/** How a sheet goes on with the ledger that another one begins, or in words why it does not. */
function alignBelow<Sheet extends SheetInfo>(
  first: JudgedHead<Sheet>,
  head: JudgedHead<Sheet>,
  isBefore: boolean
): Omit<ChosenSheet<Sheet>, keyof SheetHead<Sheet>> | string {
  const { own, bare } = head
  const { preambleRecords, headerRecords } = own
  if (head === first) return { preambleRecords, headerRecords, order: null }
  const compared = first.own.hasHeader && own.hasHeader ? compareColumns(first.own, own) : ''
  if (typeof compared !== 'string') return { preambleRecords, headerRecords, order: compared.order }
  if (!bare.hasHeader) {
    return !isBefore && isBelow(first, head)
      ? { preambleRecords: bare.preambleRecords, headerRecords: 0, order: null }
      : 'no header, and it does not go on with the ledger'
  }
  if (!head.isLedger) return 'no account and amount found'
  return compared === '' ? 'a header, and the ledger has none' : `other columns: it ${compared}`
}

function isBelow(first: JudgedHead<SheetInfo>, { records, bare }: JudgedHead<SheetInfo>): boolean {
  return goesOnBelow(first.mapping ?? first.own, records.slice(bare.preambleRecords))
}

function isAlike(lead: JudgedHead<SheetInfo>, head: JudgedHead<SheetInfo>): boolean {
  if (!lead.own.hasHeader) return !head.own.hasHeader && isBelow(lead, head)
  return head.own.hasHeader && typeof compareColumns(lead.own, head.own) !== 'string'
}

function joinHeads<Sheet extends SheetInfo>([first, ...others]: ChosenSheet<Sheet>[]): string[][] {
  const records = [...first!.records]
  for (const { records: own, preambleRecords, headerRecords, order } of others) {
    const data = own.slice(preambleRecords + headerRecords)
    for (const cells of data.slice(0, Math.max(0, enoughRecords - records.length)))
      records.push(orderCells(cells, order))
  }
  return records
}

/** Why these sheets were taken, unless the user named them. */
function explain(chosen: SheetHead<SheetInfo>[], isSaid: boolean, ranked: JudgedHead<SheetInfo>[]): Evidence {
  const what = chosen.length === 1 ? 'Sheet' : 'Sheets'
  const value = chosen.map(({ sheet }) => sheet.name).join(', ')
  if (isSaid) return { what, value, because: chosen.length === 1 ? 'You chose it.' : 'You chose them.' }
  if (chosen.length > 1) {
    return { what, value, because: 'They have the same columns, and one goes on where another ends.' }
  }
  const [first, second] = ranked
  if (second === undefined) {
    const because = 'It is the only one to read: other sheets, if there are any, are hidden or empty.'
    return { what, value, because }
  }
  const fields = `${first!.mapped} fields are found in it`
  const because =
    second.mapped < first!.mapped
      ? `${fields}, ${second.mapped} in the next best sheet.`
      : `${fields}, and no other sheet has more fields or more rows.`
  return { what, value, because }
}

function noteLeftOut(filled: JudgedHead<SheetInfo>[], chosen: SheetHead<SheetInfo>[]): Notice[] {
  const left = filled.filter(({ sheet }) => chosen.every((one) => one.sheet !== sheet))
  const passedOver = left.filter(({ sheet, isLedger }) => isLedger && !sheet.isHidden)
  const hidden = left.filter(({ sheet }) => sheet.isHidden)
  const notices: Notice[] = []
  if (passedOver.length > 0) {
    const text =
      `Of this workbook was read: ${quote(chosen)}. These look like ledgers too: ` +
      `${quote(passedOver)}. Read each as a job of its own, chosen in the Columns tab or with --sheet NAME.`
    notices.push({ code: 'SEVERAL_LEDGER_SHEETS', text, lines: 0 })
  }
  if (hidden.length > 0) {
    const text = `Hidden sheets were not read: ${quote(hidden)}.`
    notices.push({ code: 'HIDDEN_SHEETS', text, lines: 0 })
  }
  return notices
}

function judge(
  records: string[][],
  settings: Settings
): Omit<JudgedHead<SheetInfo>, keyof SheetHead<SheetInfo>> {
  const own = proposeMapping(records, { ...settings, mapping: {} })
  const bare =
    settings.hasHeader === true
      ? proposeMapping(records, { ...settings, mapping: {}, hasHeader: undefined })
      : own
  try {
    const mapping = proposeMapping(records, settings)
    return { own, bare, mapping, mapped: mapping.fields.length, isLedger: hasKeys(mapping) }
  } catch (error) {
    // A column that the user names is on another sheet, then.
    if (error instanceof DoubletError) return { own, bare, mapping: null, mapped: 0, isLedger: false }
    throw error
  }
}

function hasKeys(mapping: Mapping): boolean {
  try {
    requireKeys({ ...mapping, open: [] })
    return true
  } catch {
    return false
  }
}

function rowsOf({ sheet, records }: SheetHead<SheetInfo>): number {
  return Math.max(sheet.rows ?? 0, records.length)
}

function sheetsDiffer(first: SheetHead<SheetInfo>, other: SheetHead<SheetInfo>, how: string): DoubletError {
  return new DoubletError(
    'SHEETS_DIFFER',
    `The sheets “${first.sheet.name}” and “${other.sheet.name}” cannot be one ledger (“${other.sheet.name}”: ${how}). ` +
      'Choose others in the Columns tab, or with --sheet, or read each as a job of its own.'
  )
}

function quote(heads: SheetHead<SheetInfo>[]): string {
  return heads.map(({ sheet }) => `“${sheet.name}”`).join(', ')
}

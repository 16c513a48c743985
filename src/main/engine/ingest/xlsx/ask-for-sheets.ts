import type { FileFacts, Notice, SheetInfo } from '../../../../shared/ledger.ts'
import { allSheets, sheetsRead } from '../../../../shared/sheets.ts'
import type { Settings } from '../../../../shared/settings.ts'
import { NeedsInput, type Choice, type Question } from '../../../../shared/question.ts'
import type { KeyData, KeyField } from '../../ledger/key-data.ts'

/** What is known of the lines of a ledger when they are read. */
interface ReadLedger {
  files: readonly FileFacts[]
  /** The line (from 0) each file begins with; the end of the last one closes the list. */
  starts: readonly number[]
  /** By line: the physical line it starts on. */
  lineNumbers: Int32Array
  keys: KeyData
  /** What was found of lines that were delivered twice. */
  repeats: readonly Notice[]
  settings: Settings
}

/** The first and last day of a sheet in one date field. */
interface SheetDays {
  sheet: SheetInfo
  from: string
  to: string
}

/** Rows at which programs begin another sheet, besides round numbers. */
const fullSheets = new Set([65_536, 1_048_576])
const roundRows = 5_000

/**
 * Throws NeedsInput where sheets of a workbook were read as one ledger, nobody said that they are one, and their days do not
 * show it: days that overlap or are missing, more than a year from the first to the last, a sheet that holds another's lines.
 */
export function askForSheets(ledger: ReadLedger): void {
  if (ledger.settings.sheet !== undefined) return
  for (const [at, file] of ledger.files.entries()) {
    const sheets = sheetsRead(file.dialect)
    if (sheets.length < 2 || isOneLedger(sheets, at, ledger)) continue
    const days = daysOf(sheets, at, ledger, ledger.keys.posted ?? ledger.keys.effective)
    const question = questionFor(sheets, days, ledger.files.length > 1 ? file.name : null)
    throw new NeedsInput('NEEDS_INPUT', question.text, [question])
  }
}

function isOneLedger(sheets: SheetInfo[], file: number, ledger: ReadLedger): boolean {
  const rows = sheets.map((sheet) => sheet.rows ?? 0)
  const isCopied = ledger.repeats.some(
    ({ code, lines }) => code === 'REPEATED_BLOCK' && lines * 2 >= Math.min(...rows)
  )
  if (isCopied) return false
  if (rows.slice(0, -1).every(isFull)) return true
  // Without a header a sheet is the rest of the one before it, whatever days it has.
  const begins = sheets.filter(({ goesOn }, at) => at === 0 || goesOn !== true)
  if (begins.length === 1) return true
  return [ledger.keys.posted, ledger.keys.effective].some((field) => {
    const days = daysOf(begins, file, ledger, field)
    if (days.length < begins.length) return false
    const sorted = days.toSorted((one, other) => (one.from < other.from ? -1 : 1))
    const areApart = sorted.every(({ from }, at) => at === 0 || sorted[at - 1]!.to < from)
    return areApart && sorted.at(-1)!.to < yearAfter(sorted[0]!.from)
  })
}

function yearAfter(day: string): string {
  return `${String(Number(day.slice(0, 4)) + 1).padStart(4, '0')}${day.slice(4)}`
}

/** With or without a header, a sheet that ends at such a row was cut there by a program. */
function isFull(rows: number): boolean {
  return fullSheets.has(rows) || (rows >= roundRows && rows % roundRows <= 1)
}

/** The days of each sheet that has any, up to where the next one begins; none where the field is not mapped. */
function daysOf(
  sheets: SheetInfo[],
  file: number,
  { starts, lineNumbers }: ReadLedger,
  field: KeyField | null
): SheetDays[] {
  if (field === null) return []
  const found = sheets.map((sheet): SheetDays => ({ sheet, from: '', to: '' }))
  let at = 0
  for (let line = starts[file]!; line < starts[file + 1]!; line++) {
    while (at + 1 < sheets.length && lineNumbers[line]! > sheets[at + 1]!.from!) at++
    const day = field.values[field.ids[line]!] ?? ''
    if (day === '') continue
    const days = found[at]!
    if (days.from === '' || day < days.from) days.from = day
    if (day > days.to) days.to = day
  }
  return found.filter(({ from }) => from !== '')
}

function questionFor(sheets: SheetInfo[], days: SheetDays[], file: string | null): Question {
  const names = sheets.map(({ name }) => name)
  const inFile = file === null ? 'the workbook' : `“${file}”`
  const years = new Map<string, SheetDays[]>()
  for (const one of days) {
    const year = one.from.slice(0, 4)
    if (one.to.startsWith(year)) years.set(year, [...(years.get(year) ?? []), one])
  }
  const ofYears = [...years].filter(([, some]) => some.length > 1 && some.length < sheets.length)
  return {
    id: 'sheet',
    text:
      `${names.length} sheets of ${inFile} have the same columns, and their days do not show that they are one ledger: ` +
      'they may be copies, or of another year. Which are the ledger?',
    headers: [],
    choices: [
      { value: allSheets, label: 'All of them, as one ledger', examples: [] },
      ...ofYears.map(([year, some]): Choice => {
        const value = some.map(({ sheet }) => sheet.name).join(', ')
        return { value, label: `Those of ${year}: ${value}`, examples: [] }
      }),
      ...sheets.map(({ name }): Choice => {
        const own = days.find(({ sheet }) => sheet.name === name)
        const examples = own === undefined ? [] : [{ written: name, read: `${own.from} to ${own.to}` }]
        return { value: name, label: `Only “${name}”`, examples }
      })
    ]
  }
}

import { fieldLabels } from '../../../../shared/mapping.ts'
import type { LedgerFacts } from '../../../../shared/ledger.ts'
import { judgeReading, stateReading } from '../../../../shared/reading-verdicts.ts'
import { joinLines, nameLine } from '../../../../shared/sheets.ts'
import { tieOutTotals } from '../../../../shared/tie-out.ts'
import type { WorkpaperFacts } from '../workpaper-content.ts'
import { column, type CellKind, type TableColumn } from '../table.ts'
import { inWords } from './words.ts'

/** One fact about an import. */
export interface ReportRow {
  section: string
  item: string
  /** What `value` is where it stands in a workbook. */
  kind: CellKind
  value: string
  detail: string
}

/** The columns of the import report. Values of all kinds share a column, so that it is a text. */
export function reportColumns(): TableColumn<ReportRow>[] {
  return [
    column('section', 'text', ({ section }) => section),
    column('item', 'text', ({ item }) => item),
    column('value', 'text', ({ value }) => value),
    column('detail', 'text', ({ detail }) => detail)
  ]
}

type Item = [item: string, kind: CellKind, value: string | number, detail?: string]

/** The facts of a section as rows. */
export function rowsOf(section: string, items: Item[]): ReportRow[] {
  return items.map(([item, kind, value, detail = '']) => ({
    section,
    item,
    kind,
    value: String(value),
    detail
  }))
}

/** How each file was read, with its SHA-256. */
export function fileRows({ files }: LedgerFacts): ReportRow[] {
  return files.flatMap((file, at) => {
    const { dialect } = file
    const section = files.length > 1 ? `Source file ${at + 1}` : 'Source file'
    return rowsOf(section, [
      ['Name', 'text', file.name],
      ['Size in bytes', 'integer', file.sizeBytes],
      ['Modified', 'text', file.modifiedAt],
      ['SHA-256', 'text', file.sha256],
      ['Physical lines', 'integer', file.physicalLines],
      ['Lines of the ledger', 'integer', file.rows],
      ...(dialect.sheets ?? []).map(({ name, rows, from, notRead }): Item => [
        `Sheet ${name}`,
        'text',
        `${rows ?? 0} rows`,
        from === undefined ? `not read: ${notRead ?? 'empty'}` : 'read'
      ]),
      ...dialect.evidence.map(({ what, value, because }): Item => [what, 'text', value, because])
    ])
  })
}

/** Whether the file is read as it is meant: the words that stand before every figure. */
export function readingRows(facts: LedgerFacts): ReportRow[] {
  return rowsOf('Reading', [
    ...judgeReading(facts).map(({ grave, text }): Item => [grave ? 'Read this first' : 'Note', 'text', text]),
    ['Lines', 'text', stateReading(facts)]
  ])
}

/** What became of every physical line, what takes part, and what it all adds up to. */
export function lineRows(facts: LedgerFacts): ReportRow[] {
  return [
    ...rowsOf('Lines', [
      ['Physical lines', 'integer', facts.physicalLines],
      ...facts.lineClasses.map(({ class: name, lines, firstLines }): Item => [
        `of these ${inWords(name)}`,
        'integer',
        lines,
        firstLines.length === 0 ? '' : `first: ${listLines(facts, firstLines)}`
      ]),
      ...populationItems(facts)
    ]),
    ...totalRows(facts)
  ]
}

function populationItems(facts: LedgerFacts): Item[] {
  return [
    ['Lines of the ledger', 'integer', facts.rows.read],
    ['of these used', 'integer', facts.rows.used],
    ...facts.excluded.map(({ reason, rows: count, firstLines, firstFiles }): Item => [
      `of these excluded: ${inWords(reason)}`,
      'integer',
      count,
      `first: ${listLines(facts, firstLines, firstFiles)}`
    ])
  ]
}

/** That nothing of the files is missing: what they are, what of them is the ledger, its days and whether its journals balance. */
export function completenessRows(facts: LedgerFacts): ReportRow[] {
  const { files, physicalLines, posted, effective, proof } = facts
  const journals = proof?.journals ?? null
  const span = (days: LedgerFacts['posted']) => (days === null ? 'no days' : `${days.from} to ${days.to}`)
  const sources = files.map(({ name, rows, sha256 }): Item => [
    'Source',
    'integer',
    rows,
    `lines of ${name}, SHA-256 ${sha256}`
  ])
  return rowsOf('Population and completeness', [
    ...sources,
    ['Physical lines', 'integer', physicalLines, 'each in one class: see the sheet Method'],
    ...populationItems(facts),
    ...(journals === null
      ? []
      : ([
          ['Journals', 'integer', journals.journals],
          ['of these not balanced', 'integer', journals.unbalanced],
          ['Lines without a journal', 'integer', journals.without.rows, `net ${journals.without.net}`]
        ] satisfies Item[])),
    ['Accounts', 'integer', facts.accounts, `entry date ${span(posted)}; effective date ${span(effective)}`]
  ])
}

/** What the lines of the ledger add up to, and what the file itself says of that. */
export function totalRows({ totals, controlTotal, files }: LedgerFacts): ReportRow[] {
  return rowsOf('Control totals', [
    ['Debit', 'amount', totals.debit],
    ['Credit', 'amount', totals.credit],
    ['Net', 'amount', totals.net],
    ...(controlTotal === null
      ? []
      : (['debit', 'credit', 'net'] as const).flatMap((what): Item[] => {
          const value = controlTotal[what]
          const detail = `${nameLine(files[0], controlTotal.lineNumber)}; confirmed by the sum of all lines`
          return value === null
            ? []
            : [[`${totalLabels[what]} as the file states it`, 'amount', value, detail]]
        }))
  ])
}

/** The first lines of a class or reason, each with its sheet where there are several; of one file where no files are told. */
function listLines({ files }: LedgerFacts, lines: number[], at: number[] = []): string {
  return joinLines(lines.map((line, index) => nameLine(files[at[index] ?? 0], line)))
}

const totalLabels = { rows: 'Lines', debit: 'Debit', credit: 'Credit', net: 'Net' }
const outcomes = { empty: 'not compared', pass: 'agrees', fail: 'differs', unclear: 'cannot be read' }

/** The client's totals as they were typed, compared with the ledger. */
export function tieOutRows({ typed, compared, savedAt }: WorkpaperFacts['tieOut']): ReportRow[] {
  return rowsOf('Tie-out to the client’s totals', [
    ...tieOutTotals.map((total): Item => {
      const { outcome, ledger, difference, problem } = compared[total]
      const words = outcome === 'fail' ? `differs by ${difference}` : outcomes[outcome]
      return [
        totalLabels[total],
        'text',
        typed[total],
        `${words}; ledger ${ledger}${problem === '' ? '' : `; ${problem}`}`
      ]
    }),
    ['Source or reason', 'text', typed.note],
    ['Typed', 'text', savedAt ?? '']
  ])
}

/** Which column each field is read from, and why. */
export function mappingRows({ mapping }: LedgerFacts): ReportRow[] {
  return rowsOf('Mapping', [
    ...mapping.fields.map(({ field, header, position, reason }): Item => [
      fieldLabels[field],
      'text',
      header,
      `column ${position}; ${reason}`
    ]),
    ...mapping.notes.map((note, at): Item => [`Note ${at + 1}`, 'text', note])
  ])
}

/** What a reviewer has to know of the data. */
export function noticeRows({ notices }: LedgerFacts): ReportRow[] {
  return rowsOf(
    'Notices',
    notices.map(({ code, text, lines }) => [code, 'text', text, lines === 0 ? '' : `${lines} lines`])
  )
}

import type { UnbalancedJournal } from '../../../../shared/import-proof.ts'
import { fieldLabels } from '../../../../shared/mapping.ts'
import type { LedgerFacts } from '../../../../shared/ledger.ts'
import { judgeReading, stateReading } from '../../../../shared/reading-verdicts.ts'
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

function rowsOf(section: string, items: Item[]): ReportRow[] {
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
  const { rows, totals, controlTotal } = facts
  return [
    ...rowsOf('Lines', [
      ['Physical lines', 'integer', facts.physicalLines],
      ...facts.lineClasses.map(({ class: name, lines, firstLines }): Item => [
        `of these ${inWords(name)}`,
        'integer',
        lines,
        firstLines.length === 0 ? '' : `first: line ${firstLines.join(', ')}`
      ]),
      ['Lines of the ledger', 'integer', rows.read],
      ['of these taking part', 'integer', rows.used],
      ...facts.excluded.map(({ reason, rows: count, firstLines }): Item => [
        `of these left out: ${inWords(reason)}`,
        'integer',
        count,
        `first: line ${firstLines.join(', ')}`
      ])
    ]),
    ...rowsOf('Control totals', [
      ['Debit', 'amount', totals.debit],
      ['Credit', 'amount', totals.credit],
      ['Net', 'amount', totals.net],
      ...(controlTotal === null
        ? []
        : (['debit', 'credit', 'net'] as const).flatMap((what): Item[] => {
            const value = controlTotal[what]
            const detail = `line ${controlTotal.lineNumber}; confirmed by the sum of all lines`
            return value === null
              ? []
              : [[`${totalLabels[what]} as the file states it`, 'amount', value, detail]]
          }))
    ])
  ]
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

/** What shows that the import is complete: dates, blanks, months and journals. */
export function proofRows({ proof, posted, effective, accounts, users }: LedgerFacts): ReportRow[] {
  if (proof === null) return []
  const { months, journals } = proof
  return [
    ...rowsOf('Coverage', [
      ['Posted', 'text', posted === null ? '' : `${posted.from} to ${posted.to}`],
      ['Effective', 'text', effective === null ? '' : `${effective.from} to ${effective.to}`],
      ['Accounts', 'integer', accounts],
      ['Users', 'integer', users ?? ''],
      ['First line', 'text', proof.first.text, `line ${proof.first.lineNumber}`],
      ['Last line', 'text', proof.last.text, `line ${proof.last.lineNumber}`]
    ]),
    ...rowsOf(
      'Blank keys',
      proof.blanks.map(({ field, blank, unread }) => [
        fieldLabels[field],
        'integer',
        blank,
        `${unread} unreadable`
      ])
    ),
    ...(['posted', 'effective'] as const).flatMap((date) =>
      rowsOf(
        `Months, ${date} date`,
        (months[date] ?? []).map(({ month, rows, debit, credit }) => [
          month === '' ? 'without a day' : month,
          'integer',
          rows,
          `debit ${debit}; credit ${credit}`
        ])
      )
    ),
    ...(journals === null
      ? []
      : rowsOf('Journals', [
          ['Journals', 'integer', journals.journals],
          ['Not balanced', 'integer', journals.unbalanced],
          ['Balanced only over several entities', 'integer', journals.acrossEntities],
          ['Lines without a journal number', 'integer', journals.without.rows, `net ${journals.without.net}`]
        ]))
  ]
}

/** One journal that does not add up to nought. */
export function journalRow({ journal, entity, rows, unread, net, firstLine }: UnbalancedJournal): ReportRow {
  const detail = [
    `${rows} lines from line ${firstLine} on`,
    ...(entity === '' ? [] : [`entity ${entity}`]),
    ...(unread === 0 ? [] : [`${unread} without a readable amount`])
  ]
  return {
    section: 'Unbalanced journals',
    item: journal,
    kind: 'amount',
    value: net,
    detail: detail.join('; ')
  }
}

/** What a reviewer has to know of the data. */
export function noticeRows({ notices }: LedgerFacts): ReportRow[] {
  return rowsOf(
    'Notices',
    notices.map(({ code, text, lines }) => [code, 'text', text, lines === 0 ? '' : `${lines} lines`])
  )
}

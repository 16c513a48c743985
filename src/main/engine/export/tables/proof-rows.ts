import type { UnbalancedJournal } from '../../../../shared/import-proof.ts'
import type { LedgerFacts } from '../../../../shared/ledger.ts'
import { fieldLabels } from '../../../../shared/mapping.ts'
import { nameLine, type SheetFacts } from '../../../../shared/sheets.ts'
import { rowsOf, type ReportRow } from './import-report.ts'

/** What shows that the import is complete: dates, blanks, months and journals. */
export function proofRows({ proof, posted, effective, accounts, users, files }: LedgerFacts): ReportRow[] {
  if (proof === null) return []
  const { months, journals } = proof
  return [
    ...rowsOf('Coverage', [
      [fieldLabels.posted, 'text', posted === null ? '' : `${posted.from} to ${posted.to}`],
      [fieldLabels.effective, 'text', effective === null ? '' : `${effective.from} to ${effective.to}`],
      ['Accounts', 'integer', accounts],
      ['Users', 'integer', users ?? ''],
      ['First line', 'text', proof.first.text, nameLine(files[proof.first.file], proof.first.lineNumber)],
      ['Last line', 'text', proof.last.text, nameLine(files[proof.last.file], proof.last.lineNumber)]
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
        `Months, ${fieldLabels[date].toLowerCase()}`,
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
export function journalRow(
  { journal, entity, rows, unread, net, firstLine, file }: UnbalancedJournal,
  files: readonly SheetFacts[]
): ReportRow {
  const detail = [
    `${rows} lines from ${nameLine(files[file], firstLine)} on`,
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

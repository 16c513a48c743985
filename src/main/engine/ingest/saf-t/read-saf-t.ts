import { notALedger } from '../../../base/formats/not-a-ledger.ts'
import type { Book } from '../xlsx/book.ts'
import { RowCells, streamedBook, type SheetBytes } from '../xlsx/streamed-book.ts'
import { columns, walkLines } from './walk-lines.ts'

type Header = (typeof columns)[number]['header']

/** Names that say what is in a column where SAF-T's own name would mean something else in any other file. */
const plainNames: Partial<Record<Header, string>> = {
  JournalID: 'Journal Source',
  TransactionDate: 'Effective Date',
  SourceID: 'User ID'
}
const amount = /^[-+]?\d+(?:\.\d+)?$/

/**
 * Reads the general ledger of a Standard Audit File for Tax (SAF-T) as a table with a row for each line, of the columns that any line has; the
 * totals that the file states are the last row. Throws NOT_A_LEDGER where it has no postings, DAMAGED_FILE and FILE_TOO_LARGE.
 */
export async function readSafT(bytes: SheetBytes): Promise<Book> {
  const filled = new Set<number>()
  let lines = 0
  const { version, namespace, totalDebit, totalCredit } = await walkLines(bytes.chunks(), (values) => {
    lines++
    values.forEach((value, at) => value !== '' && filled.add(at))
  })
  if (lines === 0) {
    throw notALedger(
      'a SAF-T file without postings, perhaps one of invoices',
      'Export SAF-T with the entries of the general ledger (GeneralLedgerEntries) and drop that.'
    )
  }
  const isFilled = (header: Header) => filled.has(columns.findIndex((column) => column.header === header))
  const shown = columns.flatMap(({ header }, at) => (filled.has(at) ? [{ header, at }] : []))
  // Of two dates of posting the one on which the entry was made is the posted date.
  const names = isFilled('SystemEntryDate') ? plainNames : { ...plainNames, GLPostingDate: 'Posted Date' }
  const totals: Partial<Record<Header, string>> = {
    [shown[0]!.header]: 'Total',
    DebitAmount: totalDebit,
    CreditAmount: totalCredit
  }
  return streamedBook(
    bytes,
    async (chunks, visitor) => {
      visitor.sheet('GeneralLedgerEntries')
      let number = 1
      const tell = (cells: { text: string; header: string }[]): void => {
        const row = new RowCells(number++, false)
        cells.forEach(({ text, header }, at) => {
          row.put(at, text, header.endsWith('Amount') && amount.test(text) ? 'number' : 'text')
        })
        if (row.cells.length > 0) visitor.row(row)
      }
      tell(shown.map(({ header }) => ({ header, text: names[header] ?? header })))
      await walkLines(chunks, (values) =>
        tell(shown.map(({ header, at }) => ({ header, text: values[at]! })))
      )
      if (totalDebit !== '' || totalCredit !== '') {
        tell(shown.map(({ header }) => ({ header, text: totals[header] ?? '' })))
      }
    },
    {
      encoding: 'saf-t',
      mostRows: null,
      evidence: [
        {
          what: 'Format',
          value: ['SAF-T', version].join(' ').trim(),
          because: `The first element is AuditFile${namespace === '' ? '' : ` of ${namespace}`}; TransactionDate is the effective date, SourceID the user, JournalID the source. Line 2 is the first posting.`
        }
      ]
    }
  )
}

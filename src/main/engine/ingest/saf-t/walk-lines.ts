import { DoubletError } from '../../../../shared/result.ts'
import { walkXml } from '../xlsx/walk-xml.ts'
import type { Faults } from '../xlsx/workbook-errors.ts'

/** The columns of a posting, in the order of the table, with where their values stand; a line's own value counts before its transaction's. */
export const columns = [
  { header: 'JournalID', journal: 'JournalID' },
  { header: 'TransactionID', transaction: 'TransactionID' },
  { header: 'RecordID', line: 'RecordID' },
  { header: 'Period', transaction: 'Period' },
  { header: 'TransactionDate', transaction: 'TransactionDate' },
  { header: 'GLPostingDate', transaction: 'GLPostingDate' },
  { header: 'SystemEntryDate', transaction: 'SystemEntryDate', line: 'SystemEntryDate' },
  { header: 'SourceID', transaction: 'SourceID' },
  { header: 'TransactionType', transaction: 'TransactionType' },
  { header: 'SourceDocumentID', line: 'SourceDocumentID' },
  { header: 'DocArchivalNumber', transaction: 'DocArchivalNumber' },
  { header: 'AccountID', line: 'AccountID' },
  { header: 'Party', transaction: 'Party', line: 'Party' },
  { header: 'TransactionDescription', transaction: 'Description' },
  { header: 'Description', line: 'Description' },
  { header: 'DebitAmount', line: 'DebitAmount' },
  { header: 'CreditAmount', line: 'CreditAmount' }
] as const satisfies readonly Column[]

interface Column {
  header: string
  journal?: string
  transaction?: string
  line?: string
}

/** What a file says of all its postings. */
export interface SafTFacts {
  version: string
  namespace: string
  totalDebit: string
  totalCredit: string
}

/** The errors of an audit file. */
export const safTFaults: Faults = {
  damaged: (detail) =>
    new DoubletError(
      'DAMAGED_FILE',
      'This SAF-T file is damaged or incomplete. Export it again and drop the new file.',
      detail
    ),
  oversized: (detail) =>
    new DoubletError(
      'FILE_TOO_LARGE',
      'This SAF-T file holds more than a ledger can need, so it was not read. Export the ledger as CSV and drop that.',
      detail
    )
}

type Level = 'journal' | 'transaction' | 'line'
const levels: Record<string, Level> = {
  Journal: 'journal',
  Transaction: 'transaction',
  Line: 'line',
  TransactionLine: 'line',
  DebitLine: 'line',
  CreditLine: 'line'
}
const ranks: Record<Level, number> = { journal: 0, transaction: 1, line: 2 }
/** A posting has the one or the other. */
const parties: Record<string, string> = { CustomerID: 'Party', SupplierID: 'Party' }
const amounts = new Set(['DebitAmount', 'CreditAmount'])
const facts: Record<string, keyof SafTFacts> = {
  AuditFileVersion: 'version',
  TotalDebit: 'totalDebit',
  TotalCredit: 'totalCredit'
}

/**
 * Streams the lines of the general ledger of an audit file to `take`, each as its values by `columns`; lines of invoices and payments, which
 * have the same names, stand elsewhere and are left out. Answers what the file says of itself. Throws DAMAGED_FILE and FILE_TOO_LARGE.
 */
export async function walkLines(
  chunks: AsyncIterable<Buffer>,
  take: (values: string[]) => void
): Promise<SafTFacts> {
  const found: SafTFacts = { version: '', namespace: '', totalDebit: '', totalCredit: '' }
  const path: string[] = []
  const opened: { level: Level; depth: number }[] = []
  const values: Record<Level, Map<string, string>> = {
    journal: new Map(),
    transaction: new Map(),
    line: new Map()
  }
  let ledgerDepth = 0
  let text = ''

  const close = (name: string): void => {
    const depth = path.length
    const at = opened.at(-1)
    const fact = facts[name]
    if (fact !== undefined && (ledgerDepth === 0 ? fact === 'version' : depth === ledgerDepth + 1)) {
      found[fact] = text.trim()
    }
    if (at === undefined) return
    if (depth === at.depth) {
      opened.pop()
      if (at.level === 'line') take(columns.map((column) => valueOf(column, values)))
      return
    }
    if (text.trim() === '') return
    // The amount may stand by itself or beside its currency.
    if (depth === at.depth + 2 && name === 'Amount' && amounts.has(path.at(-2)!)) {
      values[at.level].set(path.at(-2)!, text.trim())
    } else if (depth === at.depth + 1) values[at.level].set(parties[name] ?? name, text.trim())
  }

  await walkXml(
    chunks,
    {
      open(name, attributes) {
        path.push(name)
        text = ''
        if (path.length === 1) found.namespace = namespaceOf(attributes())
        if (name === 'GeneralLedgerEntries' && ledgerDepth === 0) ledgerDepth = path.length
        const level = ledgerDepth > 0 ? levels[name] : undefined
        const above = opened.at(-1)
        // A line within a line is none, whatever it is called.
        if (level === undefined || (above !== undefined && ranks[level] <= ranks[above.level])) return
        opened.push({ level, depth: path.length })
        values[level] = new Map()
      },
      text(piece) {
        text += piece
      },
      close(name) {
        close(name)
        text = ''
        if (path.length === ledgerDepth) ledgerDepth = 0
        path.pop()
      }
    },
    safTFaults
  )
  return found
}

function valueOf(column: Column, values: Record<Level, Map<string, string>>): string {
  const of = (level: Level) => (column[level] === undefined ? undefined : values[level].get(column[level]))
  return of('line') ?? of('transaction') ?? of('journal') ?? ''
}

function namespaceOf(attributes: Record<string, string>): string {
  const [, value] = Object.entries(attributes).find(([name]) => /^xmlns(?::n\d*)?$/.test(name)) ?? []
  return value ?? ''
}

import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import iconv from 'iconv-lite'
import Papa from 'papaparse'
import { expectDone, openFindings, railJob, smallLedger } from '../../helpers/desk.ts'
import { dropFiles } from '../../helpers/drop-files.ts'
import { expect, test } from '../../helpers/electron-test.ts'
import type { Doublet } from '../../helpers/launch-electron.ts'
import { writeBySheetJs } from '../../helpers/write-table.ts'

/** A line of the plain ledger. */
type Line = Record<string, string>

const lines = parse(readFileSync(smallLedger, 'utf8'))
const duplicateLines = 26

const variants: [what: string, fileName: string, write: (path: string) => void][] = [
  [
    'a SAP list with bars, page headers and minus behind the amount',
    'sap-list.txt',
    (path) => writeFileSync(path, sapList())
  ],
  [
    'semicolons, decimal commas and umlauts in Windows-1252',
    'buchungen.csv',
    (path) => writeFileSync(path, iconv.encode(germanCsv(), 'windows-1252'))
  ],
  [
    'tabs in UTF-16',
    'unicode.txt',
    (path) => writeFileSync(path, iconv.encode(tabText(), 'utf-16le', { addBOM: true }))
  ],
  [
    'an old workbook',
    'journal.xls',
    (path) =>
      writeFileSync(path, writeBySheetJs([Object.keys(lines[0]!), ...lines.map(Object.values)], 'biff8'))
  ],
  ['a workbook', 'journal.xlsx', (path) => copyFileSync(smallLedger.replace(/\.csv$/, '.xlsx'), path)]
]

for (const [what, fileName, write] of variants) {
  test(`a ledger as ${what} gives the duplicates of its plain twin`, async ({ launch, folder }) => {
    const doublet = await launch()
    const path = join(folder, fileName)
    write(path)
    const plain = await exportedDuplicates(doublet, smallLedger, join(folder, 'plain-out.csv'))
    const dressed = await exportedDuplicates(doublet, path, join(folder, 'dressed-out.csv'))
    expect(plain).toHaveLength(duplicateLines)
    expect(dressed).toEqual(plain)
  })
}

/** Drops a ledger, exports its duplicates, and gives account, amount, types, dates, user, source and size of the groups. */
async function exportedDuplicates({ app, page }: Doublet, ledger: string, target: string): Promise<string[]> {
  await dropFiles(page, [ledger])
  await expectDone(page, basename(ledger), duplicateLines)
  await railJob(page, basename(ledger)).getByRole('button').first().click()
  await openFindings(page)
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, target)
  await page.getByRole('button', { name: 'Export all duplicates…' }).click()
  const message = page.getByTestId('export').filter({ hasText: basename(target) })
  await expect(message).toContainText(`Exported, ${duplicateLines} lines`)
  const columns = [
    'account',
    'duplicate_types',
    'group_count',
    'posted_date',
    'effective_date',
    'user',
    'source'
  ]
  return parse(readFileSync(target, 'utf8'))
    .map((row) => [...columns.map((name) => row[name]), Number(row['amount']).toFixed(2)].join(' '))
    .toSorted()
}

/** 60 lines a page, each page with the title, the header between rules, and the sum of the page. */
function sapList(): string {
  const rule = '-'.repeat(120)
  const header = '|DocumentNo|Itm|Entry Date|Pstng Date|User Name|Ty|G/L Account|Amount in LC|Text|'
  const pages: string[] = []
  for (let first = 0; first < lines.length; first += 60) {
    const page = lines.slice(first, first + 60)
    pages.push(
      `Line Item List${' '.repeat(90)}Page ${first / 60 + 1}`,
      'Company code 1000   Period 01.2025 - 12.2025',
      rule,
      header,
      rule,
      ...page.map((line) => {
        const cells = [
          line['entry_id'],
          line['line_no'],
          day(line['posted_ts']),
          day(line['date']),
          line['user']
        ]
        return `|${[...cells, line['source_system'], line['account'], signed(cents(line)), line['description']].join('|')}|`
      }),
      rule,
      `|*|||||||${signed(page.reduce((sum, line) => sum + cents(line), 0))}||`,
      ''
    )
  }
  return pages.join('\r\n')
}

function germanCsv(): string {
  const header =
    'Belegnummer;Position;Buchungsdatum;Erfassungsdatum;Sachkonto;Bezeichnung;Buchungstext;Betrag;Belegart;Benutzer'
  const rows = lines.map((line) => {
    const amount = cents(line)
    const written = (amount < 0 ? '-' : '') + grouped(Math.abs(amount), '.', ',')
    const text = `"Zahlung für ${line['description']}; geprüft"`
    const cells = [
      line['entry_id'],
      line['line_no'],
      day(line['date']),
      day(line['posted_ts']),
      line['account']
    ]
    return [...cells, line['account_name'], text, written, line['source_system'], line['user']].join(';')
  })
  return [header, ...rows, ''].join('\r\n')
}

function tabText(): string {
  const names = Object.keys(lines[0]!)
  const rows = lines.map((line) => names.map((name) => line[name]).join('\t'))
  return [names.join('\t'), ...rows, ''].join('\r\n')
}

/** The day of a date or a moment, as it is written in German. */
function day(date = ''): string {
  return date.slice(0, 10).split('-').reverse().join('.')
}

/** Debit less credit, in cents. */
function cents(line: Line): number {
  return Math.round(Number(line['debit']) * 100) - Math.round(Number(line['credit']) * 100)
}

/** With the minus behind. */
function signed(amount: number): string {
  return grouped(Math.abs(amount), ',', '.') + (amount < 0 ? '-' : '')
}

function grouped(amount: number, thousands: string, decimal: string): string {
  const [whole = '', fraction = ''] = (amount / 100).toFixed(2).split('.')
  return whole.replace(/\B(?=(?:\d{3})+$)/g, thousands) + decimal + fraction
}

function parse(text: string): Line[] {
  const { data } = Papa.parse<Line>(text.replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true })
  return data
}

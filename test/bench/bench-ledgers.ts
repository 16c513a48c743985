import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import type { Settings } from '../../src/shared/settings.ts'
import { unzipSingle } from '../helpers/unzip-single.ts'
import type { EventColumns } from './inject-events.ts'

/** A ledger of the benchmark: its file, how it is read, and what a second posting changes. */
export interface BenchLedger {
  name: string
  path: string
  mapping: Settings['mapping']
  header: string[]
  records: string[][]
  columns: EventColumns
}

const phillyMapping = {
  account: 'sub_obj',
  amount: 'transaction_amount',
  document: 'document_no',
  posted: 'check_date',
  source: 'doc_ref_no_prefix',
  user: 'dept'
}

const bradfordMapping = {
  account: 'Expenditure code',
  amount: 'Net Amount',
  document: 'Transaction Number',
  counterparty: 'Supplier Name',
  posted: 'Payment date',
  source: 'Service Code'
}

const names = [
  'aicpa-ads-gl',
  'philly-payments-fy2017',
  'bradford-spend',
  'ap-duplicates-labelled',
  'made'
] as const
export type BenchName = (typeof names)[number]

/** The ledgers of the benchmark by their names; each is unpacked or made in `folder` when it is asked for. Throws where it is not there. */
export function benchLedgers(
  data: string,
  maker: string,
  folder: string
): Record<BenchName, () => BenchLedger> {
  const unpack = (zip: string, name: string) => {
    const path = join(folder, name)
    writeFileSync(path, unzipSingle(readFileSync(join(data, zip))))
    return path
  }
  const journals = (path: string, name: string) =>
    read(name, path, {}, (column) => ({
      journal: column('Journal_ID'),
      document: -1,
      posted: column('Entered_Date'),
      time: column('Entered_Time'),
      dates: [column('Entered_Date'), column('Effective_Date'), column('Document_Date')],
      user: column('Entered_By'),
      source: column('Source'),
      texts: [column('JE_Line_Description')]
    }))
  return {
    'aicpa-ads-gl': () =>
      journals(join(data, 'aicpa-ads-gl/GL_Detail_YYYYMMDD_YYYYMMDD.csv'), 'aicpa-ads-gl'),
    'philly-payments-fy2017': () => {
      const path = unpack('philly-payments-fy2017/city_payments_fy2017.csv.zip', 'payments.csv')
      return read('philly-payments-fy2017', path, phillyMapping, (column) => ({
        journal: -1,
        document: column('document_no'),
        posted: column('check_date'),
        time: -1,
        dates: [column('check_date')],
        user: column('dept'),
        source: column('doc_ref_no_prefix'),
        texts: [column('vendor_name'), column('contract_description')]
      }))
    },
    'bradford-spend': () => {
      const path = unpack('bradford-spend/bradford-payments-2017-2019.csv.zip', 'spend.csv')
      return read('bradford-spend', path, bradfordMapping, (column) => ({
        journal: -1,
        document: column('Transaction Number'),
        posted: column('Payment date'),
        time: -1,
        dates: [column('Payment date')],
        user: -1,
        source: column('Service Code'),
        texts: [column('Supplier Name')]
      }))
    },
    'ap-duplicates-labelled': () =>
      read(
        'ap-duplicates-labelled',
        join(data, 'ap-duplicates-labelled/ap_transactions.csv'),
        {
          account: 'vendor_id',
          amount: 'amount',
          document: 'invoice_no',
          posted: 'transaction_date',
          source: 'business_unit'
        },
        (column) => ({
          journal: -1,
          document: column('invoice_no'),
          posted: column('transaction_date'),
          time: -1,
          dates: [column('transaction_date')],
          user: -1,
          source: column('business_unit'),
          texts: []
        })
      ),
    made: () => journals(makeLedger(maker, folder), 'made')
  }
}

function read(
  name: string,
  path: string,
  mapping: Settings['mapping'],
  columnsOf: (column: (header: string) => number) => EventColumns
): BenchLedger {
  const { data } = Papa.parse<string[]>(decode(readFileSync(path)), { skipEmptyLines: true })
  const [header = [], ...records] = data
  const columns = columnsOf((wanted) => header.indexOf(wanted))
  return { name, path, mapping, header, records, columns }
}

/** UTF-8, else Windows-1252. */
function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function makeLedger(maker: string, folder: string): string {
  if (!existsSync(maker)) throw new Error(`There is no ${maker}; name make_ledger.py with --maker.`)
  const made = spawnSync('python3', [maker, '200000', '11', '0'], { maxBuffer: 1 << 28 })
  if (made.status !== 0) throw new Error(`make_ledger.py failed: ${made.stderr.toString()}`)
  const path = join(folder, 'made.csv')
  writeFileSync(path, made.stdout)
  return path
}

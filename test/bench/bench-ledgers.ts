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
  posted: 'check_date',
  source: 'doc_ref_no_prefix',
  user: 'dept'
}

/** The two real ledgers and a made one of 200,000 rows; unpacked and made in `folder`. Throws where one is not there. */
export function openBenchLedgers(data: string, maker: string, folder: string): BenchLedger[] {
  const payments = join(folder, 'payments.csv')
  writeFileSync(
    payments,
    unzipSingle(readFileSync(join(data, 'philly-payments-fy2017/city_payments_fy2017.csv.zip')))
  )
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
  return [
    journals(join(data, 'aicpa-ads-gl/GL_Detail_YYYYMMDD_YYYYMMDD.csv'), 'aicpa-ads-gl'),
    read('philly-payments-fy2017', payments, phillyMapping, (column) => ({
      journal: -1,
      document: column('document_no'),
      posted: column('check_date'),
      time: -1,
      dates: [column('check_date')],
      user: column('dept'),
      source: column('doc_ref_no_prefix'),
      texts: [column('vendor_name'), column('contract_description')]
    })),
    journals(makeLedger(maker, folder), 'made ledger')
  ]
}

function read(
  name: string,
  path: string,
  mapping: Settings['mapping'],
  columnsOf: (column: (header: string) => number) => EventColumns
): BenchLedger {
  const { data } = Papa.parse<string[]>(readFileSync(path, 'utf8'), { skipEmptyLines: true })
  const [header = [], ...records] = data
  const columns = columnsOf((wanted) => header.indexOf(wanted))
  return { name, path, mapping, header, records, columns }
}

function makeLedger(maker: string, folder: string): string {
  if (!existsSync(maker)) throw new Error(`There is no ${maker}; name make_ledger.py with --maker.`)
  const made = spawnSync('python3', [maker, '200000', '11', '0'], { maxBuffer: 1 << 28 })
  if (made.status !== 0) throw new Error(`make_ledger.py failed: ${made.stderr.toString()}`)
  const path = join(folder, 'made.csv')
  writeFileSync(path, made.stdout)
  return path
}

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { totalEvents } from '../../src/main/engine/events/total-events.ts'
import { findingFigures } from '../../src/shared/duplicate.ts'
import type { Settings } from '../../src/shared/settings.ts'
import { analyzeFile } from '../helpers/analyze-file.ts'
import { storedEvents } from '../helpers/events-of.ts'
import { describeSharedData } from '../helpers/shared-data.ts'
import { scratchFolder } from '../helpers/scratch-folder.ts'
import { unzipSingle } from '../helpers/unzip-single.ts'

/** What the independent program says of a ledger: events, lines and exposure of each kind, and of all of them. */
interface Expected {
  findings: { count: number; exposure: Record<string, string>; net: Record<string, string> }
  kinds: Record<string, [events: number, lines: number, exposure: Record<string, string>]>
}

/** The columns that the independent program was given. */
const ledgers: Record<string, { file: string; mapping: Settings['mapping'] }> = {
  'je-six-types-small': {
    file: 'je-six-types-small/journal_entries.csv',
    mapping: {
      account: 'account',
      debit: 'debit',
      credit: 'credit',
      journal: 'entry_id',
      user: 'user',
      source: 'source_system',
      posted: 'posted_ts',
      effective: 'date'
    }
  },
  'aicpa-ads-gl': {
    file: 'aicpa-ads-gl/GL_Detail_YYYYMMDD_YYYYMMDD.csv',
    mapping: {
      account: 'GL_Account_Number',
      amount: 'Amount',
      indicator: 'Amount_Credit_Debit_Indicator',
      journal: 'Journal_ID',
      currency: 'Amount_Currency',
      user: 'Entered_By',
      source: 'Source',
      posted: 'Entered_Date',
      effective: 'Effective_Date'
    }
  },
  'ap-duplicates-labelled': {
    file: 'ap-duplicates-labelled/ap_transactions.csv',
    mapping: { account: 'vendor_id', amount: 'amount', document: 'payment_ref', posted: 'transaction_date' }
  },
  'ap-duplicates-labelled by invoice': {
    file: 'ap-duplicates-labelled/ap_transactions.csv',
    mapping: { account: 'vendor_id', amount: 'amount', document: 'invoice_no', posted: 'transaction_date' }
  },
  'philly-payments-fy2017': {
    file: 'philly-payments-fy2017/city_payments_fy2017.csv.zip',
    mapping: {
      account: 'sub_obj',
      amount: 'transaction_amount',
      document: 'document_no',
      counterparty: 'vendor_name',
      posted: 'check_date'
    }
  },
  'bradford-spend': {
    file: 'bradford-spend/bradford-payments-2017-2019.csv.zip',
    mapping: {
      account: 'Expenditure code',
      amount: 'Net Amount',
      document: 'Transaction Number',
      counterparty: 'Supplier Name',
      posted: 'Payment date'
    }
  }
}

/** The events of whole ledgers against what an independent program gives for them. `npm run golden`. */
describeSharedData('finds the events that an independent program finds', (shared) => {
  const scratch = scratchFolder()
  const path = join(shared, '../cases/events/expected.json')
  const expected = JSON.parse(readFileSync(path, 'utf8')) as Record<string, Expected>
  const there = Object.keys(ledgers).filter((name) => existsSync(join(shared, ledgers[name]!.file)))

  test.each(there)(
    '%s',
    async (name) => {
      const { file, mapping } = ledgers[name]!
      const bytes = readFileSync(join(shared, file))
      const copy = join(scratch, basename(file).replace(/\.zip$/, ''))
      writeFileSync(copy, file.endsWith('.zip') ? unzipSingle(bytes) : bytes)
      const { ledgerPath, result } = await analyzeFile(copy, { mapping, goesOn: true })
      const events = storedEvents(ledgerPath)
      const { findings, kinds } = expected[name]!
      expect(totalEvents(events)).toEqual(findings)
      expect(findingFigures(result.duplicates)).toEqual(findings)
      const found: Record<string, [number, number]> = {}
      events.kinds.forEach((kind, event) => {
        const sum = (found[kind] ??= [0, 0])
        sum[0]++
        sum[1] += events.lines.of(event).length
      })
      expect(found).toEqual(
        Object.fromEntries(Object.entries(kinds).map(([kind, [count, lines]]) => [kind, [count, lines]]))
      )
    },
    600_000
  )
})

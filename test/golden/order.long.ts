import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { LedgerReader } from '../../src/main/engine/store/ledger-reader.ts'
import type { DuplicateRow } from '../../src/shared/duplicate.ts'
import type { FindingRow } from '../../src/shared/finding.ts'
import { likelihoods } from '../../src/shared/likelihood.ts'
import type { Settings } from '../../src/shared/settings.ts'
import { analyzeFile } from '../helpers/analyze-file.ts'
import { describeSharedData } from '../helpers/shared-data.ts'
import { scratchFolder } from '../helpers/scratch-folder.ts'
import { unzipSingle } from '../helpers/unzip-single.ts'

const everyMapping = {} satisfies Settings['mapping']
const ledgers: Record<string, { file: string; mapping: Settings['mapping'] }> = {
  'je-six-types-small': { file: 'je-six-types-small/journal_entries.csv', mapping: everyMapping },
  'same-day-copies': { file: '../cases/order/same-day-copies.csv', mapping: everyMapping },
  'aicpa-ads-gl': { file: 'aicpa-ads-gl/GL_Detail_YYYYMMDD_YYYYMMDD.csv', mapping: everyMapping },
  'ap-duplicates-labelled': {
    file: 'ap-duplicates-labelled/ap_transactions.csv',
    mapping: {
      account: 'vendor_id',
      amount: 'amount',
      document: 'invoice_no',
      posted: 'transaction_date',
      source: 'business_unit'
    }
  },
  'philly-payments-fy2017': {
    file: 'philly-payments-fy2017/city_payments_fy2017.csv.zip',
    mapping: {
      account: 'sub_obj',
      amount: 'transaction_amount',
      document: 'document_no',
      counterparty: 'vendor_name',
      posted: 'check_date',
      source: 'dept',
      description: 'contract_description'
    }
  },
  'bradford-spend': {
    file: 'bradford-spend/bradford-payments-2017-2019.csv.zip',
    mapping: {
      account: 'Expenditure code',
      amount: 'Net Amount',
      document: 'Transaction Number',
      counterparty: 'Supplier Name',
      posted: 'Payment date',
      source: 'Service Code',
      user: 'Supplier Number'
    }
  }
}

type Pair = readonly [DuplicateRow, DuplicateRow]

const plain = (text: string) => text.toLowerCase().replaceAll(/[\s\p{N}]/gu, '')
const days = (one: string, other: string) =>
  one === '' || other === '' ? null : Math.abs(Date.parse(one) - Date.parse(other)) / 86_400_000
const isSoon = (one: string, other: string) => (one === other ? true : (days(one, other) ?? 99) <= 3)
const isNear = ([one, other]: Pair) =>
  isSoon(one.posted, other.posted) &&
  isSoon(one.effective, other.effective) &&
  one.user === other.user &&
  one.source === other.source &&
  plain(one.description) === plain(other.description)
const isFar = ([one, other]: Pair) =>
  (days(one.posted, other.posted) ?? 0) >= 60 &&
  one.user !== other.user &&
  plain(one.description) !== plain(other.description)
const isEqual = (pair: Pair) =>
  isNear(pair) && pair[0].posted === pair[1].posted && pair[0].effective === pair[1].effective

const byFinding = (rows: DuplicateRow[]) => Map.groupBy(rows, ({ findingNo }) => findingNo)
const bandOf = ({ judgement }: FindingRow) => likelihoods.indexOf(judgement!.likelihood)

/** The order of whole ledgers against what an order must never do, told anew from their lines. `npm run golden`. */
describeSharedData('suggests an order that is not absurd', (shared) => {
  const scratch = scratchFolder()
  const there = Object.keys(ledgers).filter((name) => existsSync(join(shared, ledgers[name]!.file)))

  async function analyze(name: string): Promise<string> {
    const { file, mapping } = ledgers[name]!
    const bytes = readFileSync(join(shared, file))
    const copy = join(scratch, basename(file).replace(/\.zip$/, ''))
    writeFileSync(copy, file.endsWith('.zip') ? unzipSingle(bytes) : bytes)
    const { ledgerPath } = await analyzeFile(copy, { mapping, goesOn: true })
    return ledgerPath
  }

  test.each(there)(
    'over all pairs of %s',
    async (name) => {
      const reader = new LedgerReader(await analyze(name))
      const { findings } = reader.rows.findingPage({}, null, 0, 1_000_000)
      const rows = reader.rows.page({}, null, 0, 1_000_000).rows
      const linesOf = byFinding(rows)
      const pairs = findings.flatMap((finding) => {
        const lines = linesOf.get(finding.findingNo)!
        return lines.length === 2 && finding.occurrences === 2
          ? [{ finding, pair: [lines[0]!, lines[1]!] as Pair }]
          : []
      })
      const near = pairs.filter(({ pair }) => isNear(pair))
      const far = pairs.filter(({ pair }) => isFar(pair))
      const best = Math.min(...far.map(({ finding }) => bandOf(finding)), likelihoods.length)
      const violations = near.filter(({ finding }) => bandOf(finding) > best)
      // The same for the confidence, where there is a model.
      const highest = Math.max(...far.map(({ finding }) => finding.mlConfidence ?? -1))
      const below = near.filter(
        ({ finding }) => finding.mlConfidence !== null && finding.mlConfidence < highest
      )
      // A pair that is equal in all there is comes in the first quarter of the bands, or the reason says how often the ledger has such.
      const unexplained = pairs.filter(
        ({ finding, pair }) =>
          isEqual(pair) &&
          (finding.counterparties ?? 0) <= 1 &&
          bandOf(finding) > 0 &&
          !/\d{3,} times/.test(finding.judgement!.why)
      )
      expect(violations.map(({ finding }) => finding.title)).toEqual([])
      expect(below.map(({ finding }) => finding.title)).toEqual([])
      expect(unexplained.map(({ finding }) => finding.title)).toEqual([])
      reader.close()
    },
    600_000
  )

  test.runIf(there.includes('ap-duplicates-labelled'))('labelled duplicates come first', async () => {
    const path = await analyze('ap-duplicates-labelled')
    const labels = readFileSync(join(shared, ledgers['ap-duplicates-labelled']!.file), 'utf8')
      .split(/\r?\n/)
      .map((line) => line.split(',')[7] === '1')
    const reader = new LedgerReader(path)
    const sort = { column: 'suggested', direction: 'asc' } as const
    const { findings } = reader.rows.findingPage({}, sort, 0, 1000)
    const linesOf = byFinding(reader.rows.page({}, null, 0, 10_000).rows)
    const isLabelled = findings.map(({ findingNo }) =>
      linesOf.get(findingNo)!.every(({ lineNumber }) => labels[lineNumber - 1])
    )
    let [found, sum] = [0, 0]
    isLabelled.forEach((isOne, at) => {
      if (isOne) sum += ++found / (at + 1)
    })
    const precision = isLabelled.slice(0, 50).filter(Boolean).length / 50
    expect(precision).toBe(1)
    expect(sum / found).toBeGreaterThan(0.99)
    reader.close()
  })
})

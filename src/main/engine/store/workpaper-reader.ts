import type Database from 'better-sqlite3'
import type { CurrencyExposure } from '../../../shared/currency-exposure.ts'
import { riskLevel, typeNumbers, type TypeNumber } from '../../../shared/duplicate.ts'
import type { FindingRow, Reason } from '../../../shared/finding.ts'
import type { LevelLimits } from '../../../shared/duplicate.ts'
import { rulesOf } from '../../../shared/rules.ts'
import { exposureOf, toText, type AmountScale } from '../../base/decimal.ts'
import type { LineFigures, LedgerFinding, LedgerLine, WorkpaperGroup } from '../findings/workpaper-rows.ts'
import { recordColumns, toRow, type DuplicateRecord } from './duplicate-record.ts'
import { attachScores } from './attach-scores.ts'
import { toFinding, type FindingRecord } from './finding-record.ts'
import { LineReader } from './line-reader.ts'
import { openLedger, readMeta } from './open-ledger.ts'
import { createReviewTable } from './review-marks.ts'

/** A row of `finding_money`. */
type MoneyRecord = Pick<
  FindingRecord,
  'currency' | 'exposure_minor' | 'exposure_fine' | 'net_minor' | 'net_fine'
>

interface GroupRecord {
  group_no: number
  type: TypeNumber
  count: number
  risk_score: number
  account: string
  account_name: string
  amount_minor: number
  amount_fine: number
}

interface LineRecord extends DuplicateRecord {
  /** Not there in a ledger of the version before. */
  occurrence?: number
  other_journals: number | null
  partner_file: number | null
  partner_line: number | null
}

/** Every finding and every duplicate line of a finished ledger file, one by one and in review order. */
export class WorkpaperReader {
  /** Decimals of the ledger's finest amount. */
  readonly decimals: number
  /** Groups of all types; they are numbered from 1 on. */
  readonly groups: number
  readonly #db: Database.Database
  readonly #scale: AmountScale
  readonly #limits: LevelLimits
  readonly #lineReader: LineReader
  #hasJournals = false

  /** Throws LEDGER_GONE or LEDGER_VERSION where the file cannot be used. */
  constructor(path: string) {
    this.#db = openLedger(path)
    attachScores(this.#db, path)
    // Its rows have no decisions: those of the engagement are put beside them.
    createReviewTable(this.#db)
    const { result, scale } = readMeta(this.#db)
    this.#scale = scale
    this.#limits = rulesOf(result.analytics.settings).levelLimits
    this.#lineReader = new LineReader(this.#db, result.analytics.mapping, scale)
    this.decimals = this.#scale.decimals
    this.groups = this.#db
      .prepare<[], number>('SELECT coalesce(max(group_no), 0) FROM duplicate_group')
      .pluck()
      .get()!
  }

  *findings(): IterableIterator<LedgerFinding> {
    const confidence = this.#db
      .prepare<[number, number], number | null>(
        'SELECT max(confidence) FROM score WHERE position >= ? AND position < ?'
      )
      .pluck()
    const records = this.#db.prepare<[], FindingRecord>('SELECT * FROM finding ORDER BY finding_no')
    for (const record of records.iterate()) {
      const { first_position: first, lines } = record
      const finding = toFinding(record, this.#scale, this.#limits)
      yield {
        ...finding,
        money: this.#moneyOf(finding),
        mlConfidence: confidence.get(first, first + lines) ?? null,
        reasons: JSON.parse(record.reasons) as Reason[],
        membersKey: record.members_key,
        groupKey: record.group_key
      }
    }
  }

  /** Most findings have figures in one currency. */
  #moneyOf({
    findingNo,
    otherCurrencies,
    currency,
    exposure,
    net
  }: Pick<FindingRow, 'findingNo' | 'otherCurrencies' | keyof CurrencyExposure>): CurrencyExposure[] {
    const own = { currency, exposure, net }
    if (otherCurrencies === 0) return [own]
    const others = this.#db
      .prepare<[number, string], MoneyRecord>(
        'SELECT * FROM finding_money WHERE finding_no = ? AND currency <> ? ORDER BY currency'
      )
      .all(findingNo, currency)
    return [
      own,
      ...others.map((other) => ({
        currency: other.currency,
        exposure: toText(other.exposure_minor, other.exposure_fine, this.#scale),
        net: toText(other.net_minor, other.net_fine, this.#scale)
      }))
    ]
  }

  /** Every group of every type, in review order. */
  *groupRows(): IterableIterator<WorkpaperGroup> {
    const { ownLines, findingNos, findings } = this.#countGroups()
    const records = this.#db.prepare<[], GroupRecord>(
      `SELECT g.group_no, g.type, g.count, g.risk_score, d.account, d.account_name, d.amount_minor, d.amount_fine
       FROM duplicate_group g JOIN duplicate d ON d.line_id = g.first_line ORDER BY g.group_no`
    )
    for (const record of records.iterate()) {
      const { group_no: groupNo, type, count, risk_score: score } = record
      const amount = { minor: record.amount_minor, fine: record.amount_fine }
      const exposure = exposureOf(amount, count, this.#scale)
      yield {
        groupNo,
        type,
        count,
        riskScore: score,
        riskLevel: riskLevel(score, this.#limits),
        ownLines: ownLines[groupNo]!,
        findingNo: findingNos[groupNo]!,
        findings: findings[groupNo]!,
        account: record.account,
        accountName: record.account_name,
        amount: toText(amount.minor, amount.fine, this.#scale),
        exposure: toText(exposure.minor, exposure.fine, this.#scale)
      }
    }
  }

  /** By group: the lines that have no stronger one, and the findings with lines of it. */
  #countGroups(): Record<'ownLines' | 'findingNos' | 'findings', Int32Array> {
    const zeros = () => new Int32Array(this.groups + 1)
    const counted = { ownLines: zeros(), findingNos: zeros(), findings: zeros() }
    const last = zeros()
    const columns = typeNumbers.map((type) => `group_${type}`).join(', ')
    const rows = this.#db
      .prepare<[], (number | null)[]>(
        `SELECT finding_no, group_no, ${columns} FROM duplicate ORDER BY position`
      )
      .raw()
    for (const [findingNo, groupNo, ...groups] of rows.iterate()) {
      counted.ownLines[groupNo!]!++
      for (const group of groups) {
        if (group === null || last[group] === findingNo) continue
        last[group] = findingNo!
        if (counted.findings[group]!++ === 0) counted.findingNos[group] = findingNo!
      }
    }
    return counted
  }

  /** What the lines add up to: each with its amount and groups, and nothing else of it. */
  *lineFigures(): IterableIterator<LineFigures> {
    const records = this.#db.prepare<[], DuplicateRecord>('SELECT * FROM duplicate ORDER BY position')
    for (const record of records.iterate()) {
      yield {
        amount: toText(record.amount_minor, record.amount_fine, this.#scale),
        groups: groupsOf(record)
      }
    }
  }

  *lines(): IterableIterator<LedgerLine> {
    if (!this.#hasJournals) this.#countJournals()
    this.#hasJournals = true
    const records = this.#db.prepare<[], LineRecord>(
      `SELECT ${recordColumns}, v.file AS partner_file, v.line_number AS partner_line,
         CASE WHEN d.journal <> '' THEN d.group_count - j.lines END AS other_journals
       FROM duplicate d
       LEFT JOIN score s USING (position)
       LEFT JOIN review r USING (finding_no)
       LEFT JOIN reversal v ON v.line_id = d.line_id
       LEFT JOIN temp.group_journal j ON j.group_no = d.group_no AND j.journal = d.journal
       ORDER BY d.position`
    )
    for (const { record, cells } of this.#lineReader.withCells(records.iterate())) {
      const { partner_file: file, partner_line: lineNumber } = record
      yield {
        row: toRow(record, this.#scale, this.#limits),
        occurrence: record.occurrence ?? null,
        cells,
        groups: groupsOf(record),
        otherJournals: record.other_journals,
        partner: file === null || lineNumber === null ? null : { fileIndex: file, lineNumber }
      }
    }
  }

  close(): void {
    this.#db.close()
  }

  /** Lines by journal of each group that is the strongest of a line: kept on disk, for there may be as many as lines. */
  #countJournals(): void {
    this.#db.exec(
      `CREATE TEMP TABLE group_journal (group_no INTEGER, journal TEXT, lines INTEGER, PRIMARY KEY (group_no, journal)) WITHOUT ROWID`
    )
    for (const type of typeNumbers) {
      this.#db.exec(
        `INSERT INTO temp.group_journal
         SELECT d.group_${type}, d.journal, count(*) FROM duplicate d
         WHERE d.journal <> '' AND d.group_${type} IN (SELECT group_no FROM duplicate WHERE strongest_type = ${type})
         GROUP BY 1, 2`
      )
    }
  }
}

function groupsOf(record: DuplicateRecord): (number | null)[] {
  return typeNumbers.map((type) => record[`group_${type}`])
}

import type { TypeNumber } from '../../../shared/duplicate.ts'
import { typeNumbers } from '../../../shared/duplicate.ts'
import type { LedgerResult } from '../../../shared/job.ts'
import type { AmountScale } from '../../base/decimal.ts'
import { readAllLineKeys, type LineKeys } from './line-blocks.ts'
import { StoredCells } from './stored-cells.ts'

/** One line of a finished ledger with what it was read as. */
export interface StoredLine {
  keys: LineKeys
  /** In the order of the columns of the first file. */
  cells: string[]
  /** Index of its file. */
  file: number
  /** Whether its record was too long to trust, and nothing in it is read. */
  isRagged: boolean
  hasBlankAccount: boolean
}

/** A duplicate line, in review order, as far as learning needs it. */
export interface RepeatedLine {
  lineId: number
  /** The finding it is shown in. */
  groupNo: number
  /** By type from 1: its group, or null. */
  groups: (number | null)[]
  riskScore: number
  counterparty: string
  description: string
}

type RepeatedRow = Omit<RepeatedLine, 'groups'> & Record<`group_${TypeNumber}`, number | null>

/** A finished ledger, read line by line: all that its findings were made from is in it. */
export class StoredLedger extends StoredCells {
  readonly result: LedgerResult
  readonly scale: AmountScale

  /** Throws LEDGER_GONE or LEDGER_VERSION where the file cannot be used. */
  constructor(ledgerPath: string) {
    super(ledgerPath)
    const meta = this.db.prepare<[string], string>('SELECT value FROM meta WHERE key = ?').pluck()
    this.result = JSON.parse(meta.get('result')!) as LedgerResult
    this.scale = JSON.parse(meta.get('scale')!) as AmountScale
  }

  /** Every line, in the order of the files. */
  *lines(): IterableIterator<StoredLine> {
    const excluded = new Map(
      this.db
        .prepare<[], [number, string]>(
          "SELECT line_id, excluded FROM listed_line WHERE excluded IN ('RAGGED', 'BLANK_ACCOUNT')"
        )
        .raw()
        .all()
    )
    const rows = this.db.prepare<[], { id: number; file: number; cells: string }>(
      'SELECT id, file, cells FROM line ORDER BY id'
    )
    const keys = readAllLineKeys(this.db)
    try {
      for (const { id, file, cells } of rows.iterate()) {
        const reason = excluded.get(id)
        yield {
          keys: keys.next().value!,
          cells: JSON.parse(cells) as string[],
          file,
          isRagged: reason === 'RAGGED',
          hasBlankAccount: reason !== undefined
        }
      }
    } finally {
      // As long as it is under way the connection cannot be closed.
      keys.return?.()
    }
  }

  *repeated(): IterableIterator<RepeatedLine> {
    const rows = this.db.prepare<[], RepeatedRow>(
      `SELECT line_id AS lineId, group_no AS groupNo, risk_score AS riskScore, counterparty, description,
         ${typeNumbers.map((type) => `group_${type}`).join(', ')}
       FROM duplicate ORDER BY position`
    )
    for (const row of rows.iterate())
      yield { ...row, groups: typeNumbers.map((type) => row[`group_${type}`]) }
  }

  /** Every finding's number and the key its decision is kept by. */
  findings(): { groupNo: number; membersKey: string }[] {
    return this.db
      .prepare<[], { groupNo: number; membersKey: string }>(
        'SELECT group_no AS groupNo, members_key AS membersKey FROM finding ORDER BY group_no'
      )
      .all()
  }
}

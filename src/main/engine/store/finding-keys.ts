import type Database from 'better-sqlite3'
import type { TypeNumber } from '../../../shared/duplicate.ts'
import { toText, type AmountScale } from '../../base/decimal.ts'

/** What a decision has to know of the finding it is about. */
export interface FindingKey {
  findingNo: number
  /** The same for findings whose lines say the same, whatever file they stand in. */
  membersKey: string
  type: TypeNumber
  /** The same for findings of one type, key and options. */
  groupKey: string
  account: string
  amount: string
  count: number
}

interface KeyRow extends Omit<FindingKey, 'amount'> {
  minor: number
  fine: number
}

const columns = `finding_no AS findingNo, members_key AS membersKey, type, group_key AS groupKey, account,
  amount_minor AS minor, amount_fine AS fine, count`

const rowsAtOnce = 5000

/** The keys of these findings, in their order; numbers of no finding are left out. */
export function* readFindingKeys(
  db: Database.Database,
  scale: AmountScale,
  findingNos: Iterable<number>
): IterableIterator<FindingKey> {
  const find = db.prepare<[number], KeyRow>(`SELECT ${columns} FROM finding WHERE finding_no = ?`)
  for (const findingNo of findingNos) {
    const row = find.get(findingNo)
    if (row !== undefined) yield toKey(row, scale)
  }
}

/** The keys of all findings in review order. Between two of them the connection is free for other statements. */
export function* readAllFindingKeys(db: Database.Database, scale: AmountScale): IterableIterator<FindingKey> {
  const next = db.prepare<[number, number], KeyRow>(
    `SELECT ${columns} FROM finding WHERE finding_no > ? ORDER BY finding_no LIMIT ?`
  )
  for (let last = 0; ;) {
    const rows = next.all(last, rowsAtOnce)
    if (rows.length === 0) return
    for (const row of rows) yield toKey(row, scale)
    last = rows.at(-1)!.findingNo
  }
}

function toKey({ minor, fine, ...row }: KeyRow, scale: AmountScale): FindingKey {
  return { ...row, amount: toText(minor, fine, scale) }
}

/** So many look-ups take as long as going through the whole index once. */
const manyKeys = 1000

/** The findings with one of these keys, each with its key, ascending; a ledger need not have them all. */
export function readNumbersOf(
  db: Database.Database,
  membersKeys: ReadonlyMap<string, unknown>
): [findingNo: number, membersKey: string][] {
  return findNumbers(db, membersKeys).toSorted(([one], [other]) => one - other)
}

function findNumbers(
  db: Database.Database,
  membersKeys: ReadonlyMap<string, unknown>
): [findingNo: number, membersKey: string][] {
  if (membersKeys.size > manyKeys) {
    // In the order of the index, which has all that is asked: its pages are read one after the other.
    return db
      .prepare<[], [number, string]>('SELECT finding_no, members_key FROM finding ORDER BY members_key')
      .raw()
      .all()
      .filter(([, membersKey]) => membersKeys.has(membersKey))
  }
  const find = db
    .prepare<[string], [number, string]>('SELECT finding_no, members_key FROM finding WHERE members_key = ?')
    .raw()
  return [...membersKeys.keys()].flatMap((membersKey) => find.all(membersKey))
}

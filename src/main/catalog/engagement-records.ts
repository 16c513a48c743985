import type Database from 'better-sqlite3'
import type { Engagement } from '../../shared/contract.ts'
import { noEngagementHeader, type EngagementHeader } from '../../shared/engagement.ts'
import { changeForGood } from './open-catalog.ts'

/** An engagement as it was made. */
export interface EngagementRecord extends Engagement {
  key: string
  header: EngagementHeader
}

/** The engagements of a catalogue that were made or described; others are known by their ledgers alone. */
export interface EngagementRecords {
  /** In the order in which they were made. */
  all(): EngagementRecord[]
  /** What is said of it; nothing of one that was not described. */
  header(key: string): EngagementHeader
  /** Makes it, or takes the place of what was said; it is on the disk when this returns. */
  put(record: EngagementRecord): void
}

interface Row {
  key: string
  clientName: string
  engagementId: string
  header: string
}

const columns = 'key, client_name AS clientName, engagement_id AS engagementId, header'

/** The table `engagement` of an open catalogue, by the key of an engagement. */
export function engagementRecords(db: Database.Database): EngagementRecords {
  const all = db.prepare<[], Row>(`SELECT ${columns} FROM engagement ORDER BY number`)
  const find = db.prepare<[string], Row>(`SELECT ${columns} FROM engagement WHERE key = ?`)
  const put = db.prepare(
    `INSERT INTO engagement (key, client_name, engagement_id, header) VALUES (@key, @clientName, @engagementId, @header)
     ON CONFLICT (key) DO UPDATE SET header = excluded.header`
  )
  const read = (row: Row): EngagementRecord => ({ ...row, header: readHeader(row) })
  return {
    all: () => all.all().map(read),
    header(key) {
      const row = find.get(key)
      return row === undefined ? noEngagementHeader : readHeader(row)
    },
    put: ({ header, ...names }) =>
      changeForGood(db, () => put.run({ ...names, header: JSON.stringify(header) }))
  }
}

function readHeader({ header }: Row): EngagementHeader {
  return { ...noEngagementHeader, ...(JSON.parse(header) as Partial<EngagementHeader>) }
}

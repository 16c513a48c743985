import { nameHeaders } from '../../src/main/engine/ingest/mapping/map-columns.ts'
import type { ColumnSample } from '../../src/main/engine/ingest/mapping/profile-column.ts'

/** The columns of a small table: cells apart by `|`, one record a line, the header first. */
export function columnsOf(table: string): ColumnSample[] {
  const [header = [], ...records] = table
    .trim()
    .split('\n')
    .map((line) => line.trim().split('|'))
  return samplesOf(nameHeaders(header, 0), records)
}

/** Names and records as column samples. */
export function samplesOf(names: string[], records: string[][]): ColumnSample[] {
  return names.map((header, index) => ({
    position: index + 1,
    header,
    values: records.map((record) => record[index] ?? '')
  }))
}

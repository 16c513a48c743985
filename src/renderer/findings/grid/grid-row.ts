import type { DuplicateRow } from '../../../shared/duplicate.ts'
import type { FindingRow } from '../../../shared/finding.ts'

/** A row of Findings, whatever it is one of. */
export type GridRow = FindingRow | DuplicateRow

/** The line that a row is; null where it is a finding. */
export function lineIdOf(row: GridRow): number | null {
  return 'lineId' in row ? row.lineId : null
}

/** What tells a row from all others of its kind. */
export function rowIdOf(row: GridRow): string {
  return String(lineIdOf(row) ?? row.groupNo)
}

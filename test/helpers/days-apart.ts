import type { LedgerReader } from '../../src/main/engine/store/ledger-reader.ts'
import { openDecision } from '../../src/shared/decision.ts'
import type { DuplicateRow } from '../../src/shared/duplicate.ts'
import type { FindingRow } from '../../src/shared/finding.ts'

/** By the line's id: which occurrence of its finding it is of. */
export function occurrencesIn(reader: LedgerReader, findings: readonly FindingRow[]): Map<number, number> {
  const members = findings.flatMap(({ findingNo }) => reader.finding(findingNo, () => openDecision).members)
  return new Map(members.map(({ row, occurrence }) => [row.lineId, occurrence]))
}

/** From the first day of the first occurrence to that of the last one, by whichever date is more; null where no line has a day. */
export function daysApart(
  lines: readonly DuplicateRow[],
  occurrences: ReadonlyMap<number, number>,
  ...dates: ((row: DuplicateRow) => string)[]
): number | null {
  const spans = dates.flatMap((dayOf) => {
    const dated = lines.filter((row) => dayOf(row) !== '')
    const first = [...Map.groupBy(dated, ({ lineId }) => occurrences.get(lineId)!).values()].map((rows) =>
      Math.min(...rows.map((row) => Date.parse(dayOf(row)) / 86_400_000))
    )
    return first.length === 0 ? [] : [Math.max(...first) - Math.min(...first)]
  })
  return spans.length === 0 ? null : Math.max(...spans)
}

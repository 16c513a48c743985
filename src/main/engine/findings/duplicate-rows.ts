import { typeNumbers, type TypeNumber } from '../../../shared/duplicate.ts'
import type { Field, Mapping } from '../../../shared/mapping.ts'
import type { ContentKeys } from './content-keys.ts'
import { exposureOf, type AmountScale, type ExactAmount } from '../../base/decimal.ts'
import type { Facts } from '../detect/find-facts.ts'
import type { Detection } from '../detect/find-duplicates.ts'
import type { GroupNumbers } from '../detect/number-groups.ts'
import { fileOfLine } from '../ledger/file-of-line.ts'
import type { KeyData, KeyField } from '../ledger/key-data.ts'
import type { StoredDuplicate, StoredReversal } from './stored-rows.ts'

/** Everything that is known of the duplicate lines when they are written down. */
export interface DuplicateSources {
  keys: KeyData
  /** By amount id. */
  amounts: ExactAmount[]
  scale: AmountScale
  detection: Detection
  /** By line: the highest type it is in, 0 where it is no duplicate. */
  strongest: Uint8Array
  numbers: GroupNumbers
  facts: Facts
  mapping: Mapping
  /** By line: the physical line it starts on. */
  lineNumbers: Int32Array
  /** The line (from 0) each file begins with; the end of the last one closes the list. */
  starts: readonly number[]
}

/**
 * Each duplicate line once, in review order: by the number of its strongest type's group, then by line. Notes in `contents` what
 * each of them says.
 */
export function* duplicateRows(
  sources: DuplicateSources,
  cellsOf: (lineId: number) => string[],
  contents: ContentKeys
): IterableIterator<StoredDuplicate> {
  const { keys, detection, strongest, numbers, facts, mapping } = sources
  const groupNoOf = (type: TypeNumber, line: number): number | null => {
    const group = detection[type]?.groupOf[line] ?? -1
    return group < 0 ? null : numbers.numberOf[type][group]!
  }
  const textOf = textReader(mapping)
  for (const line of inReviewOrder(strongest, (at) => groupNoOf(strongest[at] as TypeNumber, at)!)) {
    const strongestType = strongest[line] as TypeNumber
    const groupNo = groupNoOf(strongestType, line)!
    const group = numbers.groups[groupNo - 1]!
    const cells = cellsOf(line + 1)
    contents.add(line, cells)
    const journal = facts.journals?.of[line] ?? -1
    yield {
      lineId: line + 1,
      fileIndex: fileOfLine(line, sources.starts),
      lineNumber: sources.lineNumbers[line]!,
      strongestType,
      groupNo,
      groupCount: group.count,
      riskScore: group.riskScore,
      groupNos: typeNumbers.map((type) => groupNoOf(type, line)),
      account: valueAt(keys.account, line),
      amount: sources.amounts[keys.amount.ids[line]!]!,
      posted: valueAt(keys.posted, line),
      effective: valueAt(keys.effective, line),
      user: valueAt(keys.user, line),
      source: valueAt(keys.source, line),
      accountName: textOf(cells, 'accountName'),
      journal: textOf(cells, 'journal'),
      document: textOf(cells, 'document'),
      counterparty: textOf(cells, 'counterparty'),
      description: textOf(cells, 'description'),
      journalId: journal < 0 ? null : journal,
      facts: facts.bits[strongestType][group.index]!,
      exposure: exposureOf(sources.amounts[keys.amount.ids[line]!]!, group.count, sources.scale)
    }
  }
}

/** The value of a key field on a line; '' where it is blank or not mapped. */
export function valueAt(field: KeyField | null, line: number): string {
  const id = field?.ids[line] ?? -1
  return id < 0 ? '' : field!.values[id]!
}

/** Reads the trimmed text of a mapped field from a record; '' where it is not mapped. */
export function textReader(mapping: Mapping): (cells: string[], field: Field) => string {
  const positions = new Map(mapping.fields.map(({ field, position }) => [field, position - 1]))
  return (cells, field) => {
    const position = positions.get(field)
    return position === undefined ? '' : (cells[position] ?? '').trim()
  }
}

/** The lines with a strongest type, ordered by group number, then by line. */
function inReviewOrder(strongest: Uint8Array, groupNoOf: (line: number) => number): number[] {
  const order: { line: number; groupNo: number }[] = []
  strongest.forEach((type, line) => {
    if (type > 0) order.push({ line, groupNo: groupNoOf(line) })
  })
  return order.sort((a, b) => a.groupNo - b.groupNo || a.line - b.line).map(({ line }) => line)
}

/** The partner of each duplicate line that has one, in the order of the file. */
export function* reversalRows({
  keys,
  facts,
  strongest,
  lineNumbers,
  starts
}: DuplicateSources): IterableIterator<StoredReversal> {
  for (let line = 0; line < keys.lines; line++) {
    const partner = facts.partners[line]!
    if (partner < 0 || strongest[line] === 0) continue
    yield {
      lineId: line + 1,
      partnerId: partner + 1,
      fileIndex: fileOfLine(partner, starts),
      lineNumber: lineNumbers[partner]!,
      journal: valueAt(keys.journal, partner),
      posted: valueAt(keys.posted, partner),
      effective: valueAt(keys.effective, partner),
      days: facts.days[partner]! - facts.days[line]!
    }
  }
}

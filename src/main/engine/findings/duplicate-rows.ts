import { typeNumbers, type TypeNumber } from '../../../shared/duplicate.ts'
import type { ContentKeys } from './content-keys.ts'
import { exposureOf } from '../../base/decimal.ts'
import { fileOfLine } from '../ledger/file-of-line.ts'
import { valueAt } from '../ledger/key-data.ts'
import { positionOf, trimmedTexts } from '../ledger/ledger.ts'
import type { Findings, FoundDuplicates } from './findings.ts'
import type { StoredDuplicate, StoredReversal } from './stored-rows.ts'

/** The texts of a line as they stand in its file. */
const textFields = ['accountName', 'journal', 'document', 'counterparty', 'description'] as const

/** Everything that is known of the duplicate lines when they are written down. */
export interface DuplicateSources extends FoundDuplicates {
  findings: Findings
}

/** The rows of the duplicate lines, finding after finding. Notes in `contents` what each of them says. */
export function* duplicateRows(
  { ledger, detection, strongest, numbers, facts, findings }: DuplicateSources,
  contents: ContentKeys
): IterableIterator<StoredDuplicate> {
  const { keys, written, mapping, amounts } = ledger
  const groupNoOf = (type: TypeNumber, line: number): number | null => {
    const group = detection[type]?.groupOf[line] ?? -1
    return group < 0 ? null : numbers.numberOf[type][group]!
  }
  const [accountName, journal, document, counterparty, description] = textFields.map((field) =>
    trimmedTexts(written, positionOf(mapping, field))
  )
  for (const [place, line] of findings.lines.entries()) {
    const findingNo = findings.numberOf[line]!
    const strongestType = strongest[line] as TypeNumber
    const groupNo = groupNoOf(strongestType, line)!
    const group = numbers.groups[groupNo - 1]!
    const amount = amounts.at(keys.amount.ids[line]!)
    const journalId = facts.journals?.of[line] ?? -1
    contents.add(line)
    yield {
      lineId: line + 1,
      fileIndex: fileOfLine(line, written.starts),
      lineNumber: written.lineNumbers[line]!,
      findingNo,
      occurrence: findings.occurrences[place]!,
      strongestType,
      groupNo,
      groupCount: group.count,
      riskScore: group.riskScore,
      groupNos: typeNumbers.map((type) => groupNoOf(type, line)),
      account: valueAt(keys.account, line),
      amount,
      posted: valueAt(keys.posted, line),
      effective: valueAt(keys.effective, line),
      user: valueAt(keys.user, line),
      source: valueAt(keys.source, line),
      accountName: accountName?.(line) ?? '',
      journal: journal?.(line) ?? '',
      document: document?.(line) ?? '',
      counterparty: counterparty?.(line) ?? '',
      description: description?.(line) ?? '',
      journalId: journalId < 0 ? null : journalId,
      facts: findings.factsOf(findingNo),
      exposure: exposureOf(amount, group.count, amounts.scale)
    }
  }
}

/** The partner of each duplicate line that has one, in the order of the file. */
export function* reversalRows({
  ledger: { keys, written },
  facts,
  strongest
}: DuplicateSources): IterableIterator<StoredReversal> {
  for (let line = 0; line < keys.lines; line++) {
    const partner = facts.partners[line]!
    if (partner < 0 || strongest[line] === 0) continue
    yield {
      lineId: line + 1,
      partnerId: partner + 1,
      fileIndex: fileOfLine(partner, written.starts),
      lineNumber: written.lineNumbers[partner]!,
      journal: valueAt(keys.journal, partner),
      posted: valueAt(keys.posted, partner),
      effective: valueAt(keys.effective, partner),
      days: facts.days[partner]! - facts.days[line]!
    }
  }
}

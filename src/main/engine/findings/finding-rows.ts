import { typeNumbers } from '../../../shared/duplicate.ts'
import type { DuplicateSources } from './duplicate-rows.ts'
import type { ContentKeys } from './content-keys.ts'
import type { NumberedGroup } from '../detect/number-groups.ts'
import { daysOf } from '../ledger/days.ts'
import { fileOfLine } from '../ledger/file-of-line.ts'
import { valueAt } from '../ledger/key-data.ts'
import { positionOf, trimmedTexts } from '../ledger/ledger.ts'
import { strongestGroup } from './event-findings.ts'
import type { Finding } from './findings.ts'
import { countValues, daysBetween, sharedText, sharedValue, spanOf } from './line-values.ts'
import type { StoredFinding, DuplicateTexts } from './stored-rows.ts'

/** What is needed beyond the duplicate lines to write findings down. */
export interface FindingSources extends DuplicateSources {
  /** What each duplicate line says. */
  contents: ContentKeys
}

/** Each finding once, in review order. */
export function* findingRows(
  sources: FindingSources,
  textsAt: (position: number) => DuplicateTexts
): IterableIterator<StoredFinding> {
  const { ledger, facts, findings, contents } = sources
  const { keys, written, mapping } = ledger
  const posted = daysOf(keys.posted, keys.lines)
  const effective = daysOf(keys.effective, keys.lines)
  const textOf = (field: 'document' | 'counterparty') => trimmedTexts(written, positionOf(mapping, field))
  const [documentOf, counterpartyOf] = [textOf('document'), textOf('counterparty')]
  const partKeysOf = keyParts(sources)
  let firstPosition = 1
  for (let findingNo = 1; findingNo <= findings.count; findingNo++) {
    const finding = findings.at(findingNo)
    const { kind, group, lines, occurrences, type, riskScore, amount, money } = finding
    const [firstLine, start] = [lines[0]!, firstPosition - 1]
    const texts = textsAt(contents.positionOf(firstLine))
    const [postedSpan, effectiveSpan] = [
      spanOf(keys.posted, posted, lines),
      spanOf(keys.effective, effective, lines)
    ]
    const [user, users] = sharedValue(keys.user, lines)
    const [source, sourceCount] = sharedValue(keys.source, lines)
    const journals = countValues(facts.journals?.of, lines)
    const [document, documents] = sharedText(documentOf, lines)
    const [counterparty, counterparties] = sharedText(counterpartyOf, lines)
    yield {
      findingNo,
      kind,
      title: findings.titleOf(finding),
      groupNo: group === null ? null : group.groupNo,
      type,
      types: sharedTypes(lines, sources),
      count: lines.length,
      lines: lines.length,
      occurrences,
      firstPosition,
      money,
      riskScore,
      facts: finding.facts,
      account: valueAt(keys.account, firstLine),
      accountName: texts.accountName,
      accounts: countValues(keys.account.ids, lines),
      amount,
      firstPosted: postedSpan.first,
      lastPosted: postedSpan.last,
      firstEffective: effectiveSpan.first,
      lastEffective: effectiveSpan.last,
      daysApart: daysBetween(lines, findings.occurrences.subarray(start, start + lines.length), [
        posted,
        effective
      ]),
      files: countFiles(lines, written.starts),
      user,
      users,
      source,
      sources: sourceCount,
      journal: journals === 1 ? valueAt(keys.journal, firstLine) : '',
      journals,
      document,
      documents,
      counterparty,
      counterparties,
      description: texts.description,
      fileIndex: fileOfLine(firstLine, written.starts),
      lineNumber: written.lineNumbers[firstLine]!,
      reasons: JSON.stringify(findings.reasonsOf(finding)),
      ...keysOf(finding, sources),
      partKeys: partKeysOf(lines)
    }
    firstPosition += lines.length
  }
}

function countFiles(lines: Int32Array, starts: readonly number[]): number {
  if (starts.length === 2) return 1
  return new Set(Array.from(lines, (line) => fileOfLine(line, starts))).size
}

/** Bits of the types that all these lines are in. */
function sharedTypes(lines: Int32Array, { detection }: DuplicateSources): number {
  let shared = 0
  for (const type of typeNumbers) {
    const groupOf = detection[type]?.groupOf
    if (groupOf !== undefined && lines.every((line) => groupOf[line]! >= 0)) shared |= 1 << (type - 1)
  }
  return shared
}

/** The keys of the strongest groups that lines are in: decisions were kept by them when a group was what one decides on. */
function keyParts({ contents, facts, ...found }: FindingSources): (lines: Int32Array) => string[] {
  const known = new Map<NumberedGroup, string>()
  const keyOf = (group: NumberedGroup): string => {
    const key =
      known.get(group) ?? contents.membersKey(group.type, facts.linesOf[group.type]!.of(group.index))
    known.set(group, key)
    return key
  }
  return (lines) => [...new Set(Array.from(lines, (line) => strongestGroup(line, found)))].map(keyOf)
}

/** Decisions are kept by what one group says as they always were; what is made of several groups has keys of its own. */
function keysOf(
  { group, lines }: Finding,
  { ledger: { settings }, strongest, contents }: FindingSources
): Pick<StoredFinding, 'membersKey' | 'groupKey'> {
  return group === null
    ? {
        membersKey: contents.eventKey(lines),
        groupKey: contents.groupsKey(lines, strongest, settings)
      }
    : {
        membersKey: contents.membersKey(group.type, lines),
        groupKey: contents.groupKey(group.type, group.firstLine, settings)
      }
}

import { typeNumbers, type TypeNumber } from '../../../shared/duplicate.ts'
import type { Options } from '../../../shared/options.ts'
import type { DuplicateSources } from './duplicate-rows.ts'
import { valueAt } from './duplicate-rows.ts'
import type { ContentKeys } from './content-keys.ts'
import { daysOf, isWeekend, noDay } from '../ledger/days.ts'
import { exposureOf } from '../../base/decimal.ts'
import { hasFact, repeatingJournals, seriesOf } from '../detect/find-facts.ts'
import type { NumberedGroup } from '../detect/number-groups.ts'
import { fileOfLine } from '../ledger/file-of-line.ts'
import type { KeyData, KeyField } from '../ledger/key-data.ts'
import { LinesByValue } from '../../base/lines-by-value.ts'
import { reasonsOf, type DaySpan } from './reasons.ts'
import type { StoredFinding, DuplicateTexts } from './stored-rows.ts'

/** What is needed beyond the duplicate lines to write findings down. */
export interface FindingSources extends DuplicateSources {
  options: Options
  /** What each duplicate line says. */
  contents: ContentKeys
}

/** Each finding once, in review order. */
export function* findingRows(
  sources: FindingSources,
  textsAt: (position: number) => DuplicateTexts
): IterableIterator<StoredFinding> {
  const { keys, facts, numbers, detection, strongest, contents } = sources
  const { journals } = facts
  const posted = daysOf(keys.posted, keys.lines)
  const effective = daysOf(keys.effective, keys.lines)
  const journalLines = journals && new LinesByValue(journals.of, journals.count)
  let firstPosition = 1
  for (const { groupNo, type, index, count, riskScore, firstLine } of numbers.groups.slice(
    0,
    numbers.findings
  )) {
    const lines = facts.linesOf[type]!.of(index)
    const bits = facts.bits[type][index]!
    const own = facts.ownLines[type][index]!
    const texts = textsAt(contents.positionOf(firstLine))
    const amount = sources.amounts[keys.amount.ids[firstLine]!]!
    const users = countValues(keys.user?.ids, lines)
    const user = users === 1 ? valueAt(keys.user, firstLine) : ''
    const journalCount = countValues(journals?.of, lines)
    const journal = journalCount === 1 ? valueAt(keys.journal, firstLine) : ''
    const repeating = hasFact(bits, 'wholeJournal')
      ? repeatingJournals(lines, journals!, facts.repeatedIn!)
      : []
    const [postedSpan, effectiveSpan] = [
      spanOf(keys.posted, posted, lines),
      spanOf(keys.effective, effective, lines)
    ]
    const reasons = reasonsOf({
      type,
      count,
      isZero: amount.minor === 0 && amount.fine === 0,
      sameAmount: detection[1]!.counts[detection[1]!.groupOf[firstLine]!]!,
      posted: keys.posted && postedSpan,
      effective: keys.effective && effectiveSpan,
      weekend: countLines(lines, (line) => posted[line] !== noDay && isWeekend(posted[line]!)),
      users: users === 0 ? null : users === 1 ? user : users,
      journal,
      repeat:
        repeating.length === 0
          ? null
          : {
              journals: nameJournals(
                repeating.map((id) => journalLines!.of(id)[0]!),
                keys
              ),
              lines: journalLines!.of(repeating[0]!).length
            },
      reversed: countLines(lines, (line) => facts.partners[line]! >= 0),
      dated: countLines(lines, (line) => facts.days[line] !== noDay),
      series: hasFact(bits, 'recurring')
        ? seriesOf(facts, type, index, strongest, detection[1]!.groupOf)
        : null,
      isSameJournal: hasFact(bits, 'sameJournal')
    })
    yield {
      groupNo,
      type,
      types: sharedTypes(type, lines, sources),
      count,
      lines: own,
      firstPosition,
      exposure: exposureOf(amount, count, sources.scale),
      riskScore,
      facts: bits,
      account: valueAt(keys.account, firstLine),
      accountName: texts.accountName,
      amount,
      firstPosted: postedSpan.first,
      lastPosted: postedSpan.last,
      firstEffective: effectiveSpan.first,
      lastEffective: effectiveSpan.last,
      user,
      users,
      ...sharedSource(keys.source, lines),
      journal,
      journals: journalCount,
      description: texts.description,
      fileIndex: fileOfLine(firstLine, sources.starts),
      lineNumber: sources.lineNumbers[firstLine]!,
      reasons: JSON.stringify(reasons),
      membersKey: contents.membersKey(type, lines),
      groupKey: contents.groupKey(type, firstLine, sources.options)
    }
    firstPosition += own
  }
}

/** Bits of the types that all lines are in whose strongest type this is. */
function sharedTypes(
  type: NumberedGroup['type'],
  lines: Int32Array,
  { detection, strongest }: DuplicateSources
): number {
  let shared = 0
  for (const other of typeNumbers) {
    const groupOf = detection[other as TypeNumber]?.groupOf
    if (groupOf === undefined) continue
    if (lines.every((line) => strongest[line] !== type || groupOf[line]! >= 0)) shared |= 1 << (other - 1)
  }
  return shared
}

function sharedSource(field: KeyField | null, lines: Int32Array): { source: string; sources: number } {
  const sources = countValues(field?.ids, lines)
  return { source: sources === 1 ? valueAt(field, lines[0]!) : '', sources }
}

/** How many different values lines have; lines without one count as one more, unless none has any. */
function countValues(ids: Int32Array | undefined, lines: Int32Array): number {
  if (ids === undefined) return 0
  const first = ids[lines[0]!]!
  if (lines.every((line) => ids[line] === first)) return first < 0 ? 0 : 1
  return new Set(lines.map((line) => ids[line]!)).size
}

/** The numbers of the journals that these lines are in, each with its entity where two of them would read the same. */
function nameJournals(lines: number[], { journal, entity }: KeyData): string[] {
  const names = lines.map((line) => valueAt(journal, line))
  if (new Set(names).size === names.length) return names
  return lines.map((line, at) => `${names[at]!} (${valueAt(entity, line) || 'no entity'})`)
}

function countLines(lines: Int32Array, isOne: (line: number) => boolean): number {
  let count = 0
  for (const line of lines) if (isOne(line)) count++
  return count
}

function spanOf(field: KeyField | null, days: Int32Array, lines: Int32Array): DaySpan {
  let [known, first, last] = [0, lines[0]!, lines[0]!]
  for (const line of lines) {
    const day = days[line]!
    if (day === noDay) continue
    if (known++ === 0 || day < days[first]!) first = line
    if (day > days[last]!) last = line
  }
  return { known, first: valueAt(field, first), last: valueAt(field, last), days: days[last]! - days[first]! }
}

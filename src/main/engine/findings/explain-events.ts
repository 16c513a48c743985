import type { Reason } from '../../../shared/finding.ts'
import { rulesOf } from '../../../shared/rules.ts'
import { LinesByValue } from '../../base/lines-by-value.ts'
import { hasFact, repeatingJournals } from '../detect/find-facts.ts'
import { daysOf, isWeekend, noDay } from '../ledger/days.ts'
import { valueAt, type KeyData } from '../ledger/key-data.ts'
import { legsOf, seriesOfLegs } from './event-legs.ts'
import type { Finding, FoundDuplicates } from './findings.ts'
import { countLines, countValues, sharedValue, spanOf } from './line-values.ts'
import { reasonsOf } from './reasons.ts'

/** What explains a finding. */
export function explainEvents(
  found: FoundDuplicates
): (finding: Pick<Finding, 'lines' | 'occurrences' | 'type' | 'facts'>) => Reason[] {
  const { ledger, facts, detection } = found
  const { keys, amounts, settings } = ledger
  const { reversalDays } = rulesOf(settings)
  const { journals } = facts
  const { counts, groupOf } = detection[1]!
  const posted = daysOf(keys.posted, keys.lines)
  const effective = daysOf(keys.effective, keys.lines)
  const journalLines = journals && new LinesByValue(journals.of, journals.count)
  return ({ lines, occurrences, type, facts: bits }) => {
    const legs = legsOf(lines, found)
    const [user, users] = sharedValue(keys.user, lines)
    const repeating = hasFact(bits, 'wholeJournal')
      ? repeatingJournals(lines, journals!, facts.repeatedIn!)
      : []
    return reasonsOf({
      type,
      count: lines.length,
      occurrences,
      legs: legs.length,
      isZero: lines.every((line) => amounts.isZero(keys.amount.ids[line]!)),
      sameAmount: legs.reduce((sum, leg) => sum + counts[groupOf[leg[0]!]!]!, 0),
      posted: keys.posted && spanOf(keys.posted, posted, lines),
      effective: keys.effective && spanOf(keys.effective, effective, lines),
      weekend: countLines(lines, (line) => posted[line] !== noDay && isWeekend(posted[line]!)),
      users: users === 0 ? null : users === 1 ? user : users,
      journal: countValues(journals?.of, lines) === 1 ? valueAt(keys.journal, lines[0]!) : '',
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
      isReversed: hasFact(bits, 'reversed'),
      reversed: countLines(lines, (line) => facts.partners[line]! >= 0),
      dated: countLines(lines, (line) => facts.days[line] !== noDay),
      reversalDays,
      series: hasFact(bits, 'recurring') ? seriesOfLegs(legs, found) : null,
      isSameJournal: hasFact(bits, 'sameJournal')
    })
  }
}

/** The numbers of the journals that these lines are in, each with its entity where two of them would read the same. */
function nameJournals(lines: number[], { journal, entity }: KeyData): string[] {
  const names = lines.map((line) => valueAt(journal, line))
  if (new Set(names).size === names.length) return names
  return lines.map((line, at) => `${names[at]!} (${valueAt(entity, line) || 'no entity'})`)
}

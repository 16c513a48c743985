import { rulesOf } from '../../../shared/rules.ts'
import type { Detection } from '../detect/find-duplicates.ts'
import { findReversals } from '../detect/find-reversals.ts'
import type { ComparedKeys } from '../ledger/compare-keys.ts'
import { effectDays } from '../ledger/days.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { ContentOrder } from './content-order.ts'
import { EventBuilder, reversalParts } from './event-builder.ts'
import { gatherLines, type EventLines } from './event-lines.ts'
import type { Events } from './events.ts'
import { numberEvents } from './number-events.ts'
import { orderEvents } from './order-events.ts'
import { partPostings } from './part-postings.ts'
import { takeLegs } from './take-legs.ts'
import { takePostings } from './take-postings.ts'

/** What events are found in. */
export interface EventSources {
  ledger: Ledger
  compared: ComparedKeys
  detection: Pick<Detection, 1>
}

/** Finds the events of a ledger; each line of a group of type 1 is in one of them. */
export function findEvents({ ledger, compared, detection }: EventSources): Events {
  const related = gatherLines(ledger, compared, detection[1]!)
  const order = new ContentOrder(ledger)
  const postings = partPostings(ledger, related, order)
  const days = effectDays(ledger.keys)
  const events = new EventBuilder(related, findReversed(ledger, compared, related, days, order))
  takePostings(events, related, postings, ledger.settings.threshold)
  takeLegs(events, related, postings)
  const sorted = orderEvents(events, related.lines, order)
  return numberEvents({ events, related, postings, days }, sorted)
}

/** By place: its part in a reversal, within its currency; which of equal lines have one, content tells and not their place. */
function findReversed(
  { keys, settings }: Ledger,
  compared: ComparedKeys,
  { lines, isDuplicate, amountIds, currencies }: EventLines,
  days: Int32Array,
  { compare }: ContentOrder
): Uint8Array {
  const asked = new Uint8Array(keys.amount.values.length)
  for (let at = 0; at < lines.length; at++) if (isDuplicate[at] === 1) asked[amountIds[at]!] = 1
  const apart = { ...compared, within: [...compared.within, currencies] }
  const { reversalDays } = rulesOf(settings)
  const partners = findReversals(
    keys,
    apart,
    days,
    (amountId) => asked[amountId] === 1,
    reversalDays,
    compare
  )
  return Uint8Array.from(lines, (line) => {
    const partner = partners[line]!
    if (partner < 0) return reversalParts.none
    return days[partner]! < days[line]! ? reversalParts.takesBack : reversalParts.isTakenBack
  })
}

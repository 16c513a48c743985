import { findDuplicates } from '../../src/main/engine/detect/find-duplicates.ts'
import type { Events } from '../../src/main/engine/events/events.ts'
import { findEvents } from '../../src/main/engine/events/find-events.ts'
import { compareKeys } from '../../src/main/engine/ledger/compare-keys.ts'
import type { Ledger } from '../../src/main/engine/ledger/ledger.ts'
import { StoredLedger } from '../../src/main/engine/store/stored-ledger.ts'

/** The events of a ledger by the options of its run. */
export function eventsOf(ledger: Ledger): Events {
  const compared = compareKeys(ledger.keys, ledger.settings)
  return findEvents({ ledger, compared, detection: findDuplicates(compared, ledger.settings.threshold) })
}

/** The events of a ledger that was analysed. */
export function storedEvents(ledgerPath: string): Events {
  return eventsOf(new StoredLedger(ledgerPath).readLedger())
}

/** An event as a test says it: its kind, its lines (from 0), and for each currency what it is exposed to and the net figure. */
export type ToldEvent = [kind: string, lines: number[], ...figures: string[]]

/** The events in their order. */
export function tellEvents({ count, kinds, lines, figures }: Events): ToldEvent[] {
  const { starts, currencies, exposures, nets } = figures
  return Array.from({ length: count }, (_, event) => {
    const rows = Array.from({ length: starts[event + 1]! - starts[event]! }, (__, at) => starts[event]! + at)
    const told = rows.map((row) => `${currencies[row]} ${exposures.text(row)} ${nets.text(row)}`.trim())
    return [kinds[event]!, [...lines.of(event)], ...told]
  })
}

import type { KeptDecision, KeptDecisions } from '../../src/main/engine/store/inherited-decisions.ts'
import type { Disposition } from '../../src/shared/decision.ts'

/** A decision of Ann on a ledger, and what else it says. */
export function madeDecision(said: Partial<KeptDecision> = {}): KeptDecision {
  return {
    ledgerId: 'L1',
    disposition: 'open',
    note: '',
    tickmark: '',
    decided: { by: 'Ann', at: '2026-01-31T12:00:00.000Z' },
    prepared: null,
    reviewed: null,
    excepted: [],
    ...said
  }
}

/** Decisions of one engagement on findings as they are. */
export function keptAs(dispositions: ReadonlyMap<string, Disposition>): KeptDecisions {
  return {
    decisions: new Map(
      [...dispositions].map(([key, disposition]) => [key, madeDecision({ disposition })] as const)
    ),
    readMembers: () => new Map()
  }
}

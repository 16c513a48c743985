import type { NumberedCard } from '../../shared/model.ts'
import type { LedgerPlace } from '../processes/ledger-place.ts'
import type { ActivityLog } from './activity-log.ts'

/** Notes what becomes of models on a person's request. */
export interface ModelNotes {
  /** In every engagement whose decisions it learned from; `ledgers` are newest first. */
  learned(model: NumberedCard, ledgers: readonly LedgerPlace[], by: string): void
  scored(model: NumberedCard, ledger: LedgerPlace, by: string): void
}

/** Each goes into the log as one sentence. */
export function modelNotes(log: Pick<ActivityLog, 'note'>): ModelNotes {
  return {
    learned({ number, card, hash }, ledgers, by) {
      const engagements = new Set(ledgers.map(({ engagement }) => engagement))
      for (const engagement of engagements) {
        const { ledgerId } = ledgers.find((ledger) => ledger.engagement === engagement)!
        log.note({
          engagement,
          ledgerId,
          by,
          kind: 'model',
          text: `Model ${number} was learned from ${describeLabels(card)}: ${hash}. ${
            card.labels.from === 'decisions'
              ? 'Ledgers learn from these decisions beside their own lines from now on'
              : 'It judges ledgers from now on'
          }; results so far keep the model that judged them.`
        })
      }
    },
    scored({ number, hash }, { engagement, ledgerId, name }, by) {
      log.note({
        engagement,
        ledgerId,
        by,
        kind: 'model',
        text: `${name} was judged again, by model ${number}: ${hash}.`
      })
    }
  }
}

/** “40 duplicates and 62 ordinary findings of 2 ledgers”. */
function describeLabels({ labels, trainedOn }: NumberedCard['card']): string {
  if (labels.from !== 'decisions') return `re-postings made in memory in ${trainedOn.file}`
  const { findings, ledgers } = labels
  const where = ledgers.length === 1 ? 'one ledger' : `${ledgers.length} ledgers`
  return `${findings.duplicates} findings decided as duplicates and ${findings.ordinary} decided as ordinary, of ${where}`
}

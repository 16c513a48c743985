import type { Events } from '../../shared/contract.ts'
import type { CopyChange } from '../../shared/data-folder.ts'
import { type GoneFinding, type LedgerComparison } from '../../shared/decision.ts'
import type { ReviewPlan } from '../../shared/handover.ts'
import type { DecidedCounts } from '../../shared/model.ts'
import { keepDatedCopy } from '../data-folder/dated-copies.ts'
import { compareFindings } from '../engine/store/compare-findings.ts'
import { countLearnable, type LearnRequest } from '../engine/tasks/learn.ts'
import type { EarlierLedger, LedgerPlace } from '../processes/ledger-place.ts'
import { addActivity, type ActivityNote } from '../review/activity-records.ts'
import { extractEngagement } from '../review/copy-engagement.ts'
import { joinEngagement, planJoin, type Joining } from '../review/join-engagement.ts'
import { compareSteps } from '../review/compare-steps.ts'
import { copyDecisions, type Move } from '../review/move-decisions.ts'
import { purgeCopy } from '../review/purge-copy.ts'
import { countKept, keptEngagements, purgeEngagement, type KeptCounts } from '../review/purge-engagement.ts'
import type { ReviewedLedgers } from './reviewed-ledgers.ts'

const mostGone = 200

type EngagementLedger = LearnRequest['ledgers'][number]

/** What main asks of the decisions for itself. */
export function decisionAnswers(
  ledgers: ReviewedLedgers,
  changed: (change: Events['review:changed']) => void
) {
  return {
    /** Copies the decisions on a ledger into the engagement it is moved to; answers how many. */
    moveDecisions: (ledger: LedgerPlace, move: Omit<Move, 'ledgerId' | 'name' | 'from' | 'at'>): number => {
      const { ledgerId, name, engagement: from } = ledger
      const reader = ledgers.at(ledger)
      const members = new Set(reader.partKeys())
      const groups = new Set<string>()
      for (const finding of reader.findingKeys({ filter: {} })) {
        members.add(finding.membersKey)
        groups.add(finding.groupKey)
      }
      const whole = { ...move, ledgerId, name, from, at: new Date().toISOString() }
      const came = ledgers.file.use((db) => copyDecisions(db, whole, { members, groups }))
      // What is marked on it are the decisions of the engagement it left.
      ledgers.close(ledger)
      for (const change of ledgers.show(move.to, came)) changed(change)
      return came.size
    },
    /** Against an earlier ledger; where none is named, against the latest earlier extract of the same one, null where there is none. */
    compareLedgers: (ledger: LedgerPlace, named: EarlierLedger | null): LedgerComparison | null => {
      const earlier = named ?? ledgers.earlierOf(ledger)
      return earlier && compareLedgers(ledgers, ledger, earlier)
    },
    /** Decided findings of these ledgers, newest first, by what a model learns of them. */
    countDecisions: (places: readonly EngagementLedger[]): DecidedCounts =>
      countLearnable([...places], (engagement) => ledgers.file.keptDecisions(engagement)),
    /** How much is kept of an engagement. */
    countKept: (engagement: string): KeptCounts =>
      ledgers.file.read((db) => countKept(db, engagement), { decisions: 0, steps: 0, entries: 0 }),
    /** The keys of the engagements of which something is kept. */
    keptEngagements: (): string[] => ledgers.file.read(keptEngagements, []),
    /** Deletes all that is kept of an engagement. */
    purgeEngagement: (engagement: string): boolean =>
      ledgers.file.use((db) => purgeEngagement(db, engagement)),
    /** Deletes it from a copy; false for one of another version, which cannot be written anew. */
    purgeCopy: (copyPath: string, engagement: string): boolean => purgeCopy(copyPath, engagement),
    /** Writes all that is kept of an engagement into a file of its own. */
    packReview: (engagement: string, target: string): void =>
      ledgers.file.use((db) => extractEngagement(db.name, engagement, target)),
    /** What joining the decisions in such a file would do. */
    planJoin: (sourcePath: string, engagement: string): ReviewPlan =>
      ledgers.file.use((db) => planJoin(db, sourcePath, engagement)),
    /** Joins them. */
    joinReview(joining: Joining): void {
      ledgers.file.use((db) => joinEngagement(db, joining))
      ledgers.takeAnew(joining.engagement)
    },
    /** Keeps a dated copy of the decisions, where there are some. */
    keepCopy: (): void => ledgers.file.use(keepDatedCopy),
    /** What restoring a copy of them would change. */
    compareCopy: (copyPath: string): CopyChange => ledgers.file.use((db) => compareSteps(db, copyPath)),
    addActivity: (notes: readonly ActivityNote[]): void =>
      ledgers.file.use((db) =>
        db
          .transaction(() => {
            for (const note of notes) addActivity(db, note)
          })
          .immediate()
      )
  }
}

function compareLedgers(
  ledgers: ReviewedLedgers,
  ledger: LedgerPlace,
  earlier: EarlierLedger
): LedgerComparison {
  const { since, gone, goneTotal } = compareFindings(ledger.path, earlier.path, mostGone)
  const counts = { same: 0, changed: 0, new: 0 }
  for (const change of since.values()) counts[change]++
  const told = gone.map(({ membersKey, ...finding }): GoneFinding => {
    const { disposition, note } = ledgers.decisionAt(
      { ...earlier, name: '', engagement: ledger.engagement, earlier: [] },
      membersKey
    )
    return { ...finding, disposition, note }
  })
  return { earlierLedgerId: earlier.ledgerId, ...counts, gone: told, goneTotal }
}

import type { FindingTarget } from '../../shared/contract.ts'
import { openDecision, type ChangeSince, type Decision, type ReviewSummary } from '../../shared/decision.ts'
import { DoubletError } from '../../shared/result.ts'
import { stampScores } from '../engine/store/attach-scores.ts'
import { compareFindings, overlaps } from '../engine/store/compare-findings.ts'
import type { FindingKey } from '../engine/store/finding-keys.ts'
import type { Inherited } from '../engine/store/inherited-decisions.ts'
import { LedgerReader } from '../engine/store/ledger-reader.ts'
import type { ReviewMark } from '../engine/store/review-marks.ts'
import { readDecision } from '../review/decision-records.ts'
import { readMateriality } from '../review/materiality-records.ts'
import { decisionOn, type MadeDecision } from '../review/decision-state.ts'
import type { Changed, Target } from '../review/apply-step.ts'
import { nextUndo } from '../review/undo-step.ts'
import type { EarlierLedger, LedgerPlace } from '../processes/ledger-place.ts'
import type { DecisionsFile } from './decisions-file.ts'

const mostOpenLedgers = 8

/** What a decision is looked up by. */
type FindingName = Pick<FindingKey, 'findingNo' | 'membersKey'>

interface OpenLedger {
  place: LedgerPlace
  reader: LedgerReader
  /** The earlier ledger its findings are marked against, '' for none; null until it has its decisions. */
  markedAgainst: string | null
  /** What decisions on parts of its findings, or on other lines of them, say. */
  inherited: Map<number, Inherited<MadeDecision>>
}

/** The ledgers that are open, with the decisions of their engagements. */
export class ReviewedLedgers {
  /** Where the decisions are kept. */
  readonly file: DecisionsFile
  readonly #open = new Map<string, OpenLedger>()
  readonly #overlapping = new Map<string, boolean>()

  constructor(file: DecisionsFile) {
    this.file = file
  }

  /** A ledger for questions that no decision bears on: they are answered whatever became of the decisions. */
  factsAt(place: LedgerPlace): LedgerReader {
    return this.#take(place).reader
  }

  /** A ledger that shows the decisions of its engagement. */
  at(place: LedgerPlace): LedgerReader {
    const ledger = this.#take(place)
    const against = this.earlierOf(place)?.ledgerId ?? ''
    if (ledger.markedAgainst !== against) {
      const kept = this.file.keptDecisions(place.engagement)
      ledger.inherited = ledger.reader.inherited(kept)
      ledger.reader.clearReviews()
      ledger.reader.putReviews(marksOf(ledger, kept.decisions, this.earlierOf(place)))
      this.#putTrivial(ledger)
      ledger.markedAgainst = against
    }
    return ledger.reader
  }

  /** The latest earlier extract of the same ledger: of those with its headers one with lines of it; null where there is none. */
  earlierOf({ path, earlier }: LedgerPlace): EarlierLedger | null {
    return earlier.find((one) => this.#overlaps(path, one.path)) ?? null
  }

  /** One that cannot be read counts, so that the comparison says what is wrong with it. Files never change, so that each answer is kept. */
  #overlaps(path: string, earlierPath: string): boolean {
    const key = `${path}\n${earlierPath}`
    const known = this.#overlapping.get(key)
    if (known !== undefined) return known
    try {
      const found = overlaps(path, earlierPath)
      this.#overlapping.set(key, found)
      return found
    } catch (error) {
      if (error instanceof DoubletError) return true
      throw error
    }
  }

  /** The decision that holds for a finding of a ledger: its own, else what earlier ones say of it. */
  decisionOn(place: LedgerPlace, { findingNo, membersKey }: FindingName): Decision {
    const own = this.file.read((db) => readDecision(db, place.engagement, membersKey), null)
    const inherited = this.#inheritedOf(place).get(findingNo)
    if (own !== null || inherited === undefined) return decisionOn(place.ledgerId, own)
    const { decision, ofParts, unsettled } = inherited
    return { ...decisionOn(place.ledgerId, decision), ofParts, unsettled }
  }

  /** The same of the finding of a ledger with these members. */
  decisionAt(place: LedgerPlace, membersKey: string): Decision {
    const [found] = this.at(place).numbersOf(new Map([[membersKey, null]]))
    return found === undefined ? openDecision : this.decisionOn(place, { findingNo: found[0], membersKey })
  }

  /** The findings of a step, each with the decision that holds for it without one on its exact members. */
  *targetsOf(place: LedgerPlace, target: FindingTarget): IterableIterator<Target & FindingName> {
    const reader = this.at(place)
    const inherited = this.#inheritedOf(place)
    for (const finding of reader.findingKeys(target))
      yield { ...finding, standing: inherited.get(finding.findingNo)?.decision ?? null }
  }

  #inheritedOf(place: LedgerPlace): OpenLedger['inherited'] {
    this.at(place)
    return this.#open.get(place.path)!.inherited
  }

  /** Closes a ledger whose files are about to change; the next question opens it anew. */
  close({ path }: Pick<LedgerPlace, 'path'>): void {
    this.#open.get(path)?.reader.close()
    this.#open.delete(path)
  }

  /** How far the review of a ledger has come. */
  summary(place: LedgerPlace): ReviewSummary {
    return this.#summaryOf(place, this.at(place))
  }

  /** Shows changed decisions in every open ledger of the engagement; answers which of them have such findings. */
  show(engagement: string, changed: Changed): { ledgerId: string; summary: ReviewSummary }[] {
    const touched: { ledgerId: string; summary: ReviewSummary }[] = []
    const open = Array.from(this.#open.values())
    for (const ledger of open) {
      const { place, reader } = ledger
      if (place.engagement !== engagement || ledger.markedAgainst === null) continue
      const numbers = reader.numbersOf(changed)
      const marks = numbers.map(([findingNo, membersKey]) =>
        markOf(findingNo, ledger, changed.get(membersKey) ?? null, null)
      )
      // Where it cannot be finished, the ledger takes all decisions in anew with the next question.
      ledger.markedAgainst = null
      const isAllItsOwn = new Set(numbers.map(([, membersKey]) => membersKey)).size === changed.size
      if (!isAllItsOwn && reader.hasParts(changed)) this.at(place)
      else if (marks.length === 0) {
        // What was decided on other lines may ask again here, when the ledger is looked at.
        continue
      } else reader.putReviews(marks)
      if (isAllItsOwn) ledger.markedAgainst = this.earlierOf(place)?.ledgerId ?? ''
      touched.push({ ledgerId: place.ledgerId, summary: this.#summaryOf(place, reader) })
    }
    return touched
  }

  /** Lets every open ledger of the engagement take all decisions in anew with the next question. */
  takeAnew(engagement: string): void {
    for (const ledger of this.#open.values())
      if (ledger.place.engagement === engagement) ledger.markedAgainst = null
  }

  /** Lets every open ledger of the engagement go by the materiality that is set; answers which these are. */
  showMateriality(engagement: string): { ledgerId: string; summary: ReviewSummary }[] {
    const shown = [...this.#open.values()].filter(
      ({ place, markedAgainst }) => place.engagement === engagement && markedAgainst !== null
    )
    return shown.map((ledger) => {
      this.#putTrivial(ledger)
      return { ledgerId: ledger.place.ledgerId, summary: this.#summaryOf(ledger.place, ledger.reader) }
    })
  }

  #putTrivial({ place, reader }: OpenLedger): void {
    const set = this.file.read((db) => readMateriality(db, place.engagement), [])
    reader.putTrivial(new Map(set.map(({ currency, trivial }) => [currency, trivial])))
  }

  #summaryOf({ engagement, ledgerId }: LedgerPlace, reader: LedgerReader): ReviewSummary {
    return {
      ...reader.countReviews(),
      undo: this.file.read((db) => nextUndo(db, engagement, ledgerId), null)
    }
  }

  /** The ledger, open, and anew where its scores are others than they were; the ones used longest ago are closed. */
  #take(place: LedgerPlace): OpenLedger {
    const known = this.#open.get(place.path)
    if (known !== undefined && known.reader.scoresStamp !== stampScores(place.path)) this.close(place)
    const ledger = this.#open.get(place.path) ?? {
      place,
      reader: new LedgerReader(place.path),
      markedAgainst: null,
      inherited: new Map()
    }
    ledger.place = place
    this.#open.delete(place.path)
    this.#open.set(place.path, ledger)
    for (const [path, { reader }] of this.#open) {
      if (this.#open.size <= mostOpenLedgers) break
      this.#open.delete(path)
      reader.close()
    }
    return ledger
  }
}

/** A mark for every finding that has a decision, and for every one where there is an earlier ledger. */
function* marksOf(
  ledger: OpenLedger,
  decisions: ReadonlyMap<string, MadeDecision>,
  earlier: EarlierLedger | null
): IterableIterator<ReviewMark> {
  const since = earlier && findSince(ledger.place, earlier)
  for (const { findingNo, membersKey } of ledger.reader.findingKeys({ filter: {} })) {
    const decision = decisions.get(membersKey) ?? null
    const change = since?.get(findingNo) ?? null
    if (decision !== null || change !== null || ledger.inherited.has(findingNo))
      yield markOf(findingNo, ledger, decision, change)
  }
}

/** null where the earlier ledger cannot be read, which the comparison itself tells. */
function findSince({ path }: LedgerPlace, earlier: EarlierLedger): Map<number, ChangeSince> | null {
  try {
    return compareFindings(path, earlier.path, 0).since
  } catch (error) {
    if (error instanceof DoubletError) return null
    throw error
  }
}

/** `own` is the decision on its exact members; without one, what earlier ones say of it is shown. */
function markOf(
  findingNo: number,
  { place: { ledgerId }, inherited }: OpenLedger,
  own: MadeDecision | null,
  since: ChangeSince | null
): ReviewMark {
  const other = own === null ? inherited.get(findingNo) : undefined
  const decision = own ?? other?.decision ?? null
  return {
    findingNo,
    disposition: decision?.disposition ?? 'open',
    tickmark: decision?.tickmark ?? '',
    hasNote: (decision?.note ?? '') !== '',
    isPrepared: decision?.prepared != null,
    isReviewed: decision?.reviewed != null,
    isCarried: decision !== null && decision.ledgerId !== ledgerId,
    isUnsettled: (other?.unsettled ?? null) !== null,
    excepted: decision?.excepted.length ?? 0,
    since
  }
}

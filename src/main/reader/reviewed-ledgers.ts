import { statSync } from 'node:fs'
import type Database from 'better-sqlite3'
import type { ChangeSince, ReviewSummary } from '../../shared/decision.ts'
import { DoubletError } from '../../shared/result.ts'
import { stampScores } from '../engine/store/attach-scores.ts'
import { compareFindings } from '../engine/store/compare-findings.ts'
import { LedgerReader } from '../engine/store/ledger-reader.ts'
import type { ReviewMark } from '../engine/store/review-marks.ts'
import { addActivityToAll } from '../review/activity-records.ts'
import { readDecisions } from '../review/decision-records.ts'
import type { MadeDecision } from '../review/decision-state.ts'
import { explainReview, openReview, readReviewFile } from '../review/open-review.ts'
import type { Changed } from '../review/apply-step.ts'
import { nextUndo } from '../review/undo-step.ts'
import type { LedgerPlace } from '../processes/ledger-place.ts'
import { Warnings } from './warnings.ts'

const mostOpenLedgers = 8
const diskProblems = ['DISK_FULL', 'DISK_READ_ONLY', 'DISK_ERROR', 'FOLDER_UNWRITABLE']

const missing =
  'This data folder has ledgers, but no file of their decisions (review.sqlite). If there was one, close Doublet and put it back; if you go on without it, all findings are open and a new file is begun.'

/** The sentence on files that were moved away, by their new names. */
function wordSetAside(names: string): string {
  return `Beside the decisions (review.sqlite) lay what belongs to another version of that file. It was not read and is kept in the data folder as ${names}; the decisions are those of review.sqlite alone. Look whether they are the ones you expect, then go on.`
}

interface OpenLedger {
  place: LedgerPlace
  reader: LedgerReader
  /** The earlier ledger its findings are marked against, '' for none; null until it has its decisions. */
  markedAgainst: string | null
}

/** The ledgers that are open, with the decisions of their engagements, and the file these are kept in. */
export class ReviewedLedgers {
  readonly #reviewPath: string
  #review: Database.Database | null = null
  readonly #open = new Map<string, OpenLedger>()

  /** What to tell before decisions are shown. */
  readonly warnings = new Warnings()

  /**
   * Opens the file of the decisions where it is there, so that what an interruption left is settled before another process reads it;
   * else it is made with the first question about decisions. `isExpected`: whether it should be there.
   */
  constructor(reviewPath: string, isExpected: boolean) {
    this.#reviewPath = reviewPath
    const size = statSync(reviewPath, { throwIfNoEntry: false })?.size ?? 0
    if (size === 0) {
      if (isExpected) this.warnings.add('REVIEW_MISSING', missing)
      return
    }
    try {
      this.#openReview()
    } catch {
      // The question that needs it says so.
    }
  }

  /** What `use` makes of the file of the decisions. Throws as `openReview` does. */
  use<Value>(use: (db: Database.Database) => Value): Value {
    const db = this.#review ?? this.#openReview()
    return explainReview(() => use(db))
  }

  /** What `use` reads, also on a disk that is full; `none` where nothing was kept and nothing can be. */
  read<Value>(use: (db: Database.Database) => Value, none: Value): Value {
    try {
      return this.use(use)
    } catch (error) {
      if (!(error instanceof DoubletError) || !diskProblems.includes(error.problem.code)) throw error
      return readReviewFile(this.#reviewPath, use, none)
    }
  }

  /** A ledger for questions that no decision bears on: they are answered whatever became of the decisions. */
  factsAt(place: LedgerPlace): LedgerReader {
    return this.#take(place).reader
  }

  /** A ledger that shows the decisions of its engagement. */
  at(place: LedgerPlace): LedgerReader {
    const ledger = this.#take(place)
    const against = place.earlier?.ledgerId ?? ''
    if (ledger.markedAgainst !== against) {
      const decisions = this.read(
        (db) => readDecisions(db, place.engagement),
        new Map<string, MadeDecision>()
      )
      ledger.reader.putReviews(marksOf(ledger.reader, place, decisions))
      ledger.markedAgainst = against
    }
    return ledger.reader
  }

  /** Closes a ledger whose file of scores is about to change; the next question opens it anew. */
  close({ path }: LedgerPlace): void {
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
    for (const ledger of this.#open.values()) {
      const { place, reader } = ledger
      if (place.engagement !== engagement || ledger.markedAgainst === null) continue
      const marks = reader
        .numbersOf(changed)
        .map(([groupNo, membersKey]) =>
          markOf(groupNo, place.ledgerId, changed.get(membersKey) ?? null, null)
        )
      if (marks.length === 0) continue
      // Where it cannot be finished, the ledger takes all decisions in anew with the next question.
      ledger.markedAgainst = null
      reader.putReviews(marks)
      ledger.markedAgainst = place.earlier?.ledgerId ?? ''
      touched.push({ ledgerId: place.ledgerId, summary: this.#summaryOf(place, reader) })
    }
    return touched
  }

  #openReview(): Database.Database {
    let strangers = ''
    const db = openReview(this.#reviewPath, (names) => {
      strangers = names.join(', ')
      this.warnings.add('REVIEW_SET_ASIDE', wordSetAside(strangers))
    })
    this.#review = db
    if (strangers !== '') {
      const note = {
        at: new Date().toISOString(),
        by: '',
        kind: 'settings',
        ledgerId: null,
        key: null
      } as const
      db.transaction(() => addActivityToAll(db, { ...note, text: wordSetAside(strangers) })).immediate()
    }
    return db
  }

  #summaryOf({ engagement, ledgerId }: LedgerPlace, reader: LedgerReader): ReviewSummary {
    return { ...reader.countReviews(), undo: this.read((db) => nextUndo(db, engagement, ledgerId), null) }
  }

  /** The ledger, open, and anew where its scores are others than they were; the ones used longest ago are closed. */
  #take(place: LedgerPlace): OpenLedger {
    const known = this.#open.get(place.path)
    if (known !== undefined && known.reader.scoresStamp !== stampScores(place.path)) this.close(place)
    const ledger = this.#open.get(place.path) ?? {
      place,
      reader: new LedgerReader(place.path),
      markedAgainst: null
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
  reader: LedgerReader,
  place: LedgerPlace,
  decisions: Map<string, MadeDecision>
): IterableIterator<ReviewMark> {
  const since = findSince(place)
  for (const { groupNo, membersKey } of reader.findingKeys({ filter: {} })) {
    const decision = decisions.get(membersKey) ?? null
    const change = since?.get(groupNo) ?? null
    if (decision !== null || change !== null) yield markOf(groupNo, place.ledgerId, decision, change)
  }
}

/** null where there is nothing to compare with; that an earlier ledger cannot be read is told by the comparison itself. */
function findSince({ path, earlier }: LedgerPlace): Map<number, ChangeSince> | null {
  if (earlier === null) return null
  try {
    return compareFindings(path, earlier.path, 0).since
  } catch (error) {
    if (error instanceof DoubletError) return null
    throw error
  }
}

function markOf(
  groupNo: number,
  ledgerId: string,
  decision: MadeDecision | null,
  since: ChangeSince | null
): ReviewMark {
  return {
    groupNo,
    disposition: decision?.disposition ?? 'open',
    tickmark: decision?.tickmark ?? '',
    hasNote: (decision?.note ?? '') !== '',
    isPrepared: decision?.prepared != null,
    isReviewed: decision?.reviewed != null,
    isCarried: decision !== null && decision.ledgerId !== ledgerId,
    since
  }
}

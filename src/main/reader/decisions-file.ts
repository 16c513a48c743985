import { statSync } from 'node:fs'
import type Database from 'better-sqlite3'
import { DoubletError } from '../../shared/result.ts'
import type { DecidedMembers, KeptDecisions } from '../engine/store/inherited-decisions.ts'
import { addActivityToAll } from '../review/activity-records.ts'
import type { ChainHead } from '../review/chain.ts'
import { readDecisions, readMembers } from '../review/decision-records.ts'
import type { MadeDecision } from '../review/decision-state.ts'
import { explainReview, openReview, readReviewFile } from '../review/open-review.ts'
import { KnownChains } from './known-chains.ts'
import { Warnings } from './warnings.ts'

const diskProblems = ['DISK_FULL', 'DISK_READ_ONLY', 'DISK_ERROR', 'FOLDER_UNWRITABLE']

const missing =
  'This data folder has ledgers, but no file of their decisions (review.sqlite). If there was one, close Doublet and put it back; if you go on without it, all findings are open and a new file is begun.'

/** The sentence on files that were moved away, by their new names. */
function wordSetAside(names: string): string {
  return `Beside the decisions (review.sqlite) lay what belongs to another version of that file. It was not read and is kept in the data folder as ${names}; the decisions are those of review.sqlite alone. Look whether they are the ones you expect, then go on.`
}

/** The file of all decisions, opened when it is first asked for. */
export class DecisionsFile {
  readonly #path: string
  readonly #chains: KnownChains
  #db: Database.Database | null = null

  /** What to tell before decisions are shown. */
  readonly warnings = new Warnings()

  /**
   * Opens the file of the decisions where it is there, so that what an interruption left is settled before another process reads it;
   * else it is made with the first question about decisions. `isExpected`: whether it should be there; `known`: what should be in it.
   */
  constructor(path: string, isExpected: boolean, known: readonly ChainHead[]) {
    this.#path = path
    this.#chains = new KnownChains(known)
    const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
    if (size === 0) {
      if (!isExpected) return
      this.warnings.add('REVIEW_MISSING', missing)
      this.#chains.isMissed = true
      return
    }
    try {
      this.#open()
    } catch {
      // The question that needs it says so.
    }
  }

  /** What `use` makes of the file of the decisions. Throws as `openReview` does. */
  use<Value>(use: (db: Database.Database) => Value): Value {
    const db = this.#db ?? this.#open()
    return explainReview(() => use(db))
  }

  /** Where chains of decisions end that grew since this was asked last. */
  takeHeads(): ChainHead[] {
    return this.#db === null ? [] : this.#chains.takeHeads(this.#db)
  }

  /** What `use` reads, also on a disk that is full; `none` where nothing was kept and nothing can be. */
  read<Value>(use: (db: Database.Database) => Value, none: Value): Value {
    try {
      return this.use(use)
    } catch (error) {
      if (!(error instanceof DoubletError) || !diskProblems.includes(error.problem.code)) throw error
      return readReviewFile(this.#path, use, none)
    }
  }

  /** All decisions of an engagement. */
  keptDecisions(engagement: string): KeptDecisions<MadeDecision> {
    return {
      decisions: this.read((db) => readDecisions(db, engagement), new Map<string, MadeDecision>()),
      readMembers: () => this.read((db) => readMembers(db, engagement), new Map<string, DecidedMembers>())
    }
  }

  #open(): Database.Database {
    let strangers = ''
    const db = openReview(this.#path, (names) => {
      strangers = names.join(', ')
      this.warnings.add('REVIEW_SET_ASIDE', wordSetAside(strangers))
    })
    this.#db = db
    const broken = this.#chains.compare(db)
    if (broken !== null) this.warnings.add('REVIEW_OLDER', broken)
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
}

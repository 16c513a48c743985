import type Database from 'better-sqlite3'
import { addActivity } from '../review/activity-records.ts'
import { findBroken, readHeads, type BrokenChain, type ChainHead } from '../review/chain.ts'

/** What main knows of the chains of decisions, beside what their file says. */
export class KnownChains {
  /** Set where there was no file: that was told, and one that is begun is held against nothing. */
  isMissed = false
  readonly #known: readonly ChainHead[]
  /** What main does not know yet, and the last step that is in it. */
  #news: ChainHead[] = []
  #until = 0

  constructor(known: readonly ChainHead[]) {
    this.#known = known
  }

  /** Holds a file that was just opened against what is known. Answers what a person has to be told, which is noted in the logs, too; null where all is there. */
  compare(db: Database.Database): string | null {
    const broken = findBroken(db, this.#known)
    const { heads, last } = readHeads(db, 0)
    this.#until = last
    this.#news = heads.filter(
      ({ engagement }) => !broken.some(({ known }) => known.engagement === engagement)
    )
    if (broken.length === 0) return null
    if (this.isMissed) {
      this.#news = this.#known.map(({ engagement }) => ({ engagement, steps: 0, hash: '' }))
      return null
    }
    const at = new Date().toISOString()
    for (const one of broken) {
      const { engagement, hash } = one.known
      const note = {
        at,
        by: '',
        kind: 'settings',
        ledgerId: null,
        key: `chain:${hash}:${one.found}`
      } as const
      db.transaction(() => addActivity(db, { ...note, engagement, text: wordBroken([one]) })).immediate()
    }
    return wordBroken(broken)
  }

  /** Where chains end that grew since this was asked last; of those that were broken, once they go on. */
  takeHeads(db: Database.Database): ChainHead[] {
    try {
      const { heads, last } = readHeads(db, this.#until)
      const news = [...this.#news, ...heads]
      this.#news = []
      this.#until = last
      return news
    } catch {
      // The answer that was asked for says what is wrong with the file.
      return []
    }
  }
}

/** The sentence on decisions of which the catalogue knows more, or others. */
function wordBroken(broken: readonly BrokenChain[]): string {
  const named = broken.map(({ known, found, isOther }) => {
    const whose = known.engagement.split('\n').filter(Boolean).join(', ') || 'files without an engagement'
    return isOther
      ? `${whose}: others than the ${known.steps} steps that were made`
      : `${whose}: ${found} of ${known.steps} steps`
  })
  return `The decisions of this data folder (review.sqlite) are an older or another version of that file (${named.join('; ')}). Look under Data folder for a copy that has them, or go on with what is there.`
}

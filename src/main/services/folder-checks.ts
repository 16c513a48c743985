import { statSync } from 'node:fs'
import path from 'node:path'
import type { CheckedLedger, FolderCheck, FolderFault, LedgerFault } from '../../shared/data-folder.ts'
import { withoutScores } from '../../shared/model.ts'
import { problemOf, type Problem } from '../../shared/result.ts'
import { answerWith } from '../base/answer-with.ts'
import type { KeptRecords } from '../catalog/kept-records.ts'
import type { SealedDatabase } from '../data-folder/closing-seals.ts'
import { nameOfNow } from '../data-folder/keep-copy.ts'
import type { JobQueue } from '../jobs/job-queue.ts'
import type { JobOutcome } from '../processes/job-interface.ts'
import type { LedgerPlace } from '../processes/ledger-place.ts'
import { runJob, type RunningJob } from '../processes/run-job.ts'
import type { ActivityLog } from './activity-log.ts'
import type { Reader } from './entries.ts'
import type { Host } from './services.ts'

/** The first seconds belong to the window. */
const usualWaitMs = 4000
/** As many bytes of ledgers are read at a start; those that were not read longest come first. */
const mostBytes = 4 * 2 ** 30

/** What looks at the files of a data folder work with. */
interface FolderCheckParts {
  host: Pick<Host, 'dataDir' | 'fork' | 'log' | 'checksAfterMs'>
  kept: KeptRecords
  queue: Pick<JobQueue, 'ledger' | 'ledgers' | 'setAside' | 'strangers'>
  reader: Reader
  activity: Pick<ActivityLog, 'note'>
  /** That there should have been a catalogue, and was none. */
  missed: FolderFault | null
  /** What is not as the last program left it. */
  altered: readonly SealedDatabase[]
  changed(check: FolderCheck): void
}

type Checked = Extract<JobOutcome, { type: 'checked' }>

/**
 * Looks once, some time after the start and in a process of its own, at what lies in the data folder. What is not as it was written is told,
 * noted in the log of its engagement and set aside whole; nothing is made anew, and the rest goes on.
 */
export class FolderChecks {
  readonly #parts: FolderCheckParts
  readonly #timer: NodeJS.Timeout
  #state: FolderCheck = { status: 'WAITING', ledgers: 0, read: 0, faults: [] }
  #running: RunningJob | null = null

  constructor(parts: FolderCheckParts) {
    this.#parts = parts
    const { host, missed, altered } = parts
    if (missed !== null) this.#tell([missed])
    else if (altered.includes('catalog.sqlite')) this.#tell([alteredFault('catalog.sqlite')])
    this.#timer = setTimeout(() => void this.#checkOrSay(), host.checksAfterMs ?? usualWaitMs)
    // A command line that is done does not wait for it.
    this.#timer.unref()
  }

  /** What was found so far. */
  state(): FolderCheck {
    return this.#state
  }

  /** Ends what is under way; settles when it is gone. */
  async close(): Promise<void> {
    clearTimeout(this.#timer)
    this.#running?.kill()
    await this.#running?.ended
  }

  async #checkOrSay(): Promise<void> {
    const answer = await answerWith(() => this.#check())
    if (!answer.ok)
      this.#parts.host.log(`looking at the data folder: ${answer.error.detail ?? answer.error.message}`)
  }

  async #check(): Promise<void> {
    const { host, kept, queue } = this.#parts
    const places = queue
      .ledgers()
      .toSorted((one, other) => (kept.checkedAt(one.ledgerId) < kept.checkedAt(other.ledgerId) ? -1 : 1))
    const ledgers = places.map(({ ledgerId, path: ledgerPath }) => {
      const { analytics, model } = queue.ledger(ledgerId).record.result!
      const isScored = model.scoring === 'SCORED'
      const contentHash = analytics.file.sha256
      return { ledgerId, path: ledgerPath, seal: kept.seal(ledgerId), contentHash, isScored }
    })
    this.#change({ status: 'RUNNING', ledgers: ledgers.length })
    const reviewPath = path.join(host.dataDir, 'review.sqlite')
    await this.#settleReview(reviewPath)
    this.#running = runJob(host.fork, { type: 'check', ledgers, mostBytes, reviewPath }, {})
    const end = await this.#running.ended
    this.#running = null
    if (end.type === 'checked') await this.#conclude(end)
    else if (end.type === 'failed') this.#tell([{ ledgerId: null, name: host.dataDir, problem: end.problem }])
    if (end.type !== 'killed') this.#change({ status: 'DONE' })
  }

  /** A change that a kill left half written is taken back by the reader process, which alone may: a look from elsewhere would find it open. */
  async #settleReview(reviewPath: string): Promise<void> {
    const journal = statSync(`${reviewPath}-journal`, { throwIfNoEntry: false })
    // What is wrong then is told where decisions are asked for.
    if (journal !== undefined && journal.size > 0)
      await answerWith(() => this.#parts.reader.ask('countKept', ''))
  }

  async #conclude({ ledgers, review }: Checked): Promise<void> {
    const { kept, queue, altered } = this.#parts
    const faults: FolderFault[] = strangerFault(queue.strangers())
    if (review !== null) faults.push({ ledgerId: null, name: 'review.sqlite', problem: review })
    else if (altered.includes('review.sqlite')) faults.push(alteredFault('review.sqlite'))
    const known = new Set(queue.ledgers().map(({ ledgerId }) => ledgerId))
    for (const { seal, ...checked } of ledgers) {
      const { ledgerId } = checked
      if (!known.has(ledgerId)) continue
      if (seal !== null) {
        if (kept.seal(ledgerId) === null) kept.putSeal(ledgerId, seal)
        kept.noteChecked(ledgerId, new Date().toISOString())
      }
      if (checked.fault !== null || checked.scores !== null) faults.push(await this.#takeOut(checked))
    }
    this.#change({ read: ledgers.filter(({ seal }) => seal !== null).length })
    this.#tell(faults)
  }

  /** Sets a ledger aside that is not as it was written, and notes what is wrong with it. */
  async #takeOut({ ledgerId, fault, scores, detail }: CheckedLedger): Promise<FolderFault> {
    const { place } = this.#parts.queue.ledger(ledgerId)
    const { name, engagement } = place
    let problem: Problem
    if (fault === null) problem = { code: 'SCORES_DAMAGED', message: withoutScores(scores!).reason }
    else {
      const aside = setsAside[fault] ? await this.#setAside(place) : ''
      problem = { code: `LEDGER_${fault.toUpperCase()}`, message: `${words[fault]}${aside}`, detail }
    }
    const text = `${name}: ${problem.message}`
    const key = `fault:${ledgerId}:${fault ?? scores}:${detail}`
    this.#parts.activity.note({ engagement, ledgerId, by: '', kind: 'settings', text, key })
    return { ledgerId, name, problem }
  }

  async #setAside(place: LedgerPlace): Promise<string> {
    try {
      await this.#parts.reader.ask('closeLedger', place)
      const name = this.#parts.queue.setAside(place.ledgerId, nameOfNow())
      return ` It is kept in the data folder as ${name}; decisions are kept. Analyse the file again.`
    } catch (error) {
      return ` It could not be set aside: ${problemOf(error).message}`
    }
  }

  #tell(faults: FolderFault[]): void {
    for (const { name, problem } of faults)
      this.#parts.host.log(`${name}: ${problem.code}: ${problem.message} ${problem.detail ?? ''}`.trimEnd())
    if (faults.length > 0) this.#change({ faults: [...this.#state.faults, ...faults] })
  }

  #change(change: Partial<FolderCheck>): void {
    this.#state = { ...this.#state, ...change }
    this.#parts.changed(this.#state)
  }
}

const setsAside: Record<LedgerFault, boolean> = {
  missing: false,
  unreadable: false,
  truncated: true,
  altered: true,
  swapped: true,
  damaged: true,
  newer: false
}
const words: Record<LedgerFault, string> = {
  missing: 'The stored ledger is no longer in the data folder. Put its file back, or analyse it again.',
  unreadable: 'The stored ledger cannot be read. Look at the permissions of its file and at the disk.',
  truncated: 'A part of the stored ledger is missing.',
  altered: 'The stored ledger is not what was written: its file was changed.',
  swapped: 'Under the name of the stored ledger lies another one.',
  damaged: 'The stored ledger is damaged: its file cannot be opened.',
  newer:
    'A newer Doublet wrote the stored ledger. It is left as it is: start that one, or analyse the file again.'
}

const alteredWords: Record<SealedDatabase, [code: string, what: string]> = {
  'catalog.sqlite': ['CATALOG_ALTERED', 'The list of ledgers of this data folder'],
  'review.sqlite': ['REVIEW_CHANGED', 'The file of the decisions']
}

/** Another program, or the disk, wrote into a database while no Doublet had it open. */
function alteredFault(name: SealedDatabase): FolderFault {
  const [code, what] = alteredWords[name]
  const message = `${what} (${name}) is not what it was when Doublet was closed: something else changed it. It is used as it is. Look under Data folder for a copy of it, and what that would change.`
  return { ledgerId: null, name, problem: { code, message } }
}

function strangerFault(ledgerIds: readonly string[]): FolderFault[] {
  if (ledgerIds.length === 0) return []
  const count = ledgerIds.length === 1 ? 'A ledger lies' : `${ledgerIds.length} ledgers lie`
  const message = `${count} in the data folder that the list of ledgers (catalog.sqlite) does not know: it may be an older version of that file. Look under Data folder for a copy of the list that has them. Nothing was removed.`
  return [
    {
      ledgerId: null,
      name: 'catalog.sqlite',
      problem: { code: 'LEDGERS_UNKNOWN', message, detail: ledgerIds.join('\n') }
    }
  ]
}

import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import {
  notAsked,
  withoutScores,
  type LearningState,
  type ModelOutcome,
  type ModelTask
} from '../../shared/model.ts'
import { DoubletError } from '../../shared/result.ts'
import { scoresPath } from '../base/scores-path.ts'
import type { ModelNotes } from './model-notes.ts'
import type { BaseRecords } from '../catalog/base-records.ts'
import type { ModelRecords } from '../catalog/model-records.ts'
import type { JobTask } from '../processes/job-interface.ts'
import type { Bases } from '../jobs/base-in-use.ts'
import type { JobQueue } from '../jobs/job-queue.ts'
import type { Serves } from '../jobs/serving-model.ts'
import type { Fork } from '../processes/process.ts'
import type { LedgerPlace } from '../processes/ledger-place.ts'
import type { Reader } from './entries.ts'
import { TaskRunner } from './task-runner.ts'

/** What learning and scoring again work with. */
interface ModelTaskParts {
  fork: Fork
  dataDir: string
  models: ModelRecords
  bases: Bases
  baseRecords: Pick<BaseRecords, 'teachDecided'>
  reader: Reader
  serves: Serves
  queue: Pick<JobQueue, 'ledger' | 'ledgers' | 'keepOutcome'>
  notes: ModelNotes
  changed(task: ModelTask): void
}

/** Learns new models from decisions and scores ledgers again, each in a process of its own and only when a person asks for it. */
export class ModelTasks {
  readonly #parts: ModelTaskParts
  readonly #tasks: TaskRunner<ModelTask>

  constructor(parts: ModelTaskParts) {
    this.#parts = parts
    this.#tasks = new TaskRunner(parts.fork, (task) => parts.changed(task))
  }

  /** How many decisions there are to learn from, and what is under way. */
  async state(): Promise<LearningState> {
    const decisions = await this.#parts.reader.ask('countDecisions', this.#learnable())
    return { decisions, running: this.#tasks.running() }
  }

  /**
   * What was said of a ledger when it was scored last, by the scores themselves: a program that was killed may have kept an older
   * word of them with the job. Throws UNKNOWN_LEDGER.
   */
  async outcomeOf(ledgerId: string): Promise<ModelOutcome> {
    const { queue, reader } = this.#parts
    const { record, place } = queue.ledger(ledgerId)
    const kept = record.result?.model ?? notAsked
    try {
      const said = await reader.ask('readOutcome', place)
      const isGone = said.scoring === 'NOT_SCORED' && kept.scoring !== 'NOT_SCORED'
      const outcome = isGone ? withoutScores('gone') : said
      if (outcome.modelHash !== kept.modelHash || outcome.scoring !== kept.scoring)
        queue.keepOutcome(ledgerId, outcome)
      return outcome
    } catch (error) {
      // A ledger that is gone is told of where its lines are asked for.
      if (error instanceof DoubletError) return kept
      throw error
    }
  }

  /**
   * Starts to learn from the decisions on all ledgers, which teach the base, too, or, where one is named, from that one alone, and answers
   * at once. The model in use stays until that is done. Throws LEARNING, UNKNOWN_LEDGER, NOT_DONE and SAMPLE_LEDGER.
   */
  learn(by: string, ledgerId: string | null): ModelTask {
    const { models, baseRecords, queue, notes } = this.#parts
    if (this.#tasks.running().some(({ kind }) => kind === 'learn'))
      throw new DoubletError('LEARNING', 'A model is learning already. Wait for its end, or cancel it.')
    const ledgers = ledgerId === null ? queue.ledgers() : [this.#teacher(ledgerId)]
    const begun = begin('learn', ledgerId, null)
    return this.#tasks.start(begun.taskId, begun, {
      task: ledgerId === null ? this.#learnTask(ledgers) : this.#teachTask(ledgerId),
      hooks: tellStages,
      finish: (end) => {
        if (end.type !== 'learned') return null
        const { model, paths, teachers } = end.learned
        const modelNumber = models.add(model)
        if (teachers.length > 0) baseRecords.teachDecided(teachers)
        notes.learned(
          { ...model, number: modelNumber },
          ledgers.filter((place) => paths.includes(place.path)),
          by
        )
        return { modelNumber, fraction: 1 }
      },
      clear: () => Promise.resolve({})
    })
  }

  #learnable(ledgers: readonly LedgerPlace[] = this.#parts.queue.ledgers()) {
    return ledgers.map(({ path: ledgerPath, engagement }) => ({ path: ledgerPath, engagement }))
  }

  #learnTask(ledgers: readonly LedgerPlace[]): Extract<JobTask, { type: 'learn' }> {
    const { models, dataDir } = this.#parts
    return {
      type: 'learn',
      ledgers: this.#learnable(ledgers),
      before: models.current(),
      trainedAt: new Date().toISOString(),
      reviewPath: path.join(dataDir, 'review.sqlite')
    }
  }

  #teachTask(ledgerId: string): Extract<JobTask, { type: 'teach' }> {
    const { queue, bases } = this.#parts
    const { record, place } = queue.ledger(ledgerId)
    const base = bases.withRows(bases.for(record.result!.analytics.file.sha256))
    return { type: 'teach', ledgerPath: place.path, trainedAt: new Date().toISOString(), base }
  }

  /** A model of the sample would serve nothing else, and take the place of one that does. */
  #teacher(ledgerId: string): LedgerPlace {
    const place = this.#finished(ledgerId)
    const { sha256 } = this.#parts.queue.ledger(ledgerId).record.result!.analytics.file
    if (this.#parts.serves({ labels: { from: 'made' }, trainedOn: { sha256 } }, [])) return place
    throw new DoubletError(
      'SAMPLE_LEDGER',
      'The sample would teach a model that judges nothing else. Train one on a ledger of your own.'
    )
  }

  #finished(ledgerId: string): LedgerPlace {
    const { record, place } = this.#parts.queue.ledger(ledgerId)
    if (record.status === 'COMPLETED') return place
    throw new DoubletError(
      'NOT_DONE',
      'This ledger is still being analysed. The model can be asked again when it is done.'
    )
  }

  /** Starts to score a finished ledger with the model for all, else its own, and answers at once. Throws UNKNOWN_LEDGER, NOT_DONE, NO_MODEL and SCORING. */
  score(ledgerId: string, by: string): ModelTask {
    const { models, queue, reader, notes } = this.#parts
    const place = this.#finished(ledgerId)
    if (this.#tasks.running().some((task) => task.kind === 'score' && task.ledgerId === ledgerId))
      throw new DoubletError(
        'SCORING',
        'This ledger is being judged already. Wait for its end, or cancel it.'
      )
    const { sha256 } = queue.ledger(ledgerId).record.result!.analytics.file
    const model = models.current() ?? models.own(sha256)
    if (model === null) throw new DoubletError('NO_MODEL', 'There is no model to judge with yet.')
    const begun = begin('score', ledgerId, model.number)
    const partialPath = `${scoresPath(place.path)}.${begun.taskId}.partial`
    const reason = `Judged on request by model ${model.number}, of ${model.card.trainedAt.slice(0, 10)}.`
    return this.#tasks.start(begun.taskId, begun, {
      task: { type: 'score', ledgerPath: place.path, partialPath, model, reason },
      hooks: tellStages,
      finish: async (end) => {
        if (end.type !== 'scored') return null
        await reader.ask('placeScores', place, partialPath)
        queue.keepOutcome(ledgerId, end.outcome)
        notes.scored(model, place, by)
        return { fraction: 1 }
      },
      async clear() {
        // What stays is removed at the next start, as all unfinished files of the data folder are.
        await rm(partialPath, { force: true }).catch(() => undefined)
        return {}
      }
    })
  }

  /** Ends a running task; everything stays as it was. Throws UNKNOWN_TASK. */
  cancel(taskId: string): ModelTask {
    const found = this.#tasks.find(taskId)
    if (found === undefined)
      throw new DoubletError('UNKNOWN_TASK', 'Nothing of this kind is or was under way.')
    this.#tasks.cancel(taskId)
    return found
  }

  isRunning(): boolean {
    return this.#tasks.running().length > 0
  }

  /** Kills what runs; settles when it is gone. */
  close(): Promise<void> {
    return this.#tasks.close()
  }
}

function begin(kind: ModelTask['kind'], ledgerId: string | null, modelNumber: number | null): ModelTask {
  return {
    taskId: randomUUID(),
    kind,
    ledgerId,
    status: 'RUNNING',
    stage: 'reading',
    fraction: 0,
    modelNumber,
    error: null
  }
}

function tellStages(change: (change: Pick<ModelTask, 'stage' | 'fraction'>) => void) {
  return {
    progress(stage: string, fraction: number) {
      if (stage === 'reading' || stage === 'training' || stage === 'scoring') change({ stage, fraction })
    }
  }
}

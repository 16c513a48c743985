import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { fewestPassphraseCharacters, type Handover, type JoinPlan } from '../../shared/handover.ts'
import { DoubletError } from '../../shared/result.ts'
import { spellCount } from '../../shared/spell-count.ts'
import { removeQuietly } from '../base/remove-quietly.ts'
import { makeWorkFolder, workPlace } from '../data-folder/work-folder.ts'
import { engagementKey } from '../jobs/engagement-key.ts'
import type { JobQueue } from '../jobs/job-queue.ts'
import type { ActivityLog } from './activity-log.ts'
import { id, name } from './arguments.ts'
import { chooseTarget } from './choose-target.ts'
import type { Entries } from './entries.ts'
import { gatherHandover, storedOf, type HandoverSources } from './gather-handover.ts'
import { aboutName, parseAbout } from './handover-about.ts'
import type { PartialExports } from './partial-exports.ts'
import type { Host } from './services.ts'
import {
  planHandover,
  takeHandover,
  type HandoverTargets,
  type JoinWord,
  type Unpacked
} from './take-handover.ts'
import { TaskRunner } from './task-runner.ts'

/** What handing engagements over works with. */
interface HandoverParts {
  host: Pick<Host, 'chooseFiles' | 'chooseSavePath' | 'dataDir' | 'fork'>
  records: HandoverSources & HandoverTargets & { queue: Pick<JobQueue, 'record' | 'sources'> }
  activity: Pick<ActivityLog, 'note' | 'flush'>
  partials: PartialExports
  /** Throws BUSY where something runs. */
  requireIdle(): void
  changed(state: Handover): void
  /** An engagement came or was joined: nothing that was listed before holds. */
  joined(): void
}

/** Writes engagements into archives, opens archives, and joins what is in them with what is here. */
export class Handovers {
  readonly #parts: HandoverParts
  readonly #tasks: TaskRunner<Handover>
  /** What was unpacked and waits to be joined. */
  #opened: (Unpacked & { taskId: string; fileName: string; plan: JoinPlan }) | null = null

  constructor(parts: HandoverParts) {
    this.#parts = parts
    this.#tasks = new TaskRunner(parts.host.fork, (state) => parts.changed(state))
  }

  /**
   * Asks for a place and starts to write the engagement of a job there; null where the dialog was closed. Throws PASSPHRASE_SHORT, BUSY,
   * UNKNOWN_JOB, NOTHING_TO_HAND_OVER, and as `chooseTarget` does.
   */
  async pack(jobId: string, passphrase: string): Promise<Handover | null> {
    const { host, records, activity, partials, requireIdle } = this.#parts
    if (passphrase.length < fewestPassphraseCharacters)
      throw new DoubletError(
        'PASSPHRASE_SHORT',
        `A passphrase has ${fewestPassphraseCharacters} characters or more: whoever has the file can try as many as they like.`
      )
    requireIdle()
    const record = records.queue.record(jobId)
    const jobs = storedOf(records, engagementKey(record))
    const target = await chooseTarget(host, suggestName(record), records.queue.sources())
    if (target === null) return null
    await activity.flush()
    const { exportId: taskId, partialPath, clear } = partials.begin(target, null)
    const folder = makeWorkFolder(host.dataDir, taskId)
    const clearAll = async () => {
      removeQuietly(folder)
      await clear()
      return {}
    }
    const gathered = await gatherHandover(records, jobs, folder).catch(async (error: unknown) => {
      await clearAll()
      throw error
    })
    return this.#tasks.start(taskId, begin(taskId, 'pack', target), {
      task: { type: 'pack', ...gathered, passphrase, partialPath, target },
      hooks: (change) => ({ handed: (fraction) => change({ fraction }) }),
      finish: (end) => {
        if (end.type !== 'handed') return null
        const text = `The engagement was exported as ${path.basename(target)}, locked with a passphrase: ${spellCount(jobs.length)} ledgers, with decisions and log.`
        activity.note({ engagement: engagementKey(record), ledgerId: null, by: '', kind: 'export', text })
        return { fraction: 1 }
      },
      clear: clearAll
    })
  }

  /** Asks for an archive and starts to unpack it, to be joined or dropped; null where the dialog was closed. Throws BUSY. */
  async open(passphrase: string): Promise<Handover | null> {
    const { host, records, requireIdle } = this.#parts
    requireIdle()
    const [archive] = await host.chooseFiles('engagement')
    if (archive === undefined) return null
    this.drop()
    const taskId = randomUUID()
    const folder = workPlace(host.dataDir, taskId)
    return this.#tasks.start(taskId, begin(taskId, 'open', archive), {
      task: { type: 'unpack', archive, passphrase, folder },
      hooks: (change) => ({ handed: (fraction) => change({ fraction }) }),
      finish: async (end) => {
        if (end.type !== 'handed') return null
        const about = parseAbout(readFileSync(path.join(folder, aboutName), 'utf8'))
        const plan = await planHandover(records, { folder, about })
        this.#opened = { taskId, fileName: path.basename(archive), folder, about, plan }
        return { plan, fraction: 1 }
      },
      clear: () => {
        if (this.#opened?.taskId !== taskId) removeQuietly(folder)
        return Promise.resolve({})
      }
    })
  }

  /** Joins what was opened with what is here. Throws NOT_OPEN, BUSY, and as `takeHandover` does; then it stays open. */
  async join(taskId: string, word: JoinWord): Promise<void> {
    const { records, activity, requireIdle, joined } = this.#parts
    const opened = this.#opened
    if (opened?.taskId !== taskId)
      throw new DoubletError('NOT_OPEN', 'This file is no longer open. Open it again; nothing was joined.')
    requireIdle()
    // Nobody joins it a second time meanwhile.
    this.#opened = null
    try {
      await activity.flush()
      await takeHandover(records, opened, word)
    } catch (error) {
      this.#opened = opened
      throw error
    }
    const { about, fileName, plan } = opened
    const chain =
      plan.there === null ? 'no step' : `${spellCount(plan.there.steps)} steps, ${plan.there.hash}`
    const text = `${fileName} was imported, exported ${about.packedAt.slice(0, 16).replace('T', ' ')} UTC: ${spellCount(plan.ledgers.filter(({ isNew }) => isNew).length)} of ${spellCount(about.jobs.length)} ledgers are new here; its chain of decisions: ${chain}.`
    activity.note({ engagement: engagementKey(about), ledgerId: null, by: word.by, kind: 'merge', text })
    await activity.flush()
    removeQuietly(opened.folder)
    joined()
  }

  /** Lets go of what was opened; nothing of it stays. */
  drop(): void {
    if (this.#opened !== null) removeQuietly(this.#opened.folder)
    this.#opened = null
  }

  cancel(taskId: string): void {
    this.#tasks.cancel(taskId)
    if (this.#opened?.taskId === taskId) this.drop()
  }

  isRunning(): boolean {
    return this.#tasks.running().length > 0
  }

  /** Kills what runs and lets go of what is open; settles when it is gone. */
  async close(): Promise<void> {
    await this.#tasks.close()
    this.drop()
  }
}

/** The requests about engagements that are handed over. */
export function handoverEntries(
  handovers: Handovers
): Entries<`engagement:${'pack' | 'open' | 'join' | 'cancel'}`> {
  const passphrase = z.string().max(1000)
  return {
    'engagement:pack': {
      args: z.strictObject({ jobId: id, passphrase }),
      by: ({ jobId, passphrase: word }) => handovers.pack(jobId, word)
    },
    'engagement:open': {
      args: z.strictObject({ passphrase }),
      by: ({ passphrase: word }) => handovers.open(word)
    },
    'engagement:join': {
      args: z.strictObject({
        taskId: id,
        choices: z.record(z.string().max(200), z.enum(['here', 'there'])),
        by: name
      }),
      by: async ({ taskId, ...word }) => {
        await handovers.join(taskId, word)
        return null
      }
    },
    'engagement:cancel': {
      args: z.strictObject({ taskId: id }),
      by: ({ taskId }) => {
        handovers.cancel(taskId)
        return null
      }
    }
  }
}

function begin(taskId: string, kind: Handover['kind'], file: string): Handover {
  return {
    taskId,
    kind,
    status: 'RUNNING',
    fileName: path.basename(file),
    fraction: 0,
    plan: null,
    error: null
  }
}

/** Client and engagement as the name of a file. */
function suggestName({ clientName, engagementId }: { clientName: string; engagementId: string }): string {
  const both = [clientName, engagementId].filter(Boolean).join(' ')
  return `${both.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_') || 'engagement'}.doublet`
}

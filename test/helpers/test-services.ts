import { join } from 'node:path'
import { forkNode } from '../../src/main/processes/fork-node.ts'
import { openServices } from '../../src/main/services/open-services.ts'
import type { Entry, HostedProcess } from '../../src/main/processes/process.ts'
import type { Services } from '../../src/main/services/services.ts'
import type {
  Engagement,
  Events,
  ExportState,
  RequestName,
  Requests,
  SubmitOptions
} from '../../src/shared/contract.ts'
import type { FolderCheck } from '../../src/shared/data-folder.ts'
import type { Handover } from '../../src/shared/handover.ts'
import type { ModelTask } from '../../src/shared/model.ts'
import type { Verification } from '../../src/shared/workpaper-check.ts'
import type { Job, Submission } from '../../src/shared/job.ts'
import { defaultSettings, type Settings } from '../../src/shared/settings.ts'
import { DoubletError, type Answer } from '../../src/shared/result.ts'
import { programFolder } from './program-folder.ts'

interface StartedProcess {
  entry: Entry
  process: HostedProcess
  exited: Promise<void>
}

/** The services of a data folder with the wishes and the waiting of a test. */
export interface TestServices {
  services: Services
  /** The value of a good answer; throws what a bad one says. */
  ask<Name extends RequestName>(name: Name, args: Requests[Name]['args']): Promise<Requests[Name]['value']>
  /** What became of files that were handed over; throws what a bad answer says. */
  handOver(paths: string[], options: SubmitOptions): Promise<Submission[]>
  /** Submits files and answers the ids of their jobs; throws where one is refused. */
  submit(
    paths: string[],
    settings?: Partial<Settings>,
    asOne?: boolean,
    engagement?: Partial<Engagement>
  ): Promise<string[]>
  /** Submits one file and waits for the end of its job. */
  run(path: string, settings?: Partial<Settings>, engagement?: Partial<Engagement>): Promise<Job>
  /** The end of an engagement that is written into a file or opened. */
  handed(taskId: string): Promise<Handover>
  /** The job as soon as it is, or was, as asked for. */
  jobWhen(jobId: string, isSo: (job: Job) => boolean): Promise<Job>
  ended(jobId: string): Promise<Job>
  exportWhen(exportId: string, isSo: (state: ExportState) => boolean): Promise<ExportState>
  /** The end of a model that learns or scores again. */
  modelEnded(taskId: string): Promise<ModelTask>
  /** The end of a workpaper that is recomputed. */
  verified(taskId: string): Promise<Verification>
  /** What was found in the data folder, where it is looked at. */
  checked(): Promise<FolderCheck>
  /** Every event so far. */
  jobEvents: Job[]
  exportEvents: ExportState[]
  folderEvents: FolderCheck[]
  modelEvents: ModelTask[]
  reviewEvents: Events['review:changed'][]
  /** What was noted for whoever looks after the computer. */
  logLines: string[]
  started: StartedProcess[]
  /** What the next save dialog answers. */
  savePath: string | null
  /** What was to be shown in the file manager. */
  shownPaths: string[]
  /** What the next open dialog answers. */
  chosenPaths: string[]
  /** What the next dialog for a folder answers; '' where it is closed. */
  chosenFolder: string
}

export const isEnded = ({ status }: Job) => status !== 'PENDING' && status !== 'PROCESSING'

/** Opens a data folder with plain Node children running the program. */
export async function openTestServices(
  dataDir: string,
  resumesWaiting = false,
  checksAfterMs = 3_600_000
): Promise<TestServices> {
  const fork = forkNode(programFolder)
  const started: StartedProcess[] = []
  const logLines: string[] = []
  const services = await openServices({
    dataDir,
    fork: (entry) => {
      const process = fork(entry)
      const exited = new Promise<void>((resolve) => process.onExit(() => resolve()))
      started.push({ entry, process, exited })
      return process
    },
    sampleLedger: join(import.meta.dirname, '../../resources/sample-ledger.csv'),
    base: join(import.meta.dirname, '../../resources/base.json'),
    resumesWaiting,
    checksAfterMs,
    log: (line) => void logLines.push(line),
    chooseFiles: (what) =>
      Promise.resolve(what === 'workpaper' ? [test.chosenFolder].filter(Boolean) : test.chosenPaths),
    chooseSavePath: () => Promise.resolve(test.savePath),
    showInFolder: (path) => void test.shownPaths.push(path)
  })
  const listeners = new Set<() => void>()
  const verifications: Verification[] = []
  const handovers: Handover[] = []
  services.onEvent((name, payload) => {
    if (name === 'job:changed') test.jobEvents.push(payload as Job)
    else if (name === 'export:changed') test.exportEvents.push(payload as ExportState)
    else if (name === 'model:changed') test.modelEvents.push(payload as ModelTask)
    else if (name === 'engagement:handed') handovers.push(payload as Handover)
    else if (name === 'workpaper:verified') verifications.push(payload as Verification)
    else if (name === 'folder:checked') test.folderEvents.push(payload as FolderCheck)
    else if (name === 'review:changed') test.reviewEvents.push(payload as Events['review:changed'])
    for (const listener of listeners) listener()
  })
  async function when<Value>(find: () => Value | undefined): Promise<Value> {
    for (;;) {
      const found = find()
      if (found !== undefined) return found
      await new Promise<void>((resolve) => {
        const listener = () => {
          listeners.delete(listener)
          resolve()
        }
        listeners.add(listener)
      })
    }
  }
  const test: TestServices = {
    services,
    ask: async (name, args) => valueOf(await services.ask(name, args)),
    handOver: async (paths, options) => valueOf(await services.submit(paths, options)),
    async submit(paths, settings = {}, asOne = false, engagement = {}) {
      const submissions = await test.handOver(paths, {
        engagementId: 'E-1',
        clientName: 'ACME',
        ...engagement,
        asOne,
        settings: { ...defaultSettings, ...settings }
      })
      return submissions.map((submission) => {
        if (submission.ok) return submission.jobId
        throw new DoubletError(submission.error.code, submission.error.message)
      })
    },
    async run(path, settings, engagement) {
      const [jobId] = await test.submit([path], settings, false, engagement)
      return test.ended(jobId!)
    },
    jobWhen: (jobId, isSo) => when(() => test.jobEvents.find((job) => job.jobId === jobId && isSo(job))),
    ended: (jobId) => test.jobWhen(jobId, isEnded),
    exportWhen: (exportId, isSo) =>
      when(() => test.exportEvents.find((state) => state.exportId === exportId && isSo(state))),
    modelEnded: (taskId) =>
      when(() => test.modelEvents.find((task) => task.taskId === taskId && task.status !== 'RUNNING')),
    verified: (taskId) =>
      when(() => verifications.find((state) => state.taskId === taskId && state.status !== 'RUNNING')),
    handed: (taskId) =>
      when(() => handovers.find((state) => state.taskId === taskId && state.status !== 'RUNNING')),
    jobEvents: [],
    modelEvents: [],
    exportEvents: [],
    folderEvents: [],
    checked: () => when(() => test.folderEvents.find(({ status }) => status === 'DONE')),
    reviewEvents: [],
    logLines,
    started,
    savePath: null,
    shownPaths: [],
    chosenPaths: [],
    chosenFolder: ''
  }
  return test
}

function valueOf<Value>(answer: Answer<Value>): Value {
  if (answer.ok) return answer.value
  throw new DoubletError(answer.error.code, answer.error.message, answer.error.detail)
}

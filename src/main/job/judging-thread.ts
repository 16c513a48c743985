import { parentPort, workerData } from 'node:worker_threads'
import type { JudgingTask } from '../engine/tasks/analyze/begin-judging.ts'
import { judgeNewLedger, type JudgingHooks } from '../engine/tasks/analyze/judge-new-ledger.ts'
import { unpackParcel } from '../engine/tasks/analyze/judging-parcel.ts'
import type { ModelOutcome } from '../../shared/model.ts'
import { openRpc } from '../processes/rpc.ts'

/** What the thread can be asked. */
export interface JudgingThread {
  /** Judges the ledger it was started with; called once. */
  judge(): Promise<ModelOutcome>
}

const port = parentPort!
const { plan, parcel, ledgerPath } = workerData as JudgingTask
const answers: JudgingThread = {
  judge: () =>
    judgeNewLedger(plan, unpackParcel(parcel), ledgerPath, {
      trained: (model, teacher) => job.ask('trained', model, teacher),
      stored: () => job.ask('stored'),
      judging: (stage, fraction) => job.tell('judging', stage, fraction)
    })
}
/** The job it belongs to. */
const job = openRpc<JudgingHooks>(
  {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => void port.on('message', listener)
  },
  { ...answers }
)

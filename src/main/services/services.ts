import type { EventName, Events, PageApi, SubmitOptions } from '../../shared/contract.ts'
import type { Submission } from '../../shared/job.ts'
import type { Answer } from '../../shared/result.ts'
import type { Fork } from '../processes/process.ts'

/** What a host (Electron, the CLI, the browser host) brings. */
export interface Host {
  /** Folder for the catalogue and the ledgers; made where it is missing. */
  dataDir: string
  fork: Fork
  /** The sample ledger that comes with Doublet. */
  sampleLedger: string
  /** Whether jobs that were still waiting when the last program ended are taken up again. */
  resumesWaiting: boolean
  /** Paths of the ledgers, or of the one model file, the user picked in a dialog; empty where it was closed. */
  chooseFiles(what?: 'ledgers' | 'model'): Promise<string[]>
  /** Notes a line for whoever looks after this computer. */
  log(line: string): void
  /** Where the user wants a file to be saved; null where the dialog was closed. */
  chooseSavePath(suggestedName: string): Promise<string | null>
}

/** Everything Doublet does, behind one door: requests in, answers and events out. Nothing is ever thrown. */
export interface Services {
  /** Answers a request of the contract; what it does not know, and bad arguments, are refused with BAD_REQUEST. */
  ask: PageApi['ask']
  /** Takes files by their paths, which are the host's to name, never the page's: as `PageApi.handOver` does. */
  submit(paths: string[], options: SubmitOptions): Promise<Answer<Submission[]>>
  /** Calls back on every event until the returned function is called. */
  onEvent(listener: <Name extends EventName>(name: Name, payload: Events[Name]) => void): () => void
  /** Ends every process and closes the catalogue. Running jobs are found as interrupted at the next start. */
  close(): Promise<void>
}

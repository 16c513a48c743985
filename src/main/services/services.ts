import type { EventName, Events, PageApi, SubmitOptions } from '../../shared/contract.ts'
import type { Submission } from '../../shared/job.ts'
import type { Answer } from '../../shared/result.ts'
import type { Fork } from '../processes/process.ts'

/** What a dialog asks for: ledgers to analyse, one model file, the folder of a workpaper, the files that one was made from, or an archive of an engagement. */
export type ChosenKind = 'ledgers' | 'model' | 'answers' | 'workpaper' | 'source' | 'engagement'

/** What a host (Electron, the CLI, the browser host) brings. */
export interface Host {
  /** Folder for the catalogue and the ledgers; made where it is missing. */
  dataDir: string
  fork: Fork
  /** The sample ledger that comes with Doublet. */
  sampleLedger: string
  /** The base that comes with Doublet: what forests learn from beside their ledger. */
  base: string
  /** Whether jobs that were still waiting when the last program ended are taken up again. */
  resumesWaiting: boolean
  /** How long after the start the files of the data folder are looked at; some seconds where it does not say. */
  checksAfterMs?: number
  /** Paths of what the user picked in a dialog; empty where it was closed. */
  chooseFiles(what?: ChosenKind): Promise<string[]>
  /** Shows a file or folder in the system's file manager; a host without one shows nothing. */
  showInFolder?(path: string): void
  /** A page of HTML as PDF; a host without a printer of pages has none. */
  printPage?(html: string): Promise<Uint8Array>
  /** Paths of files that the program was started with, or that a later one handed over; each is given once. */
  takeGivenFiles?(): string[]
  /** Notes a line for whoever looks after this computer. */
  log(line: string): void
  /** The choice of another data folder; not there where this one was named, or nobody can be asked. */
  folder?: FolderChoice
  /** Where the user wants a file to be saved; null where the dialog was closed. */
  chooseSavePath(suggestedName: string): Promise<string | null>
}

/** Where the next start finds its data. */
interface FolderChoice {
  /** The folder of the next start; null where it is this one. */
  next(): string | null
  /** Asks for another folder, or goes back to the system's own; nothing where the dialog was closed. */
  move(isBack: boolean): Promise<void>
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

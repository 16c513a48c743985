import type { ActivityPage, SavedView } from './activity.ts'
import type { DecisionChange, LedgerComparison, ReviewSummary, SignOffRole } from './decision.ts'
import type { BreakdownKind, BreakdownRow, DuplicateRow, DuplicateTotals } from './duplicate.ts'
import type { Filter, Sort } from './filter.ts'
import type {
  FilterFigures,
  FindingDetail,
  FindingPage,
  FindingSort,
  JournalLines,
  Reason
} from './finding.ts'
import type { Job, Submission } from './job.ts'
import type { LineChoice, UnbalancedJournal } from './import-proof.ts'
import type { MappingPreview } from './ledger.ts'
import type { ListedLine } from './line.ts'
import type { MenuChoice } from './menu.ts'
import type { Settings } from './settings.ts'
import type { LearningState, ModelInfo, ModelTask } from './model.ts'
import type { Profile } from './profile.ts'
import type { Answers } from './question.ts'
import type { TieOut, TypedTotals } from './tie-out.ts'
import type { Answer, Problem } from './result.ts'
import type { WorkpaperHeader, WorkpaperPart } from './workpaper.ts'

/** For whom a file is analysed. Either may be empty. */
export interface Engagement {
  engagementId: string
  clientName: string
}

/** How files are to be analysed. */
export interface SubmitOptions extends Engagement {
  settings: Settings
  /** Whether all of them are one ledger, rather than one each. */
  asOne: boolean
}

/** A page of duplicate lines and how many the filter has in all. */
export interface Page {
  rows: DuplicateRow[]
  total: number
}

/** An export on its way to the place the user chose. */
export interface ExportState {
  exportId: string
  status: 'RUNNING' | 'DONE' | 'FAILED' | 'CANCELLED'
  fileName: string
  rowsWritten: number
  rowsTotal: number
  error: Problem | null
  /** The name of the unfinished part, beside its target, where it could not be removed; null where nothing is left. */
  leftBehind: string | null
}

/** A page of the lines that are not plain data or take no part, and how many the choice has in all. */
export interface ListedPage {
  lines: ListedLine[]
  total: number
}

/** A page of the journals that do not balance, the ones furthest from nought first, and how many there are. */
export interface JournalPage {
  journals: UnbalancedJournal[]
  total: number
}

/** Findings by number, or every finding that a line under the filter belongs to. */
export type FindingTarget = { groupNos: number[] } | { filter: Filter }

/** What a change of decisions came to. */
export interface DecisionOutcome {
  /** Findings that were changed. */
  changed: number
  summary: ReviewSummary
}

/** THE contract: every request of the page, with what it takes and what a good answer holds. Whoever answers one is in `main/services`. */
export interface Requests {
  /** Lets the user choose files in a dialog and submits them; an empty list where the user closed it. */
  'job:choose': { args: SubmitOptions; value: Submission[] }
  /** Submits the sample ledger that comes with Doublet. */
  'job:sample': { args: SubmitOptions; value: Submission }
  'job:status': { args: { jobId: string }; value: Job }
  /** All jobs, newest first. */
  'job:list': { args: Record<string, never>; value: Job[] }
  'job:cancel': { args: { jobId: string }; value: Job }
  /** Submits the job's files again as a new job, with these settings or the job's own. */
  'job:retry': { args: { jobId: string; settings?: Settings | undefined }; value: Submission }
  /**
   * Answers all questions of a job that is NEEDS_INPUT and lets it run again under its id. `remembers` keeps the
   * answers for the client and these headers, and lets other waiting jobs that they answer run too.
   */
  'job:answer': { args: { jobId: string; answers: Answers; remembers: boolean }; value: Job }
  /** The profile saved for the client and headers of a job; null where there is none. */
  'profile:find': { args: { jobId: string }; value: Profile | null }
  /** Saves how files of the job's client with the job's headers are read, in place of what was saved before. */
  'profile:save': { args: { jobId: string; settings: Settings }; value: Profile }
  'profile:forget': { args: { jobId: string }; value: null }
  /** The first records of a job's files and the mapping Doublet proposes under these settings. */
  'mapping:preview': { args: { jobId: string; settings: Settings }; value: MappingPreview }
  'duplicates:summary': { args: { ledgerId: string }; value: DuplicateTotals }
  'duplicates:page': {
    args: { ledgerId: string; filter: Filter; sort: Sort | null; offset: number; limit: number }
    value: Page
  }
  'duplicates:breakdown': { args: { ledgerId: string; by: BreakdownKind }; value: BreakdownRow[] }
  'findings:page': {
    args: { ledgerId: string; filter: Filter; sort: FindingSort | null; offset: number; limit: number }
    value: FindingPage
  }
  'findings:figures': { args: { ledgerId: string; filter: Filter }; value: FilterFigures }
  'findings:open': { args: { ledgerId: string; groupNo: number }; value: FindingDetail }
  /** The whole journal that a line of the ledger belongs to. */
  'findings:journal': { args: { ledgerId: string; lineId: number }; value: JournalLines }
  'review:summary': { args: { ledgerId: string }; value: ReviewSummary }
  /** Changes the decisions on findings, all or none, in one step that can be undone. `by` is who decides. */
  'review:decide': {
    args: { ledgerId: string; target: FindingTarget; change: DecisionChange; by: string }
    value: DecisionOutcome
  }
  /** Gives or takes back a sign-off. */
  'review:sign': {
    args: { ledgerId: string; target: FindingTarget; role: SignOffRole; isSigned: boolean; by: string }
    value: DecisionOutcome
  }
  /** Takes back the last step of this ledger that was not taken back yet. */
  'review:undo': { args: { ledgerId: string; by: string }; value: DecisionOutcome }
  /** Against an earlier ledger, or the last finished one of the engagement before this; null where there is none. */
  'review:compare': {
    args: { ledgerId: string; earlierLedgerId?: string | undefined }
    value: LedgerComparison | null
  }
  /** The views saved for the ledger's engagement, by name. */
  'views:list': { args: { ledgerId: string }; value: SavedView[] }
  /** Saves a view in place of the one of its name, and answers all. */
  'views:save': { args: { ledgerId: string; view: SavedView }; value: SavedView[] }
  'views:remove': { args: { ledgerId: string; name: string }; value: SavedView[] }
  /** What was done in the ledger's engagement, newest first. */
  'activity:page': { args: { ledgerId: string; offset: number; limit: number }; value: ActivityPage }
  /** Asks for a place and writes the whole log there as CSV, oldest first; null where the user closed the dialog. */
  'activity:export': { args: { ledgerId: string }; value: ExportState | null }
  /** Asks for a place and writes these parts of the workpaper there; null where the user closed the dialog. */
  'workpaper:start': {
    args: { ledgerId: string; header: WorkpaperHeader; parts: WorkpaperPart[] }
    value: ExportState | null
  }
  /** In the order of the files; the text of very long lines is cut. */
  'import:lines': {
    args: LineChoice & { ledgerId: string; offset: number; limit: number }
    value: ListedPage
  }
  'import:journals': { args: { ledgerId: string; offset: number; limit: number }; value: JournalPage }
  /** Asks for a place and writes the chosen lines there as CSV, whole; null where the user closed the dialog. */
  'import:export': { args: LineChoice & { ledgerId: string }; value: ExportState | null }
  /** The client's totals that were typed for a ledger, compared with it. */
  'tieout:read': { args: { ledgerId: string }; value: TieOut }
  'tieout:save': { args: { ledgerId: string; typed: TypedTotals }; value: TieOut }
  /** Of the model in use; with a ledger of the one that scored it, too. */
  'model:info': { args: { ledgerId?: string | undefined }; value: ModelInfo }
  /** What moved the model's confidence of a duplicate line most; none where there is no opinion. */
  'model:explain': { args: { ledgerId: string; lineId: number }; value: Reason[] }
  /** Asks for a place and writes the model there as JSON; false where the user closed the dialog. */
  'model:export': { args: Record<string, never>; value: boolean }
  /** Asks for a model file and uses it from now on; null where the user closed the dialog. */
  'model:import': { args: Record<string, never>; value: ModelInfo | null }
  'model:learning': { args: Record<string, never>; value: LearningState }
  /**
   * Starts to learn a new model, from all decisions or, where a ledger is named, from re-postings made in that one alone, and answers at once; it
   * is used for ledgers from its end on. `by` is who asks. Throws LEARNING where that is under way, NOT_DONE, SAMPLE_LEDGER.
   */
  'model:learn': { args: { by: string; ledgerId?: string | undefined }; value: ModelTask }
  /** Starts to score a ledger again with the model in use. Throws NO_MODEL, NOT_DONE, and SCORING where that is under way. */
  'model:score': { args: { ledgerId: string; by: string }; value: ModelTask }
  'model:cancel': { args: { taskId: string }; value: ModelTask }
  /** Asks for a place and writes the filter's rows there as CSV; null where the user closed the dialog. */
  'export:start': { args: { ledgerId: string; filter: Filter }; value: ExportState | null }
  'export:cancel': { args: { exportId: string }; value: ExportState }
}
export type RequestName = keyof Requests

/** Every event the window can hear. */
export interface Events {
  /** The whole job, at most ten times a second per job, and always at its end. */
  'job:changed': Job
  'export:changed': ExportState
  /** How a model learns or scores again, and always its end. */
  'model:changed': ModelTask
  /** After every change of a decision or sign-off, for each finished ledger it touches. */
  'review:changed': { ledgerId: string; summary: ReviewSummary }
  /** Told to the window whose menu it is. */
  'menu:chosen': MenuChoice
}
export type EventName = keyof Events

/** What the page sees as `window.api`: all of it is typed by this file, and none of it names a path. */
export interface PageApi {
  /** Asks for what `Requests` says; an answer is a value, also where something is wrong. */
  ask<Name extends RequestName>(
    name: Name,
    args: Requests[Name]['args']
  ): Promise<Answer<Requests[Name]['value']>>
  /** Calls back on each event until the returned function is called. */
  listen<Name extends EventName>(name: Name, listener: (payload: Events[Name]) => void): () => void
  /**
   * Hands dropped files over, which is no request: the preload makes paths of true Files, and a page cannot name one. Queues one job
   * per file, or with `asOne` one job of all of them in the natural order of their names, and answers before any file is read. As one,
   * a file that cannot be taken keeps all of them out.
   */
  handOver(files: readonly File[], options: SubmitOptions): Promise<Answer<Submission[]>>
}

/** The lines between window and main: requests, the hand-over of files' paths (which only the preload's code can use), and events. */
export const channels = { ask: 'ask', handOver: 'hand-over', tell: 'tell' } as const

import type { ActivityPage, SavedView } from './activity.ts'
import type {
  CopyChange,
  EngagementUse,
  FolderCheck,
  FolderCopy,
  Removal,
  RemovalTarget
} from './data-folder.ts'
import type {
  DecisionChange,
  LedgerComparison,
  PriorDecision,
  ReviewSummary,
  SignOffRole
} from './decision.ts'
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
import type { KnownEngagement } from './engagement.ts'
import type { FirmSettings, FolderPlace } from './firm-settings.ts'
import type { Choice, Handover } from './handover.ts'
import type { Job, Submission } from './job.ts'
import type { LineChoice, UnbalancedJournal } from './import-proof.ts'
import type { LedgerColumn } from './ledger-column.ts'
import type { MappingPreview } from './ledger.ts'
import type { ListedLine } from './line.ts'
import type { MenuChoice } from './menu.ts'
import type { SaidSettings, Settings } from './settings.ts'
import type { Materiality, MaterialityState } from './materiality.ts'
import type { LearningState, ModelInfo, ModelTask } from './model.ts'
import type { Profile } from './profile.ts'
import type { AnswersTaken } from './query-list.ts'
import type { Answers } from './question.ts'
import type { TieOut, TypedTotals } from './tie-out.ts'
import type { Answer, Problem } from './result.ts'
import type { WorkpaperHeader, WorkpaperPart } from './workpaper.ts'
import type { Verification } from './workpaper-check.ts'

/** For whom a file is analysed. Either may be empty. */
export interface Engagement {
  engagementId: string
  clientName: string
}

/** How files are to be analysed. */
export interface SubmitOptions extends Engagement {
  /** What is said of these files; the firm's rules hold where nothing is said. */
  settings: SaidSettings
  /** Whether all of them are one ledger, rather than one each. */
  asOne: boolean
}

/** A page of duplicate lines and how many the filter has in all. */
export interface Page {
  rows: DuplicateRow[]
  total: number
  /** By row: its cell in each of the columns that were asked for, very long ones cut; not there where none were. */
  cells?: string[][]
}

/** Which rows to show, and what of their ledger's own columns beside them. */
export interface RowsAsked {
  ledgerId: string
  filter: Filter
  offset: number
  limit: number
  columns?: LedgerColumn[] | undefined
}

/** An export on its way to the place the user chose. */
export interface ExportState {
  exportId: string
  status: 'RUNNING' | 'DONE' | 'FAILED' | 'CANCELLED'
  fileName: string
  /** The name of the folder that it is written into, without the way there. */
  folderName: string
  /** Whether a memo is among what it writes. */
  hasMemo: boolean
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
export type FindingTarget = { findingNos: number[] } | { filter: Filter }

/** What a change of decisions came to. */
export interface DecisionOutcome {
  /** Findings that were changed. */
  changed: number
  /** Findings that stay as they were: the tickmark says the opposite of what was decided of them, or the same person signed in the other role. */
  leftOut: number
  /** Tickmarks that were taken out, because they said the opposite of what was decided now. */
  tickmarks: number
  summary: ReviewSummary
}

/** THE contract: every request of the page, with what it takes and what a good answer holds. Whoever answers one is in `main/services`. */
export interface Requests {
  /** Lets the user choose files in a dialog and submits them; an empty list where the user closed it. */
  'job:choose': { args: SubmitOptions; value: Submission[] }
  /** Submits the files that Doublet was started with or was handed by a later start; each is taken once. */
  'job:given': { args: SubmitOptions; value: Submission[] }
  /** Submits the sample ledger that comes with Doublet. */
  'job:sample': { args: SubmitOptions; value: Submission }
  'job:status': { args: { jobId: string }; value: Job }
  /** All jobs, newest first. */
  'job:list': { args: Record<string, never>; value: Job[] }
  'job:cancel': { args: { jobId: string }; value: Job }
  /** Submits the job's files again as a new job, with these settings or the job's own. */
  'job:retry': { args: { jobId: string; settings?: Settings | undefined }; value: Submission }
  /**
   * Analyses the files that a job was made from again, with its settings: where they are, by their content; else the user is asked where they
   * went. null where the user closed the dialog. SOURCE_DIFFERS where what was chosen is not what was read.
   */
  'job:again': { args: { jobId: string }; value: Submission | null }
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
  /** The engagements that were made or described, in that order; others are known by their jobs alone. */
  'engagement:list': { args: Record<string, never>; value: KnownEngagement[] }
  /** Makes an engagement, or says something else of it; answers all. Throws ENGAGEMENT_NAMELESS. */
  'engagement:save': { args: KnownEngagement & { by: string }; value: KnownEngagement[] }
  /**
   * Puts a ledger into another engagement, with copies of the decisions on it; both logs say so. Answers its jobs. Throws SAME_ENGAGEMENT and
   * NOT_DONE.
   */
  'engagement:move': { args: Engagement & { ledgerId: string; by: string }; value: Job[] }
  /** What is decided for this data folder. */
  'settings:read': { args: Record<string, never>; value: FirmSettings }
  /** Holds for what is analysed and exported from now on. Throws SETTINGS_REFUSED, and changes nothing then. */
  'settings:save': { args: { settings: FirmSettings }; value: FirmSettings }
  'settings:place': { args: Record<string, never>; value: FolderPlace }
  /** Asks for another data folder, or goes back to the system's own; from the next start on. Throws FOLDER_FIXED. */
  'settings:move': { args: { isBack: boolean }; value: FolderPlace }
  'duplicates:summary': { args: { ledgerId: string }; value: DuplicateTotals }
  'duplicates:page': {
    args: RowsAsked & { sort: Sort | null }
    value: Page
  }
  'duplicates:breakdown': { args: { ledgerId: string; by: BreakdownKind }; value: BreakdownRow[] }
  'findings:page': {
    args: RowsAsked & { sort: FindingSort | null }
    value: FindingPage
  }
  /** Whether it is known of any line of the ledger at what time of day it was entered. */
  'duplicates:times': { args: { ledgerId: string }; value: boolean }
  'findings:figures': { args: { ledgerId: string; filter: Filter }; value: FilterFigures }
  'findings:open': { args: { ledgerId: string; findingNo: number }; value: FindingDetail }
  /** The whole journal that a line of the ledger belongs to. */
  'findings:journal': { args: { ledgerId: string; lineId: number }; value: JournalLines }
  'review:summary': { args: { ledgerId: string }; value: ReviewSummary }
  /**
   * Changes the decisions on findings in one step that can be undone: all or, where it fails, none. `by` is who decides. Findings whose
   * disposition the tickmark contradicts are left out and counted; TICKMARK_CONTRADICTS where there are no others.
   */
  'review:decide': {
    args: { ledgerId: string; target: FindingTarget; change: DecisionChange; by: string }
    value: DecisionOutcome
  }
  /**
   * Asks for a query list that came back and adds its answers to the notes of the findings it asks about, in one step; null where the
   * user closed the dialog. Throws ANSWERS_UNREADABLE for what is no such list.
   */
  'review:answers': { args: { ledgerId: string; by: string }; value: AnswersTaken | null }
  /** Takes a line out of what is decided of its finding, with a word why, or in again. */
  'review:except': {
    args: {
      ledgerId: string
      findingNo: number
      lineId: number
      isExcepted: boolean
      reason: string
      by: string
    }
    value: DecisionOutcome
  }
  /**
   * Gives or takes back a sign-off. Findings that the same person signed in the other role are left out and counted, unless the engagement
   * allows it; SAME_PERSON where there are no others.
   */
  'review:sign': {
    args: { ledgerId: string; target: FindingTarget; role: SignOffRole; isSigned: boolean; by: string }
    value: DecisionOutcome
  }
  /** What was decided on the account and amount of a finding in other engagements of the client, the latest first; at most five. */
  'review:before': { args: { ledgerId: string; findingNo: number }; value: PriorDecision[] }
  /** Takes back the last step of this ledger that was not taken back yet. */
  'review:undo': { args: { ledgerId: string; by: string }; value: DecisionOutcome }
  /** Against an earlier ledger, or the latest earlier extract of the same one in the engagement (its headers, and lines of it); null where there is none. */
  'review:compare': {
    args: { ledgerId: string; earlierLedgerId?: string | undefined }
    value: LedgerComparison | null
  }
  /** The amounts set for the ledger's engagement, and those that the ledger suggests. */
  'materiality:read': { args: { ledgerId: string }; value: MaterialityState }
  /** Sets the amounts of one currency, or takes them back with null. Throws MATERIALITY_ORDER. */
  'materiality:set': {
    args: { ledgerId: string; currency: string; amounts: Omit<Materiality, 'currency'> | null; by: string }
    value: MaterialityState
  }
  /** The views saved for the ledger's engagement, by name. */
  'views:list': { args: { ledgerId: string }; value: SavedView[] }
  /** Saves a view in place of the one of its name, and answers all. */
  'views:save': { args: { ledgerId: string; view: SavedView }; value: SavedView[] }
  /** The views of other engagements of the client whose names are not taken here. */
  'views:before': { args: { ledgerId: string }; value: SavedView[] }
  /** Saves these for the ledger's engagement, too, and answers all. */
  'views:take': { args: { ledgerId: string }; value: SavedView[] }
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
  /**
   * Asks for the folder of a workpaper and for the files it was made from, and starts to recompute it; null where the user closed a dialog.
   * The end says what is not the same. Throws VERIFYING where one is under way.
   */
  'workpaper:verify': { args: Record<string, never>; value: Verification | null }
  'workpaper:cancelVerify': { args: { taskId: string }; value: null }
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
  /** What a look at the files of the data folder came to, as far as it is. */
  'folder:check': { args: Record<string, never>; value: FolderCheck }
  /** The copies of decisions and of the list of ledgers, newest first. */
  'folder:copies': { args: Record<string, never>; value: FolderCopy[] }
  /** What would change if a copy were restored. */
  'folder:compare': { args: { name: string }; value: CopyChange }
  /**
   * Puts a copy in the place of what is there, which is kept as a copy, and opens all of it anew: the page has to ask for everything again.
   * Throws BUSY while something runs, COPY_DAMAGED and UNKNOWN_COPY.
   */
  'folder:restore': { args: { name: string }; value: null }
  /** What each engagement takes on the disk, newest first; those without a ledger, of which something is kept, last. */
  'folder:use': { args: Record<string, never>; value: EngagementUse[] }
  /** What would go with a job, or with an engagement. Throws BUSY for a job that runs, and UNKNOWN_ENGAGEMENT. */
  'folder:removal': { args: RemovalTarget; value: Removal }
  /**
   * Deletes it with all that belongs to it, and answers the jobs that left the list. `typed` is what the removal asks for. Throws BUSY while
   * something runs, and NOT_CONFIRMED.
   */
  'folder:remove': { args: RemovalTarget & { typed: string }; value: string[] }
  /**
   * Asks for a place and starts to write the engagement of a job there, locked with the passphrase; null where the user closed the dialog.
   * Throws PASSPHRASE_SHORT, NOTHING_TO_HAND_OVER, and BUSY while something runs.
   */
  'engagement:pack': { args: { jobId: string; passphrase: string }; value: Handover | null }
  /** Asks for such a file and starts to open it; its end has the plan of joining it. null where the user closed the dialog. Throws BUSY. */
  'engagement:open': { args: { passphrase: string }; value: Handover | null }
  /**
   * Joins what was opened with what is here. `choices` says by the key of the members what holds of each decision that differs. Throws
   * NOT_OPEN, NOT_CHOSEN, ARCHIVE_ALTERED, and BUSY while something runs.
   */
  'engagement:join': { args: { taskId: string; choices: Record<string, Choice>; by: string }; value: null }
  /** Ends what runs, or lets go of what was opened. */
  'engagement:cancel': { args: { taskId: string }; value: null }
  'export:cancel': { args: { exportId: string }; value: ExportState }
  /** Shows what an export wrote in the system's file manager. Throws UNKNOWN_EXPORT. */
  'export:show': { args: { exportId: string }; value: null }
  /**
   * Asks for a place and prints the memo of an export there as PDF, then shows it in the system's file manager; false where the user closed the
   * dialog. Throws UNKNOWN_EXPORT, NO_MEMO, CANNOT_PRINT, and as an export does for its place.
   */
  'export:print': { args: { exportId: string }; value: boolean }
  /** Shows the log file of the data folder in the system's file manager. */
  'folder:showLog': { args: Record<string, never>; value: null }
}
export type RequestName = keyof Requests

/** Every event the window can hear. */
export interface Events {
  /** The whole job, at most ten times a second per job, and always at its end. */
  'job:changed': Job
  /** Jobs that left the list, by their ids. */
  'jobs:removed': string[]
  'export:changed': ExportState
  'settings:changed': FirmSettings
  /** How an engagement is written into a file or opened, and always its end. */
  'engagement:handed': Handover
  /** An engagement was imported or joined: nothing that was listed before holds. */
  'engagement:joined': null
  /** How a workpaper is recomputed, and always its end. */
  'workpaper:verified': Verification
  'engagements:changed': KnownEngagement[]
  /** How a model learns or scores again, and always its end. */
  'model:changed': ModelTask
  /** After every change of a decision or sign-off, for each finished ledger it touches. */
  'review:changed': { ledgerId: string; summary: ReviewSummary }
  /** What was found in the data folder, whenever more was. */
  'folder:checked': FolderCheck
  /** A copy was put in the place of what was there: nothing that was listed before holds. */
  'folder:restored': FolderCopy
  /** There are files for `job:given`. */
  'files:given': null
  /** Told to the window whose menu it is. */
  'menu:chosen': MenuChoice
}
export type EventName = keyof Events

/** What the page sees as `window.api`: all of it is typed by this file, and it cannot name a path. */
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

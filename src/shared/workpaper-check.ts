import type { Problem } from './result.ts'

/** A place where a workpaper says something else than what was recomputed. */
export interface PartDifference {
  /** “row 12, column exposure”, “sheet Results, cell G4”, “import.rows.read”. */
  place: string
  stated: string
  recomputed: string
}

/**
 * How a file of a workpaper stands to what was recomputed: to the byte the same; another; not there; not one of a workpaper's. A log is no
 * computation: `taken` says that its bytes are those that the list of hashes has, and `altered` that they are not.
 */
export type PartState = 'identical' | 'different' | 'missing' | 'unexpected' | 'taken' | 'altered'

/** A file of a workpaper that was verified. */
export interface CheckedPart {
  name: string
  state: PartState
  /** The first of them. */
  differences: PartDifference[]
  /** How many there are beyond those; null where that is not known. */
  more: number | null
}

/** What came of recomputing a workpaper. */
export interface WorkpaperCheck {
  isIdentical: boolean
  parts: CheckedPart[]
  /** What was taken from the workpaper, for no computation can say it, and what else should be known. */
  notes: string[]
}

/** A workpaper that is recomputed. */
export interface Verification {
  taskId: string
  status: 'RUNNING' | 'DONE' | 'FAILED' | 'CANCELLED'
  /** The name of the workpaper's folder. */
  folderName: string
  /** 0 to 1. */
  fraction: number
  check: WorkpaperCheck | null
  error: Problem | null
}

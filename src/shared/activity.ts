import type { Filter } from './filter.ts'

/** What the activity log tells of. It is only ever added to. */
export const activityKinds = [
  'import',
  'settings',
  'move',
  'decision',
  'undo',
  'signOff',
  'export',
  'model',
  'merge'
] as const
export type ActivityKind = (typeof activityKinds)[number]

/** One entry of the log of an engagement. */
export interface Activity {
  number: number
  /** ISO 8601, UTC. */
  at: string
  /** As typed; '' where nobody is named. */
  by: string
  kind: ActivityKind
  /** One sentence: “12 findings of gl-2025.csv: valid.” */
  text: string
  ledgerId: string | null
}
export interface ActivityPage {
  entries: Activity[]
  total: number
}

/** A filter, a sort and the columns that are shown under a name, for all ledgers of an engagement. */
export interface SavedView {
  name: string
  filter: Filter
  /** Whether rows are findings or lines. */
  by: 'finding' | 'line'
  sort: { column: string; direction: 'asc' | 'desc' } | null
  /** The columns that are shown, by their ids, in their order; views of earlier versions keep none. */
  columns?: string[] | undefined
}

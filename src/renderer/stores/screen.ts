import { create } from 'zustand'
import type { SavedView } from '../../shared/activity.ts'
import type { Filter } from '../../shared/filter.ts'
import { editFilter } from './filter-edits.ts'

/** The tabs of a ledger, in the order they are shown. */
export const tabs = ['overview', 'findings', 'import', 'columns', 'model', 'activity'] as const
export type Tab = (typeof tabs)[number]

interface Screen {
  /** The selected job; null where there is none yet. */
  jobId: string | null
  tab: Tab
  filter: Filter
  /** The column of the grid that rows are sorted by; null is the order they begin with. */
  sort: GridSort | null
  /** The order that the rows of this ledger began with, and keep; null until they were shown. */
  order: RowOrder | null
  /** The finding that is open beside the grid. */
  groupNo: number | null
  /** The row under the cursor of the grid. */
  cursor: CursorRow | null
}

/** What rows go by where nobody sorted them: the model's confidence, or the review order, which goes by the risk. */
export type RowOrder = 'confidence' | 'risk'

/** A column of the grid by its id, and a direction. */
export type GridSort = NonNullable<SavedView['sort']>

interface CursorRow {
  /** Among the rows under the filter, from 0. */
  index: number
  groupNo: number
  /** null where rows are findings. */
  lineId: number | null
}

/** What the screen shows: the selected job, its tab, and what of it is looked at. */
export const useScreen = create<Screen>(() => ({
  jobId: null,
  tab: 'overview',
  filter: {},
  sort: null,
  order: null,
  groupNo: null,
  cursor: null
}))

/** Selects a job, with nothing filtered, sorted or open. */
export function selectJob(jobId: string, tab: Tab = 'overview'): void {
  useScreen.setState({ jobId, tab, filter: {}, sort: null, order: null, groupNo: null, cursor: null })
}

/** Turns to a tab of the selected job. */
export function openTab(tab: Tab): void {
  useScreen.setState({ tab })
}

/** Opens Findings with exactly this filter. */
export function showFindings(filter: Filter): void {
  useScreen.setState({ tab: 'findings', filter: editFilter({}, filter), groupNo: null })
}

/** Shows one whole group and nothing else; an open finding stays open beside it. */
export function showGroup(groupNo: number): void {
  useScreen.setState({ filter: { groupNo } })
}

/** Changes some conditions of the filter; undefined takes one out. */
export function changeFilter(change: Filter): void {
  useScreen.setState(({ filter }) => ({ filter: editFilter(filter, change) }))
}

/** Takes every condition out. */
export function clearFilter(): void {
  useScreen.setState({ filter: {} })
}

/** Opens a finding, or closes it with null. */
export function openFinding(groupNo: number | null): void {
  useScreen.setState({ groupNo })
}

/** Sorts the rows by a column of the grid, or puts them back in the order they began with, with null. */
export function sortRows(sort: GridSort | null): void {
  useScreen.setState({ sort })
}

/** Says where the cursor of the grid is. A finding that is open beside the grid follows it. */
export function setCursor(cursor: CursorRow | null): void {
  useScreen.setState(({ groupNo }) => ({
    cursor,
    groupNo: groupNo === null || cursor === null ? groupNo : cursor.groupNo
  }))
}

/** Shows what a saved view keeps: its filter and its sort. */
export function openView({ filter, sort }: SavedView): void {
  useScreen.setState({ filter: editFilter({}, filter), sort })
}

import { create } from 'zustand'
import type { SavedView } from '../../shared/activity.ts'
import type { Filter } from '../../shared/filter.ts'
import { editFilter } from './filter-edits.ts'

/** The tabs of a ledger, in the order they are shown. */
export const tabs = ['overview', 'findings', 'import', 'columns', 'model', 'activity'] as const
export type Tab = (typeof tabs)[number]

interface Desk {
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

/** What lies on the desk: the selected job and what of it is looked at. */
export const useDesk = create<Desk>(() => ({
  jobId: null,
  tab: 'overview',
  filter: {},
  sort: null,
  order: null,
  groupNo: null,
  cursor: null
}))

/** Puts a job on the desk, with nothing filtered, sorted or open. */
export function selectJob(jobId: string, tab: Tab = 'overview'): void {
  useDesk.setState({ jobId, tab, filter: {}, sort: null, order: null, groupNo: null, cursor: null })
}

/** Turns to a tab of the selected job. */
export function openTab(tab: Tab): void {
  useDesk.setState({ tab })
}

/** Opens Findings with exactly this filter. */
export function showFindings(filter: Filter): void {
  useDesk.setState({ tab: 'findings', filter: editFilter({}, filter), groupNo: null })
}

/** Shows one whole group and nothing else; an open finding stays open beside it. */
export function showGroup(groupNo: number): void {
  useDesk.setState({ filter: { groupNo } })
}

/** Changes some conditions of the filter; undefined takes one out. */
export function changeFilter(change: Filter): void {
  useDesk.setState(({ filter }) => ({ filter: editFilter(filter, change) }))
}

/** Takes every condition out. */
export function clearFilter(): void {
  useDesk.setState({ filter: {} })
}

/** Opens a finding, or closes it with null. */
export function openFinding(groupNo: number | null): void {
  useDesk.setState({ groupNo })
}

/** Sorts the rows by a column of the grid, or puts them back in the order they began with, with null. */
export function sortRows(sort: GridSort | null): void {
  useDesk.setState({ sort })
}

/** Says where the cursor of the grid is. A finding that is open beside the grid follows it. */
export function putCursor(cursor: CursorRow | null): void {
  useDesk.setState(({ groupNo }) => ({
    cursor,
    groupNo: groupNo === null || cursor === null ? groupNo : cursor.groupNo
  }))
}

/** Shows what a saved view keeps: its filter and its sort. */
export function openView({ filter, sort }: SavedView): void {
  useDesk.setState({ filter: editFilter({}, filter), sort })
}

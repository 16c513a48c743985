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
  /** Whether findings that are clearly trivial are shown at the end, where the order folds them. */
  isUnfolded: boolean
  /** The finding that is open beside the grid. */
  findingNo: number | null
  /** The row under the cursor of the grid. */
  cursor: CursorRow | null
}

/**
 * What rows go by where nobody sorted them: the likelihood by evidence and model, or by evidence alone, and then the exposure; or one thing
 * alone: the model's confidence, the exposure, or the risk, which is the review order.
 */
export const rowOrders = ['suggested', 'evidence', 'confidence', 'risk', 'exposure'] as const
export type RowOrder = (typeof rowOrders)[number]

/** A column of the grid by its id, and a direction. */
export type GridSort = NonNullable<SavedView['sort']>

interface CursorRow {
  /** Among the rows under the filter, from 0. */
  index: number
  findingNo: number
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
  isUnfolded: false,
  findingNo: null,
  cursor: null
}))

/** Selects a job, with nothing filtered, sorted or open. */
export function selectJob(jobId: string | null, tab: Tab = 'overview'): void {
  useScreen.setState({
    jobId,
    tab,
    filter: {},
    sort: null,
    order: null,
    isUnfolded: false,
    findingNo: null,
    cursor: null
  })
}

/** Turns to a tab of the selected job. */
export function openTab(tab: Tab): void {
  useScreen.setState({ tab })
}

/** Opens Findings with exactly this filter. */
export function showFindings(filter: Filter): void {
  useScreen.setState({ tab: 'findings', filter: editFilter({}, filter), findingNo: null })
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
export function openFinding(findingNo: number | null): void {
  useScreen.setState({ findingNo })
}

/** Sorts the rows by a column of the grid, or puts them back in the order they began with, with null. */
export function sortRows(sort: GridSort | null): void {
  useScreen.setState({ sort })
}

/** Says where the cursor of the grid is. A finding that is open beside the grid follows it. */
export function setCursor(cursor: CursorRow | null): void {
  useScreen.setState(({ findingNo }) => ({
    cursor,
    findingNo: findingNo === null || cursor === null ? findingNo : cursor.findingNo
  }))
}

/** Shows the findings that are clearly trivial at the end, or folds them. */
export function unfoldTrivial(isUnfolded: boolean): void {
  useScreen.setState({ isUnfolded })
}

/** Shows what a saved view keeps: its filter and its sort. */
export function openView({ filter, sort }: SavedView): void {
  useScreen.setState({ filter: editFilter({}, filter), sort })
}

import { create } from 'zustand'
import type { Filter } from '../../shared/filter.ts'
import { editFilter } from './filter-edits.ts'

/** The tabs of a ledger, in the order they are shown. */
export const tabs = ['overview', 'findings', 'import', 'columns', 'model'] as const
export type Tab = (typeof tabs)[number]

interface Desk {
  /** The selected job; null where there is none yet. */
  jobId: string | null
  tab: Tab
  filter: Filter
  /** The line whose detail is open. */
  lineId: number | null
  /** The finding that is open. */
  groupNo: number | null
}

/** What lies on the desk: the selected job and what of it is looked at. */
export const useDesk = create<Desk>(() => ({
  jobId: null,
  tab: 'overview',
  filter: {},
  lineId: null,
  groupNo: null
}))

/** Puts a job on the desk, with nothing filtered and no line open. */
export function selectJob(jobId: string, tab: Tab = 'overview'): void {
  useDesk.setState({ jobId, tab, filter: {}, lineId: null, groupNo: null })
}

/** Turns to a tab of the selected job. */
export function openTab(tab: Tab): void {
  useDesk.setState({ tab })
}

/** Opens Findings with exactly this filter. */
export function showFindings(filter: Filter): void {
  useDesk.setState({ tab: 'findings', filter: editFilter({}, filter), lineId: null, groupNo: null })
}

/** Shows one whole group and nothing else; an open line stays open beside it. */
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

/** Opens the detail of a line, or closes it with null. */
export function openLine(lineId: number | null): void {
  useDesk.setState({ lineId })
}

/** Opens a finding, or closes it with null. */
export function openFinding(groupNo: number | null): void {
  useDesk.setState({ groupNo })
}

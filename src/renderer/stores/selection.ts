import { create } from 'zustand'
import type { FindingTarget } from '../../shared/contract.ts'
import type { Filter } from '../../shared/filter.ts'

/** Findings that are selected for one decision on all of them. */
interface Selection {
  groupNos: ReadonlySet<number>
  /** Whether it is every finding under the filter, whatever `groupNos` holds. */
  isAll: boolean
}

const nothing: Selection = { groupNos: new Set(), isAll: false }

export const useSelection = create<Selection>(() => nothing)

/** Selects a finding or lets go of it. Where all were selected, it begins a new selection. */
export function toggleSelected(groupNo: number): void {
  useSelection.setState(({ groupNos, isAll }) => {
    const selected = new Set(isAll ? [] : groupNos)
    if (!selected.delete(groupNo)) selected.add(groupNo)
    return { groupNos: selected, isAll: false }
  })
}

/** Selects exactly these. */
export function selectFindings(groupNos: Iterable<number>): void {
  useSelection.setState({ groupNos: new Set(groupNos), isAll: false })
}

/** Selects every finding under the filter. */
export function selectAll(): void {
  useSelection.setState({ groupNos: new Set(), isAll: true })
}

/** Lets go of everything; whether there was anything. */
export function clearSelection(): boolean {
  const was = useSelection.getState()
  if (!was.isAll && was.groupNos.size === 0) return false
  useSelection.setState(nothing)
  return true
}

/** What a decision on the selection is made on; null where nothing is selected. */
export function selectionTarget({ groupNos, isAll }: Selection, filter: Filter): FindingTarget | null {
  if (isAll) return { filter }
  return groupNos.size === 0 ? null : { groupNos: [...groupNos] }
}

import { create } from 'zustand'
import type { FindingTarget } from '../../shared/contract.ts'
import type { DecisionChange } from '../../shared/decision.ts'
import type { Filter } from '../../shared/filter.ts'

/** Findings that are selected for one decision on all of them. */
interface Selection {
  findingNos: ReadonlySet<number>
  /** Whether it is every finding under the filter, whatever `findingNos` holds. */
  isAll: boolean
}

const nothing: Selection = { findingNos: new Set(), isAll: false }

/** What a decision on the selection takes along: a note and a tickmark. '' leaves those of the findings as they are. */
export interface BulkMarks {
  note: string
  tickmark: NonNullable<DecisionChange['tickmark']>
}

const noMarks: BulkMarks = { note: '', tickmark: '' }

/** The note and the tickmark beside the selection; they go with it. */
export const useBulkMarks = create<BulkMarks>(() => noMarks)

/** What of the note and the tickmark there is, as a change. */
export function bulkChange(): DecisionChange {
  const { note, tickmark } = useBulkMarks.getState()
  const typed = note.trim()
  return { ...(typed !== '' && { note: typed }), ...(tickmark !== '' && { tickmark }) }
}

export const useSelection = create<Selection>(() => nothing)

/** Selects a finding, or no longer. Where all were selected, it begins a new selection. */
export function toggleSelected(findingNo: number): void {
  useSelection.setState(({ findingNos, isAll }) => {
    const selected = new Set(isAll ? [] : findingNos)
    if (!selected.delete(findingNo)) selected.add(findingNo)
    return { findingNos: selected, isAll: false }
  })
}

/** Selects exactly these. */
export function selectFindings(findingNos: Iterable<number>): void {
  useSelection.setState({ findingNos: new Set(findingNos), isAll: false })
}

/** Selects every finding under the filter. */
export function selectAll(): void {
  useSelection.setState({ findingNos: new Set(), isAll: true })
}

/** Clears the selection, with the note and the tickmark beside it; whether there was anything. */
export function clearSelection(): boolean {
  const was = useSelection.getState()
  if (!was.isAll && was.findingNos.size === 0) return false
  useSelection.setState(nothing)
  useBulkMarks.setState(noMarks)
  return true
}

/** What a decision on the selection is made on; null where nothing is selected. */
export function selectionTarget({ findingNos, isAll }: Selection, filter: Filter): FindingTarget | null {
  if (isAll) return { filter }
  return findingNos.size === 0 ? null : { findingNos: [...findingNos] }
}

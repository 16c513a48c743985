import type { ExportState } from '../../shared/contract.ts'
import { formatCount, formatNoun } from '../format/numbers.ts'

/** How far an export is, or how it ended, and what of it stays behind, in sentences. */
export function tellExport(state: ExportState): string {
  const words = tellEnd(state)
  if (state.leftBehind === null) return words
  return `${words.replace(/\.$/, '')}. Its unfinished part ${state.leftBehind} could not be removed: remove it by hand, or start Doublet again when nothing else uses it.`
}

function tellEnd(state: ExportState): string {
  const rows = formatNoun(state.rowsWritten, 'row')
  if (state.status === 'RUNNING')
    return `${formatCount(state.rowsWritten)} of ${formatNoun(state.rowsTotal, 'row')} written`
  if (state.status === 'DONE') return `Exported, ${rows}`
  if (state.status === 'CANCELLED')
    return state.leftBehind === null ? 'Export cancelled; no file was left behind' : 'Export cancelled'
  return state.error?.message ?? 'The export failed'
}

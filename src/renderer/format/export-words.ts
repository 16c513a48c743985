import type { ExportState } from '../../shared/contract.ts'
import { formatCount, formatNoun } from './numbers.ts'

/** How far an export is, or how it ended, in one sentence. */
export function tellExport(state: ExportState): string {
  const rows = formatNoun(state.rowsWritten, 'row')
  if (state.status === 'RUNNING')
    return `${formatCount(state.rowsWritten)} of ${formatNoun(state.rowsTotal, 'row')} written`
  if (state.status === 'DONE') return `Exported, ${rows}`
  if (state.status === 'CANCELLED') return 'Export cancelled; no file was left behind'
  return state.error?.message ?? 'The export failed'
}

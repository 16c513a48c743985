import type { ExportState } from '../../shared/contract.ts'
import { text } from './text.ts'

const words = text.exports

/** How far an export is, or how it ended, and what of it stays behind, in sentences. */
export function tellExport(state: ExportState): string {
  const told = tellEnd(state)
  return state.leftBehind === null ? told : words.leftBehind(told.replace(/\.$/, ''), state.leftBehind)
}

function tellEnd({ status, rowsWritten, rowsTotal, folderName, leftBehind, error }: ExportState): string {
  if (status === 'RUNNING') return words.written(rowsWritten, rowsTotal)
  if (status === 'DONE') return words.done(rowsWritten, folderName)
  if (status === 'CANCELLED') return leftBehind === null ? words.cancelledCleanly : words.cancelled
  return error?.message ?? words.failed
}

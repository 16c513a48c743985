import { create } from 'zustand'
import type { ExportState } from '../../shared/contract.ts'
import type { Filter } from '../../shared/filter.ts'
import type { LineChoice } from '../../shared/import-proof.ts'
import type { WorkpaperHeader, WorkpaperPart } from '../../shared/workpaper.ts'
import { ask, listen } from './api.ts'
import { tellExport } from '../text/export-words.ts'
import { askFor, keepInLog } from './toasts.ts'

interface Exports {
  /** Exports still shown, oldest first. */
  exports: ExportState[]
  /** How many have come to their end since Doublet was opened. */
  ended: number
}

/** The exports that run or whose end was not put away yet. */
export const useExports = create<Exports>(() => ({ exports: [], ended: 0 }))

/** A number that grows with every export that ends: ask anew for what tells of them. */
export function useExportsEnded(): number {
  return useExports(({ ended }) => ended)
}

function keepExport(state: ExportState): void {
  const known = useExports.getState().exports.find(({ exportId }) => exportId === state.exportId)
  const hasEnded = state.status !== 'RUNNING' && known?.status !== state.status
  if (hasEnded) noteEnd(state)
  useExports.setState(({ exports, ended }) => ({
    ended: hasEnded ? ended + 1 : ended,
    exports: exports.some((known) => known.exportId === state.exportId)
      ? exports.map((known) => (known.exportId === state.exportId ? state : known))
      : [...exports, state]
  }))
}

/** Its card can be put away; what it said stays in the log of messages. */
function noteEnd(state: ExportState): void {
  const kind = state.status === 'FAILED' ? 'problem' : 'news'
  const detail = [state.error?.code, state.error?.detail].filter(Boolean).join('\n')
  keepInLog(kind, `${state.fileName}: ${tellExport(state)}.`.replace('..', '.'), detail)
}

/** Listens to exports; returns what ends the listening. */
export function watchExports(): () => void {
  return listen('export:changed', keepExport)
}

/** Lets the user choose a place and writes the filter's rows there. */
export async function startExport(ledgerId: string, filter: Filter): Promise<void> {
  showStarted(await askFor(ask('export:start', { ledgerId, filter })))
}

/** Its end may have been heard before its start was answered. */
function showStarted(started: ExportState | null): void {
  const isHeard = useExports.getState().exports.some((known) => known.exportId === started?.exportId)
  if (started && !isHeard) keepExport(started)
}

/** Lets the user choose a place and writes lines that are excluded or not plain data there. */
export async function exportLines(ledgerId: string, choice: LineChoice): Promise<void> {
  showStarted(await askFor(ask('import:export', { ledgerId, ...choice })))
}

/** Lets the user choose a place and writes the whole log of the ledger's engagement there. */
export async function exportActivity(ledgerId: string): Promise<void> {
  showStarted(await askFor(ask('activity:export', { ledgerId })))
}

/** Lets the user choose a place and writes the parts of a workpaper there. */
export async function startWorkpaper(
  ledgerId: string,
  header: WorkpaperHeader,
  parts: WorkpaperPart[]
): Promise<void> {
  showStarted(await askFor(ask('workpaper:start', { ledgerId, header, parts })))
}

/** Stops a running export. */
export async function cancelExport(exportId: string): Promise<void> {
  const state = await askFor(ask('export:cancel', { exportId }))
  if (state) keepExport(state)
}

/** Shows what an export wrote in the system's file manager. */
export async function showExport(exportId: string): Promise<void> {
  await askFor(ask('export:show', { exportId }))
}

/** Lets the user choose a place and prints the memo of an export there. */
export async function printMemo(exportId: string): Promise<void> {
  await askFor(ask('export:print', { exportId }))
}

/** Puts a finished export away. */
export function hideExport(exportId: string): void {
  useExports.setState(({ exports }) => ({ exports: exports.filter((known) => known.exportId !== exportId) }))
}

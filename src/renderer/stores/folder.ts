import { create } from 'zustand'
import type {
  CopyChange,
  EngagementUse,
  FolderCheck,
  FolderCopy,
  Removal,
  RemovalTarget
} from '../../shared/data-folder.ts'
import { text } from '../text/text.ts'
import { ask, listen } from './api.ts'
import { forgetEngagement } from './engagement.ts'
import { askFor, tellNews, tellProblem } from './toasts.ts'
import { forgetHeader } from './workpaper.ts'

interface Folder {
  /** null until it was asked. */
  check: FolderCheck | null
  uses: readonly EngagementUse[]
  copies: readonly FolderCopy[]
  /** What is to be deleted, or restored, once it is confirmed; null where nothing is. */
  removal: { target: RemovalTarget; removal: Removal } | null
  restore: { copy: FolderCopy; change: CopyChange } | null
}

/** What is known of the files in the data folder. */
export const useFolder = create<Folder>(() => ({
  check: null,
  uses: [],
  copies: [],
  removal: null,
  restore: null
}))

/** Takes in what was found and tells of each fault once. */
function takeCheck(check: FolderCheck): void {
  const known = useFolder.getState().check?.faults ?? []
  for (const { ledgerId, name, problem } of check.faults) {
    const isTold = known.some((fault) => fault.ledgerId === ledgerId && fault.problem.code === problem.code)
    if (!isTold) tellProblem(problem, name)
  }
  useFolder.setState({ check })
}

/** Listens first and asks second, so that nothing falls between; returns what ends the listening. */
export function watchFolder(): () => void {
  const stops = [
    listen('folder:checked', takeCheck),
    // Nothing on the page is of the files that are there now.
    listen('folder:restored', () => window.location.reload())
  ]
  void askFor(ask('folder:check', {})).then((check) => check && takeCheck(check))
  return () => {
    for (const stop of stops) stop()
  }
}

/** Asks for what the data folder takes and for its copies. */
export async function lookAtFolder(): Promise<void> {
  const [uses, copies] = await Promise.all([askFor(ask('folder:use', {})), askFor(ask('folder:copies', {}))])
  useFolder.setState({ uses: uses ?? [], copies: copies ?? [] })
}

/** Asks what would go, to be confirmed. */
export async function planRemoval(target: RemovalTarget): Promise<void> {
  const removal = await askFor(ask('folder:removal', target))
  useFolder.setState({ removal: removal && { target, removal }, restore: null })
}

/** Asks what restoring a copy would change, to be confirmed. */
export async function planRestore(copy: FolderCopy): Promise<void> {
  const change = await askFor(ask('folder:compare', { name: copy.name }))
  useFolder.setState({ restore: change && { copy, change }, removal: null })
}

/** Leaves everything as it is. */
export function keepAll(): void {
  useFolder.setState({ removal: null, restore: null })
}

/** Deletes what was planned; `typed` is what the plan asks for. */
export async function removePlanned(typed: string): Promise<void> {
  const { removal: planned } = useFolder.getState()
  if (planned === null) return
  const { target, removal } = planned
  const removed = await askFor(ask('folder:remove', { ...target, typed }))
  if (removed === null) return
  if (!('jobId' in target)) {
    forgetEngagement(target)
    forgetHeader(target)
  }
  tellNews(text.folder.removal.done(removal.name))
  keepAll()
  await lookAtFolder()
}

/** Takes a job without a ledger off the list. */
export async function removeFromList(jobId: string): Promise<void> {
  const removed = await askFor(ask('folder:remove', { jobId, isWhole: false, typed: '' }))
  if (removed) tellNews(text.folder.removal.removed)
}

/** Restores the copy that was looked at; the page loads itself again when it is done. */
export async function restorePlanned(): Promise<void> {
  const planned = useFolder.getState().restore
  if (planned === null) return
  await askFor(ask('folder:restore', { name: planned.copy.name }))
}

/** Shows the log file of the data folder in the system's file manager. */
export async function showLog(): Promise<void> {
  await askFor(ask('folder:showLog', {}))
}

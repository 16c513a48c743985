import { create } from 'zustand'
import type { Verification } from '../../shared/workpaper-check.ts'
import { ask, listen } from './api.ts'
import { askFor } from './toasts.ts'

/** The workpaper that is recomputed, or was last; null before the first. */
export const useVerification = create<{ state: Verification | null }>(() => ({ state: null }))

const take = (state: Verification): void => useVerification.setState({ state })

/** Hears how far it is; returns what ends the listening. */
export function watchVerification(): () => void {
  return listen('workpaper:verified', take)
}

/** Lets the user choose a workpaper and its sources, and starts to recompute it. */
export async function startVerification(): Promise<void> {
  const state = await askFor(ask('workpaper:verify', {}))
  // Its end may have been told before this answer.
  if (state && useVerification.getState().state?.taskId !== state.taskId) take(state)
}

export async function cancelVerification(taskId: string): Promise<void> {
  await askFor(ask('workpaper:cancelVerify', { taskId }))
}

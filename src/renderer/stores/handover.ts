import { create } from 'zustand'
import type { EngagementUse } from '../../shared/data-folder.ts'
import type { Choice, Handover } from '../../shared/handover.ts'
import { text } from '../text/text.ts'
import { ask, listen } from './api.ts'
import { askFor, tellNews, tellProblem } from './toasts.ts'

/** An engagement with a job by which it is named. */
type Packable = EngagementUse & { jobId: string }

interface Handing {
  /** What is asked for a passphrase: an engagement to export, or (`import`) a file to open; null where nothing is. */
  asking: Packable | 'import' | null
  /** What is written or opened, or was last. */
  state: Handover | null
}

/** The engagement that is handed over. */
export const useHandover = create<Handing>(() => ({ asking: null, state: null }))

function take(state: Handover): void {
  const known = useHandover.getState().state
  const hasEnded = state.status !== 'RUNNING' && known?.status !== state.status
  useHandover.setState({ state })
  if (!hasEnded) return
  if (state.error !== null) tellProblem(state.error, state.fileName)
  else if (state.kind === 'pack' && state.status === 'DONE') tellNews(text.handover.exported(state))
}

/** Hears how far it is; returns what ends the listening. */
export function watchHandover(): () => void {
  const stops = [
    listen('engagement:handed', take),
    // Nothing on the page is of what is there now.
    listen('engagement:joined', () => window.location.reload())
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

/** Asks for the passphrase of an engagement to export, or of a file to import. */
export function askPassphrase(asking: Packable | 'import'): void {
  useHandover.setState({ asking })
}

/** Starts what was asked for, once the user chose a place or a file. */
export async function handOver(passphrase: string): Promise<void> {
  const { asking } = useHandover.getState()
  if (asking === null) return
  const started = await askFor(
    asking === 'import'
      ? ask('engagement:open', { passphrase })
      : ask('engagement:pack', { jobId: asking.jobId, passphrase })
  )
  if (started === null) return
  // Its end may have been told before this answer.
  if (useHandover.getState().state?.taskId !== started.taskId) take(started)
  useHandover.setState({ asking: null })
}

/** Joins what was opened, with what holds of each decision that differs; the page loads itself again when that is done. */
export async function joinOpened(choices: Record<string, Choice>, by: string): Promise<void> {
  const { state } = useHandover.getState()
  if (state !== null) await askFor(ask('engagement:join', { taskId: state.taskId, choices, by }))
}

/** Ends what runs or lets go of what was opened. */
export async function cancelHandover(): Promise<void> {
  const { state } = useHandover.getState()
  useHandover.setState({ asking: null, state: null })
  if (state !== null) await askFor(ask('engagement:cancel', { taskId: state.taskId }))
}

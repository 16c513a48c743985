import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { Engagement } from '../../shared/contract.ts'
import { noHeader, workpaperParts } from '../../shared/workpaper.ts'
import type { WorkpaperHeader, WorkpaperPart } from '../../shared/workpaper.ts'
import { useReviewer } from './reviewer.ts'

interface Workpapers {
  /** By engagement. */
  headers: Readonly<Record<string, WorkpaperHeader>>
  parts: readonly WorkpaperPart[]
}

/** What was typed for the workpapers of each engagement, and which parts are wanted; kept on this computer over restarts. */
export const useWorkpapers = create<Workpapers>()(
  persist((): Workpapers => ({ headers: {}, parts: workpaperParts }), { name: 'doublet.workpapers' })
)

function keyOf({ clientName, engagementId }: Engagement): string {
  return JSON.stringify([clientName, engagementId])
}

/** What was typed for an engagement; where nothing was, it is prepared by who decides and else empty. */
export function useHeader(engagement: Engagement): WorkpaperHeader {
  const preparer = useReviewer(({ name }) => name)
  const typed = useWorkpapers(({ headers }) => headers[keyOf(engagement)])
  return typed ?? { ...noHeader, preparer }
}

/** Keeps what is typed for an engagement. */
export function changeHeader(engagement: Engagement, change: Partial<WorkpaperHeader>): void {
  const key = keyOf(engagement)
  const untyped = { ...noHeader, preparer: useReviewer.getState().name }
  useWorkpapers.setState(({ headers }) => ({
    headers: { ...headers, [key]: { ...(headers[key] ?? untyped), ...change } }
  }))
}

/** Wants a part, or no longer. */
export function togglePart(part: WorkpaperPart): void {
  useWorkpapers.setState(({ parts }) => ({
    parts: workpaperParts.filter((one) => (one === part) !== parts.includes(one))
  }))
}

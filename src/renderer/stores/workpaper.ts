import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { Engagement } from '../../shared/contract.ts'
import { noHeader, workpaperParts } from '../../shared/workpaper.ts'
import type { WorkpaperHeader, WorkpaperPart } from '../../shared/workpaper.ts'
import { useEngagementHeader } from './engagement.ts'
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

/** What was typed for an engagement; where nothing was, what is said of the engagement, and it is prepared by who decides. */
export function useHeader(engagement: Engagement): WorkpaperHeader {
  const name = useReviewer((reviewer) => reviewer.name)
  const { period, preparer, reviewer } = useEngagementHeader(engagement)
  const typed = useWorkpapers(({ headers }) => headers[keyOf(engagement)])
  return typed ?? { ...noHeader, period, preparer: preparer || name, reviewer }
}

/** Keeps what is typed for an engagement. */
export function changeHeader(engagement: Engagement, header: WorkpaperHeader): void {
  useWorkpapers.setState(({ headers }) => ({ headers: { ...headers, [keyOf(engagement)]: header } }))
}

/** Wants a part, or no longer. */
export function togglePart(part: WorkpaperPart): void {
  useWorkpapers.setState(({ parts }) => ({
    parts: workpaperParts.filter((one) => (one === part) !== parts.includes(one))
  }))
}

/** Forgets what was typed for an engagement that was deleted. */
export function forgetHeader(engagement: Engagement): void {
  useWorkpapers.setState(({ headers }) => ({
    headers: Object.fromEntries(Object.entries(headers).filter(([key]) => key !== keyOf(engagement)))
  }))
}

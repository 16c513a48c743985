import { create } from 'zustand'
import type { Engagement } from '../../shared/contract.ts'
import { noEngagementHeader, type EngagementHeader, type KnownEngagement } from '../../shared/engagement.ts'
import { text } from '../text/text.ts'
import { engagementWords } from '../text/words.ts'
import { ask, listen } from './api.ts'
import { addJobs, useJobs } from './jobs.ts'
import { groupByEngagement } from './merge-jobs.ts'
import { useReviewer } from './reviewer.ts'
import { askFor, tellNews } from './toasts.ts'

const none: Engagement = { engagementId: '', clientName: '' }

/** For whom the next files are analysed: nobody until somebody says so, for the client of yesterday need not be the one of today. */
export const useEngagement = create<Engagement>(() => none)

/** The engagements that were made or described. */
const useDescribed = create<{ engagements: readonly KnownEngagement[] }>(() => ({ engagements: [] }))

/** Whether two names are of one engagement. */
export function isSameEngagement(one: Engagement, other: Engagement): boolean {
  return one.clientName === other.clientName && one.engagementId === other.engagementId
}

/** Every engagement that was made or that ledgers are of, the ones of the newest jobs first; “none” is not among them. */
export function useEngagements(): readonly Engagement[] {
  const { engagements } = useDescribed()
  const jobs = useJobs((state) => state.jobs)
  const ofJobs = groupByEngagement(jobs).map(({ clientName, engagementId }) => ({ clientName, engagementId }))
  const others = engagements.filter((one) => !ofJobs.some((other) => isSameEngagement(one, other)))
  return [...ofJobs, ...others].filter((one) => !isSameEngagement(one, none))
}

/** What is said of an engagement. */
export function useEngagementHeader(engagement: Engagement): EngagementHeader {
  const { engagements } = useDescribed()
  return engagements.find((one) => isSameEngagement(one, engagement))?.header ?? noEngagementHeader
}

/** Listens first and asks second; returns what ends the listening. */
export function watchEngagements(): () => void {
  const stop = listen('engagements:changed', (engagements) => useDescribed.setState({ engagements }))
  void askFor(ask('engagement:list', {})).then(
    (engagements) => engagements && useDescribed.setState({ engagements })
  )
  return stop
}

/** Chooses for whom the next files are analysed; null for nobody. */
export function chooseEngagement(engagement: Engagement | null): void {
  const { clientName, engagementId } = engagement ?? none
  useEngagement.setState({ clientName, engagementId })
}

/** Makes an engagement, or says something else of it; whether it was kept. */
export async function saveEngagement(engagement: KnownEngagement): Promise<boolean> {
  const by = useReviewer.getState().name
  return (await askFor(ask('engagement:save', { ...engagement, by }))) !== null
}

/** Puts a ledger into another engagement; whether it went. */
export async function moveLedger(ledgerId: string, fileName: string, to: Engagement): Promise<boolean> {
  const by = useReviewer.getState().name
  const { clientName, engagementId } = to
  const jobs = await askFor(ask('engagement:move', { ledgerId, clientName, engagementId, by }))
  if (jobs === null) return false
  addJobs(jobs)
  tellNews(text.engagement.moved(fileName, engagementWords(to)))
  return true
}

/** Forgets a client that was deleted. */
export function forgetEngagement(engagement: Engagement): void {
  if (isSameEngagement(useEngagement.getState(), engagement)) chooseEngagement(null)
}

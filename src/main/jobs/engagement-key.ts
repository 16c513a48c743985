import type { Engagement } from '../../shared/contract.ts'
import { clientKey } from '../catalog/profile-records.ts'

/**
 * The same for all jobs of an engagement, and for no other: client and engagement without regard to case and spaces. Jobs
 * without either are one engagement too.
 */
export function engagementKey({ clientName, engagementId }: Engagement): string {
  // A folded name holds no line end, so that the two cannot run into each other.
  return `${clientKey(clientName)}\n${clientKey(engagementId)}`
}

/** The names that a key says, without the capitals they were typed with. */
export function namesIn(key: string): Engagement {
  const [clientName = '', engagementId = ''] = key.split('\n')
  return { clientName, engagementId }
}

export function isSameEngagement(one: Engagement, other: Engagement): boolean {
  return engagementKey(one) === engagementKey(other)
}

import { z } from 'zod'
import type { Engagement } from '../../shared/contract.ts'
import { noEngagementHeader, type KnownEngagement } from '../../shared/engagement.ts'
import { DoubletError } from '../../shared/result.ts'
import type { EngagementRecords } from '../catalog/engagement-records.ts'
import { engagementKey } from '../jobs/engagement-key.ts'
import type { JobQueue } from '../jobs/job-queue.ts'
import type { ActivityLog } from './activity-log.ts'
import { id, name } from './arguments.ts'
import type { Entries, Reader } from './entries.ts'

/** What the requests about engagements work with. */
interface EngagementParts {
  records: EngagementRecords
  queue: Pick<JobQueue, 'ledger' | 'move' | 'records'>
  reader: Reader
  activity: Pick<ActivityLog, 'note' | 'flush'>
  changed(engagements: KnownEngagement[]): void
}

/** The engagements that were made or described. */
export function listEngagements(records: EngagementRecords): KnownEngagement[] {
  return records.all().map(({ clientName, engagementId, header }) => ({ clientName, engagementId, header }))
}

/** The requests about engagements. Saving throws ENGAGEMENT_NAMELESS; moving SAME_ENGAGEMENT and NOT_DONE. */
export function engagementEntries({
  records,
  queue,
  reader,
  activity,
  changed
}: EngagementParts): Entries<`engagement:${'list' | 'save' | 'move'}`> {
  const names = { clientName: name, engagementId: name }
  return {
    'engagement:list': { args: z.strictObject({}), by: () => listEngagements(records) },
    'engagement:save': {
      args: z.strictObject({
        ...names,
        header: z.strictObject({
          period: name,
          currency: name,
          preparer: name,
          reviewer: name,
          onePerson: z.boolean()
        }),
        by: name
      }),
      by: ({ by, ...engagement }) => {
        if (engagement.clientName === '' && engagement.engagementId === '')
          throw new DoubletError(
            'ENGAGEMENT_NAMELESS',
            'An engagement has a client, an ID, or both. Type one of them; nothing was kept.'
          )
        const key = engagementKey(engagement)
        const before = JSON.stringify(records.header(key))
        records.put({ key, ...engagement })
        if (JSON.stringify(engagement.header) !== before)
          activity.note({ engagement: key, ledgerId: null, by, kind: 'settings', text: describe(engagement) })
        const engagements = listEngagements(records)
        changed(engagements)
        return engagements
      }
    },
    'engagement:move': {
      args: z.strictObject({ ledgerId: id, ...names, by: name }),
      by: async ({ ledgerId, by, ...to }) => {
        const { record, place } = queue.ledger(ledgerId)
        const key = engagementKey(to)
        if (key === place.engagement)
          throw new DoubletError('SAME_ENGAGEMENT', 'The ledger is of this engagement already.')
        const jobs = queue.records().filter((job) => job.ledgerId === ledgerId)
        if (jobs.some(({ status }) => status !== 'COMPLETED'))
          throw new DoubletError(
            'NOT_DONE',
            'This ledger is still at work. Move it when it is done; nothing was changed.'
          )
        // As it was typed the first time, so that one engagement is not told under two spellings.
        const known = queue.records().find((job) => engagementKey(job) === key)
        const { clientName, engagementId } = known ?? records.all().find((one) => one.key === key) ?? to
        const named = { clientName, engagementId }
        await activity.flush()
        const move = { to: key, by, fromName: nameOf(record), toName: nameOf(named) }
        // Where this is interrupted, the copies are there when it is asked for again.
        await reader.ask('moveDecisions', place, move)
        return queue.move(ledgerId, named)
      }
    }
  }
}

function nameOf({ clientName, engagementId }: Engagement): string {
  return [clientName, engagementId].filter(Boolean).join(', ') || 'no engagement'
}

/** What is said of an engagement, for its log. */
function describe({ header }: KnownEngagement): string {
  const { onePerson, ...typed } = { ...noEngagementHeader, ...header }
  const said = Object.entries(typed).flatMap(([what, value]) => (value === '' ? [] : `${what} ${value}`))
  const rule = onePerson ? 'one person may prepare and review' : 'Prepared and Reviewed are two people'
  return `The engagement was described: ${[...said, rule].join('; ')}.`
}

import type { Events, Requests } from '../../shared/contract.ts'
import { DoubletError } from '../../shared/result.ts'
import type { ActivityDesk } from './activity-log.ts'
import type { ReaderClient } from '../processes/reader-client.ts'
import type { LedgerPlace } from '../processes/reader-protocol.ts'
import type { ReviewOutcome } from '../processes/review-protocol.ts'

type ReviewRequest = Extract<
  keyof Requests,
  | 'review:decide'
  | 'review:sign'
  | 'review:undo'
  | 'review:compare'
  | 'review:summary'
  | `views:${string}`
  | 'activity:page'
>
type Handlers = {
  [Name in ReviewRequest]: (args: Requests[Name]['args']) => Promise<Requests[Name]['value']>
}

/** Where ledgers are and who hears of changed decisions. */
interface ReviewDeskParts {
  reader: ReaderClient
  /** Throws UNKNOWN_LEDGER. */
  placeOf(ledgerId: string): LedgerPlace
  activity: Pick<ActivityDesk, 'settle'>
  changed(change: Events['review:changed']): void
}

/** The requests about decisions, views and the log. The reader process keeps them; every ledger they touch is told of. */
export function reviewDesk({ reader, placeOf, activity, changed }: ReviewDeskParts): Handlers {
  function tell({ touched, changed: count, summary }: ReviewOutcome) {
    for (const change of touched) changed(change)
    return { changed: count, summary }
  }
  const now = () => new Date().toISOString()
  return {
    'review:summary': ({ ledgerId }) => reader.ask('reviewSummary', { ledger: placeOf(ledgerId) }),
    'review:decide': async ({ ledgerId, ...ask }) =>
      tell(await reader.ask('decide', { ...ask, ledger: placeOf(ledgerId), at: now() })),
    'review:sign': async ({ ledgerId, ...ask }) =>
      tell(await reader.ask('sign', { ...ask, ledger: placeOf(ledgerId), at: now() })),
    'review:undo': async ({ ledgerId, by }) =>
      tell(await reader.ask('undo', { ledger: placeOf(ledgerId), by, at: now() })),
    'review:compare': async ({ ledgerId, earlierLedgerId }) => {
      const ledger = placeOf(ledgerId)
      const earlier = earlierLedgerId === undefined ? ledger.earlier : placeOf(earlierLedgerId)
      if (earlier === null) return null
      if ('engagement' in earlier && earlier.engagement !== ledger.engagement)
        throw new DoubletError(
          'OTHER_ENGAGEMENT',
          'That ledger is of another client or engagement. Choose one of this engagement.'
        )
      return reader.ask('compare', { ledger, earlier })
    },
    'views:list': ({ ledgerId }) => reader.ask('views', { ledger: placeOf(ledgerId) }),
    'views:save': ({ ledgerId, view }) => reader.ask('saveView', { ledger: placeOf(ledgerId), view }),
    'views:remove': ({ ledgerId, name }) => reader.ask('removeView', { ledger: placeOf(ledgerId), name }),
    'activity:page': async ({ ledgerId, ...page }) => {
      await activity.settle()
      return reader.ask('activity', { ledger: placeOf(ledgerId), ...page })
    }
  }
}

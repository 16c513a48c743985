import { z } from 'zod'
import { dispositions, tickmarks, type Tickmark } from '../../shared/decision.ts'
import { DoubletError } from '../../shared/result.ts'
import type { LedgerPlace } from '../processes/ledger-place.ts'
import { direction, filter, id, name, note } from './arguments.ts'
import type { Entries, Reader } from './entries.ts'

const target = z.union([
  z.strictObject({ groupNos: z.array(z.int().min(1)).min(1).max(10_000) }),
  z.strictObject({ filter })
])
const change = z.strictObject({
  disposition: z.enum(dispositions).optional(),
  note: note.optional(),
  tickmark: z.enum(['', ...(Object.keys(tickmarks) as Tickmark[])]).optional()
})
const view = z.strictObject({
  name: z.string().trim().min(1).max(100),
  filter,
  by: z.enum(['finding', 'line']),
  sort: z.strictObject({ column: z.string().max(40), direction }).nullable()
})
const ofLedger = z.strictObject({ ledgerId: id })

/** The requests about decisions and views, which the reader process keeps. `placeOf` throws UNKNOWN_LEDGER. */
export function reviewEntries(
  reader: Reader,
  placeOf: (ledgerId: string) => LedgerPlace
): Entries<
  `review:${'summary' | 'decide' | 'sign' | 'undo' | 'compare'}` | `views:${'list' | 'save' | 'remove'}`
> {
  return {
    'review:summary': { args: ofLedger, by: 'reader' },
    'review:decide': { args: z.strictObject({ ledgerId: id, target, change, by: name }), by: 'reader' },
    'review:sign': {
      args: z.strictObject({
        ledgerId: id,
        target,
        role: z.enum(['preparer', 'reviewer']),
        isSigned: z.boolean(),
        by: name
      }),
      by: 'reader'
    },
    'review:undo': { args: z.strictObject({ ledgerId: id, by: name }), by: 'reader' },
    'review:compare': {
      args: z.strictObject({ ledgerId: id, earlierLedgerId: id.optional() }),
      by: ({ ledgerId, earlierLedgerId }) => {
        const ledger = placeOf(ledgerId)
        const earlier = earlierLedgerId === undefined ? ledger.earlier : placeOf(earlierLedgerId)
        if (earlier === null) return null
        if ('engagement' in earlier && earlier.engagement !== ledger.engagement)
          throw new DoubletError(
            'OTHER_ENGAGEMENT',
            'That ledger is of another client or engagement. Choose one of this engagement.'
          )
        return reader.ask('compareLedgers', ledger, earlier)
      }
    },
    'views:list': { args: ofLedger, by: 'reader' },
    'views:save': { args: z.strictObject({ ledgerId: id, view }), by: 'reader' },
    'views:remove': { args: z.strictObject({ ledgerId: id, name: z.string().max(100) }), by: 'reader' }
  }
}

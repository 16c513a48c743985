import { z } from 'zod'
import { dispositions, tickmarks, type Tickmark } from '../../shared/decision.ts'
import { DoubletError } from '../../shared/result.ts'
import type { LedgerPlace } from '../processes/ledger-place.ts'
import { direction, filter, id, name, note, plainAmount } from './arguments.ts'
import type { Entries, Reader } from './entries.ts'
import type { Host } from './services.ts'

const target = z.union([
  z.strictObject({ findingNos: z.array(z.int().min(1)).min(1).max(10_000) }),
  z.strictObject({ filter })
])
const change = z.strictObject({
  disposition: z.enum(dispositions).optional(),
  note: note.optional(),
  tickmark: z.enum(['', ...(Object.keys(tickmarks) as Tickmark[])]).optional()
})
/** Of the grid; the ledger's own columns have the names of their headers. */
const columnId = z.string().max(2000)
const view = z.strictObject({
  name: z.string().trim().min(1).max(100),
  filter,
  by: z.enum(['finding', 'line']),
  sort: z.strictObject({ column: columnId, direction }).nullable(),
  columns: z.array(columnId).max(1000).optional()
})
const amounts = z
  .strictObject({ overall: plainAmount, performance: plainAmount, trivial: plainAmount })
  .nullable()
const ofLedger = z.strictObject({ ledgerId: id })

/** The requests about decisions and views, which the reader process keeps. `placeOf` throws UNKNOWN_LEDGER. */
export function reviewEntries(
  reader: Reader,
  host: Pick<Host, 'chooseFiles'>,
  placeOf: (ledgerId: string) => LedgerPlace
): Entries<
  | `review:${'summary' | 'before' | 'decide' | 'answers' | 'except' | 'sign' | 'undo' | 'compare'}`
  | `views:${'list' | 'save' | 'remove' | 'before' | 'take'}`
  | `materiality:${'read' | 'set'}`
> {
  return {
    'review:summary': { args: ofLedger, by: 'reader' },
    'review:before': { args: z.strictObject({ ledgerId: id, findingNo: z.int().min(1) }), by: 'reader' },
    'views:before': { args: ofLedger, by: 'reader' },
    'views:take': { args: ofLedger, by: 'reader' },
    'review:decide': { args: z.strictObject({ ledgerId: id, target, change, by: name }), by: 'reader' },
    'review:answers': {
      args: z.strictObject({ ledgerId: id, by: name }),
      by: async ({ ledgerId, by }) => {
        const [file] = await host.chooseFiles('answers')
        if (file === undefined) return null
        const answers = await reader.ask('readAnswers', file)
        return reader.ask('takeAnswers', placeOf(ledgerId), file, answers, by)
      }
    },
    'review:except': {
      args: z.strictObject({
        ledgerId: id,
        findingNo: z.int().min(1),
        lineId: z.int().min(1),
        isExcepted: z.boolean(),
        reason: z.string().trim().max(200),
        by: name
      }),
      by: 'reader'
    },
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
        const earlier = earlierLedgerId === undefined ? null : placeOf(earlierLedgerId)
        if (earlier !== null && earlier.engagement !== ledger.engagement)
          throw new DoubletError(
            'OTHER_ENGAGEMENT',
            'That ledger is of another client or engagement. Choose one of this engagement.'
          )
        return reader.ask('compareLedgers', ledger, earlier)
      }
    },
    'materiality:read': { args: ofLedger, by: 'reader' },
    'materiality:set': {
      args: z.strictObject({ ledgerId: id, currency: z.string().max(200), amounts, by: name }),
      by: 'reader'
    },
    'views:list': { args: ofLedger, by: 'reader' },
    'views:save': { args: z.strictObject({ ledgerId: id, view }), by: 'reader' },
    'views:remove': { args: z.strictObject({ ledgerId: id, name: z.string().max(100) }), by: 'reader' }
  }
}

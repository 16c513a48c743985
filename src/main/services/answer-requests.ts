import { z } from 'zod'
import type { RequestName, Requests } from '../../shared/contract.ts'
import { DoubletError, type Answer } from '../../shared/result.ts'
import { answerWith } from '../base/answer-with.ts'
import type { LedgerPlace } from '../processes/ledger-place.ts'
import type { Entries, Reader } from './entries.ts'

/** The one way in for a request: by its entry, with its arguments checked. `placeOf` throws UNKNOWN_LEDGER. */
export function answerRequests(
  entries: Entries,
  reader: Reader,
  placeOf: (ledgerId: string) => LedgerPlace
): <Name extends RequestName>(
  name: Name,
  args: Requests[Name]['args']
) => Promise<Answer<Requests[Name]['value']>> {
  // A name goes with its own arguments; TypeScript cannot follow it through the look-ups.
  const forward = reader.ask as (name: RequestName, args: unknown) => Promise<never>
  return (name, args) =>
    answerWith(async () => {
      const entry = Object.hasOwn(entries, name) ? entries[name] : undefined
      if (entry === undefined) throw badRequest(`no request “${String(name)}”`)
      const { by } = entry
      const parsed = checkArguments(entry.args, args)
      if (by !== 'reader') return by(parsed)
      const { ledgerId, ...rest } = parsed as { ledgerId: string }
      return forward(name, { ...rest, ledger: placeOf(ledgerId) })
    })
}

/** The arguments as the schema gives them. Throws BAD_REQUEST. */
export function checkArguments<Args>(schema: z.ZodType<Args>, args: unknown): Args {
  const parsed = schema.safeParse(args)
  if (parsed.success) return parsed.data
  throw badRequest(z.prettifyError(parsed.error))
}

function badRequest(detail: string): DoubletError {
  return new DoubletError('BAD_REQUEST', 'Doublet did not understand this request.', detail)
}

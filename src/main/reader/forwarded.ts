import type { RequestName, Requests } from '../../shared/contract.ts'
import type { LedgerPlace } from '../processes/ledger-place.ts'

type Placed<Args> = Omit<Args, 'ledgerId'> & { ledger: LedgerPlace }

/** The requests of the page that main forwards here under their own names, with the place of the ledger for its id. */
export type Forwarded = {
  [Name in RequestName]?: (
    args: Placed<Requests[Name]['args']>
  ) => Requests[Name]['value'] | Promise<Requests[Name]['value']>
}

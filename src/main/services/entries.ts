import type { z } from 'zod'
import type { RequestName, Requests } from '../../shared/contract.ts'
import type { ReaderClient } from '../processes/reader-client.ts'
import type { ReaderAnswers } from '../reader/reader-answers.ts'

/** The reader process, to ask. */
export type Reader = Pick<ReaderClient<ReaderAnswers>, 'ask'>

type Handler<Name extends RequestName> = (
  args: Requests[Name]['args']
) => Requests[Name]['value'] | Promise<Requests[Name]['value']>

/**
 * How a request is answered: what it takes, checked where it crosses into this process, and who answers it. What the reader answers
 * under the request's own name is forwarded to it, with the place of the ledger for its id.
 */
interface Entry<Name extends RequestName> {
  args: z.ZodType<Requests[Name]['args']>
  by: Handler<Name> | (Name extends keyof ReaderAnswers ? 'reader' : never)
}

/** The entries of these requests: each subject has its own, and together they are all of the contract. */
export type Entries<Names extends RequestName = RequestName> = { [Name in Names]: Entry<Name> }

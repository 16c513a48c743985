import { openChildPort } from '../processes/child-port.ts'
import { openRpc } from '../processes/rpc.ts'
import { readerAnswers, type ReaderEvents } from './reader-answers.ts'
import { ReviewedLedgers } from './reviewed-ledgers.ts'

/** The reader process: it answers what it is asked until it is ended. Where the decisions are kept is the first it is told. */
const answers: Record<string, unknown> = {
  begin(reviewPath: string, isExpected: boolean): void {
    const ledgers = new ReviewedLedgers(reviewPath, isExpected)
    const reviewChanged: ReaderEvents['reviewChanged'] = (change) => main.tell('reviewChanged', change)
    Object.assign(answers, readerAnswers(ledgers, { reviewChanged }))
  }
}
const main = openRpc<ReaderEvents>(openChildPort(), answers)

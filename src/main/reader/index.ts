import { openChildPort } from '../processes/child-port.ts'
import { openRpc } from '../processes/rpc.ts'
import { DecisionsFile } from './decisions-file.ts'
import { readerAnswers, type ReaderAnswers, type ReaderEvents } from './reader-answers.ts'
import { ReviewedLedgers } from './reviewed-ledgers.ts'

/** The reader process: it answers what it is asked until it is ended. Where the decisions are kept is the first it is told. */
const answers: Record<string, unknown> = {
  begin(...[reviewPath, isExpected, known]: Parameters<ReaderAnswers['begin']>): void {
    const ledgers = new ReviewedLedgers(new DecisionsFile(reviewPath, isExpected, known))
    const told: ReaderEvents = {
      reviewChanged: (change) => main.tell('reviewChanged', change),
      chainsGrew: (heads) => main.tell('chainsGrew', heads)
    }
    Object.assign(answers, readerAnswers(ledgers, told))
  }
}
const main = openRpc<ReaderEvents>(openChildPort(), answers)

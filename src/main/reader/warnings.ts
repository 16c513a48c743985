import type { RequestName } from '../../shared/contract.ts'
import { DoubletError } from '../../shared/result.ts'

/** What a person has to know of the decisions before they go on; the reader process can answer, and nothing else. */
export class Warnings {
  readonly #warnings: { error: DoubletError; told: Set<string> }[] = []

  add(code: string, message: string): void {
    this.#warnings.push({ error: new DoubletError(code, message), told: new Set() })
  }

  /**
   * Throws what was not told yet: once in place of the answer to each question that fills a view, for nobody sees all of them, and
   * in place of any other one until it was told at all. A note or a copy of the program tells nobody and waits.
   */
  tell(question: string): void {
    for (const { error, told } of this.#warnings) {
      if (fillsView.has(question) ? told.has(question) : told.size > 0) continue
      if (!ofProgram.has(question)) told.add(question)
      throw error
    }
  }
}

/** What the program asks for itself. */
const ofProgram: ReadonlySet<string> = new Set(['addActivity', 'keepCopy', 'countKept', 'keptEngagements'])
const fillsView: ReadonlySet<string> = new Set<RequestName>([
  'duplicates:page',
  'findings:page',
  'review:summary',
  'activity:page'
])

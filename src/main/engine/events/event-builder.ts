import { ExposureCounter } from './count-exposure.ts'
import type { EventLines } from './event-lines.ts'
import type { EventKind } from './events.ts'

/** Whether a line takes part in a reversal, by place: none, it is taken back, or it takes an earlier one back. */
export const reversalParts = { none: 0, isTakenBack: 1, takesBack: 2 } as const

/** Takes events one by one; each line is in one of them at most. */
export class EventBuilder {
  /** By place: the event, -1 where it is in none yet. */
  readonly of: Int32Array
  /** By event. */
  readonly kinds: EventKind[] = []
  readonly counter: ExposureCounter
  readonly #related: EventLines
  readonly #reversals: Uint8Array

  /** `reversals` has one of `reversalParts` by place. */
  constructor(related: EventLines, reversals: Uint8Array) {
    this.#related = related
    this.#reversals = reversals
    this.of = new Int32Array(related.lines.length).fill(-1)
    this.counter = new ExposureCounter(related)
  }

  isTaken(at: number): boolean {
    return this.of[at]! >= 0
  }

  /** Adds places that say the same to the next event, for which `end` is called. */
  add(groups: readonly Int32Array[], kept: number): void {
    let [lines, takenBack, takeBack] = [0, 0, 0]
    for (const places of groups) {
      for (const at of places) {
        this.of[at] = this.kinds.length
        if (this.#reversals[at] === reversalParts.isTakenBack) takenBack++
        else if (this.#reversals[at] === reversalParts.takesBack) takeBack++
      }
      lines += places.length
    }
    const first = groups[0]![0]!
    const { amountIds, currencyIds } = this.#related
    this.counter.add({
      amountId: amountIds[first]!,
      currency: currencyIds[first]!,
      lines,
      kept,
      takenBack,
      takeBack
    })
  }

  /** Ends the event that places were added to. */
  end(kind: EventKind): void {
    this.kinds.push(kind)
    this.counter.close()
  }
}

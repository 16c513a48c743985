/** Where work waits for something that other work brings about. */
export class WaitingRoom {
  #waiting: (() => void)[] = []

  /** Settles when it is so; asks at once, and again at each `wake`. */
  async until(isSo: () => boolean): Promise<void> {
    while (!isSo()) await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }

  /** To be called whenever something happened that someone may wait for. */
  wake(): void {
    const waiting = this.#waiting
    this.#waiting = []
    for (const resolve of waiting) resolve()
  }
}

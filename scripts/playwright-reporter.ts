import type { FullConfig, Reporter, Suite } from '@playwright/test/reporter'
import { writeOutcome } from './outcome.ts'

/** Writes Playwright's results in the form that `npm test` adds up. */
export default class PlaywrightReporter implements Reporter {
  #suite: Suite | undefined
  #errors = 0

  onBegin(_config: FullConfig, suite: Suite): void {
    this.#suite = suite
  }

  /** Anything that went wrong outside a test: a file that does not load, a global set-up that failed. */
  onError(): void {
    this.#errors += 1
  }

  onEnd(): void {
    const tests = this.#suite?.allTests() ?? []
    const skipped = tests.filter((test) => test.outcome() === 'skipped')
    const failed = tests.filter((test) => test.outcome() === 'unexpected')
    writeOutcome('playwright', {
      passed: tests.length - failed.length - skipped.length,
      failed: failed.length + this.#errors,
      skipped: skipped.map((test) => ({
        name: test.titlePath().filter(Boolean).join(' > '),
        reason: test.annotations.find((note) => note.type === 'skip')?.description ?? 'no reason given'
      }))
    })
  }
}

import type { FullConfig, Reporter, Suite, TestCase } from '@playwright/test/reporter'
import { noteTest, writeOutcome } from './outcome.ts'

const nameOf = (test: TestCase) => test.titlePath().filter(Boolean).join(' > ')

/** Writes Playwright's results in the form that `npm test` adds up. */
export default class PlaywrightReporter implements Reporter {
  #suite: Suite | undefined
  #errors = 0

  onBegin(_config: FullConfig, suite: Suite): void {
    this.#suite = suite
  }

  onTestBegin(test: TestCase): void {
    noteTest('playwright', 'begun', nameOf(test))
  }

  onTestEnd(test: TestCase): void {
    noteTest('playwright', 'ended', nameOf(test))
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
        name: nameOf(test),
        reason: test.annotations.find((note) => note.type === 'skip')?.description ?? 'no reason given'
      }))
    })
  }
}

import type { Reporter, TestModule } from 'vitest/node'
import { noteTest, writeOutcome } from './outcome.ts'

/** Vitest's own JSON report has no reasons of skipped tests; this one has. */
export default class VitestReporter implements Reporter {
  onTestModuleQueued(module: TestModule): void {
    noteTest('vitest', 'begun', module.relativeModuleId)
  }

  onTestModuleEnd(module: TestModule): void {
    noteTest('vitest', 'ended', module.relativeModuleId)
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const inState = (state: string) => tests.filter((test) => test.result().state === state)
    const broken = modules.filter((module) => module.state() === 'failed' && module.errors().length > 0)
    writeOutcome('vitest', {
      passed: inState('passed').length,
      failed: inState('failed').length + inState('pending').length + broken.length + unhandled.length,
      skipped: inState('skipped').map((test) => {
        const result = test.result()
        const reason = result.state === 'skipped' ? result.note : undefined
        return {
          name: `${test.module.relativeModuleId} > ${test.fullName}`,
          reason: reason ?? 'no reason given'
        }
      })
    })
  }
}

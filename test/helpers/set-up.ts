import fc from 'fast-check'
import { beforeEach } from 'vitest'
import { noteTest } from '../../scripts/outcome.ts'

// A property that fails is shrunk for as long as it takes, in one go that no timeout of a test ends: it ends here, and has failed all the same.
const longestSeconds = Number(process.env['LONGEST_PROPERTY_SECONDS'] ?? 240)
fc.installGlobalPlugin(fc.interruptAfterTimeLimit(longestSeconds * 1000, { failOnInterrupt: true }))

/** From the process of the test itself: word of one that never lets go of its thread would not reach the reporter. */
beforeEach((context) => {
  noteTest('vitest', 'begun', context.task.fullName)
  return () => noteTest('vitest', 'ended', context.task.fullName)
})

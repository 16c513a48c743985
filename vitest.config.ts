import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/{unit,integration,golden,trial}/**/*.test.{ts,tsx}'],
    // Many tests wait for processes that they started: a core less than there are would idle on a machine with two.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 30_000,
    setupFiles: [join(import.meta.dirname, 'test/helpers/set-up.ts')],
    // The processes that tests start run from source; half of their start is compiling it, the same each time.
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, 'test-results/compile-cache') }
  }
})

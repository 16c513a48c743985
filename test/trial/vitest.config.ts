import { defineConfig, mergeConfig } from 'vitest/config'
import base from '../../vitest.config.ts'

/** The long form of the trial, and the tests of disks, folders, files and calls that belong to it: parts of `npm run trial`. */
export default mergeConfig(
  { ...base, test: { ...base.test, include: [] } },
  defineConfig({
    test: {
      include: ['test/trial/*.test.ts', 'test/integration/*.test.ts'],
      maxWorkers: 1,
      env: { TRIAL: 'long' }
    }
  })
)

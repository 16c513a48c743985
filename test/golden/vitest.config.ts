import { defineConfig, mergeConfig } from 'vitest/config'
import base from '../../vitest.config.ts'

/** Both forms of the golden test, one ledger at a time. */
export default mergeConfig(
  { ...base, test: { ...base.test, include: [] } },
  defineConfig({ test: { include: ['test/golden/*.{test,long}.ts'], maxWorkers: 1 } })
)

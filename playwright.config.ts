import { defineConfig } from '@playwright/test'
import { findChromium } from './test/helpers/find-chromium.ts'

const chromium = findChromium()

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results/e2e',
  globalSetup: ['./test/helpers/start-display.ts', './test/helpers/train-once.ts'],
  workers: 1,
  retries: 0,
  forbidOnly: process.env['CI'] === 'true',
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  projects: [
    { name: 'electron', testMatch: 'electron/**/*.spec.ts' },
    {
      name: 'browser',
      testMatch: 'browser/**/*.spec.ts',
      use: {
        launchOptions: {
          args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
          ...(chromium === undefined ? {} : { executablePath: chromium })
        }
      }
    }
  ]
})

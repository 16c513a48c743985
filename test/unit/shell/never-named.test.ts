import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const src = join(import.meta.dirname, '../../../src')

test.each([
  'openExternal',
  'openPath',
  'enableBlinkFeatures',
  'experimentalFeatures',
  'webSecurity',
  'allowRunningInsecureContent',
  'allowpopups',
  'nodeIntegrationInWorker',
  'nodeIntegrationInSubFrames'
])('no source opens the door that is called %s', (door) => {
  const sources = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(tsx?|html)$/.test(name)
  )
  expect(sources.length).toBeGreaterThan(100)
  expect(sources.filter((name) => readFileSync(join(src, name), 'utf8').includes(door))).toEqual([])
})

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { findElectron } from './find-electron.ts'

/**
 * Before all specs: where Linux has no display, starts an Xvfb on a free number and returns what ends it. Says
 * on the console why the Electron specs are going to be skipped, where they are.
 */
export default async function startDisplay(): Promise<(() => void) | undefined> {
  const stop = needsDisplay() ? await startXvfb() : undefined
  const found = findElectron()
  if (found.executable === null) process.stdout.write(`Electron specs will not run: ${found.reason}\n`)
  return stop
}

function needsDisplay(): boolean {
  return process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']
}

async function startXvfb(): Promise<(() => void) | undefined> {
  const xvfb = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe']
  })
  const number = await Promise.race([
    once(xvfb.stdio[3] as Readable, 'data').then(([data]) => String(data).trim()),
    once(xvfb, 'exit').then(() => null),
    once(xvfb, 'error').then(() => null)
  ]).catch(() => null)
  if (number === null) return undefined
  process.env['DISPLAY'] = `:${number}`
  return () => xvfb.kill()
}

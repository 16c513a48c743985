import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Whether this is the long form, `npm run trial`. */
export const isLong = process.env['TRIAL'] === 'long'

/** How many of something this form of the trial does. */
export function howMany(short: number, long: number): number {
  return isLong ? long : short
}

const folder = join(import.meta.dirname, '../../test-results/trial')

/** Prints what a trial counted, and keeps it in test-results/trial. */
export function tell(name: string, counts: Record<string, unknown>): void {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `${name}.json`)
  writeFileSync(`${path}.new`, `${JSON.stringify(counts, null, 2)}\n`)
  // Who prints all counts meanwhile reads whole ones.
  renameSync(`${path}.new`, path)
  process.stdout.write(`${name}: ${JSON.stringify(counts)}\n`)
}

/** Keeps a file that something went wrong with, and answers where. */
export function keepExhibit(name: string, bytes: Uint8Array): string {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

import { appendFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

const limitBytes = 1_000_000

/**
 * Opens `doublet.log` in the data folder: each line is dated, and goes to stderr too. A file past a megabyte is
 * set aside as `doublet.old.log` first. Where the folder cannot be written, stderr is all there is.
 */
export function openLog(dataDir: string): (line: string) => void {
  const file = join(dataDir, 'doublet.log')
  try {
    if (statSync(file).size > limitBytes) renameSync(file, join(dataDir, 'doublet.old.log'))
  } catch {
    // The first start has no log to set aside.
  }
  // A terminal that went away must not take Doublet with it.
  process.stderr.on('error', () => {})
  return (line) => {
    const dated = `${new Date().toISOString()} ${line}\n`
    process.stderr.write(dated)
    try {
      appendFileSync(file, dated, { mode: 0o600 })
    } catch {
      // A log must not be the reason that Doublet stops.
    }
  }
}

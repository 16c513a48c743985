import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** A name of two letters would take every other line. */
const shortestName = 3

/** Takes out of `doublet.log`, and the one before it, the lines in which one of these names stands, whatever its case. */
export function purgeLog(dataDir: string, names: readonly string[]): void {
  const sought = names.filter(({ length }) => length >= shortestName).map((name) => name.toLowerCase())
  for (const file of ['doublet.log', 'doublet.old.log'].map((name) => path.join(dataDir, name))) {
    if (!existsSync(file)) continue
    const lines = readFileSync(file, 'utf8').split('\n')
    const left = lines.filter((line) => !sought.some((name) => line.toLowerCase().includes(name)))
    if (left.length === lines.length) continue
    writeFileSync(`${file}.partial`, left.join('\n'), { mode: 0o600 })
    renameSync(`${file}.partial`, file)
  }
}

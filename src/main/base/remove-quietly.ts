import { rmSync } from 'node:fs'

/** Removes what was left unfinished, where that can be done: an error on the way must not hide the one that ended the work. */
export function removeQuietly(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true })
  } catch {
    // Whoever started the work looks for it again, and tells of what stays.
  }
}

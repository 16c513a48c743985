import { spawnSync } from 'node:child_process'
import { mkdirSync, statfsSync, writeFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll } from 'vitest'

/** A disk of a few megabytes, gone at the end of the test file. */
export interface SmallDisk {
  path: string
  /** Takes all the space that is left. */
  fill(): void
  /** Gives it back. */
  free(): void
  makeReadOnly(): void
  makeWritable(): void
}

/** Disks for the tests of one file. */
interface SmallDisks {
  /** Why this computer lets a test make none; '' where it does. */
  whyNot: string
  /** Mounts a disk of so many kilobytes on a new folder. */
  make(kilobytes: number): SmallDisk
}

/** Makes disks in `folder`; they are gone at the end of the test file. */
export function smallDisks(folder: string): SmallDisks {
  const places: string[] = []
  afterAll(() => {
    // Lazy: what a failed test left open must not keep the disk.
    for (const place of places) spawnSync('umount', ['-l', place])
  })
  return {
    whyNot: findObstacle(folder),
    make(kilobytes) {
      const path = join(folder, `disk-${places.length + 1}`)
      mkdirSync(path)
      mount('-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', path)
      places.push(path)
      const filler = join(path, 'filler')
      return {
        path,
        fill() {
          const { bavail, bsize } = statfsSync(path)
          writeFileSync(filler, Buffer.alloc(bavail * bsize))
        },
        free: () => rmSync(filler),
        makeReadOnly: () => mount('-o', 'remount,ro', path),
        makeWritable: () => mount('-o', 'remount,rw', path)
      }
    }
  }
}

function findObstacle(folder: string): string {
  const place = join(folder, 'trial-disk')
  mkdirSync(place)
  const made = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', place], { encoding: 'utf8' })
  if (made.status === 0) {
    spawnSync('umount', [place])
    return ''
  }
  return `no disk can be made here (it takes root and tmpfs): ${made.error?.message ?? made.stderr.trim()}`
}

function mount(...words: string[]): void {
  const { status, stderr } = spawnSync('mount', words, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`mount ${words.join(' ')}: ${stderr}`)
}

import { resolve } from 'node:path'
import { app } from 'electron'
import { z } from 'zod'

/** What a later Doublet on the same data folder tells the first one. */
const handedOver = z.object({ files: z.array(z.string()) })

/**
 * Files that the person or the system started Doublet with (“Open with …”), as whole paths: what is no switch, and all behind `--`. Whether
 * they can be taken is for the same check as of a drop.
 */
export function filesOnCommandLine(): string[] {
  const words = process.argv.slice(1)
  // From source, Electron is told first which program to run.
  if (!app.isPackaged) words.splice(0, words.findIndex((word) => resolve(word) === app.getAppPath()) + 1)
  const end = words.includes('--') ? words.indexOf('--') : words.length
  const files = [...words.slice(0, end).filter((word) => !word.startsWith('-')), ...words.slice(end + 1)]
  return files.map((file) => resolve(file))
}

/** The files that a later Doublet hands over, whose word is anyone's who may write to this one's lock; none where it says no such thing. */
export function readHandedOver(said: unknown): string[] {
  const { data } = handedOver.safeParse(said)
  return data?.files ?? []
}

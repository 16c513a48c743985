import type { BigIntStats } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import path from 'node:path'

/** What a path leads to; null where it leads nowhere. Numbers of files do not fit into a double on every disk. */
export async function lookAt(place: string): Promise<BigIntStats | null> {
  return stat(place, { bigint: true }).catch(() => null)
}

/** Whether two paths led to one file or folder, however they are written, linked or mounted. */
export function isSameFile(one: BigIntStats | null, other: BigIntStats | null): boolean {
  return one !== null && other !== null && one.ino === other.ino && one.dev === other.dev
}

/** Whether a place, there already or not, or what it leads to, is a folder or lies in it. */
export async function isWithin(place: string, folder: string): Promise<boolean> {
  const own = await lookAt(folder)
  const real = await Promise.all([place, path.dirname(place)].map((one) => realpath(one).catch(() => null)))
  const above = real.flatMap((one) => (one === null ? [] : foldersUpFrom(one)))
  return (await Promise.all(above.map(lookAt))).some((one) => isSameFile(one, own))
}

function foldersUpFrom(place: string): string[] {
  const above = path.dirname(place)
  return above === place ? [place] : [place, ...foldersUpFrom(above)]
}

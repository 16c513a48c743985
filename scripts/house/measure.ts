import { join, resolve } from 'node:path'
import { dirname } from 'node:path/posix'
import { findCircles, roomOf } from './check-rooms.ts'
import { readImports, type SourceTree } from './read-imports.ts'
import { rooms } from './rooms.ts'

const shortLines = 40

/** The figures of a source tree by their names, in the order they are printed. */
export function measure({ files, imports }: SourceTree): Record<string, number | string> {
  const importers = new Map<string, number>()
  for (const { to } of imports) importers.set(to, (importers.get(to) ?? 0) + 1)
  const onlyOnce = [...files].filter(([path]) => importers.get(path) === 1)
  const circles = findCircles([...files.keys()], imports)
  const [longest, lines] = [...files].reduce((most, file) => (file[1] > most[1] ? file : most), ['', 0])
  return {
    files: files.size,
    lines: [...files.values()].reduce((sum, one) => sum + one, 0),
    'files with one importer': onlyOnce.length,
    [`… under ${shortLines} lines`]: onlyOnce.filter(([, length]) => length < shortLines).length,
    folders: new Set([...files.keys()].map((path) => dirname(path))).size,
    imports: imports.length,
    '… across folders': imports.filter(({ from, to }) => dirname(from) !== dirname(to)).length,
    '… across rooms': countAcrossRooms({ files, imports }),
    circles: circles.length,
    '… files in them': circles.flat().length,
    'longest file': `${longest} (${lines})`
  }
}

/** A tree of before the rooms has none of them: a figure for it would compare nothing. */
function countAcrossRooms({ files, imports }: SourceTree): number | string {
  const paths = [...files.keys()]
  const isBuilt = Object.keys(rooms).every((room) => paths.some((path) => path.startsWith(`${room}/`)))
  return isBuilt ? imports.filter(({ from, to }) => roomOf(from) !== roomOf(to)).length : 'no such rooms'
}

if (import.meta.main) {
  const folder = resolve(process.argv[2] ?? join(import.meta.dirname, '../../src'))
  for (const [name, figure] of Object.entries(measure(readImports(folder))))
    console.log(`${name.padEnd(24)} ${figure}`)
}

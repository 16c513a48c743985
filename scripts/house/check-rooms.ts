import { join } from 'node:path'
import { readImports, type Import, type SourceTree } from './read-imports.ts'
import { rooms } from './rooms.ts'

/** The room of the table that a file below `src` is in. Throws for a file that is in none. */
export function roomOf(path: string, table = rooms): string {
  const room = Object.keys(table)
    .filter((name) => path.startsWith(`${name}/`))
    .toSorted((a, b) => b.length - a.length)[0]
  if (room === undefined) throw new Error(`${path} is in no room of the table`)
  return room
}

/**
 * What is wrong, a sentence each: an import that the table does not allow, a permission that nothing uses, a row that names one which
 * does not stand above it, files that import each other in a circle.
 */
export function checkRooms({ files, imports }: SourceTree, table = rooms): string[] {
  const unused = new Map(
    Object.values(table).map((room) => [room, new Set([...room.imports, ...(room.types ?? [])])])
  )
  const refused: string[] = []
  for (const { from, to, isTypeOnly } of imports) {
    const [room, other] = [roomOf(from, table), roomOf(to, table)]
    const { imports: allowed, types = [] } = table[room]!
    unused.get(table[room]!)!.delete(other)
    if (room === other || allowed.includes(other) || (isTypeOnly && types.includes(other))) continue
    refused.push(`${from} imports ${to}: ${room} may not import ${other}`)
  }
  return [
    ...refused,
    ...Object.entries(table).flatMap(([room, row]) =>
      [...unused.get(row)!].map((other) => `${room} may import ${other}, and does not need it`)
    ),
    ...findUpward(table),
    ...findCircles([...files.keys()], imports).map((circle) => `in a circle: ${circle.join(', ')}`)
  ]
}

/** The rows are an order from the ground up, so that no rooms import each other in a circle. */
function findUpward(table: typeof rooms): string[] {
  const names = Object.keys(table)
  return Object.entries(table).flatMap(([room, { imports, types = [] }]) =>
    [...imports, ...types]
      .filter((other) => !names.slice(0, names.indexOf(room)).includes(other))
      .map((other) => `${room} may import ${other}, which does not stand above it in the table`)
  )
}

/** The sets of files that import each other, types included (Tarjan's strongly connected components). */
export function findCircles(files: readonly string[], imports: readonly Import[]): string[][] {
  const targets = new Map(files.map((file): [string, string[]] => [file, []]))
  for (const { from, to } of imports) targets.get(from)!.push(to)
  const order = new Map<string, number>()
  const low = new Map<string, number>()
  const open: string[] = []
  const circles: string[][] = []
  function visit(file: string): number {
    order.set(file, order.size)
    low.set(file, order.get(file)!)
    open.push(file)
    for (const to of targets.get(file)!) {
      if (!order.has(to)) low.set(file, Math.min(low.get(file)!, visit(to)))
      else if (open.includes(to)) low.set(file, Math.min(low.get(file)!, order.get(to)!))
    }
    if (low.get(file) === order.get(file)) {
      const circle = open.splice(open.indexOf(file))
      if (circle.length > 1) circles.push(circle.toSorted())
    }
    return low.get(file)!
  }
  for (const file of files) if (!order.has(file)) visit(file)
  return circles
}

if (import.meta.main) {
  const problems = checkRooms(readImports(join(import.meta.dirname, '../../src')))
  for (const problem of problems) console.error(problem)
  if (problems.length > 0) process.exitCode = 1
  else console.log(`Every import keeps to the table of ${Object.keys(rooms).length} rooms.`)
}

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { roomOf } from './check-rooms.ts'
import { readImports, type Import } from './read-imports.ts'
import { rooms } from './rooms.ts'

const page = join(import.meta.dirname, '../../docs/architecture.md')
const frame = /(?<=<!-- rooms: drawn by npm run draw -->\n).*?(?=<!-- rooms end -->)/s
/** Everyone imports it; its arrows would hide all others. */
const ground = 'shared'

/**
 * The rooms of the house as a Mermaid flowchart: an arrow from a room to one that its files import, but for those that a way over other
 * rooms says already.
 */
export function drawRooms(imports: readonly Import[]): string {
  const arrows = new Map(Object.keys(rooms).map((room): [string, Set<string>] => [room, new Set()]))
  for (const { from, to } of imports) {
    const [room, other] = [roomOf(from), roomOf(to)]
    if (room !== other && other !== ground) arrows.get(room)!.add(other)
  }
  const reach = (room: string, isDirect: boolean): Set<string> =>
    new Set([...arrows.get(room)!].flatMap((other) => [...(isDirect ? [] : [other]), ...reach(other, false)]))
  const lines = [...arrows].flatMap(([room, others]) => {
    const said = reach(room, true)
    return [...others]
      .filter((other) => !said.has(other))
      .map((other) => `  ${idOf(room)} --> ${idOf(other)}`)
  })
  const houses = new Map<string, string[]>()
  for (const room of Object.keys(rooms)) {
    const house = room.split('/').slice(0, -1).join('/')
    houses.set(house, [...(houses.get(house) ?? []), room])
  }
  const boxes = [...houses].flatMap(([house, inside]) => {
    const named = inside.map((room) => `  ${idOf(room)}["${room.split('/').at(-1)}"]`)
    return house === '' ? named : [`  subgraph ${idOf(house)}_rooms["${house}"]`, ...named, '  end']
  })
  return ['```mermaid', 'flowchart TD', ...boxes, ...lines.toSorted(), '```', ''].join('\n')
}

function idOf(room: string): string {
  return room.replaceAll('/', '_')
}

/** The page with the picture of today in its frame. */
export function drawInto(text: string): string {
  if (!frame.test(text)) throw new Error('the page has no frame for the picture')
  return text.replace(frame, drawRooms(readImports(join(import.meta.dirname, '../../src')).imports))
}

if (import.meta.main) writeFileSync(page, drawInto(readFileSync(page, 'utf8')))

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { roomOf } from './check-rooms.ts'
import { readImports, type SourceTree } from './read-imports.ts'
import { rooms } from './rooms.ts'

const root = join(import.meta.dirname, '../..')
const page = join(root, 'docs/architecture.md')
const frame = /(?<=<!-- rooms: drawn by npm run draw -->\n).*?(?=<!-- rooms end -->)/s

/** Rooms with one row of the table in common, which are drawn as one. */
interface Box {
  /** The folder around it; '' at the top. */
  house: string
  id: string
  label: string
  /** Boxes that it imports, and those of which it names types alone. */
  values: Set<Box>
  types: Set<Box>
}

/**
 * The rooms of the house as a Mermaid flowchart: an arrow from a room to one that its files import (dotted where they name types alone),
 * but for those that a way over other rooms says already. Throws where a room imports one that does not stand above it in the table.
 */
export function drawRooms(tree: SourceTree, table: typeof rooms = rooms): string {
  const boxOf = makeBoxes(tree, table)
  const boxes = [...new Set(boxOf.values())]
  for (const { from, to, isTypeOnly } of tree.imports) {
    const [box, other] = [boxOf.get(roomOf(from, table))!, boxOf.get(roomOf(to, table))!]
    if (box === other) continue
    if (boxes.indexOf(other) > boxes.indexOf(box))
      throw new Error(`${from} imports ${to}, whose room does not stand above: a circle cannot be drawn`)
    const arrows = isTypeOnly ? box.types : box.values
    arrows.add(other)
  }
  return ['```mermaid', 'flowchart TD', ...drawHouse('', boxes), ...drawArrows(boxes), '```', ''].join('\n')
}

/** By room, in the order of the table. */
function makeBoxes({ files }: SourceTree, table: typeof rooms): Map<string, Box> {
  const names = Object.keys(table)
  const boxes = new Map<object, Box>()
  const boxOf = new Map<string, Box>()
  for (const [room, row] of Object.entries(table)) {
    const isHouse = names.some((name) => name.startsWith(`${room}/`))
    const inside = isHouse ? [...files.keys()].filter((path) => roomOf(path, table) === room) : [room]
    const label = inside.map((path) => path.split('/').at(-1)).join('<br>')
    const house = isHouse ? room : room.split('/').slice(0, -1).join('/')
    const box = boxes.get(row)
    if (box === undefined) {
      boxes.set(row, { house, id: idOf(room), label, values: new Set(), types: new Set() })
    } else box.label += `<br>${label}`
    boxOf.set(room, boxes.get(row)!)
  }
  return boxOf
}

/** An arrow that only names types is left out where any way says it, one of values where a way of values does. */
function drawArrows(boxes: readonly Box[]): string[] {
  const valuesOf = ({ values }: Box) => values
  const allOf = ({ values, types }: Box) => new Set([...values, ...types])
  const [byValues, byAll] = [findFar(boxes, valuesOf), findFar(boxes, allOf)]
  return boxes.flatMap((box) => {
    const values = [...box.values].filter((other) => !byValues.get(box)!.has(other))
    const types = [...box.types].filter((other) => !box.values.has(other) && !byAll.get(box)!.has(other))
    return [
      ...values.map((other) => `  ${box.id} --> ${other.id}`).toSorted(),
      ...types.map((other) => `  ${box.id} -.-> ${other.id}`).toSorted()
    ]
  })
}

/** What each box reaches over another one; the boxes stand from the ground up. */
function findFar(boxes: readonly Box[], nextOf: (box: Box) => Set<Box>): Map<Box, Set<Box>> {
  const far = new Map<Box, Set<Box>>()
  for (const box of boxes) {
    const next = [...nextOf(box)]
    far.set(box, new Set(next.flatMap((other) => [...nextOf(other), ...far.get(other)!])))
  }
  return far
}

/** A house with the boxes and houses in it. */
function drawHouse(house: string, boxes: readonly Box[], indent = '  '): string[] {
  const isIn = (box: Box) => box.house === house
  const prefix = house === '' ? '' : `${house}/`
  const parts = boxes.filter((box) => !isIn(box) && box.house.startsWith(prefix))
  const houses = new Set(parts.map((box) => `${prefix}${box.house.slice(prefix.length).split('/')[0]}`))
  return [
    ...boxes.filter(isIn).map(({ id, label }) => `${indent}${id}["${label}"]`),
    ...[...houses].flatMap((inner) => [
      `${indent}subgraph ${idOf(inner)}_house["${inner}"]`,
      ...drawHouse(inner, parts, `${indent}  `),
      `${indent}end`
    ])
  ]
}

function idOf(room: string): string {
  return room.replaceAll(/[^a-z]/g, '_')
}

/** The page with the picture of today in its frame. */
export function drawInto(text: string): string {
  if (!frame.test(text)) throw new Error('the page has no frame for the picture')
  return text.replace(frame, `\n${drawRooms(readImports(join(root, 'src')))}\n`)
}

if (import.meta.main) writeFileSync(page, drawInto(readFileSync(page, 'utf8')))

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkRooms } from '../../../scripts/house/check-rooms.ts'
import { drawInto, drawRooms } from '../../../scripts/house/draw-rooms.ts'
import type { SourceTree } from '../../../scripts/house/read-imports.ts'
import { rooms } from '../../../scripts/house/rooms.ts'

const page = readFileSync(join(import.meta.dirname, '../../../docs/architecture.md'), 'utf8')

/** A tree of the imports `from > to`, of types alone with a `?` behind them. */
function treeOf(...imports: string[]): SourceTree {
  const parsed = imports.map((text) => {
    const [from = '', to = ''] = text.replace('?', '').split(' > ')
    return { from, to, isTypeOnly: text.endsWith('?') }
  })
  return {
    files: new Map(parsed.flatMap(({ from, to }) => [from, to]).map((path) => [path, 1])),
    imports: parsed
  }
}

describe('the page on the house', () => {
  test('shows the rooms as the imports of today make them', () => {
    expect(drawInto(page)).toBe(page)
  })

  test('has a line for each room of the table, in its order', () => {
    const listed = [...page.matchAll(/^\| `([^`]+)` +\|/gm)].map(([, room]) => room)
    expect(listed).toEqual(Object.keys(rooms))
  })
})

describe('the picture of the rooms', () => {
  const top = { imports: ['ground', 'middle'] }
  const table = {
    ground: { imports: [] },
    middle: { imports: ['ground'] },
    'house/one': top,
    'house/two': top,
    house: { imports: ['house/one'] }
  }

  test('leaves out an arrow that a way over other rooms says', () => {
    const tree = treeOf(
      'middle/b.ts > ground/a.ts',
      'house/one/c.ts > middle/b.ts',
      'house/one/c.ts > ground/a.ts'
    )
    const arrows = drawRooms(tree, table)
      .split('\n')
      .filter((line) => line.includes('>') && !line.includes('['))
    expect(arrows).toEqual(['  middle --> ground', '  house_one --> middle'])
  })

  test('keeps an arrow of code where the other way names types alone', () => {
    const tree = treeOf(
      'middle/b.ts > ground/a.ts',
      'house/one/c.ts > middle/b.ts?',
      'house/one/c.ts > ground/a.ts'
    )
    expect(drawRooms(tree, table)).toContain('  house_one --> ground\n  house_one -.-> middle\n')
  })

  test('shows rooms of one row as one box, and a house with the files of its own', () => {
    const picture = drawRooms(treeOf('house/index.ts > house/two/c.ts'), table)
    expect(picture).toContain(
      '  subgraph house_house["house"]\n    house_one["one<br>two"]\n    house["index.ts"]\n  end\n  house --> house_one\n'
    )
  })

  test('says in a sentence which import makes rooms a circle', () => {
    const tree = treeOf('middle/b.ts > ground/a.ts', 'ground/a.ts > middle/b.ts')
    expect(() => drawRooms(tree, table)).toThrow(
      'ground/a.ts imports middle/b.ts, whose room does not stand above: a circle cannot be drawn'
    )
  })
})

describe('the table of rooms', () => {
  test('may name only rows above, so that no rooms are a circle', () => {
    const table = { ground: { imports: ['middle'] }, middle: { imports: ['ground'] } }
    const tree = treeOf('ground/a.ts > middle/b.ts', 'middle/c.ts > ground/d.ts')
    expect(checkRooms(tree, table)).toEqual([
      'ground may import middle, which does not stand above it in the table'
    ])
  })
})

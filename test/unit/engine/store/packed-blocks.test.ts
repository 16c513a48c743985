import { setImmediate } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { BlockReader, blockTable, BlockWriter } from '../../../../src/main/engine/store/blocks.ts'

const texts = Array.from({ length: 40 }, (_, part) =>
  Buffer.from(`line ${part} of a ledger\n`.repeat(part % 5 === 0 ? 3 : 400 + part))
)

test('blocks are packed beside other work as they are here, whether there was time for it or not', async () => {
  const [here, hurried, patient] = [0, 0, 0].map(() => new Database(':memory:').exec(blockTable))
  const atOnce = new BlockWriter(here!)
  for (const [part, bytes] of texts.entries()) atOnce.writePacked('text', part, bytes)

  const soon = new BlockWriter(hurried!)
  for (const [part, bytes] of texts.entries()) soon.packBeside('text', part, bytes)
  soon.endPacking()

  const later = new BlockWriter(patient!)
  const memory = Buffer.alloc(Math.max(...texts.map(({ length }) => length)))
  for (const [part, bytes] of texts.entries()) {
    // The memory belongs to whoever reads, who uses it again.
    bytes.copy(memory)
    later.packBeside('text', part, memory.subarray(0, bytes.length))
    for (let turn = 0; turn < 20; turn++) await setImmediate()
  }
  later.endPacking()

  const blocks = new BlockReader(here!)
  expect(texts.every((bytes, part) => blocks.read('text', part).equals(bytes))).toBe(true)
  expect([soon.count, later.count]).toEqual([40, 40])
  expect(hurried!.serialize().equals(here!.serialize())).toBe(true)
  expect(patient!.serialize().equals(here!.serialize())).toBe(true)
})

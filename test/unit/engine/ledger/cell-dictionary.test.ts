import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CellDictionary, emptyHash, hashByte } from '../../../../src/main/engine/ledger/cell-dictionary.ts'
import { cellsOf } from '../../../../src/main/engine/ledger/ledger.ts'
import { LedgerLines } from '../../../../src/main/engine/ledger/ledger-lines.ts'

function numberOfBytes(cells: CellDictionary, text: string): number {
  const bytes = Buffer.from(`;${text};`)
  const hash = bytes.subarray(1, -1).reduce(hashByte, emptyHash)
  return cells.numberOf(bytes, 1, bytes.length - 1, hash)
}

const texts = fc.array(fc.oneof(fc.string({ maxLength: 4 }), fc.string({ unit: 'grapheme' })), {
  maxLength: 200
})

test('gives equal cells one number and others another, by text and by bytes', () => {
  fc.assert(
    fc.property(texts, (some) => {
      const cells = new CellDictionary()
      const distinct = [...new Set(some)]
      some.forEach((text, at) => {
        const number = at % 2 === 0 ? cells.numberOfText(text) : numberOfBytes(cells, text)
        expect(number).toBe(distinct.indexOf(text))
        expect(cells.textOf(number)).toBe(text)
      })
      expect(cells.size).toBe(distinct.length)
    })
  )
})

test('forgets the cell that was added last, and no other', () => {
  fc.assert(
    fc.property(texts, fc.infiniteStream(fc.boolean()), (some, isDropped) => {
      const cells = new CellDictionary()
      const kept: string[] = []
      for (const text of some) {
        const number = cells.numberOfText(text)
        const isKnown = number < kept.length
        expect(isKnown ? kept[number] : text).toBe(text)
        if (!isKnown && isDropped.next().value === true) cells.dropLast()
        else if (!isKnown) kept.push(text)
      }
      expect(Array.from({ length: cells.size }, (_, number) => cells.textOf(number))).toEqual(kept)
      expect(kept.map((text) => cells.numberOfText(text))).toEqual(kept.map((_, at) => at))
    })
  )
})

test('holds a line of more columns than any ledger has', () => {
  const lines = new LedgerLines(160_000)
  const cells = Array.from({ length: 160_000 }, (_, at) => `${at}`)
  lines.add({ cells, keyCells: cells, lineNumber: 1, lines: 1, class: 'data' })
  expect(cellsOf(lines.view(), 0).join()).toBe(cells.join())
})

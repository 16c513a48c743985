import type { Column, WrittenLines } from '../ledger/ledger.ts'
import type { BlockReader, BlockWriter } from './blocks.ts'
import { readIntegers, writeIntegers } from './integer-blocks.ts'
import { readCells, readTexts, writeCells, writeTexts } from './text-blocks.ts'

/** How much of lines as they are written is in their blocks. */
export interface WrittenShape {
  lines: number
  starts: readonly number[]
  /** By column: its distinct cells, and how many of them are to be read otherwise than they stand. */
  columns: { size: number; meant: number }[]
  surplus: [line: number, cells: readonly string[]][]
}

const lineColumns = ['lineNumbers', 'spans', 'widths', 'classes'] as const

/** Writes the lines of a ledger as blocks; `readWritten` needs to know what this answers. */
export function writeWritten(blocks: BlockWriter, written: WrittenLines): WrittenShape {
  for (const name of lineColumns) writeIntegers(blocks, `line/${name}`, written[name])
  written.columns.forEach((column, at) => {
    writeIntegers(blocks, `column/${at}/ids`, column.ids)
    writeCells(blocks, `column/${at}/cells`, column.cells)
    writeIntegers(blocks, `column/${at}/changed`, Int32Array.from(column.cells.meant.keys()))
    writeTexts(blocks, `column/${at}/meant`, [...column.cells.meant.values()])
  })
  return {
    lines: written.count,
    starts: written.starts,
    columns: written.columns.map(({ cells }) => ({ size: cells.size, meant: cells.meant.size })),
    surplus: [...written.surplus]
  }
}

/** The lines of a ledger as they were written. Throws LEDGER_DAMAGED. */
export function readWritten(blocks: BlockReader, shape: WrittenShape): WrittenLines {
  const { lines, starts, surplus } = shape
  const [lineNumbers, spans, widths, classes] = lineColumns.map((name) =>
    readIntegers(blocks, `line/${name}`, lines)
  ) as [Int32Array, Int32Array, Int32Array, Int32Array]
  const columns = shape.columns.map(({ size, meant }, at): Column => {
    const changed = readIntegers(blocks, `column/${at}/changed`, meant)
    const texts = readTexts(blocks, `column/${at}/meant`, meant)
    const meantAs = new Map(texts.map((text, n) => [changed[n]!, text]))
    return {
      cells: readCells(blocks, `column/${at}/cells`, size, meantAs),
      ids: readIntegers(blocks, `column/${at}/ids`, lines)
    }
  })
  return { count: lines, starts, columns, lineNumbers, spans, widths, classes, surplus: new Map(surplus) }
}

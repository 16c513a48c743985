import { toExact, type ExactAmount } from '../../base/decimal.ts'
import { BlockReader, ledgerDamaged } from './blocks.ts'
import { readInteger } from './integer-blocks.ts'
import { readShape, type KeyFieldName } from './ledger-blocks.ts'
import type { LineSource } from './line-source.ts'
import { readSourceText } from './source-blocks.ts'
import { readText } from './text-blocks.ts'
import { fileOfLine } from '../ledger/file-of-line.ts'

/** Reads single lines of a stored ledger, each from the few blocks that it stands in. */
export function readStoredLines(blocks: BlockReader): LineSource {
  const { columns, surplus, fields, scale, starts, lines, sources } = readShape(blocks)
  const beyond = new Map(surplus)
  const exceptions = new Map<KeyFieldName, Map<number, number>>()
  const amounts = new Map<number, ExactAmount>()

  /** -1 where the line has no value. */
  const valueOf = (name: KeyFieldName, line: number): number => {
    const by = fields[name]?.by
    if (by === undefined) return -1
    if (by === null) return readInteger(blocks, `field/${name}/ids`, line)
    let others = exceptions.get(name)
    if (others === undefined) {
      others = new Map()
      for (let at = 0; at < by.exceptions; at++) {
        const other = readInteger(blocks, `field/${name}/exceptions`, at)
        others.set(other, readInteger(blocks, `field/${name}/instead`, at))
      }
      exceptions.set(name, others)
    }
    const cell = readInteger(blocks, `column/${by.column}/ids`, line)
    return others.get(line) ?? readInteger(blocks, `field/${name}/of`, cell)
  }
  const textOf = (name: KeyFieldName, line: number): string => {
    const value = valueOf(name, line)
    return value < 0 ? '' : readText(blocks, `field/${name}/values`, value)
  }
  const amountOf = (line: number): ExactAmount | null => {
    const value = valueOf('amount', line)
    if (value < 0) return null
    let amount = amounts.get(value)
    if (amount === undefined) {
      amount = toExact(readText(blocks, 'field/amount/values', value), scale)
      amounts.set(value, amount)
    }
    return amount
  }
  const requireLine = (lineId: number): number => {
    if (lineId >= 1 && lineId <= lines) return lineId - 1
    throw ledgerDamaged(`line ${lineId}`)
  }

  return {
    cellsOf(lineId) {
      const line = requireLine(lineId)
      const width = readInteger(blocks, 'line/widths', line)
      const cells = Array.from({ length: Math.min(width, columns.length) }, (_, at) =>
        readText(blocks, `column/${at}/cells`, readInteger(blocks, `column/${at}/ids`, line))
      )
      return width > cells.length ? [...cells, ...beyond.get(line)!] : cells
    },
    keysOf(lineId) {
      const line = requireLine(lineId)
      const [account, posted, effective] = (['account', 'posted', 'effective'] as const).map((name) =>
        textOf(name, line)
      ) as [string, string, string]
      return { account, amount: amountOf(line), posted, effective }
    },
    placeOf(lineId) {
      const line = requireLine(lineId)
      return {
        fileIndex: fileOfLine(line, starts),
        lineNumber: readInteger(blocks, 'line/lineNumbers', line)
      }
    },
    writtenAs(lineId) {
      const line = requireLine(lineId)
      const file = fileOfLine(line, starts)
      const source = sources[file]!
      if (source === null) return null
      const [first, count] = (['lineNumbers', 'spans'] as const).map((name) =>
        readInteger(blocks, `line/${name}`, line)
      ) as [number, number]
      return readSourceText(blocks, file, source, first, count)
    }
  }
}

import type { Mapping } from '../../../../shared/mapping.ts'
import type { DecimalMark, Settings } from '../../../../shared/settings.ts'
import { isRejected, type WrittenLines } from '../../ledger/ledger.ts'
import { plainCode } from '../amounts/indicator-sign.ts'
import { weighMarks, parseAmountCell } from '../amounts/parse-amount.ts'
import { creditOf, splitCells } from '../amounts/resolve-amounts.ts'
import type { KeyColumns } from '../keys/key-cells.ts'

/** What the signs of a ledger are decided by. */
export interface SignSources {
  lines: WrittenLines
  /** The key cells of each file, by the mapping that the first records gave. */
  parts: readonly KeyColumns[]
  mapping: Mapping
  settings: Settings
}

/** The codes of a column that has few of them. */
export interface CodeColumn {
  position: number
  header: string
  /** In plain capitals, in the order of first sight; '' for what is blank. */
  codes: readonly string[]
  /** One cell of each code, as it stands. */
  written: readonly string[]
  /** By line: the place of its code. */
  of: Uint8Array
}

const unitsPerAmount = 10_000
/** A cell may be written in several ways and still be one code. */
const mostCells = 24
const mostCodes = 3
const longestCode = 24
const cellsAtOnce = 10_000

/**
 * The amounts of a column (from 1) by line, in ten-thousandths, each file read with its own decimal mark; 0 where there is none.
 * Good for weighing, not for keeping: finer decimals are rounded.
 */
export function readUnits(sources: SignSources, position: number, isCredit: boolean): Float64Array {
  const { lines, parts } = sources
  const { cells, ids } = lines.columns[position - 1]!
  const units = new Float64Array(lines.count)
  const tables = new Map<DecimalMark, Float64Array>()
  let line = 0
  for (const [at, mark] of marksOf(sources).entries()) {
    const table = tables.get(mark) ?? new Float64Array(cells.size).fill(Number.NaN)
    tables.set(mark, table)
    for (const end = line + parts[at]!.lineNumbers.length; line < end; line++) {
      if (isRejected(lines, line)) continue
      const id = ids[line]!
      let value = table[id]!
      if (Number.isNaN(value)) {
        const read = parseAmountCell(cells.meantOf(id).trim(), mark)
        const amount = isCredit ? creditOf(read) : read
        value = amount.kind === 'value' ? Math.round(Number(amount.value) * unitsPerAmount) : 0
        table[id] = value
      }
      units[line] = value
    }
  }
  return units
}

/** By file, its decimal mark as far as it is proven: where nothing proves it, all amounts grow or shrink together. */
function marksOf({ parts, mapping, settings }: SignSources): DecimalMark[] {
  const { decimalMark: said, profile } = settings
  if (said !== undefined && profile === undefined) return parts.map(() => said)
  const proven = parts.map(({ columns }) => provenMark(columns.amount!.cells.texts, mapping.amountForm))
  const usual = said ?? proven.find((mark) => mark !== null) ?? 'point'
  return proven.map((mark) => mark ?? usual)
}

/** The mark that most of the first cells prove that prove any. */
function provenMark(texts: string[], form: Mapping['amountForm']): DecimalMark | null {
  for (let first = 0; first < texts.length; first += cellsAtOnce) {
    const cells = splitCells(texts.slice(first, first + cellsAtOnce), form)
    const { point, comma } = weighMarks(form === 'pair' ? cells.flat() : cells[0])
    if (point !== comma) return comma > point ? 'comma' : 'point'
  }
  return null
}

/** The codes of a column (from 1); null where it has more of them than sides could need, or they are texts. */
export function readCodes({ lines, mapping }: SignSources, position: number): CodeColumn | null {
  const { cells, ids } = lines.columns[position - 1]!
  if (cells.size > mostCells) return null
  const codes: string[] = []
  const written: string[] = []
  const codeOf = new Uint8Array(cells.size)
  for (let id = 0; id < cells.size; id++) {
    const cell = cells.meantOf(id).trim()
    const code = plainCode(cell)
    if (code.length > longestCode) return null
    let at = codes.indexOf(code)
    if (at < 0) {
      at = codes.push(code) - 1
      written.push(code === '' ? '' : cell)
    }
    codeOf[id] = at
  }
  if (codes.filter((code) => code !== '').length > mostCodes) return null
  const of = new Uint8Array(lines.count)
  for (let line = 0; line < of.length; line++) of[line] = codeOf[ids[line]!]!
  return { position, header: mapping.columns[position - 1]!.header, codes, written, of }
}

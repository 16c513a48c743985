import iconv from 'iconv-lite'
import { serialOf, type Table } from './table.ts'

/** A bare stream of Excel 95, as programs without a library wrote it: record by record, its texts in a code page. */
export function makeBiff5(
  table: Table,
  codePage = 1252,
  hiddenRows: number[] = [],
  formats: [id: number, code: string][] = []
): Buffer {
  const encode = (text: string): Buffer => iconv.encode(text, `windows-${codePage}`)
  const globals = (offset: number): Buffer =>
    Buffer.concat([
      record(0x809, shorts(0x500, 5, 0, 0)),
      record(0x42, shorts(codePage)),
      ...formats.map(([id, code]) =>
        record(0x41e, shorts(id), Buffer.from([code.length]), Buffer.from(code))
      ),
      // The second style shows a number as a day, by the built-in format 14.
      record(0xe0, shorts(0, 0, 0, 0, 0, 0, 0, 0)),
      record(0xe0, shorts(0, 14, 0, 0, 0, 0, 0, 0)),
      record(
        0x85,
        shorts(offset & 0xffff, offset >>> 16, 0),
        Buffer.from([encode('Data').length]),
        encode('Data')
      ),
      record(0x0a)
    ])
  const cells = table.flatMap((row, at) =>
    row.flatMap((cell, column) => {
      if (cell === '') return []
      if (typeof cell === 'string') {
        return [record(0x204, shorts(at, column, 0, encode(cell).length), encode(cell))]
      }
      const value = Buffer.alloc(8)
      value.writeDoubleLE(typeof cell === 'number' ? cell : serialOf(cell.day))
      return [record(0x203, shorts(at, column, typeof cell === 'number' ? 0 : 1), value)]
    })
  )
  const rows = hiddenRows.map((row) => record(0x208, shorts(row - 1, 0, 9, 0xff, 0, 0, 0x20, 0)))
  const sheet = [record(0x809, shorts(0x500, 0x10, 0, 0)), ...rows, ...cells, record(0x0a)]
  return Buffer.concat([globals(globals(0).length), ...sheet])
}

function record(id: number, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  return Buffer.concat([shorts(id, body.length), body])
}

function shorts(...values: number[]): Buffer {
  const bytes = Buffer.alloc(2 * values.length)
  values.forEach((value, at) => bytes.writeUInt16LE(value, 2 * at))
  return bytes
}

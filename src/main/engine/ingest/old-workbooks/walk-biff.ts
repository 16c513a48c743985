import { DoubletError } from '../../../../shared/result.ts'
import { damagedWorkbook } from '../xlsx/workbook-errors.ts'

const [endOfSheet, filePass, manyNumbers] = [0x0a, 0x2f, 0xbd]
/** A cell with a formula: its place, the value that was computed, and then the formula. */
const formulas = new Set([0x06, 0x206, 0x406])
const formulaAt = 16
/** The beginnings of the workbook and its sheets, by version, and how long such a cell is at the least: its formula is nothing. */
const begins = new Map([
  [0x09, 17],
  [0x209, 18],
  [0x409, 18],
  [0x809, 22]
])
/** Records that hold one cell each. */
const oneCell = new Set([
  0x02, 0x03, 0x04, 0x05, 0x06, 0x203, 0x204, 0x205, 0x206, 0x207, 0x27e, 0x406, 0xd6, 0xfd
])
/** What else a table needs: names and kinds of sheets, code page, calendar, texts and what goes on with them, formats, rows. */
const needed = new Set([
  0x07, 0x08, 0x208, 0x00, 0x200, 0x22, 0x42, 0x81, 0x85, 0xfc, 0x3c, 0x1e, 0x41e, 0x43, 0x243, 0x443, 0xe0,
  0x44, 0x56
])
/** A record that no version has. */
const nothing = 0xffff

/**
 * Goes through the records of an old workbook and counts its filled cells. What is no part of a table is taken out in place, so that
 * nobody else reads it: records of other kinds, and the formulas beside the values that they gave. SheetJS would read them all, and in a
 * damaged one it may go in a circle. Throws DAMAGED_WORKBOOK where a record or a sheet is cut off, which nothing else would notice, and
 * PASSWORD_PROTECTED where the rest is encrypted.
 */
export function keepBiffCells(stream: Buffer): number {
  let cells = 0
  let open = 0
  let least = 0
  let at = 0
  while (at + 4 <= stream.length) {
    const id = stream.readUInt16LE(at)
    const length = stream.readUInt16LE(at + 2)
    // What follows the last sheet fills up a sector.
    if (open === 0 && !begins.has(id)) break
    const end = at + 4 + length
    if (end > stream.length) throw damagedWorkbook(`record ${id} at ${at} is cut off`)
    if (begins.has(id)) {
      open++
      least = Math.max(least, begins.get(id)!)
    } else if (id === endOfSheet) open--
    else if (id === filePass) throw passwordProtected()
    else if (oneCell.has(id)) cells++
    else if (id === manyNumbers) cells += Math.max(0, Math.trunc((length - 6) / 6))
    else if (!needed.has(id)) stream.writeUInt16LE(nothing, at)
    if (formulas.has(id)) {
      if (length < least) throw damagedWorkbook(`record ${id} at ${at} is too short`)
      stream.fill(0, at + 4 + formulaAt, end)
    }
    at = end
  }
  if (open > 0 || at === 0) throw damagedWorkbook('it ends in the middle of a sheet')
  return cells
}

/** The error for a workbook that is locked. */
export function passwordProtected(): DoubletError {
  return new DoubletError(
    'PASSWORD_PROTECTED',
    'This workbook is protected by a password. Open it in Excel, save a copy without the password, and drop that.'
  )
}

import { readFile } from 'node:fs/promises'
import type { Activity } from '../../../../shared/activity.ts'
import { ZipParts } from '../../ingest/xlsx/zip-parts.ts'
import { cellsOf, sheetNames } from './book-cells.ts'

const columns = ['A', 'B', 'C', 'D', 'E', 'F']

/** What the sheets Activity of a workbook tell; nothing where the file is no workbook. */
export async function readBookLog(file: string): Promise<Activity[]> {
  const entries: Activity[] = []
  try {
    const book = await ZipParts.open(await readFile(file))
    for (const [at, name] of (await sheetNames(book)).entries()) {
      if (!name.startsWith('Activity')) continue
      const cells = await cellsOf(book, `xl/worksheets/sheet${at + 1}.xml`)
      for (let row = 2; cells.has(`A${row}`); row++) {
        const [number, when, by, kind, text, ledgerId] = columns.map(
          (column) => cells.get(`${column}${row}`) ?? ''
        )
        entries.push({
          number: Number(number),
          at: when,
          by,
          kind,
          text,
          ledgerId: ledgerId || null
        } as Activity)
      }
    }
  } catch {
    // What is wrong with it is told where it is compared.
  }
  return entries
}

import { walkXml } from '../../ingest/xlsx/walk-xml.ts'
import type { ZipParts } from '../../ingest/xlsx/zip-parts.ts'

/** The names of the sheets in the order of their parts. */
export async function sheetNames(book: ZipParts): Promise<string[]> {
  const names: string[] = []
  await walkXml(book.read('xl/workbook.xml'), {
    open: (name, attributes) => void (name === 'sheet' && names.push(attributes()['name'] ?? '')),
    close: () => undefined
  })
  return names
}

/** The cells of a sheet that Doublet wrote, as they are written, by reference. */
export async function cellsOf(book: ZipParts, part: string): Promise<Map<string, string>> {
  const cells = new Map<string, string>()
  let cell = ''
  await walkXml(book.read(part), {
    open: (name, attributes) => {
      if (name === 'c') cell = attributes()['r'] ?? ''
    },
    close: (name) => {
      if (name === 'c') cell = ''
    },
    text: (text) => {
      if (cell !== '') cells.set(cell, `${cells.get(cell) ?? ''}${text}`)
    }
  })
  return cells
}

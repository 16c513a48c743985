import { unzipAll } from './unzip-all.ts'

/** A cell as it stands in the XML of its sheet: the digits of a number, or a text. */
export interface RawCell {
  isText: boolean
  value: string
}
export interface RawSheet {
  name: string
  /** Row by row; null where a cell is not there. */
  rows: (RawCell | null)[][]
}

/**
 * The sheets of a workbook read from its XML alone, so that every digit can be compared. Throws where there is a formula or a cell of
 * a kind that a workpaper must not have.
 */
export function readSheets(archive: Buffer): RawSheet[] {
  const files = new Map(unzipAll(archive).map(({ name, content }) => [name, content.toString('utf8')]))
  const names = [...files.get('xl/workbook.xml')!.matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => name!)
  return names.map((name, at) => {
    const xml = files.get(`xl/worksheets/sheet${at + 1}.xml`)!
    if (/<f[ />]/.test(xml)) throw new Error(`${name} has a formula`)
    return {
      name,
      rows: [...xml.matchAll(/<row r="(\d+)"[^>]*>(.*?)<\/row>/gs)].map(([, , cells]) => readRow(cells!))
    }
  })
}

function readRow(xml: string): (RawCell | null)[] {
  const row: (RawCell | null)[] = []
  for (const [, letters, attributes, inside] of xml.matchAll(
    /<c r="([A-Z]+)\d+"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs
  )) {
    const column = [...letters!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
    while (row.length < column) row.push(null)
    row.push(inside === undefined ? null : readCell(attributes!, inside))
  }
  return row
}

function readCell(attributes: string, inside: string): RawCell {
  const kind = /t="(\w+)"/.exec(attributes)?.[1] ?? 'n'
  if (kind === 'n') return { isText: false, value: /^<v>(.*)<\/v>$/.exec(inside)![1]! }
  if (kind !== 'inlineStr') throw new Error(`a cell of kind ${kind}`)
  const text = /<t[^>]*>(.*?)<\/t>/s.exec(inside)?.[1] ?? ''
  return { isText: true, value: unescape(text) }
}

function unescape(xml: string): string {
  const names: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
  return xml
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => names[name]!)
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
}

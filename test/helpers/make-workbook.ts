import { makeZip, type ZipFile } from './make-zip.ts'

/** A sheet of a workbook that is written by hand. */
interface HandSheet {
  name?: string
  state?: 'hidden' | 'veryHidden'
  /** The XML inside of `sheetData`; an array is rows of cells, each the XML of one `c`. */
  rows: string | string[][]
}

/** Parts of a workbook beyond its sheets. */
export interface HandWorkbook {
  date1904?: boolean
  /** Format codes; style n+1 shows numbers by the n-th, style 0 as they are. */
  formats?: string[]
  /** XML of the `si` elements. */
  sharedStrings?: string[]
  /** Other files of the archive; one of the same name takes the place of the workbook's own. */
  files?: ZipFile[]
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The XML of a cell with a text of its own. */
export const text = (value: string) =>
  `<c t="inlineStr"><is><t xml:space="preserve">${escape(value)}</t></is></c>`
/** The XML of a number cell, under the format of a style. */
export const number = (value: string | number, style = 0) => `<c s="${style}"><v>${value}</v></c>`

/** A workbook as small as one can be, from the XML of its cells. */
export function makeWorkbook(sheets: HandSheet[], workbook: HandWorkbook = {}): Buffer {
  const { formats = [], sharedStrings, files = [] } = workbook
  const own: ZipFile[] = [
    part(
      '[Content_Types].xml',
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    ),
    part('_rels/.rels', relationships(['officeDocument', 'xl/workbook.xml'])),
    part('xl/workbook.xml', workbookXml(sheets, workbook.date1904 === true)),
    part(
      'xl/_rels/workbook.xml.rels',
      relationships(
        ...sheets.map((_, at): [string, string] => ['worksheet', `worksheets/sheet${at + 1}.xml`]),
        ['styles', 'styles.xml'],
        ['sharedStrings', '/xl/sharedStrings.xml']
      )
    ),
    part('xl/styles.xml', stylesXml(formats)),
    ...sheets.map(({ rows }, at) => part(`xl/worksheets/sheet${at + 1}.xml`, sheetXml(rows)))
  ]
  if (sharedStrings !== undefined) {
    own.push(part('xl/sharedStrings.xml', `<sst ${main}>${sharedStrings.join('')}</sst>`))
  }
  const given = new Set(files.map(({ name }) => name))
  return makeZip([...own.filter(({ name }) => !given.has(name)), ...files])
}

/** The XML of a sheet. */
export function sheetXml(rows: HandSheet['rows']): string {
  const data = typeof rows === 'string' ? rows : rows.map((cells) => `<row>${cells.join('')}</row>`).join('')
  return `<worksheet ${main}><sheetData>${data}</sheetData></worksheet>`
}

function part(name: string, xml: string): ZipFile {
  return { name, content: head + xml }
}

function workbookXml(sheets: HandSheet[], date1904: boolean): string {
  const entries = sheets.map(({ name, state }, at) => {
    const hidden = state === undefined ? '' : ` state="${state}"`
    return `<sheet name="${escape(name ?? `Sheet${at + 1}`)}" sheetId="${at + 1}" r:id="rId${at + 1}"${hidden}/>`
  })
  const properties = date1904 ? '<workbookPr date1904="1"/>' : ''
  return `<workbook ${main} xmlns:r="${types}">${properties}<sheets>${entries.join('')}</sheets></workbook>`
}

function stylesXml(formats: string[]): string {
  const codes = formats.map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${escape(code)}"/>`)
  const styles = ['<xf numFmtId="0"/>', ...formats.map((_, at) => `<xf numFmtId="${164 + at}"/>`)]
  return `<styleSheet ${main}><numFmts>${codes.join('')}</numFmts><cellXfs>${styles.join('')}</cellXfs></styleSheet>`
}

function relationships(...entries: [type: string, target: string][]): string {
  const xml = entries.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${types}/${type}" Target="${target}"/>`
  )
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${xml.join('')}</Relationships>`
}

function escape(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

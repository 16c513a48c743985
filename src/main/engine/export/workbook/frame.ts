import type { ExportForms } from '../../../../shared/firm-settings.ts'
import { escapeText, xmlHead } from './cell-xml.ts'
import type { Sheet } from './sheet-xml.ts'
import { stylesXml } from './styles.ts'

/** What a workbook says of itself. */
export interface WorkbookFacts {
  title: string
  /** ISO 8601, UTC. */
  createdAt: string
  /** At the foot of each printed page, beside the page number. */
  footer: string
  /** Decimals of the ledger's finest amount. */
  decimals: number
  dates: ExportForms['dates']
}

const documents = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const spreadsheets = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Where the sheet at `index` is in the archive. */
export function sheetPart(index: number): string {
  return `xl/worksheets/sheet${index + 1}.xml`
}

/** The parts of a workbook around its sheets (ECMA-376 part 2), each by its name; the list of their types comes first. */
export function frameParts(facts: WorkbookFacts, sheets: Sheet[]): [name: string, xml: string][] {
  return [
    ['[Content_Types].xml', typesXml(sheets)],
    [
      '_rels/.rels',
      relationshipsXml([
        [`${documents}/officeDocument`, 'xl/workbook.xml'],
        [`${packages}/relationships/metadata/core-properties`, 'docProps/core.xml'],
        [`${documents}/extended-properties`, 'docProps/app.xml']
      ])
    ],
    ['docProps/core.xml', propertiesXml(facts)],
    [
      'docProps/app.xml',
      `${xmlHead}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Doublet</Application></Properties>`
    ],
    ['xl/workbook.xml', workbookXml(sheets)],
    [
      'xl/_rels/workbook.xml.rels',
      relationshipsXml([
        ...sheets.map((_, at): [string, string] => [
          `${documents}/worksheet`,
          sheetPart(at).slice('xl/'.length)
        ]),
        [`${documents}/styles`, 'styles.xml']
      ])
    ],
    ['xl/styles.xml', stylesXml(facts.decimals, facts.dates)]
  ]
}

function typesXml(sheets: Sheet[]): string {
  const types = [
    ['xl/workbook.xml', `${spreadsheets}.sheet.main+xml`],
    ...sheets.map((_, at) => [sheetPart(at), `${spreadsheets}.worksheet+xml`]),
    ['xl/styles.xml', `${spreadsheets}.styles+xml`],
    ['docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
    ['docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml']
  ].map(([part, type]) => `<Override PartName="/${part}" ContentType="${type}"/>`)
  return `${xmlHead}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${types.join('')}</Types>`
}

/** What a part leads to, by “rId1” and so on. */
function relationshipsXml(targets: [type: string, target: string][]): string {
  const all = targets.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${type}" Target="${target}"/>`
  )
  return `${xmlHead}<Relationships xmlns="${packages}/relationships">${all.join('')}</Relationships>`
}

function propertiesXml({ title, createdAt }: WorkbookFacts): string {
  const [created, modified] = ['created', 'modified'].map(
    (name) =>
      `<dcterms:${name} xsi:type="dcterms:W3CDTF">${createdAt.replace(/\.\d+Z$/, 'Z')}</dcterms:${name}>`
  )
  return `${xmlHead}<cp:coreProperties xmlns:cp="${packages}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeText(title)}</dc:title><dc:creator>Doublet</dc:creator>${created}${modified}</cp:coreProperties>`
}

/** The sheets by their names, and what is printed on every page: the head, and the first column of what may be several pages wide. */
function workbookXml(sheets: Sheet[]): string {
  const names = sheets.map(
    ({ name }, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`
  )
  const titles = sheets.flatMap(({ name, kind, headRows }, at) => {
    if (kind === 'text') return []
    const column = kind === 'table' ? `'${name}'!$A:$A,` : ''
    return `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${column}'${name}'!$1:$${headRows}</definedName>`
  })
  const defined = titles.length === 0 ? '' : `<definedNames>${titles.join('')}</definedNames>`
  return `${xmlHead}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${documents}"><bookViews><workbookView/></bookViews><sheets>${names.join('')}</sheets>${defined}</workbook>`
}

import { DoubletError } from '../../../../shared/result.ts'
import type { ZipParts } from './zip-parts.ts'

const others: [part: string, what: string, todo: string][] = [
  ['xl/workbook.bin', 'a binary Excel workbook (.xlsb)', 'Save it as .xlsx or CSV and drop that.'],
  ['word/document.xml', 'a Word document', 'Drop the ledger as .xlsx or CSV.'],
  ['ppt/presentation.xml', 'a PowerPoint presentation', 'Drop the ledger as .xlsx or CSV.'],
  ['content.xml', 'an OpenDocument file', 'Save it as .xlsx or CSV and drop that.'],
  ['index/document.iwa', 'a Numbers or Pages document', 'Export it as .xlsx or CSV and drop that.']
]

/** Throws NOT_A_WORKBOOK, with what it is instead, for a zip archive that is no Excel workbook. */
export function requireWorkbook(parts: ZipParts): void {
  if (parts.has('xl/workbook.xml') || parts.has('[Content_Types].xml')) {
    const other = others.find(([part]) => parts.has(part))
    if (other === undefined) return
  }
  const [, what, todo] = others.find(([part]) => parts.has(part)) ?? [
    '',
    'a zip archive that holds no Excel workbook',
    'Unpack it and drop the ledgers in it.'
  ]
  throw new DoubletError('NOT_A_WORKBOOK', `This is ${what}. ${todo}`)
}

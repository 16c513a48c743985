import { exportLedger, notALedger } from './not-a-ledger.ts'
import type { FileKind } from './file-kind.ts'

/** The first element of an XML file: its name without a prefix, and the whole tag. */
interface XmlRoot {
  name: string
  tag: string
}

const skipped = /^\s*(?:<\?[^]*?\?>|<!--[^]*?-->|<!DOCTYPE(?:[^[>]|\[[^\]]*\])*>)/i
const statement = `It shows what a bank booked, not what was posted. ${exportLedger}`

const others: [what: string, todo: string, isLike: (root: XmlRoot) => boolean][] = [
  ['a bank statement (CAMT)', statement, ({ name, tag }) => name === 'Document' && /camt\.05[234]/.test(tag)],
  ['a payment file (pain)', exportLedger, ({ name, tag }) => name === 'Document' && /pain\.\d{3}/.test(tag)],
  ['a bank statement (OFX)', statement, ({ name }) => name === 'OFX'],
  ['an XBRL report', exportLedger, ({ name, tag }) => /^xbrl$/i.test(name) || tag.includes('xbrl.org')],
  ['a Polish audit file (JPK)', exportLedger, ({ name }) => name === 'JPK'],
  ['a Dutch audit file (XAF)', exportLedger, ({ name }) => name === 'auditfile'],
  [
    'an electronic invoice',
    exportLedger,
    ({ name }) => /^(?:CrossIndustry)?(?:Invoice|CreditNote)$/.test(name)
  ],
  ['a Word document', 'Drop the ledger as .xlsx or CSV.', ({ name }) => name === 'wordDocument'],
  ['a picture (SVG)', exportLedger, ({ name }) => name === 'svg'],
  ['a Tally export in XML', 'Export it from Tally as .xlsx and drop that.', ({ name }) => name === 'ENVELOPE']
]

/** The root of an XML text, of which `head` is the beginning; null where it is none. */
export function readRoot(head: string): XmlRoot | null {
  let rest = head
  const before = head.length
  for (let found = skipped.exec(rest); found !== null; found = skipped.exec(rest)) {
    rest = rest.slice(found[0].length)
  }
  const [tag, name] = /^\s*<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)(?=[\s/>])[^>]*>?/.exec(rest) ?? []
  if (tag === undefined || name === undefined) return null
  // Without a declaration only a tag that is whole or says its namespace tells XML from a text in angle brackets.
  return rest.length < before || /xmlns|>$/.test(tag) ? { name, tag } : null
}

/** How an XML file is to be opened, by its root. Throws NOT_A_LEDGER, with what it is, where it is none of ours. */
export function xmlKind(root: XmlRoot): FileKind {
  const { name, tag } = root
  if (name === 'AuditFile') return 'saf-t'
  if (name === 'Workbook' && tag.includes('urn:schemas-microsoft-com:office:spreadsheet')) {
    return 'xml-spreadsheet'
  }
  if (name === 'document' && tag.includes('opendocument:xmlns:office')) return 'flat-ods'
  const known = others.find(([, , isLike]) => isLike(root))
  if (known !== undefined) throw notALedger(known[0], known[1])
  throw notALedger(`XML of another kind (<${name.slice(0, 60)}>)`)
}

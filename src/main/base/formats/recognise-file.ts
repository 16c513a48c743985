import { DoubletError } from '../../../shared/result.ts'
import type { FileKind } from './file-kind.ts'
import { binaryFormats } from './binary-formats.ts'
import { notALedger } from './not-a-ledger.ts'
import { textFormats } from './text-formats.ts'
import { xmlKind, readRoot } from './xml-formats.ts'

/** So many first bytes tell what a file is. */
export const headBytes = 1 << 16

/** The packed bytes of a workbook or an archive are held in memory, so that what is read is what was hashed; full sheets have some 100 MB. */
export const mostPacked = 2 ** 30

const openable: [kind: FileKind, start: RegExp][] = [
  ['zip', /^PK\x03\x04/],
  ['gzip', /^\x1f\x8b/],
  ['ole', /^\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1/],
  // A stream of records without a container, as old programs write it: the length of the first one is 4 to 16.
  ['biff', /^\x09[\0\x02\x04\x08][\x04-\x10]\0/]
]
const html = /^\s*(?:<!--[^]*?-->\s*)*<(?:!doctype\s+html|html|head|body|table|meta|style|div)\b/i

/**
 * Tells by the first bytes of a file, whatever its name says, how it is to be opened. Throws NOT_TEXT and NOT_A_LEDGER, with what it is and
 * what to export instead, for what is known to be something else; what is not known is text.
 */
export function recogniseFile(head: Buffer): FileKind {
  const bytes = head.toString('latin1')
  const known = openable.find(([, start]) => start.test(bytes))
  if (known !== undefined) return known[0]
  const binary = binaryFormats.find(({ start }) => start.test(bytes))
  if (binary !== undefined) {
    throw new DoubletError('NOT_TEXT', `This is ${binary.what}, neither text nor a workbook. ${binary.todo}`)
  }
  const text = decodeHead(head)
  if (html.test(text)) return 'html'
  const root = readRoot(text)
  if (root !== null) return xmlKind(root)
  const other = textFormats.find(({ isLike }) => isLike(text))
  if (other !== undefined) throw notALedger(other.what, other.todo)
  return 'text'
}

/** Throws WORKBOOK_TOO_LARGE where a file of this kind is larger than it may be: before all of it is read to be hashed. */
export function requireSize(kind: FileKind, sizeBytes: number): void {
  if ((kind !== 'zip' && kind !== 'gzip') || sizeBytes <= mostPacked) return
  throw new DoubletError(
    'WORKBOOK_TOO_LARGE',
    'This file is larger than any workbook or archive with a ledger, so it was not read. Save the ledger as CSV and drop that.',
    `${sizeBytes} bytes`
  )
}

/** Throws NOT_TEXT where the first bytes of what is to be read as text are no text at all. */
export function requireText(head: Buffer): void {
  const hasMark = /^(?:\xff\xfe|\xfe\xff)/.test(head.toString('latin1', 0, 2))
  const zeros = head.filter((byte) => byte === 0).length
  if (hasMark || zeros * 10 <= head.length) return
  throw new DoubletError(
    'NOT_TEXT',
    'This is a binary file, neither text nor a workbook. Save the ledger as CSV or .xlsx and drop that.'
  )
}

function decodeHead(head: Buffer): string {
  if (head[0] === 0xff && head[1] === 0xfe) return head.toString('utf16le', 2)
  if (head[0] === 0xfe && head[1] === 0xff) {
    return Buffer.from(head.subarray(2, head.length & ~1))
      .swap16()
      .toString('utf16le')
  }
  return head.toString('latin1').replace(/^\xef\xbb\xbf/, '')
}

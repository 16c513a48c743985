import { notALedger } from '../../../base/formats/not-a-ledger.ts'
import type { Settings } from '../../../../shared/settings.ts'
import type { FileInspection } from '../files/inspect-files.ts'
import { nameEncoding } from '../text/choose-encoding.ts'
import { createDecoder } from '../../../base/text-decoder.ts'
import { requireEncoding } from '../text/decode-text.ts'
import type { Book } from '../xlsx/book.ts'
import { streamedBook, type SheetBytes } from '../xlsx/streamed-book.ts'
import { walkTables } from './walk-tables.ts'

/** A page says its encoding in its first bytes or not at all. */
const headBytes = 4096

/**
 * Reads the tables of a web page, which programs write and call .xls; each is a sheet, and their cells are texts. Throws UNKNOWN_ENCODING,
 * DAMAGED_WORKBOOK, and NOT_A_LEDGER for a page without a table.
 */
export async function readHtml(
  bytes: SheetBytes,
  inspection: FileInspection,
  settings: Settings
): Promise<Book> {
  const { encoding, because } = await encodingOf(bytes, inspection, settings)
  const book = streamedBook(bytes, (chunks, visitor) => walkTables(decode(chunks, encoding), visitor), {
    encoding: 'html',
    mostRows: null,
    evidence: [
      { what: 'Format', value: 'HTML', because: 'The first bytes of the file say so.' },
      { what: 'Encoding', value: nameEncoding(encoding), because }
    ]
  })
  return {
    ...book,
    async readHeads(openHead) {
      const heads = await book.readHeads(openHead)
      if (heads.length > 0) return heads
      throw notALedger(
        'a web page without a table, perhaps one that asks to sign in',
        'Open it in a browser to see what it is, and export the ledger again.'
      )
    }
  }
}

async function encodingOf(
  { chunks }: SheetBytes,
  { encoding, hasMark }: FileInspection,
  settings: Settings
): Promise<{ encoding: string; because: string }> {
  if (settings.encoding !== undefined) {
    return { encoding: requireEncoding(settings.encoding), because: 'You chose it.' }
  }
  if (hasMark || encoding.encoding.startsWith('utf-16')) return encoding
  let head = Buffer.alloc(0)
  for await (const chunk of chunks()) {
    head = Buffer.concat([head, chunk.subarray(0, headBytes)])
    if (head.length >= headBytes) break
  }
  const said = /(?:<meta[^>]*charset\s*=\s*["']?\s*|<\?xml[^>]*encoding\s*=\s*["'])([\w:-]+)/i.exec(
    head.toString('latin1')
  )
  if (said === null) return encoding
  const name = said[1]!.toLowerCase()
  // Browsers read it so, for pages that say Latin-1 mean what Windows has for it.
  const known = requireEncoding(/^(?:iso-?8859-1|latin-?1|us-ascii)$/.test(name) ? 'windows-1252' : name)
  // The bytes know better: a page that was saved in another encoding may still say the old one.
  if (known.startsWith('utf-16') || (known === 'utf-8' && encoding.isGuessed)) return encoding
  return { encoding: known, because: `The page says “${said[1]!}”.` }
}

async function* decode(chunks: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<string> {
  const decoder = createDecoder(encoding)
  for await (const chunk of chunks) yield decoder.write(chunk)
  yield decoder.end()
}

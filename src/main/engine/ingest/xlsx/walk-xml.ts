import { Parser } from 'saxen'
import { encodingOfMark } from '../text/byte-survey.ts'
import { createDecoder, type ChunkDecoder } from '../../../base/text-decoder.ts'
import { requireEncoding } from '../text/decode-text.ts'
import { withDamage, workbookFaults, type Faults } from './workbook-errors.ts'

/** What is told of an XML part; names come without their namespace prefix, attributes and texts undecoded. */
interface XmlHandlers {
  open(name: string, attributes: () => Record<string, string>): void
  close(name: string): void
  text?(text: string): void
  /** Asked after each chunk: true ends the walk early. */
  isDone?(): boolean
}

/** A cell holds at most 32,767 characters, six times that in entities: a longer token is not one. */
const longestToken = 1 << 20
const deepest = 200

/**
 * Walks through an XML part as its bytes come, in the encoding that it says. Throws the fault for damage, DAMAGED_WORKBOOK unless told, where
 * it is not well-formed or ends too early; what a handler throws is passed on.
 */
export async function walkXml(
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
  handlers: XmlHandlers,
  faults: Faults = workbookFaults
): Promise<void> {
  let unread = 0
  let depth = 0
  const parser = new Parser()
    .on('error', (error) => {
      throw withDamage(error, faults)
    })
    .on('openTag', (name, attributes) => {
      unread = 0
      if (++depth > deepest) throw faults.damaged(`elements are nested deeper than ${deepest}`)
      handlers.open(localName(name), () => {
        const found = attributes()
        if (found === false) throw faults.damaged(`the attributes of <${name}> cannot be read`)
        return found
      })
    })
    .on('closeTag', (name) => {
      unread = 0
      depth--
      handlers.close(localName(name))
    })
  const { text } = handlers
  if (text !== undefined) parser.on('text', (raw) => text(decodeText(raw))).on('cdata', text)
  const write = (xml: string) => {
    unread += xml.length
    parser.write(xml)
    if (unread > longestToken + xml.length) throw faults.oversized('a text is longer than a cell can be')
  }
  let decoder: ChunkDecoder | undefined
  try {
    for await (const chunk of chunks) {
      decoder ??= openDecoder(chunk)
      write(decoder.write(chunk))
      if (handlers.isDone?.() === true) return
    }
    if (decoder !== undefined) write(decoder.end())
    parser.end()
  } catch (error) {
    // Bytes that are no text in their encoding; what comes from the parser or a handler is an error for a person already.
    throw error instanceof TypeError ? withDamage(error, faults) : error
  }
  if (depth > 0) throw faults.damaged('it ends in the middle')
}

/** By the mark or by what the declaration says, else UTF-8. A declaration that can be read letter by letter is not in UTF-16. */
function openDecoder(start: Buffer): ChunkDecoder {
  const said = /^<\?xml[^>]*?encoding\s*=\s*["']([^"']+)["']/.exec(start.toString('latin1', 0, 200))?.[1]
  const encoding = encodingOfMark(start) ?? requireEncoding(said ?? 'utf-8')
  if (said !== undefined && !encoding.startsWith('utf-')) return createDecoder(encoding)
  const decoder = new TextDecoder(said === undefined ? encoding : 'utf-8', { fatal: true })
  return { write: (chunk) => decoder.decode(chunk, { stream: true }), end: () => decoder.decode() }
}

const named: Record<string, string> = { amp: '&', apos: "'", gt: '>', lt: '<', quot: '"' }

/** The text that a piece of XML stands for: line ends as LF, entities as characters. */
export function decodeText(xml: string): string {
  const text = xml.includes('\r') ? xml.replace(/\r\n?/g, '\n') : xml
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (typeof name === 'string') return named[name] ?? whole
    const point = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal)
    return point <= 0x10ffff ? String.fromCodePoint(point) : '\uFFFD'
  })
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

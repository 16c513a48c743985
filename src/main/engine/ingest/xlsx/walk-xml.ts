import { Parser } from 'saxen'
import { encodingOfMark } from '../text/byte-survey.ts'
import { damagedWorkbook, oversizedWorkbook, withDamage } from './workbook-errors.ts'

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
 * Walks through an XML part as its bytes come. Throws DAMAGED_WORKBOOK where it is not well-formed; what a handler throws
 * is passed on.
 */
export async function walkXml(
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
  handlers: XmlHandlers
): Promise<void> {
  let unread = 0
  let depth = 0
  const parser = new Parser()
    .on('error', (error) => {
      throw withDamage(error)
    })
    .on('openTag', (name, attributes) => {
      unread = 0
      if (++depth > deepest) throw damagedWorkbook(`elements are nested deeper than ${deepest}`)
      handlers.open(localName(name), () => {
        const found = attributes()
        if (found === false) throw damagedWorkbook(`the attributes of <${name}> cannot be read`)
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
    if (unread > longestToken + xml.length) throw oversizedWorkbook('a text is longer than a cell can be')
  }
  let decoder = new TextDecoder('utf-8', { fatal: true })
  let isFirst = true
  const decode = (chunk?: Buffer) => {
    try {
      const mark = isFirst && chunk !== undefined ? encodingOfMark(chunk) : null
      if (mark !== null) decoder = new TextDecoder(mark, { fatal: true })
      isFirst = false
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true })
    } catch (error) {
      throw withDamage(error)
    }
  }
  for await (const chunk of chunks) {
    write(decode(chunk))
    if (handlers.isDone?.() === true) return
  }
  write(decode())
  parser.end()
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

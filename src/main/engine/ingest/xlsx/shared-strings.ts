import { readEscapes } from './number-text.ts'
import { oversizedWorkbook } from './workbook-errors.ts'
import { walkXml } from './walk-xml.ts'
import type { ZipParts } from './zip-parts.ts'

/** They are all held in memory, for any row may name any of them. */
const mostBytes = 1 << 30
/** A full sheet of twelve columns in which no text comes twice has fewer. */
const mostStrings = 1 << 24

/** The texts that cells refer to by number; formatting is left out, and so is how a text is pronounced. */
export async function readSharedStrings(parts: ZipParts, part: string): Promise<string[]> {
  if (parts.sizeOf(part) > mostBytes) throw oversizedWorkbook(`${part}: ${parts.sizeOf(part)} bytes`)
  const strings: string[] = []
  let text = ''
  let isText = false
  let isPhonetic = false
  await walkXml(parts.read(part), {
    open(name) {
      if (name === 'si') text = ''
      else if (name === 'rPh') isPhonetic = true
      else if (name === 't') isText = !isPhonetic
    },
    text(piece) {
      if (isText) text += piece
    },
    close(name) {
      if (name === 't') isText = false
      else if (name === 'rPh') isPhonetic = false
      else if (name === 'si') {
        if (strings.length === mostStrings) throw oversizedWorkbook(`more than ${mostStrings} texts`)
        strings.push(ownCopy(readEscapes(text)))
      }
    }
  })
  return strings
}

/** A piece of a larger string keeps all of it in memory: a text that stays must stand for itself. */
function ownCopy(text: string): string {
  return text.length < 13 ? text : Buffer.from(text).toString()
}

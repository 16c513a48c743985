import type { Notice } from '../../../../shared/ledger.ts'
import { nameEncoding } from './choose-encoding.ts'
import { undecodable } from './decode-text.ts'
import type { FoundLines, RecordReader } from './record-reader.ts'

/** What the reader of a result should know of how its text was read. */
export function noteText(
  reader: Pick<RecordReader, 'undecodable' | 'nul' | 'mended'>,
  { encoding, isGuessed, samples }: { encoding: string; isGuessed: boolean; samples: string[] }
): Notice[] {
  const notices: Notice[] = []
  if (isGuessed) {
    const shown = samples.length === 0 ? '' : ` It reads: ${samples.map((line) => `“${line}”`).join('; ')}.`
    const text =
      `The file does not say its encoding and was read as ${nameEncoding(encoding)}: check that letters look right, ` +
      `and choose another one in the Columns tab or with --encoding NAME where they do not.${shown}`
    notices.push({ code: 'ENCODING_GUESSED', text, lines: 0 })
  }
  const note = (code: string, found: FoundLines, text: string) => {
    if (found.lines > 0) notices.push({ code, text: `${text} ${listLines(found)}`, lines: found.lines })
  }
  const { undecodable: bytes, nul, mended } = reader
  const places = `${bytes.count} ${bytes.count === 1 ? 'place is' : 'places are'}`
  note(
    'UNDECODABLE_BYTES',
    bytes,
    `${places} no text in ${nameEncoding(encoding)} and ${bytes.count === 1 ? 'stands' : 'stand'} as “${undecodable}”: compare with the file.`
  )
  note('NUL_CHARACTERS', nul, `${nul.count} NUL characters are in the file: it may be damaged.`)
  note(
    'MALFORMED_QUOTES',
    mended,
    'Quotes are not closed as they should be: these lines were read as they make most sense, and are listed as repaired.'
  )
  return notices
}

function listLines({ lines, firstLines }: FoundLines): string {
  const more = lines > firstLines.length ? ' and more' : ''
  return `${firstLines.length === 1 && more === '' ? 'Line' : 'Lines'} ${firstLines.join(', ')}${more}.`
}

import { createHash } from 'node:crypto'
import { DoubletError } from '../../../../shared/result.ts'
import type { Settings } from '../../../../shared/settings.ts'
import type { FileInspection } from '../files/inspect-files.ts'
import type { FileBytes } from '../files/file-bytes.ts'
import type { RecordSource } from '../files/record-source.ts'
import { nameEncoding, type ChosenEncoding } from './choose-encoding.ts'
import { decodeFile, requireEncoding, undecodable } from './decode-text.ts'
import { findDialect, type FoundDialect } from './find-dialect.ts'
import { readRecords, type TextFile } from './read-records.ts'
import { RecordReader, type FoundLines } from './record-reader.ts'
import type { Notice } from '../../../../shared/ledger.ts'

/** Kept as long as the inspection is: a file is opened several times under the same settings. */
const known = new WeakMap<FileInspection, Map<string, Promise<FoundDialect>>>()

/**
 * Opens a text file with up to `most` first records. Throws UNKNOWN_ENCODING, BAD_DELIMITER, LINE_TOO_LONG, and NO_RECORDS where there is no
 * text.
 */
export async function openText(
  path: FileBytes,
  inspection: FileInspection,
  settings: Settings,
  most: number
): Promise<RecordSource> {
  const chosen = encodingUnder(settings, inspection)
  const { encoding, isGuessed } = chosen
  const { dialect, lineEnds, evidence, physicalLines, samples } = await dialectOf(
    path,
    inspection,
    chosen,
    settings.delimiter
  )
  const records = await readHead({ path, encoding, dialect, lineEnds }, most)
  return {
    dialect: {
      encoding,
      delimiter: dialect.delimiter,
      evidence: [{ what: 'Encoding', value: nameEncoding(encoding), because: chosen.because }, ...evidence],
      samples
    },
    lineEnds,
    records,
    async read(_mapping, take, report, keep, plain = null) {
      const hash = createHash('sha256')
      let bytesRead = 0
      const reader = await readRecords(
        { path, dialect, lineEnds, ...chosen },
        take,
        plain,
        (bytes, firstLine) => {
          hash.update(bytes)
          keep(bytes, firstLine)
          bytesRead += bytes.length
          report(Math.min(1, bytesRead / Math.max(1, inspection.sizeBytes)))
        }
      )
      const sha256 = hash.digest('hex')
      if (sha256 === inspection.sha256) requireAllLines(reader.lines, physicalLines)
      return {
        sha256,
        physicalLines: reader.lines,
        blankLines: reader.blankLines,
        notices: textNotices(reader, { encoding, isGuessed, samples })
      }
    }
  }
}

/** Lines are counted twice, by their ends and by their records: a fault of the reader must never lose one in silence. */
function requireAllLines(read: number, counted: number): void {
  if (read === counted) return
  throw new DoubletError(
    'LINES_LOST',
    `The file has ${counted} lines and Doublet read ${read}. That is a fault of Doublet: report it, with the file if you may.`
  )
}

function encodingUnder(
  settings: Settings,
  { encoding, invalidUtf8 }: FileInspection
): ChosenEncoding & { isClean: boolean } {
  const isClean = invalidUtf8 === 0
  if (settings.encoding === undefined) return { ...encoding, isClean }
  return { encoding: requireEncoding(settings.encoding), because: 'You chose it.', isGuessed: false, isClean }
}

function dialectOf(
  path: FileBytes,
  inspection: FileInspection,
  { encoding, isClean }: { encoding: string; isClean: boolean },
  delimiter: string | undefined
): Promise<FoundDialect> {
  const found = known.get(inspection) ?? new Map<string, Promise<FoundDialect>>()
  known.set(inspection, found)
  const key = `${encoding} ${delimiter ?? ''}`
  const dialect = found.get(key) ?? findDialect(path, encoding, isClean, delimiter)
  found.set(key, dialect)
  return dialect
}

async function readHead(
  { path, encoding, dialect, lineEnds }: Omit<TextFile, 'isClean'>,
  most: number
): Promise<string[][]> {
  const records: string[][] = []
  const reader = new RecordReader(dialect, true, ({ cells }) => {
    if (records.length < most) records.push([...cells])
  })
  for await (const text of decodeFile(path, encoding, () => undefined, lineEnds === 'other')) {
    reader.push(text)
    if (records.length >= most) return records
  }
  reader.end()
  return records
}

/** What the reader of a result should know of how its text was read. */
function textNotices(
  reader: Pick<RecordReader, 'undecodable' | 'nul' | 'repaired'>,
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
  const { undecodable: bytes, nul, repaired } = reader
  const places = `${bytes.count} ${bytes.count === 1 ? 'place is' : 'places are'}`
  note(
    'UNDECODABLE_BYTES',
    bytes,
    `${places} no text in ${nameEncoding(encoding)} and ${bytes.count === 1 ? 'stands' : 'stand'} as “${undecodable}”: compare with the file.`
  )
  note('NUL_CHARACTERS', nul, `${nul.count} NUL characters are in the file: it may be damaged.`)
  note(
    'MALFORMED_QUOTES',
    repaired,
    'Quotes are not closed as they should be: these lines were read as they make most sense, and are listed as repaired.'
  )
  return notices
}

function listLines({ lines, firstLines }: FoundLines): string {
  const more = lines > firstLines.length ? ' and more' : ''
  return `${firstLines.length === 1 && more === '' ? 'Line' : 'Lines'} ${firstLines.join(', ')}${more}.`
}

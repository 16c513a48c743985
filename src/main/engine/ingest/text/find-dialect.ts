import type { Evidence } from '../../../../shared/ledger.ts'
import { DoubletError } from '../../../../shared/result.ts'
import type { FileBytes } from '../files/file-bytes.ts'
import { otherLineEnds } from '../../../base/text-decoder.ts'
import type { SourceLineEnds } from '../../ledger/source-lines.ts'
import { canPartColumns, spellDelimiter } from '../../../../shared/delimiter-text.ts'
import { chooseDialect } from './choose-dialect.ts'
import { findCuts, findNames } from './find-cuts.ts'
import { decodeFile, readAsUtf8 } from './decode-text.ts'
import { proposeDelimiters } from './propose-delimiters.ts'
import { areBytes, surveyBytes } from './survey-bytes.ts'
import { type LineEndCounts, surveyText } from './survey-text.ts'
import { undecided, type LineEnds, type QuoteStyle, type TextDialect } from './text-dialect.ts'

/** How the text of a file is read, and why. */
export interface FoundDialect {
  /** Of the text in which line feeds stand for what ends lines otherwise. */
  dialect: TextDialect
  lineEnds: SourceLineEnds
  evidence: Evidence[]
  physicalLines: number
  /** Up to three lines with letters beyond ASCII, as read. */
  samples: string[]
}

const headLength = 1 << 16
/** What is in fewer lines is mended line by line. */
const exceptionShare = 0.01
/** More parts than that between bars are columns. */
const fewBars = 3
const ignore = () => undefined
const lineEnd = /\r\n|\r|\n/
/** Tells a spreadsheet the delimiter; a word of several letters would be none. */
const sepLine = /^"?sep=([^\r\n"]|[^\r\n"\p{L}\p{N}]{2,5})"?(?:[\r\n]|$)/iu

/**
 * Finds delimiter, quotes and line ends over the whole text of a file. A `sep=` line decides the delimiter, `asked` all the
 * more. `isClean`: where the encoding is UTF-8, all bytes are valid. Throws NO_RECORDS where there is no text and BAD_DELIMITER.
 */
export async function findDialect(
  path: FileBytes,
  encoding: string,
  isClean: boolean,
  asked?: string
): Promise<FoundDialect> {
  if (asked !== undefined) requireDelimiter(asked)
  const { head, hasOtherEnds } = await readHead(path, encoding)
  const decode = () => decodeFile(path, encoding, ignore, hasOtherEnds)
  const bySepLine = sepLine.exec(head)?.[1]
  const decided =
    asked !== undefined
      ? { delimiter: asked, by: 'You chose it.' }
      : bySepLine !== undefined
        ? { delimiter: bySepLine, by: `The first line says so: “sep=${spellDelimiter(bySepLine)}”.` }
        : null
  const candidates = decided === null ? proposeDelimiters(head) : [decided.delimiter]
  const look = async (quotes: QuoteStyle, lineEnds: LineEnds, hasIndentedQuotes = false) => {
    const how = { quotes, lineEnds, hasIndentedQuotes }
    const survey =
      quotes === 'doubled' && lineEnds === 'lf' && !hasIndentedQuotes && areBytes(candidates)
        ? await surveyBytes(readAsUtf8(path, encoding, isClean, ignore), candidates)
        : await surveyText(decode(), candidates, how)
    return { survey, lineEnds, ...chooseDialect(survey, how, decided) }
  }

  // A second look, and a third, is for the few files that are not written as most are.
  const hasReturnsOnly = head.includes('\r') && !head.includes('\n')
  let found = await look('doubled', hasReturnsOnly || hasOtherEnds ? 'any' : 'lf')
  if (found.survey.lines === 0) {
    throw new DoubletError(
      'NO_RECORDS',
      'There is no text in this file. Export the ledger again and drop the new file.'
    )
  }
  const style = found.survey.quotes.style()
  if (style !== 'doubled') found = await look(style, found.lineEnds)
  if (found.lineEnds === 'lf' && found.survey.lineEnds.cr > 0) {
    const other = await look(style, 'any')
    if (other.agreement > found.agreement) found = other
  }
  const { indented } = found.survey.quotes
  if (indented > found.survey.lines * exceptionShare) {
    const other = await look(style, found.lineEnds, true)
    const isUsual = indented * 2 >= found.survey.lines
    if (other.agreement > found.agreement || (isUsual && other.agreement === found.agreement)) found = other
  }
  if (decided === null) {
    const list = await findList(decode, head, found)
    if (list !== null) found = { ...found, ...list }
  }
  let { width } = found.dialect
  if (found.dialect.quotes === 'none' && found.dialect.cuts === null)
    width = (await look('none', found.lineEnds)).dialect.width
  const { dialect, lineEnds, evidence, survey } = found
  return {
    dialect: { ...dialect, lineEnds, width },
    lineEnds: hasOtherEnds ? 'other' : lineEnds,
    evidence: [
      ...evidence,
      { what: 'Line ends', ...explainLineEnds(survey.lineEnds, lineEnds, hasOtherEnds) }
    ],
    physicalLines: survey.physicalLines,
    samples: survey.samples
  }
}

/** The dialect of a list whose columns only blanks part, where they part more of them than a delimiter that stands in texts and amounts. */
async function findList(
  decode: () => AsyncIterable<string>,
  head: string,
  { dialect, isWeak }: Pick<ReturnType<typeof chooseDialect>, 'dialect' | 'isWeak'>
): Promise<Pick<ReturnType<typeof chooseDialect>, 'dialect' | 'evidence'> | null> {
  const lines = head.split(lineEnd)
  if (head.length >= headLength) lines.pop()
  const names = findNames(lines)
  if (!isWeak && names?.includes(dialect.delimiter) !== false) return null
  // Commas stand between words by chance, and bars on purpose.
  if (lines.filter((line) => line.split('|').length > fewBars).length * 4 > lines.length) return null
  if (dialect.delimiter !== ',' && (names?.split(dialect.delimiter).length ?? 0) > 2) return null
  const list = await findCuts(lines, () => linesOf(decode()))
  if (list === null || list.cuts.length < (dialect.width ?? 1)) return null
  const { cuts, fitting, records } = list
  const because = `${fitting} of ${records} lines with figures have blanks at the ${cuts.length} places between ${cuts.length + 1} columns.`
  return {
    dialect: {
      delimiter: '',
      quotes: 'none',
      hasIndentedQuotes: false,
      ...undecided,
      width: cuts.length + 1,
      cuts
    },
    evidence: [
      { what: 'Delimiter', value: 'blanks', because },
      { what: 'Quotes', value: 'none', because: 'Quotes in a printed list are letters.' }
    ]
  }
}

async function* linesOf(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = ''
  for await (const text of texts) {
    const lines = (rest + text).split(lineEnd)
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}

function requireDelimiter(delimiter: string): void {
  if (canPartColumns(delimiter)) return
  throw new DoubletError(
    'BAD_DELIMITER',
    `“${spellDelimiter(delimiter)}” cannot be the delimiter. Name what stands between them: not letters or digits alone, no quote and no line end.`
  )
}

/** The first text of a file, and whether its lines end in another way than with CR and LF; then with line feeds for that. */
async function readHead(path: FileBytes, encoding: string): Promise<{ head: string; hasOtherEnds: boolean }> {
  let head = ''
  for await (const text of decodeFile(path, encoding, ignore)) {
    head += text
    if (head.length >= headLength) break
  }
  const plain = head.replace(otherLineEnds, '\n')
  const hasOtherEnds = !/[\r\n]/.test(head) && plain !== head
  return { head: hasOtherEnds ? plain : head, hasOtherEnds }
}

function explainLineEnds(
  counts: LineEndCounts,
  ends: LineEnds,
  hasOtherEnds: boolean
): { value: string; because: string } {
  const found = [
    ['CRLF', counts.crlf],
    [hasOtherEnds ? 'NEL or U+2028' : 'LF', counts.bareLf],
    ['CR', counts.cr]
  ] as const
  const used = found.filter(([name, count]) => count > 0 && (name !== 'CR' || ends === 'any'))
  const value = used.map(([name]) => name).join(' and ') || 'none'
  const because = found
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${count} × ${name}`)
    .join(', ')
  const inCells = counts.cr > 0 && ends === 'lf' ? '; a bare CR belongs to its cell' : ''
  return { value, because: because === '' ? 'The file is one line.' : `${because}${inCells}.` }
}

import type { Evidence } from '../../../../shared/ledger.ts'
import { DoubletError } from '../../../../shared/result.ts'
import { chooseDialect, knownDelimiters } from './choose-dialect.ts'
import { decodeFile } from './decode-text.ts'
import { type LineEndCounts, surveyText } from './survey-text.ts'
import type { LineEnds, QuoteStyle, TextDialect } from './text-dialect.ts'

/** How the text of a file is read, and why. */
export interface FoundDialect {
  dialect: TextDialect
  evidence: Evidence[]
  physicalLines: number
  /** Up to three lines with letters beyond ASCII, as read. */
  samples: string[]
}

const headLength = 1 << 16

/**
 * Finds delimiter, quotes and line ends over the whole text of a file. A `sep=` line decides the delimiter, `asked` all the
 * more. Throws NO_RECORDS where there is no text and BAD_DELIMITER.
 */
export async function findDialect(path: string, encoding: string, asked?: string): Promise<FoundDialect> {
  if (asked !== undefined) requireDelimiter(asked)
  const head = await readHead(path, encoding)
  const bySepLine = /^"?sep=([^\r\n"])"?(?:[\r\n]|$)/i.exec(head)?.[1]
  const decided =
    asked !== undefined
      ? { delimiter: asked, by: 'You chose it.' }
      : bySepLine !== undefined
        ? { delimiter: bySepLine, by: `The first line says so: “sep=${bySepLine}”.` }
        : null
  const candidates = decided === null ? knownDelimiters : [decided.delimiter]
  const look = async (style: QuoteStyle, lineEnds: LineEnds) => {
    const texts = decodeFile(path, encoding, () => undefined)
    const survey = await surveyText(texts, candidates, style, lineEnds)
    return { survey, lineEnds, ...chooseDialect(survey, style, decided) }
  }

  // A second look, and a third, is for the few files that are not written as most are.
  let found = await look('doubled', head.includes('\r') && !head.includes('\n') ? 'any' : 'lf')
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
  let { width } = found.dialect
  if (found.dialect.quotes === 'none') width = (await look('none', found.lineEnds)).dialect.width
  const { dialect, lineEnds, evidence, survey } = found
  return {
    dialect: { ...dialect, lineEnds, width },
    evidence: [...evidence, { what: 'Line ends', ...explainLineEnds(survey.lineEnds, lineEnds) }],
    physicalLines: survey.physicalLines,
    samples: survey.samples
  }
}

function requireDelimiter(delimiter: string): void {
  if (delimiter.length === 1 && !/["'\r\n\p{L}\p{N}\uFEFF]/u.test(delimiter)) return
  throw new DoubletError(
    'BAD_DELIMITER',
    `Columns cannot be parted by “${delimiter}”. Name one character that is no letter, digit, quote or line end.`
  )
}

async function readHead(path: string, encoding: string): Promise<string> {
  let head = ''
  for await (const text of decodeFile(path, encoding, () => undefined)) {
    head += text
    if (head.length >= headLength) break
  }
  return head
}

function explainLineEnds(counts: LineEndCounts, ends: LineEnds): { value: string; because: string } {
  const found = [
    ['CRLF', counts.crlf],
    ['LF', counts.bareLf],
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

import { QuoteCounts } from './quote-counts.ts'
import { requireRecordLength } from './split-records.ts'
import { WidthCounts } from './width-counts.ts'
import type { AskedDialect, LineEnds } from './text-dialect.ts'

/** What one pass over the text of a file tells of its records. */
export interface TextSurvey {
  widths: WidthCounts[]
  quotes: QuoteCounts
  lineEnds: LineEndCounts
  /** Lines that are not blank. */
  lines: number
  /** All lines, counted by their ends alone. */
  physicalLines: number
  /** Up to three lines with letters beyond ASCII, as read. */
  samples: string[]
}

/** So many lines show how letters beyond ASCII read. */
export const mostSamples = 3
const longestSample = 120

/** The survey of a text that has nothing in it, whose columns one of these may part. */
export function emptySurvey(delimiters: readonly string[]): TextSurvey {
  return {
    widths: [],
    quotes: new QuoteCounts(delimiters),
    lineEnds: new LineEndCounts(),
    lines: 0,
    physicalLines: 0,
    samples: []
  }
}

/** Surveys the text under each of these delimiters; those that are not in it are left out. */
export async function surveyText(
  texts: AsyncIterable<string>,
  delimiters: readonly string[],
  how: Omit<AskedDialect, 'delimiter'>
): Promise<TextSurvey> {
  const { lineEnds } = how
  const survey = emptySurvey(delimiters)
  const candidates = delimiters.map((delimiter) => ({
    counts: new WidthCounts({ ...how, delimiter }),
    isFound: false
  }))
  const take = (text: string) => {
    for (const candidate of candidates) {
      candidate.isFound ||= text.includes(candidate.counts.delimiter)
      candidate.counts.push(text)
    }
    survey.quotes.push(Buffer.from(text))
    survey.lineEnds.push(text)
    survey.lines += countFilledLines(text, lineEnds)
    addSamples(survey.samples, text)
  }
  let rest = ''
  for await (const piece of texts) {
    const text = rest + piece
    const end = endOfLines(text, lineEnds)
    rest = text.slice(end)
    requireRecordLength(rest.length)
    if (end > 0) take(text.slice(0, end))
  }
  if (rest !== '') take(rest)
  const { lf, cr } = survey.lineEnds
  survey.physicalLines = lf + (lineEnds === 'any' ? cr : 0) + (hasOpenEnd(rest, lineEnds) ? 1 : 0)
  for (const { counts } of candidates) counts.end()
  survey.widths = candidates.filter(({ isFound }) => isFound).map(({ counts }) => counts)
  return survey
}

/** Where the last whole line of a piece ends; a CR at its end may be half a line end. */
function endOfLines(text: string, lineEnds: LineEnds): number {
  const lf = text.lastIndexOf('\n') + 1
  if (lineEnds === 'lf') return lf
  return Math.max(lf, text.lastIndexOf('\r', text.length - 2) + 1)
}

/** Whether the last line has no line end; a piece is cut before a CR that ends it. */
function hasOpenEnd(rest: string, lineEnds: LineEnds): boolean {
  return rest !== '' && !(lineEnds === 'any' && rest.endsWith('\r'))
}

/** How many lines are not blank. */
export function countFilledLines(all: string, lineEnds: LineEnds): number {
  const text = lineEnds === 'any' && all.includes('\r') ? all.replace(/\r\n?/g, '\n') : all
  let lines = 0
  for (let from = 0; from < text.length;) {
    let end = text.indexOf('\n', from)
    if (end < 0) end = text.length
    // A line of blanks is seldom long, and looking costs more than counting.
    if (end - from > 20 || (end > from && text.slice(from, end).trim() !== '')) lines++
    from = end + 1
  }
  return lines
}

/** Adds lines with letters beyond ASCII to the samples of a survey, as long as it has few. */
export function addSamples(samples: string[], text: string): void {
  if (samples.length === mostSamples) return
  const pattern = /[^\n\r]*[\u0080-\uffff][^\n\r]*/g
  if (!/[\u0080-\uffff]/.test(text)) return
  for (const [line] of text.matchAll(pattern)) {
    if (samples.length === mostSamples) return
    if (!/\p{L}/u.test(line.replace(/[\0-\u007f]/g, ''))) continue
    const at = Math.max(0, line.search(/[\u0080-\uffff]/) - longestSample / 2)
    const sample = line.slice(at, at + longestSample).trim()
    if (!samples.includes(sample)) samples.push(sample)
  }
}

/** Counts the ends of lines, inside quotes too. */
export class LineEndCounts {
  lf = 0
  crlf = 0
  cr = 0

  /** The next piece; a CRLF is never cut. */
  push(text: string): void {
    let lines = 0
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      lines++
      if (text.charCodeAt(at - 1) === 13) this.crlf++
    }
    this.lf += lines
    if (!text.includes('\r')) return
    let returns = 0
    for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) {
      if (text.charCodeAt(at + 1) !== 10) returns++
    }
    this.cr += returns
  }

  /** Those that end with LF alone. */
  get bareLf(): number {
    return this.lf - this.crlf
  }
}

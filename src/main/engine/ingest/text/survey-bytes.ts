import { isAscii } from 'node:buffer'
import { LineWidths } from './line-widths.ts'
import { longestRecord, requireRecordLength } from './split-records.ts'
import { addSamples, countFilledLines, emptySurvey, mostSamples, type TextSurvey } from './survey-text.ts'
import { WholeLines } from './whole-lines.ts'

const lf = 0x0a
/** What a byte is: the candidates, from 1 on, stand below these. */
const [letter, quoteKind, returnKind, lineKind] = [0, 253, 254, 255]
/** Bytes of the longest line whose characters are looked at to see whether it is blank. */
const shortLine = 60

/** Whether delimiters are of one byte each, so that a text can be surveyed by `surveyBytes`. */
export function areBytes(delimiters: readonly string[]): boolean {
  return delimiters.every((one) => one.length === 1 && one.charCodeAt(0) < 0x80)
}

/**
 * The same as `surveyText` of the text that is here as UTF-8, for delimiters of one byte, doubled quotes and lines that end with LF:
 * nearly all is counted without becoming text. `pieces` need to last until the next one only.
 */
export async function surveyBytes(
  pieces: AsyncIterable<Buffer>,
  delimiters: readonly string[]
): Promise<TextSurvey> {
  const survey = emptySurvey(delimiters)
  const candidates = delimiters.map((delimiter) => new LineWidths(delimiter))
  const kinds = new Uint8Array(256)
  kinds[0x22] = quoteKind
  kinds[0x0d] = returnKind
  kinds[lf] = lineKind
  delimiters.forEach((delimiter, at) => (kinds[delimiter.charCodeAt(0)] = at + 1))
  const whole = new WholeLines()
  for await (const piece of pieces) {
    const lines = whole.add(piece)
    surveyLines(survey, lines, kinds, candidates)
    for (const candidate of candidates) candidate.endPiece(lines)
    survey.quotes.push(lines)
    if (survey.samples.length < mostSamples && !isAscii(lines)) addSamples(survey.samples, lines.toString())
    if (whole.rest.length > longestRecord) requireRecordLength(whole.rest.toString().length)
  }
  const { rest } = whole
  const text = rest.toString()
  survey.quotes.push(rest)
  survey.lineEnds.push(text)
  survey.lines += countFilledLines(text, 'lf')
  addSamples(survey.samples, text)
  survey.physicalLines = survey.lineEnds.lf + (text === '' ? 0 : 1)
  for (const candidate of candidates) candidate.end(text)
  survey.widths = candidates.filter(({ isFound }) => isFound).map(({ counts }) => counts)
  return survey
}

/** Counts whole lines: one look at each byte, and a second one at those behind a quote. */
function surveyLines(
  survey: TextSurvey,
  bytes: Buffer,
  kinds: Uint8Array,
  candidates: readonly LineWidths[]
): void {
  const { lineEnds } = survey
  let start = 0
  let hasQuote = false
  for (let at = 0; at < bytes.length; at++) {
    const kind = kinds[bytes[at]!]!
    if (kind === letter) continue
    if (kind < quoteKind) candidates[kind - 1]!.pass(bytes, at)
    else if (kind === quoteKind) {
      if (!hasQuote) for (const candidate of candidates) candidate.passQuote(start)
      hasQuote = true
    } else if (kind === returnKind) {
      if (bytes[at + 1] === lf) lineEnds.crlf++
      else lineEnds.cr++
    } else {
      lineEnds.lf++
      for (const candidate of candidates) candidate.endLine(bytes, start, at)
      if (at - start > shortLine) survey.lines++
      else if (at > start) survey.lines += countFilledLines(bytes.toString('utf8', start, at), 'lf')
      start = at + 1
      hasQuote = false
    }
  }
}

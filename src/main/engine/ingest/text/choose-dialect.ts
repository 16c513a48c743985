import { spellDelimiter } from '../../../../shared/delimiter-text.ts'
import type { Evidence } from '../../../../shared/ledger.ts'
import type { TextSurvey } from './survey-text.ts'
import type { WidthCounts } from './width-counts.ts'
import { knownDelimiters, type QuoteStyle, type TextDialect } from './text-dialect.ts'

interface Ranked {
  counts: WidthCounts
  width: number
  count: number
  records: number
  share: number
  score: number
}

/** Most records must agree on a width before any is held against it. */
const usualShare = 0.5
/** Quotes are letters where so many cells begin with one that nothing closes. */
const leastStray = 10

/**
 * The dialect that the counts tell of, under the quotes they were made with, and why. `agreement`: how many more records have its
 * width than have not, less those that had to be repaired. `isWeak`: blanks may part columns instead.
 */
export function chooseDialect(
  survey: TextSurvey,
  { quotes: style, hasIndentedQuotes }: Pick<TextDialect, 'quotes' | 'hasIndentedQuotes'>,
  asked: { delimiter: string; by: string } | null
): { dialect: Omit<TextDialect, 'lineEnds'>; evidence: Evidence[]; agreement: number; isWeak: boolean } {
  const ranked = rank(survey)
  const [best, second] = ranked
  const chosen = asked === null ? best : ranked.find(({ counts }) => counts.delimiter === asked.delimiter)
  const delimiter = asked?.delimiter ?? best?.counts.delimiter ?? knownDelimiters[0]
  const width = chosen !== undefined && chosen.share >= usualShare ? chosen.width : null
  const strayQuotes = chosen?.counts.oddQuoted ?? 0
  const areLetters = strayQuotes >= leastStray && strayQuotes > 10 * (chosen?.counts.cleanQuoted ?? 0)
  const quotes = areLetters ? 'none' : style
  const wrapped = (width !== null && chosen?.counts.wrapped.get(width)) || 0
  const isWrapped = wrapped > 0 && quotes !== 'none'
  return {
    dialect: { delimiter, quotes, hasIndentedQuotes, isWrapped, width, cuts: null },
    // Commas in amounts and texts part lines too that blanks part better.
    isWeak: width === null || width < 3 || chosen === undefined || standsInAmounts(chosen.counts),
    agreement: chosen === undefined ? 0 : 2 * chosen.count - chosen.records - chosen.counts.oddQuoted,
    evidence: [
      {
        what: 'Delimiter',
        value: nameDelimiter(delimiter),
        because: explainDelimiter(asked?.by ?? null, chosen, asked === null ? second : undefined)
      },
      { what: 'Quotes', ...explainQuotes(quotes, chosen?.counts, isWrapped ? wrapped : 0) }
    ]
  }
}

/** The candidates, best first. */
function rank(survey: TextSurvey): Ranked[] {
  const ranked = survey.widths.map((counts) => {
    const best = counts.best(survey.lines)
    return { counts, ...best, score: best.share * (1 + Math.log2(Math.max(1, best.width))) }
  })
  for (const one of ranked) {
    // Commas between digits are decimal or thousands marks where something else parts as many lines as well.
    const hasRival = ranked.some(
      (other) => other !== one && other.width > 1 && other.share >= one.share * 0.8
    )
    if (hasRival && standsInAmounts(one.counts)) one.score /= 2
  }
  return ranked.filter(({ width }) => width > 1).toSorted((a, b) => b.score - a.score)
}

function standsInAmounts({ delimiter, betweenDigits, delimiters }: WidthCounts): boolean {
  return delimiter === ',' && betweenDigits > delimiters * 0.8
}

const names: Record<string, string> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'bar',
  ' ': 'space'
}

/** A delimiter in words. */
export function nameDelimiter(delimiter: string): string {
  return names[delimiter] ?? `“${spellDelimiter(delimiter)}”`
}

function explainDelimiter(by: string | null, chosen: Ranked | undefined, second: Ranked | undefined): string {
  const parts: string[] = by === null ? [] : [by]
  if (chosen === undefined) {
    parts.push(by === null ? 'No comma, semicolon, tab or bar parts the lines.' : 'It parts no line.')
    return parts.join(' ')
  }
  const { count, records, width } = chosen
  parts.push(`${count} of ${records} records have ${width} columns.`)
  if (second !== undefined) {
    const name = nameDelimiter(second.counts.delimiter)
    parts.push(`Next best is the ${name}: ${second.count} records with ${second.width} columns.`)
  } else if (by === null) parts.push('Nothing else parts them.')
  return parts.join(' ')
}

function explainQuotes(
  style: QuoteStyle,
  counts: WidthCounts | undefined,
  wrapped: number
): { value: string; because: string } {
  const clean = counts?.cleanQuoted ?? 0
  const odd = counts?.oddQuoted ?? 0
  const records = `${clean} ${clean === 1 ? 'record has' : 'records have'} cells in quotes that close as they should`
  const whole =
    wrapped === 0
      ? ''
      : ` ${wrapped} ${wrapped === 1 ? 'record stands' : 'records stand'} in quotes as a whole and ${wrapped === 1 ? 'was' : 'were'} taken out of them.`
  const because = `${records}${odd === 0 ? '' : `, ${odd} not`}.${whole}`
  switch (style) {
    case 'none':
      return {
        value: 'none',
        because: `${odd} records begin a cell with a quote that does not close it, so quotes are letters.`
      }
    case 'single':
      return { value: "' around cells", because }
    case 'backslash':
      return { value: '" around cells, \\" inside', because }
    case 'doubled':
      return clean + odd === 0
        ? { value: 'none', because: 'No cell begins with a quote.' }
        : { value: '" around cells, "" inside', because }
  }
}

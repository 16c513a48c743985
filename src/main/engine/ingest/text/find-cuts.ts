/** Columns that blanks alone part are at least so many; two would be a text and its page number. */
const leastColumns = 3
/** A place is blank where so few lines have something there: a long word, a title with figures. */
const strayShare = 0.02
/** Nearly all lines with figures have blanks between the columns, or these are none. */
const fittingShare = 0.9
/** No printed line has so many characters. */
const longestLine = 4000

const figure = /^[-+(]?[\d.,:/'-]*\d[\d.,:/)'-]*$/
const rule = /^\s*[-=_]+(?:\s+[-=_]+)+\s*$/

interface Gap {
  from: number
  to: number
}

/** Whether there is nothing at a place of a line. */
function isBlankAt(line: string, at: number): boolean {
  return at >= line.length || line[at] === ' '
}

/** A line as it is printed: a form feed in front takes no place. */
function printed(line: string): string {
  return line.replace(/^\f+/, '').trimEnd()
}

/** Whether a line is one of the list: it has figures, as titles and headers have not. */
function hasFigures(line: string): boolean {
  return line.split(/\s+/).filter((word) => figure.test(word)).length >= 2
}

/** The line with the names of columns: the last one with letters above the first with figures. */
export function findNames(head: string[]): string | undefined {
  const first = head.findIndex(hasFigures)
  return head.slice(0, Math.max(0, first)).findLast((line) => /\p{L}/u.test(line))
}

/** Whether no word of a line goes over a place where it is to be cut. */
function fits(line: string, cuts: readonly number[]): boolean {
  return cuts.every((cut) => isBlankAt(line, cut - 1) || isBlankAt(line, cut))
}

/** The cells of a line; all of it is one where a word would be cut. */
export function cutLine(text: string, cuts: readonly number[]): string[] {
  const line = printed(text)
  if (!fits(line, cuts)) return [line]
  return [0, ...cuts].map((from, at) => line.slice(from, cuts[at]).trim())
}

/**
 * Where the columns of a list begin that only blanks part, but for the first one: under a line of dashes by its gaps, else where all lines with
 * figures have blanks and the header has a word on both sides. null where it is no such list. `lines` gives all lines, each time it is asked.
 */
export async function findCuts(
  head: string[],
  lines: () => AsyncIterable<string>
): Promise<{ cuts: number[]; fitting: number; records: number } | null> {
  const start = head.map(printed)
  if (start.some((line) => line.includes('\t')) || cutsOf(start, countFilled(start)) === null) return null
  const filled = { counts: new Uint32Array(longestLine), records: 0 }
  for await (const line of lines()) addFilled(filled, printed(line))
  const cuts = cutsOf(start, filled)
  if (cuts === null) return null
  let [fitting, records] = [0, 0]
  for await (const text of lines()) {
    const line = printed(text)
    if (!hasFigures(line)) continue
    records++
    if (fits(line, cuts)) fitting++
  }
  return fitting >= records * fittingShare ? { cuts, fitting, records } : null
}

/** How many lines with figures have something at each place. */
interface Filled {
  counts: Uint32Array
  records: number
}

function countFilled(lines: string[]): Filled {
  const filled = { counts: new Uint32Array(longestLine), records: 0 }
  for (const line of lines) addFilled(filled, line)
  return filled
}

function addFilled(filled: Filled, line: string): void {
  if (line.length > longestLine || !hasFigures(line)) return
  filled.records++
  for (let at = 0; at < line.length; at++) if (line[at] !== ' ') filled.counts[at]!++
}

function cutsOf(head: string[], filled: Filled): number[] | null {
  if (filled.records === 0) return null
  const ruler = head.find((line) => rule.test(line))
  const cuts = ruler === undefined ? cutBetween(head, gapsOf(filled)) : startsOf(ruler).slice(1)
  return cuts.length + 1 < leastColumns ? null : cuts
}

function startsOf(line: string): number[] {
  return [...line.matchAll(/\S+/g)].map(({ index }) => index)
}

/** Where hardly any line has something, between the first place and the last that is filled. */
function gapsOf({ counts, records }: Filled): Gap[] {
  const gaps: Gap[] = []
  let from = -1
  for (let at = 0; at < counts.length; at++) {
    if (counts[at]! <= records * strayShare) continue
    if (from >= 0 && at > from) gaps.push({ from, to: at })
    from = at + 1
  }
  return gaps
}

function cutBetween(head: string[], gaps: Gap[]): number[] {
  const header = findNames(head)
  const wide = gaps.filter(({ from, to }) => to - from > 1)
  // Without names one blank may as well be inside a text.
  if (header === undefined) return (wide.length + 1 < leastColumns ? gaps : wide).map(({ to }) => to)
  const cuts: number[] = []
  for (const { from, to } of gaps) {
    const runs = blankRuns(header, from, to)
    const widest = Math.max(...runs.map((run) => run.to - run.from))
    const kept = runs.filter((run) => run.to - run.from >= Math.min(widest, 2))
    const places = widest < 2 ? kept.slice(-1) : kept
    // One blank with no name behind it is inside a text.
    const isInside = to - from === 1 && !hasNameBehind(header, to, gaps)
    if (!isInside) cuts.push(...places.map((run) => run.to))
  }
  return cuts
}

/** Blanks of a header inside a gap; a word that begins in it belongs to the column behind. */
function blankRuns(header: string, from: number, to: number): Gap[] {
  const runs: Gap[] = []
  for (let at = from; at < to; at++) {
    if (!isBlankAt(header, at)) continue
    const last = runs.at(-1)
    if (last?.to === at) last.to++
    else runs.push({ from: at, to: at + 1 })
  }
  return runs
}

/** Whether the header has a word over the column that begins at `at`. */
function hasNameBehind(header: string, at: number, gaps: Gap[]): boolean {
  const next = gaps.find(({ from }) => from > at)?.from ?? header.length
  return header.slice(at, next).trim() !== ''
}

import { knownDelimiters } from './text-dialect.ts'

/** Lines that are looked at, and those among them that name what may part columns. */
const [mostLines, mostNamingLines] = [500, 20]
const mostRare = 8
/** A rare delimiter makes at least so many columns, in at least this share of the lines, of which texts may take several. */
const [leastWidth, leastShare] = [3, 0.3]
/** Next to a known delimiter that parts the lines better, a rare one is a mark in texts. */
const rivalShare = 0.8
/** In so many lines a part of a longer delimiter is nothing else; in the others it stands in a text. */
const coveredShare = 0.8

const quoted = /"(?:[^"]|"")*"/g
const wrapped = /^"((?:[^"]|"")*)"[^"\p{L}\p{N}]*$/u
/** What stands in no amount, date, time or name. */
const marks =
  '~^!#*\\\\@&=?`<>{}\\[\\]|;\\u0001-\\u0008\\u000e-\\u001f\\u007f-\\u0084\\u0086-\\u009f¡¢¤¦§¨¬¯´¶¸¿×÷·•†‡\\u2500-\\u25ff'
/** What is a delimiter only together with one of them, or twice. */
const others = '.,:+/()%_$-'
const single = new RegExp(`[${marks}]`, 'g')
const several = new RegExp(`(?<![${marks}${others}])[${marks}${others}]{2,5}(?![${marks}${others}])`, 'g')
/** What parts columns alone only where it parts the names, and nothing known parts the lines as well: it stands in amounts, dates, times and codes. */
const lastResorts = ['$', '/', '//', ':', '%', '+', '_', '°', 'þ']
const lastResortShare = 0.8
const onlyOthers = new RegExp(`^(?!([:%$_])\\1+$)[${others}]+$`)

interface Parted {
  delimiter: string
  /** By line: how often it is there. */
  found: number[]
  score: number
}

/**
 * The delimiters under which a text is to be surveyed, by its first characters: the known ones, and strings as rare as `~|~` that part lines
 * into as many columns each. One that is only ever a part of a longer one is left out.
 */
export function proposeDelimiters(head: string): readonly string[] {
  const lines = head
    .split(/\r\n?|\n/)
    .slice(0, mostLines)
    .map(withoutQuoted)
    .filter((line) => /[\p{L}\p{N}]/u.test(line))
  const rare = nameCandidates(lines.slice(0, mostNamingLines))
    .map((delimiter) => partLines(lines, delimiter, leastWidth))
    .filter(({ delimiter, score }) => score > 0 && hasCells(lines, delimiter))
  const all = [...knownDelimiters.map((delimiter) => partLines(lines, delimiter, 2)), ...rare]
  const apart = all.filter((one) => !rare.some((longer) => covers(longer, one)))
  const isKnown = ({ delimiter }: Parted) => knownDelimiters.some((known) => known === delimiter)
  const best = Math.max(0, ...apart.filter(isKnown).map(({ score }) => score))
  const most = Math.max(best, ...rare.map(({ score }) => score))
  const last = lastResorts.flatMap((delimiter) => partByNames(lines, delimiter) ?? [])
  const rivals = [...apart, ...last.filter(({ score }) => score > most)]
    .filter((one) => !isKnown(one) && one.score >= best * rivalShare)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, mostRare)
  return rivals.length === 0
    ? knownDelimiters
    : [...apart.filter(isKnown), ...rivals].map(({ delimiter }) => delimiter)
}

/** A line with a letter for each cell in quotes, out of those around all of it but the delimiters at its end. */
function withoutQuoted(line: string): string {
  const inside = wrapped.exec(line)?.[1]
  return (inside?.replaceAll('""', '"') ?? line).replace(quoted, 'x')
}

function nameCandidates(lines: string[]): string[] {
  const candidates = new Set<string>()
  for (const line of lines) {
    for (const [mark] of line.matchAll(single)) candidates.add(mark)
    for (const [run] of line.matchAll(several)) if (!onlyOthers.test(run)) candidates.add(run)
  }
  for (const known of knownDelimiters) candidates.delete(known)
  return [...candidates]
}

function partLines(lines: string[], delimiter: string, least: number): Parted {
  const counts = new Map<number, number>()
  const found = lines.map((line) => line.split(delimiter).length - 1)
  for (const marks of found) counts.set(marks + 1, (counts.get(marks + 1) ?? 0) + 1)
  let score = 0
  for (const [width, count] of counts) {
    const share = count / lines.length
    if (width >= least && share >= leastShare) score = Math.max(score, share * (1 + Math.log2(width)))
  }
  return { delimiter, found, score }
}

/** Whether a line names what stands between the delimiters: marks alone, such as those of a column that is too narrow, part nothing. */
function hasCells(lines: string[], delimiter: string): boolean {
  return lines.some((line) => {
    const cells = line.split(delimiter)
    return cells.length >= leastWidth && cells.filter((cell) => cell.trim() !== '').length * 2 > cells.length
  })
}

/** The lines as a last resort parts them: into as many columns as the first line that has several names; null where it does not. */
function partByNames(lines: string[], delimiter: string): Parted | null {
  const parted = partLines(lines, delimiter, leastWidth)
  const first = parted.found.findIndex((count) => count + 1 >= leastWidth)
  const isName = (cell: string) => /\p{L}/u.test(cell)
  if (first < 0 || !lines[first]!.split(delimiter).every(isName)) return null
  const alike = parted.found.filter((count) => count === parted.found[first]).length
  return alike > 1 && alike >= lines.length * lastResortShare ? parted : null
}

/** Whether a delimiter is nowhere but in a longer one: not in the first line that has it, and hardly in any other. */
function covers(longer: Parted, { delimiter, found }: Parted): boolean {
  const times = longer.delimiter.split(delimiter).length - 1
  if (longer.delimiter === delimiter || times === 0) return false
  const isInside = (count: number, line: number) => count === times * longer.found[line]!
  const first = found.findIndex((count) => count > 0)
  return (
    first >= 0 &&
    isInside(found[first]!, first) &&
    found.filter(isInside).length >= found.length * coveredShare
  )
}

import chardet from 'chardet'
import iconv from 'iconv-lite'
import type { ByteSurvey } from './byte-survey.ts'
import { scoreLetters, type Plausibility } from './score-letters.ts'

/** The encoding a file is read in, by its lower-case name, and why, in words. */
export interface ChosenEncoding {
  encoding: string
  because: string
  /** Nothing but the letters speaks for it. */
  isGuessed: boolean
}

/** Western encodings are judged in every file; the first wins where nothing tells them apart. */
const western = ['windows-1252', 'iso-8859-15', 'cp850', 'cp437'] as const
/** And these, beside what chardet thinks of. */
const eastern = ['shift_jis'] as const
/** What chardet says counts for so much, times its confidence. */
const weightOfChardet = 0.3
const mostPieces = 20_000

/** What Windows has for nearly the same letters; chardet cannot tell them apart where it matters little. */
const likeOnWindows: Record<string, string[]> = {
  'iso-8859-1': ['windows-1252'],
  'iso-8859-2': ['windows-1250'],
  'iso-8859-7': ['windows-1253'],
  'iso-8859-9': ['windows-1254']
}

interface Candidate {
  encoding: string
  plausibility: Plausibility
  score: number
}

/** Chooses the encoding of a file by what its bytes tell: mark, zero bytes, UTF-8, and the letters it makes. */
export function chooseEncoding(survey: ByteSurvey): ChosenEncoding {
  const { byMark, sizeBytes, zeros, validUtf8, invalidUtf8 } = survey
  if (byMark !== null) return sure(byMark, 'A byte order mark at the start of the file says so.')
  const pairs = sizeBytes / 2
  for (const [encoding, high, low] of [
    ['utf-16le', zeros.odd, zeros.even],
    ['utf-16be', zeros.even, zeros.odd]
  ] as const) {
    if (sizeBytes % 2 === 0 && high > pairs * 0.2 && high > low * 20) {
      const share = Math.round((100 * high) / pairs)
      return sure(
        encoding,
        `Every second byte is zero in ${share} % of all pairs, as letters of two bytes have it.`
      )
    }
  }
  if (invalidUtf8 === 0) {
    return sure(
      'utf-8',
      validUtf8 === 0 ? 'All bytes are ASCII.' : `All ${validUtf8} characters beyond ASCII are valid UTF-8.`
    )
  }
  if (validUtf8 >= 4 * invalidUtf8 && validUtf8 >= 2) {
    const because = `${validUtf8} characters beyond ASCII are valid UTF-8; ${invalidUtf8} places are not.`
    return sure('utf-8', because)
  }
  if (survey.hasNel && !survey.hasLineEnds) {
    return sure('iso-8859-1', 'Nothing ends a line but the byte 85, as mainframes write it in Latin-1 (NEL).')
  }
  return guess(survey)
}

function sure(encoding: string, because: string): ChosenEncoding {
  return { encoding, because, isGuessed: false }
}

function guess({ samples }: ByteSurvey): ChosenEncoding {
  const distinct = new Map(samples.map((piece) => [piece.toString('latin1'), piece]))
  const pieces = [...distinct.values()].slice(0, mostPieces)
  const confidence = new Map<string, number>()
  for (const match of chardet.analyse(Buffer.concat(pieces.flatMap((piece) => [piece, Buffer.from('\n')])))) {
    const name = match.name.toLowerCase()
    if (match.confidence < 10 || !iconv.encodingExists(name)) continue
    for (const like of [name, ...(likeOnWindows[name] ?? [])]) {
      confidence.set(like, Math.max(confidence.get(like) ?? 0, match.confidence / 100))
    }
  }
  const found = [...new Set([...western, ...eastern, ...confidence.keys()])]
    .filter((encoding) => !/^(?:ascii|utf-|iso-8859-1$)/.test(encoding))
    .filter((encoding) => encoding !== 'iso-8859-15' || hasLatin9Letters(pieces))
    .map((encoding) => judge(encoding, pieces, confidence.get(encoding) ?? 0))
    .toSorted((a, b) => b.score - a.score)
  const [best, second] = [found[0]!, found[1]!]
  const { sensible, all } = best.plausibility
  const other = second.plausibility
  const because =
    `The bytes are not valid UTF-8. So read, ${sensible} of ${all} signs beyond ASCII make sense where they stand; ` +
    `as ${nameEncoding(second.encoding)}, the next best, ${other.sensible} of ${other.all}.`
  return { encoding: best.encoding, because, isGuessed: true }
}

function judge(encoding: string, pieces: Buffer[], confidence: number): Candidate {
  const isWide = !/^(?:windows|iso|cp|koi8)/.test(encoding)
  const bytesOf = (character: string) => (isWide && !/[\uff61-\uff9f]/.test(character) ? 2 : 1)
  const plausibility = scoreLetters(
    pieces.map((piece) => iconv.decode(piece, encoding)),
    bytesOf
  )
  const rank = (western as readonly string[]).indexOf(encoding)
  // A letter or two never decide for an encoding that is rare among ledgers.
  const ofWindows = encoding.startsWith('windows') ? 0.01 : 0
  const prior = rank < 0 ? ofWindows - 1 / Math.max(1, plausibility.all) : (western.length - rank) * 0.02
  return { encoding, plausibility, score: plausibility.score + prior + weightOfChardet * confidence }
}

/** Where Latin-9 has letters and Latin-1 signs; a control character of Latin-9 is none of a text. */
function hasLatin9Letters(pieces: Buffer[]): boolean {
  const special = new Set([0xa4, 0xa6, 0xa8, 0xb4, 0xb8, 0xbc, 0xbd, 0xbe])
  return (
    pieces.some((piece) => piece.some((byte) => special.has(byte))) &&
    !pieces.some((piece) => piece.some((byte) => byte >= 0x80 && byte < 0xa0))
  )
}

const names: Record<string, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 (little-endian)',
  'utf-16be': 'UTF-16 (big-endian)',
  'utf-32le': 'UTF-32 (little-endian)',
  'utf-32be': 'UTF-32 (big-endian)',
  'windows-1252': 'Windows-1252',
  'iso-8859-1': 'Latin-1 (ISO-8859-1)',
  'iso-8859-15': 'Latin-9 (ISO-8859-15)',
  cp850: 'DOS (CP850)',
  cp437: 'DOS (CP437)',
  shift_jis: 'Shift-JIS'
}

/** An encoding as a reader knows it. */
export function nameEncoding(encoding: string): string {
  return (
    names[encoding] ??
    encoding.replace(/^windows/, 'Windows').replace(/^(?:iso|euc|gb|koi)/, (start) => start.toUpperCase())
  )
}

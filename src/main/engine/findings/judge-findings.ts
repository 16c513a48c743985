import type { Judgement, Likelihood } from '../../../shared/likelihood.ts'
import { valuesAt } from '../../base/lines-with.ts'
import type { Classes } from '../../base/split-classes.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { tellLines } from './telling-lines.ts'
import { countTwinsSoon, soonDays, weighRepeats, type Evidence } from './weigh-repeats.ts'

/** What a ledger repeats so often is its habit; what it repeats a fifth as often is no surprise. */
const habit = 100
const usual = 20
const monthDays = 31
const quarterDays = 92

/** What a finding is held to be by its evidence. */
export interface JudgedFinding extends Judgement {
  /** Nothing may move it: all that is known is equal, or nothing that tells. */
  isFixed: boolean
}

/** The findings that are judged: the duplicate lines finding after finding, each with its occurrence, from 1 on. */
export interface JudgedFindings {
  readonly count: number
  readonly numberOf: Int32Array
  readonly lines: Int32Array
  readonly occurrences: Int32Array
  /** Whether all that it is exposed to was taken back. */
  isTakenBack(findingNo: number): boolean
}

/** What the whole ledger says of a finding. */
interface Surroundings {
  isTakenBack: boolean
  /** Whether a line of it has a twin in all that is mapped. */
  isEqual: boolean
  /** Lines of the ledger that are equal to an earlier one in all that is mapped. */
  equals: number
  /** How often what is posted so comes again soon. */
  again: number
}

/**
 * Judges each finding, in the order of their numbers. `groupOf` is the type-1 group by line, `journalOf` the journal; null without journals.
 * Findings are looked at twice, for a million lines have too many of them to remember what was seen.
 */
export function* judgeFindings(
  ledger: Ledger,
  groupOf: Int32Array,
  journalOf: Int32Array | null,
  findings: JudgedFindings
): IterableIterator<JudgedFinding> {
  const { lines, numberOf, occurrences, count } = findings
  const telling = tellLines(ledger, groupOf, lines)
  const journals = journalOf && valuesAt(journalOf, lines)
  const starts = new Int32Array(count + 1).fill(lines.length)
  for (let place = lines.length - 1; place >= 0; place--) starts[numberOf[lines[place]!]! - 1] = place
  const again = new Int32Array(telling.kind.count)
  for (let at = 0; at < count; at++) {
    const repeats = countTwinsSoon(telling, occurrences, starts[at]!, starts[at + 1]!)
    again[telling.kind.of[starts[at]!]!]! += repeats
  }
  const equal = sizesOf(telling.strict)
  const equals = equal.reduce((sum, size) => sum + Math.max(0, size - 1), 0)
  for (let at = 0; at < count; at++) {
    const [start, end] = [starts[at]!, starts[at + 1]!]
    yield judge(weighRepeats(telling, occurrences, journals, start, end), {
      isTakenBack: findings.isTakenBack(at + 1),
      isEqual: telling.strict.of.subarray(start, end).some((number) => equal[number]! > 1),
      equals,
      again: again[telling.kind.of[start]!]!
    })
  }
}

function judge(seen: Evidence, around: Surroundings): JudgedFinding {
  const { isEqual, equals } = around
  if (isEqual && equals < habit) {
    const beside = around.isTakenBack ? ', and was taken back' : ''
    const why = `The same to the letter, on the same day${beside}`
    return { ...inOneEntity('copy', why, seen), isFixed: true }
  }
  if (seen.isFar)
    return { likelihood: 'unlikely', why: 'Months apart, by other users, with other texts', isFixed: true }
  const [likelihood, why] = weigh(seen, around)
  const habits =
    isEqual && likelihood !== 'copy' ? `; this ledger repeats lines to the letter ${equals} times` : ''
  return { ...inOneEntity(likelihood, `${why}${habits}`, seen), isFixed: false }
}

/** What is posted alike in two companies may be meant for both of them. */
function inOneEntity(likelihood: Likelihood, why: string, { isAcross, occurrences }: Evidence): Judgement {
  if (likelihood !== 'copy' || !isAcross || occurrences === 1) return { likelihood, why }
  return { likelihood: 'likely', why: `${why}; in different entities` }
}

function weigh(seen: Evidence, around: Surroundings): [Likelihood, string] {
  const { occurrences, twins, times } = seen
  if (occurrences === 1) return ['unlikely', 'A line alone: what it repeats stands in another finding']
  if (around.isTakenBack) return ['unlikely', 'Taken back in full']
  if (seen.isInOneJournal)
    return seen.isPosting
      ? ['likely', 'All lines of a journal stand more than once under its number']
      : ['unlikely', 'All lines are in one journal']
  if (twins.soon === 0) return weighOthers(seen)
  if (around.again >= habit) {
    const why = `The ledger repeats such postings ${around.again} times`
    return [times === 1 && occurrences === 2 ? 'possible' : 'unlikely', why]
  }
  if (times > 1) return weighTimes(seen)
  const on = twins.nearest === 0 ? 'on the same day' : `within ${soonDays} days`
  if (occurrences === 2 && around.again < usual) return ['copy', `The same in all that tells, ${on}`]
  if (occurrences === 2) return ['likely', `The same ${on}; the ledger has ${around.again} such repeats`]
  if (occurrences <= 4) return ['likely', `${occurrences} the same ${on}`]
  return ['possible', `${occurrences} the same ${on}`]
}

/** Twins, which came at more times than one. */
function weighTimes({ occurrences, times, isEven, series }: Evidence): [Likelihood, string] {
  const extra = occurrences - times
  if (isEven) return ['unlikely', `Each time ${occurrences / times} of them, ${times} times`]
  if (extra * 3 > times) return ['possible', `${occurrences} at ${times} times, ${extra} more than one each`]
  const rhythm = series === null ? `At ${times} times` : capital(series.rhythm)
  return ['likely', `${rhythm}, ${extra === 1 ? 'once' : `${extra} times`} one more`]
}

/** What has no twin soon. */
function weighOthers(seen: Evidence): [Likelihood, string] {
  const { occurrences, documents, posters, bare, isPosting, series } = seen
  const isPair = occurrences === 2
  if (documents.nearest !== null && documents.nearest <= quarterDays) {
    const why = `The same document number, ${wordDays(documents.nearest)}`
    return [isPair && documents.soon > 0 && posters.soon > 0 ? 'copy' : 'likely', why]
  }
  if (series !== null) return ['unlikely', `${capital(series.rhythm)}: ${series.found} of ${series.periods}`]
  if (posters.soon > 0) {
    const why = `By the same user, texts alike, ${wordDays(posters.nearest!)}`
    if (!isPair) return ['possible', why]
    return [isPosting ? 'copy' : 'likely', why]
  }
  if (bare.soon > 0)
    return [isPosting && isPair ? 'likely' : 'possible', `The same amounts, ${wordDays(bare.nearest!)}`]
  const nearest = posters.nearest ?? bare.nearest
  if (nearest === null) return ['unlikely', 'Nothing but account and amount is the same']
  if (isPair && (nearest <= monthDays || (isPosting && posters.nearest !== null)))
    return ['possible', `The same ${isPosting ? 'posting' : 'line'}, ${wordDays(nearest)}`]
  return ['unlikely', wordDays(nearest)]
}

function wordDays(days: number): string {
  if (days === 0) return 'on the same day'
  return days === 1 ? '1 day apart' : `${days} days apart`
}

function sizesOf({ of, count }: Classes): Int32Array {
  const sizes = new Int32Array(count)
  for (const number of of) sizes[number]!++
  return sizes
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

import { noDay } from '../ledger/days.ts'
import type { LedgerView } from '../ledger/ledger-view.ts'

/**
 * The ways in which an event comes to be posted a second time: a single line keyed again, a document keyed by another clerk with its
 * text typed anew, a number with a slip or a suffix, a payment run repeated, a batch uploaded twice, a month delivered twice,
 * and an accrual booked by hand and by the interface.
 */
export const handwritings = ['line', 'document', 'slip', 'run', 'batch', 'month', 'accrual'] as const
export type Handwriting = (typeof handwritings)[number]

/** Kinds that are held out together: what learned from the others is measured on these. Each set has single lines and whole postings. */
export const handwritingSets: readonly (readonly Handwriting[])[] = [
  ['line', 'run'],
  ['document', 'month'],
  ['slip', 'batch', 'accrual']
]

/** The set that a kind is held out with. */
export function setOf(handwriting: Handwriting): number {
  return handwritingSets.findIndex((set) => set.includes(handwriting))
}

/** How one event differs from the first time it was posted. */
export interface RepostingChange {
  event: number
  /** A new one for each of its journals, the same, or that one. */
  journal: 'new' | 'same' | number
  /** Its dates of posting move by this. */
  daysLater: number
  keepsEffective: boolean
  /** Of the document; a new one is like those of the day of the copy. */
  document: 'new' | 'same' | 'slip' | 'suffix'
  /** The line that stands where the copies do and was entered at their time of day; null: each stays as it was, at the end of the file. */
  beside: number | null
  /** null: the same. */
  user: number | null
  source: number | null
  text: 'kept' | 'cut' | 'slip' | 'suffix' | 'anew'
  /** Where it is cut or changed, as a share of the text. */
  changedAt: number
  changesCounterparty: boolean
}

/** A ledger's lines by day, to find days on which it posts. */
export class Calendar {
  readonly #days: Int32Array
  readonly #lines: Int32Array
  readonly #dayOf: Int32Array

  constructor({ posted, effective, lines }: Pick<LedgerView, 'posted' | 'effective' | 'lines'>) {
    this.#dayOf = posted.map((day, line) => (day === noDay ? effective[line]! : day))
    const dated = Int32Array.from({ length: lines }, (_, line) => line).filter(
      (line) => this.#dayOf[line] !== noDay
    )
    this.#lines = dated.sort((a, b) => this.#dayOf[a]! - this.#dayOf[b]! || a - b)
    this.#days = this.#lines.map((line) => this.#dayOf[line]!)
  }

  dayOf(line: number): number {
    return this.#dayOf[line]!
  }

  /**
   * A line of the days from `first` to `last` after the day of another one, each as likely as the others: so days come as often as the
   * ledger posts on them. The line itself where nothing is posted then.
   */
  lineAfter(line: number, first: number, last: number, share: number): number {
    const day = this.#dayOf[line]!
    if (day === noDay) return line
    const from = this.#placeOf(day + first)
    const count = this.#placeOf(day + last + 1) - from
    return count === 0 ? line : this.#lines[from + Math.floor(share * count)]!
  }

  #placeOf(day: number): number {
    let [low, high] = [0, this.#days.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#days[middle]! < day) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** Days after the event between which its second posting falls, first and last. */
const windows: Record<Handwriting, readonly [first: number, last: number]> = {
  line: [0, 10],
  document: [0, 20],
  slip: [0, 45],
  run: [1, 10],
  batch: [0, 2],
  month: [0, 0],
  accrual: [1, 25]
}
/** How often the effective date stays as it was. */
const keptEffective: Record<Handwriting, number> = {
  line: 0.5,
  document: 0.6,
  slip: 0.6,
  run: 0,
  batch: 1,
  month: 1,
  accrual: 0.4
}
const numbersPerChange = 24

/** Draws how an event is posted again, always as many numbers, so that one change does not move the others. */
export function drawChange(
  view: LedgerView,
  calendar: Calendar,
  { handwriting, lines, event }: { handwriting: Handwriting; lines: readonly number[]; event: number },
  random: () => number
): RepostingChange {
  const draw = Array.from({ length: numbersPerChange }, random)
  const chance = (at: number, share: number) => draw[at]! < share
  const original = lines[0]!
  const beside = calendar.lineAfter(original, ...windows[handwriting], draw[0]!)
  const anyLine = (at: number) => Math.floor(draw[at]! * view.lines)
  /** Of lines drawn from the ledger the first that has another number than the original; null where none has. */
  const another = (ids: Int32Array | null): number | null => {
    if (ids === null) return null
    const found = [14, 15, 16, 17, 18, 19, 20, 21].find((at) => ids[anyLine(at)] !== ids[original])
    return found === undefined ? null : ids[anyLine(found)]!
  }
  const isLine = handwriting === 'line' || handwriting === 'accrual'
  const isSame = handwriting === 'month' || (handwriting === 'batch' && chance(1, 0.5))
  const change: RepostingChange = {
    event,
    // A single line goes into its own journal again, or into one of the day of the copy.
    journal: isLine
      ? (view.journal?.[chance(1, 0.4) ? original : beside] ?? 'same')
      : isSame
        ? 'same'
        : 'new',
    daysLater: calendar.dayOf(original) === noDay ? 0 : calendar.dayOf(beside) - calendar.dayOf(original),
    keepsEffective: chance(2, keptEffective[handwriting]),
    document: isSame ? 'same' : handwriting === 'slip' ? (chance(9, 0.5) ? 'slip' : 'suffix') : 'new',
    beside: handwriting === 'month' ? null : beside,
    user: null,
    source: null,
    text: 'kept',
    changedAt: 0.3 + 0.6 * draw[3]!,
    changesCounterparty: false
  }
  if (handwriting === 'line') {
    if (chance(4, 0.3)) change.user = another(view.user)
    if (chance(5, 0.1)) change.source = another(view.source)
    change.text = chance(6, 0.6) ? 'kept' : chance(7, 0.5) ? 'slip' : 'cut'
  }
  if (handwriting === 'document') {
    change.user = another(view.user)
    if (chance(5, 0.2)) change.source = another(view.source)
    change.text = 'anew'
    change.changesCounterparty = chance(8, 0.3)
  }
  if (handwriting === 'slip') {
    if (chance(4, 0.3)) change.user = another(view.user)
    change.text = chance(6, 0.4) ? 'kept' : chance(7, 0.5) ? 'slip' : 'suffix'
  }
  if (handwriting === 'accrual') {
    change.user = another(view.user)
    change.source = another(view.source)
    change.text = chance(6, 0.3) ? 'kept' : chance(7, 0.6) ? 'cut' : 'anew'
  }
  return change
}

/** A text as it stands in the copy. */
export function textAgain(text: string, { text: how, changedAt }: RepostingChange): string {
  if (how === 'kept' || text.length < 4) return text
  const at = Math.ceil(text.length * changedAt)
  if (how === 'cut') return text.slice(0, at).trim()
  if (how === 'slip') return text.slice(0, at - 1) + text.slice(at)
  if (how === 'suffix') return `${text}${changedAt < 0.6 ? '-1' : 'A'}`
  return typeAnew(text, changedAt)
}

/** A document number as it stands in the copy; `there` is one of the day of the copy. */
export function numberAgain(
  number: string,
  there: string,
  { document: how, changedAt, event }: RepostingChange
): string {
  if (how === 'same' || number === '') return number
  if (how === 'suffix') return `${number}${changedAt < 0.6 ? '-1' : 'A'}`
  if (how === 'slip') {
    const at = Math.min(number.length - 2, Math.floor(number.length * changedAt))
    return at < 0 ? `${number}1` : number.slice(0, at) + number[at + 1]! + number[at]! + number.slice(at + 2)
  }
  // The last three digits of a number of that day, others for each event.
  const like = there === '' ? number : there
  const serial = String((event * 389 + 137) % 1000).padStart(3, '0')
  return like.replace(/\d{1,3}(?=\D*$)/, (digits) => serial.slice(-digits.length))
}

/** The longer words of it, shortened, in the other case: what another person writes of the same thing. */
function typeAnew(text: string, share: number): string {
  const words = text.split(/\s+/)
  const kept = words.filter((word) => word.length > 3 || /\d/.test(word))
  const short = (kept.length === 0 ? words : kept).map((word) =>
    /\d/.test(word) ? word : word.slice(0, Math.max(3, Math.ceil(word.length * share)))
  )
  const again = short.slice(0, Math.max(1, Math.ceil(short.length * (0.4 + share / 2)))).join(' ')
  return text === text.toUpperCase() ? again.toLowerCase() : again.toUpperCase()
}

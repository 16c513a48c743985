import { noDay } from '../ledger/days.ts'
import { countIds, type LedgerView, type LineText } from '../ledger/ledger-view.ts'
import {
  Calendar,
  drawChange,
  handwritings,
  numberAgain,
  textAgain,
  type Handwriting,
  type RepostingChange
} from './handwritings.ts'
import { drawSome, randomFrom } from './random.ts'

/** A ledger in memory with re-postings in it: its lines first, then the copies. */
export interface InjectedLedger {
  view: LedgerView
  /** By copy: the line it posts again; and its event, for lines of one posting are posted again together. */
  originals: Int32Array
  events: Int32Array
  /** By event: how it came to be posted again. */
  handwritings: Handwriting[]
}

/** Events of a kind at most, lines that one of them may have, and lines of a kind at most. */
export const injectionLimits: Record<Handwriting, { events: number; each: number; lines: number }> = {
  line: { events: 130, each: 1, lines: 130 },
  document: { events: 80, each: 60, lines: 220 },
  slip: { events: 80, each: 60, lines: 220 },
  run: { events: 16, each: 12, lines: 120 },
  batch: { events: 16, each: 12, lines: 120 },
  month: { events: 4, each: 30, lines: 100 },
  accrual: { events: 90, each: 1, lines: 90 }
}
/** A journal with more lines collects a month, and is not posted again as a whole. */
export const longestJournal = 60
/** Of a small ledger no more than this is posted again: what is natural must outnumber it. */
const mostOfLedger = 1 / 3
const monthDays = 30.44

/**
 * Posts lines, documents, runs, batches and parts of months of a ledger again, as `handwritings` says: on days that come as often as the
 * ledger posts on them, in journals of their own, in the same one or in one of that day. `lineText` gives the texts of any line;
 * `kinds` leaves kinds out. The same ledger and seed give the same copies.
 */
export function injectRepostings(
  view: LedgerView,
  lineText: (line: number) => LineText,
  seed: number,
  kinds: readonly Handwriting[] = handwritings
): InjectedLedger {
  const random = randomFrom(seed)
  const events = drawEvents(view, random).filter(({ handwriting }) => kinds.includes(handwriting))
  const calendar = new Calendar(view)
  const originals = Int32Array.from(events.flatMap(({ lines }) => lines))
  const changes = events.flatMap((drawn, event) => {
    const change = drawChange(view, calendar, { ...drawn, event }, random)
    return drawn.lines.map(() => change)
  })
  return {
    view: copyLines(view, originals, changes, lineText),
    originals,
    events: Int32Array.from(changes, ({ event }) => event),
    handwritings: events.map(({ handwriting }) => handwriting)
  }
}

interface DrawnEvent {
  handwriting: Handwriting
  lines: number[]
}

/** Events of every kind; a line is in one of them at most. */
function drawEvents(view: LedgerView, random: () => number): DrawnEvent[] {
  const all = Int32Array.from({ length: view.lines }, (_, line) => line)
  const usable = all.filter((line) => view.account[line]! >= 0 && view.amount[line]! >= 0)
  const most = Math.max(handwritings.length, Math.floor(usable.length * mostOfLedger))
  const limits = Object.values(injectionLimits)
  const share = Math.min(1, most / limits.reduce((sum, { lines }) => sum + lines, 0))
  const postings = journalsOf(view, usable)
  const taken = new Set<number>()
  return handwritings.flatMap((handwriting) => {
    const { events, each, lines: mostLines } = injectionLimits[handwriting]
    const found: DrawnEvent[] = []
    let left = Math.max(1, Math.floor(mostLines * share))
    // Some of those drawn do not fit.
    for (const seed of drawSome(usable, events * 3, random)) {
      if (found.length >= Math.max(1, Math.ceil(events * share)) || left <= 0) break
      const lines = linesOf(view, { handwriting, seed, usable, postings, most: Math.min(each, left) })
      if (lines.length === 0 || lines.length > left || lines.some((line) => taken.has(line))) continue
      lines.forEach((line) => taken.add(line))
      left -= lines.length
      found.push({ handwriting, lines })
    }
    return found
  })
}

/** By journal its usable lines; null where there are no journals. */
function journalsOf({ journal }: LedgerView, usable: Int32Array): Map<number, number[]> | null {
  if (journal === null) return null
  const lines = new Map<number, number[]>()
  for (const line of usable) {
    const known = lines.get(journal[line]!)
    if (known === undefined) lines.set(journal[line]!, [line])
    else known.push(line)
  }
  lines.delete(-1)
  return lines
}

interface Choice {
  handwriting: Handwriting
  seed: number
  usable: Int32Array
  postings: Map<number, number[]> | null
  most: number
}

/** The lines of the event that a line is drawn for; none where there is no such event of at most `most` lines. */
function linesOf(view: LedgerView, { handwriting, seed, usable, postings, most }: Choice): number[] {
  const whole = (line: number) => postings?.get(view.journal![line]!) ?? [line]
  const isShort = (lines: readonly number[]) => lines.length <= Math.min(most, longestJournal)
  if (handwriting === 'line' || handwriting === 'accrual') return [seed]
  if (handwriting === 'document' || handwriting === 'slip') return isShort(whole(seed)) ? whole(seed) : []
  const monthOf = (line: number) => Math.floor(view.posted[line]! / monthDays)
  const belongs = (line: number) =>
    handwriting === 'month'
      ? monthOf(line) === monthOf(seed)
      : view.posted[line] === view.posted[seed] &&
        view.user?.[line] === view.user?.[seed] &&
        (handwriting === 'batch' || view.source?.[line] === view.source?.[seed])
  const lines = new Set<number>()
  // Further down the file as far as it belongs together; a month is taken in parts from all over it.
  const at = placeIn(usable, seed)
  for (let step = at; step < Math.min(usable.length, at + 40 * most) && lines.size < most; step++) {
    const line = usable[step]!
    if (!belongs(line)) continue
    const posting = whole(line)
    if (lines.size + posting.length > most) continue
    posting.forEach((one) => lines.add(one))
    if (handwriting === 'month') step += 20
  }
  return [...lines].sort((a, b) => a - b)
}

function placeIn(lines: Int32Array, line: number): number {
  let [low, high] = [0, lines.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (lines[middle]! < line) low = middle + 1
    else high = middle
  }
  return low
}

function copyLines(
  view: LedgerView,
  originals: Int32Array,
  changes: readonly RepostingChange[],
  lineText: (line: number) => LineText
): LedgerView {
  const { lines } = view
  const total = lines + originals.length
  const extend = (ids: Int32Array, of: (original: number, change: RepostingChange) => number) => {
    const longer = new Int32Array(total)
    longer.set(ids)
    originals.forEach((line, copy) => (longer[lines + copy] = of(ids[line]!, changes[copy]!)))
    return longer
  }
  const keep = (original: number) => original
  const { documentOf } = view
  const place = new Float64Array(total)
  place.set(view.place)
  originals.forEach((_, copy) => {
    const { beside } = changes[copy]!
    // Below one line per copy: their order is kept.
    const step = (copy + 1) / (originals.length + 1)
    place[lines + copy] = beside === null ? total + copy : view.place[beside]! + step
  })
  return {
    ...view,
    lines: total,
    account: extend(view.account, keep),
    amount: extend(view.amount, keep),
    within: view.within.map((ids) => extend(ids, keep)),
    posted: extend(view.posted, (day, { daysLater }) => (day === noDay ? day : day + daysLater)),
    effective: extend(view.effective, (day, { keepsEffective, daysLater }) =>
      day === noDay || keepsEffective ? day : day + daysLater
    ),
    entered: view.entered && enterAgain(view.entered, originals, changes),
    user: view.user && extend(view.user, (id, { user }) => user ?? id),
    source: view.source && extend(view.source, (id, { source }) => source ?? id),
    entity: view.entity && extend(view.entity, keep),
    journal: view.journal && extend(view.journal, renumber(view.journal)),
    place,
    textOf: (line) => {
      if (line < lines) return lineText(line)
      const { counterparty, description } = lineText(originals[line - lines]!)
      const change = changes[line - lines]!
      return {
        counterparty: change.changesCounterparty ? textAgain(counterparty, change) : counterparty,
        description: textAgain(description, change)
      }
    },
    documentOf:
      documentOf &&
      ((line) => {
        if (line < lines) return documentOf(line)
        const [original, change] = [originals[line - lines]!, changes[line - lines]!]
        const there = change.beside === null ? '' : documentOf(change.beside)
        return numberAgain(documentOf(original), there, change)
      })
  }
}

/** The journals of copies; new ones have the numbers that follow those of the ledger. */
function renumber(journal: Int32Array): (original: number, change: RepostingChange) => number {
  const count = countIds(journal)
  const fresh = new Map<string, number>()
  return (original, { event, journal: how }) => {
    if (typeof how === 'number') return how
    if (how === 'same' || original < 0) return original
    const name = `${event} ${original}`
    const number = fresh.get(name) ?? count + fresh.size
    fresh.set(name, number)
    return number
  }
}

function enterAgain(
  entered: Int16Array,
  originals: Int32Array,
  changes: readonly RepostingChange[]
): Int16Array {
  const longer = new Int16Array(entered.length + originals.length)
  longer.set(entered)
  originals.forEach((line, copy) => (longer[entered.length + copy] = entered[changes[copy]!.beside ?? line]!))
  return longer
}

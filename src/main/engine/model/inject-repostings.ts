import { noDay } from '../ledger/days.ts'
import { countIds, type LedgerView, type LineText } from '../ledger/ledger-view.ts'
import { drawSome, randomFrom } from './random.ts'

/** A ledger in memory with re-postings in it: its lines first, then the copies. */
export interface InjectedLedger {
  view: LedgerView
  /** By copy: the line it posts again; and its event, for lines of one journal are posted again together. */
  originals: Int32Array
  events: Int32Array
}

/** How many events are injected at most, and the lines a journal may have for it. */
export const injectionLimits = { lines: 300, journals: 100, journalLines: 60 }

const mostDaysLater = 10

/** How one event differs from the first time it was posted. */
interface RepostingChange {
  event: number
  journal: number
  daysLater: number
  /** Postings wait for a day on which the ledger has any. */
  waits: boolean
  keepsEffective: boolean
  /** The line that was entered at the time of day that this one is. */
  timeOf: number
  /** null: the same. */
  user: number | null
  source: number | null
  text: 'kept' | 'cut' | 'retyped'
  /** Where it is cut or a letter is left out, as a share of the text. */
  cutAt: number
  changesCounterparty: boolean
  /** Lines further down; null: at the end of the file. */
  linesLater: number | null
}

/**
 * Posts some lines and some whole journals of a ledger again: 0 to 10 days later, by the same user and source or others, the
 * texts kept, cut or typed again with a letter missing, in a journal of their own or, of some single lines, in the same one.
 * `lineText` gives the texts of any line. The same ledger and seed give the same copies.
 */
export function injectRepostings(
  view: LedgerView,
  lineText: (line: number) => LineText,
  seed: number
): InjectedLedger {
  const random = randomFrom(seed)
  const usable = usableLines(view)
  const events = drawEvents(view, usable, random)
  const originals = Int32Array.from(events.flatMap(({ lines }) => lines))
  const changes = events.flatMap(({ lines, isJournal }, event) => {
    const change = drawChange(view, event, isJournal ? null : lines[0]!, random)
    return lines.map(() => change)
  })
  return {
    view: copyLines(view, originals, changes, lineText),
    originals,
    events: Int32Array.from(changes, ({ event }) => event)
  }
}

function usableLines({ lines, account, amount }: LedgerView): Int32Array {
  const all = Int32Array.from({ length: lines }, (_, line) => line)
  return all.filter((line) => account[line]! >= 0 && amount[line]! >= 0)
}

/** Single lines and whole journals; a line is in one event at most. */
function drawEvents(view: LedgerView, usable: Int32Array, random: () => number) {
  // Of a small ledger no more than a third is posted again: what is natural must outnumber it.
  const most = Math.max(1, Math.floor(usable.length / 6))
  const singles = drawSome(usable, Math.min(injectionLimits.lines, most), random)
  const events = Array.from(singles, (line) => ({ lines: [line], isJournal: false }))
  const taken = new Set(singles)
  let left = Math.min(usable.length, most)
  for (const lines of drawJournals(view, usable, random)) {
    if (lines.length > left || lines.some((line) => taken.has(line))) continue
    left -= lines.length
    events.push({ lines, isJournal: true })
  }
  return events
}

function drawJournals({ journal }: LedgerView, usable: Int32Array, random: () => number): number[][] {
  if (journal === null) return []
  const sizes = new Int32Array(countIds(journal))
  for (const line of usable) if (journal[line]! >= 0) sizes[journal[line]!]!++
  const all = Int32Array.from(sizes, (_, number) => number)
  const fit = all.filter((number) => sizes[number]! >= 2 && sizes[number]! <= injectionLimits.journalLines)
  const chosen = new Map<number, number[]>()
  for (const number of drawSome(fit, injectionLimits.journals, random)) chosen.set(number, [])
  for (const line of usable) chosen.get(journal[line]!)?.push(line)
  return [...chosen.values()]
}

/** Draws in a fixed order, so that one change does not move the others. */
function drawChange(
  view: LedgerView,
  event: number,
  line: number | null,
  random: () => number
): RepostingChange {
  const draw = Array.from({ length: 14 }, random)
  const anyOf = (ids: Int32Array | null, share: number) => ids && Math.floor(share * countIds(ids))
  const fresh = view.journal === null ? -1 : countIds(view.journal) + event
  const staysInJournal = line !== null && draw[0]! < 0.25
  return {
    event,
    journal: staysInJournal && view.journal !== null ? view.journal[line]! : fresh,
    daysLater: Math.floor(draw[1]! * (mostDaysLater + 1)),
    waits: draw[2]! < 0.5,
    keepsEffective: draw[3]! < 0.5,
    timeOf: Math.floor(draw[13]! * view.lines),
    user: draw[4]! < 0.5 ? null : anyOf(view.user, draw[5]!),
    source: draw[6]! < 0.7 ? null : anyOf(view.source, draw[7]!),
    text: draw[8]! < 0.5 ? 'kept' : draw[8]! < 0.75 ? 'cut' : 'retyped',
    cutAt: 0.3 + 0.6 * draw[9]!,
    changesCounterparty: draw[10]! < 0.4,
    linesLater: draw[11]! < 0.3 ? 0 : draw[11]! < 0.65 ? Math.floor(draw[12]! * 200) : null
  }
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
  const days = new Set(view.posted)
  const place = new Float64Array(total)
  place.set(view.place)
  originals.forEach((line, copy) => {
    const { linesLater } = changes[copy]!
    // Below one line per copy: their order is kept.
    const step = (copy + 1) / (originals.length + 1)
    place[lines + copy] = linesLater === null ? total + copy : view.place[line]! + linesLater + step
  })
  return {
    ...view,
    lines: total,
    account: extend(view.account, keep),
    amount: extend(view.amount, keep),
    within: view.within.map((ids) => extend(ids, keep)),
    posted: extend(view.posted, (day, change) => (day === noDay ? day : dayLater(day, change, days))),
    effective: extend(view.effective, (day, { keepsEffective, daysLater }) =>
      day === noDay || keepsEffective ? day : day + daysLater
    ),
    entered: view.entered && enterAgain(view.entered, changes),
    user: view.user && extend(view.user, (id, { user }) => user ?? id),
    source: view.source && extend(view.source, (id, { source }) => source ?? id),
    entity: view.entity && extend(view.entity, keep),
    journal: view.journal && extend(view.journal, (_, { journal }) => journal),
    place,
    textOf: (line) =>
      line < lines ? lineText(line) : textAgain(lineText(originals[line - lines]!), changes[line - lines]!)
  }
}

function enterAgain(entered: Int16Array, changes: readonly RepostingChange[]): Int16Array {
  const longer = new Int16Array(entered.length + changes.length)
  longer.set(entered)
  changes.forEach(({ timeOf }, copy) => (longer[entered.length + copy] = entered[timeOf]!))
  return longer
}

function dayLater(day: number, { daysLater, waits }: RepostingChange, days: ReadonlySet<number>): number {
  const later = day + daysLater
  if (!waits) return later
  for (let open = later; open < later + 40; open++) if (days.has(open)) return open
  return later
}

function textAgain({ counterparty, description }: LineText, change: RepostingChange): LineText {
  const again = (text: string): string => {
    if (change.text === 'kept' || text.length < 4) return text
    const at = Math.ceil(text.length * change.cutAt)
    return change.text === 'cut' ? text.slice(0, at).trim() : text.slice(0, at - 1) + text.slice(at)
  }
  return {
    counterparty: change.changesCounterparty ? again(counterparty) : counterparty,
    description: again(description)
  }
}

import { ExactAmounts } from '../../base/exact-amounts.ts'
import { replaceIds } from '../../base/replace-ids.ts'
import { splitAt, splitClasses, type Classes } from '../../base/split-classes.ts'
import { joinBlanks, plain } from '../ledger/compare-keys.ts'
import { valueAt } from '../ledger/key-data.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { compareTexts, type ContentOrder } from './content-order.ts'
import type { EventLines } from './event-lines.ts'
import { countAt, placesAt, tally } from './tally.ts'

/** What was posted at once, by place. */
export interface Postings extends Classes {
  /** The counterparty, which blank lines have of their posting; -1 where it has none, or several. */
  parties: Int32Array
  /** Accounts, amounts, currencies and counterparties: lines with the same number say the same. */
  items: Classes
}

/** Postings with what each is called. */
interface NamedPostings extends Classes {
  /** What comes with the same name was doubled under it, and goes by its number. */
  names: string[]
}

/** Below every sign of a name, so that a short one comes before a longer one. */
const between = '\0'

/**
 * Tells the postings apart and numbers them by their names. The lines of one journal number are one; where they came on several days, from
 * several users or sources, and each of these parts balances, each part is one. Without a journal it is the lines of a document,
 * counterparty and posted day, without a document the line alone. A counterparty that is the only one of a posting is that of all its
 * lines. A posting of two items or more, each of which stands as often as the others, is that many postings.
 */
export function partPostings(ledger: Ledger, related: EventLines, order: ContentOrder): Postings {
  const named = namePostings(ledger, related, order)
  const parties = inheritParties(related, named)
  const items = splitClasses(
    related.bases,
    joinBlanks({ ids: parties, count: related.parties.values.length })
  )
  const { of, count, names } = dealDoubled(named, items, related, order)
  const byName = Array.from(names, (_, posting) => posting)
  byName.sort((one, other) => compareTexts(names[one]!, names[other]!) || one - other)
  const ranks = new Int32Array(count)
  byName.forEach((posting, rank) => (ranks[posting] = rank))
  return { of: replaceIds(of, ranks), count, parties, items }
}

/** Numbers journals, or the parts of them that balance, documents and single lines by the first place of each. */
function namePostings(ledger: Ledger, related: EventLines, order: ContentOrder): NamedPostings {
  const { posted, user, source } = ledger.keys
  const { lines, journals, documents, parties } = related
  const parts = partJournals(ledger, related)
  const papers = partDocuments(ledger, related)
  const nameAt = (at: number): string => {
    const line = lines[at]!
    const journal = valueAt(journals, at)
    const name =
      parts.of[at]! < 0
        ? papers.of[at]! < 0
          ? ['L', order.textOf(line)]
          : ['D', valueAt(documents, at), valueAt(parties, at), valueAt(posted, line)]
        : parts.of[at]! < journals.values.length
          ? ['J', journal]
          : ['J', journal, valueAt(posted, line), valueAt(user, line), valueAt(source, line)]
    return name.join(between)
  }
  const numbers = new Int32Array(parts.count + papers.count).fill(-1)
  const names: string[] = []
  const of = Int32Array.from(lines, (_, at) => {
    const key = parts.of[at]! >= 0 ? parts.of[at]! : papers.of[at]! < 0 ? -1 : parts.count + papers.of[at]!
    if (key >= 0 && numbers[key]! >= 0) return numbers[key]!
    if (key >= 0) numbers[key] = names.length
    return names.push(nameAt(at)) - 1
  })
  return { of, count: names.length, names }
}

/** The journals by their own numbers, and behind these the parts of those that came in parts. */
function partJournals({ keys, amounts }: Ledger, { lines, amountIds, journals }: EventLines): Classes {
  const whole = { of: journals.ids, count: journals.values.length }
  const fields = [keys.posted, keys.user, keys.source].filter((field) => field !== null)
  const parts = splitAt(
    lines,
    whole,
    fields.map((field) => joinBlanks(plain(field)))
  )
  const nets = new ExactAmounts(parts.count, amounts.scale)
  const journalOf = new Int32Array(parts.count).fill(-1)
  for (let at = 0; at < lines.length; at++) {
    const part = parts.of[at]!
    if (part < 0) continue
    nets.add(part, amounts, amountIds[at]!)
    journalOf[part] = journals.ids[at]!
  }
  const partsOf = new Int32Array(whole.count)
  const isOpen = new Uint8Array(whole.count)
  journalOf.forEach((journal, part) => {
    if (journal < 0) return
    partsOf[journal]!++
    if (!nets.isZero(part)) isOpen[journal] = 1
  })
  const numberOf = journalOf.map((journal, part) =>
    partsOf[journal] === 1 || isOpen[journal] === 1 ? journal : whole.count + part
  )
  return { of: replaceIds(parts.of, numberOf), count: whole.count + parts.count }
}

/** The lines without a journal by document, counterparty and posted day; -1 for those without a document. */
function partDocuments({ keys }: Ledger, { lines, journals, documents, parties }: EventLines): Classes {
  const of = documents.ids.map((document, at) => (journals.ids[at]! >= 0 ? -1 : document))
  const byParty = splitClasses({ of, count: documents.values.length }, joinBlanks(plain(parties)))
  return keys.posted === null ? byParty : splitAt(lines, byParty, [joinBlanks(plain(keys.posted))])
}

/** By place: the number of the counterparty, or of the only one of the whole posting where it is blank; -1 for none. */
function inheritParties({ parties }: EventLines, { of, count }: Classes): Int32Array {
  const [none, several] = [-1, -2]
  const only = new Int32Array(count).fill(none)
  for (let at = 0; at < of.length; at++) {
    const party = parties.ids[at]!
    const known = only[of[at]!]!
    if (party >= 0) only[of[at]!] = known === none || known === party ? party : several
  }
  return parties.ids.map((party, at) => (party >= 0 ? party : Math.max(none, only[of[at]!]!)))
}

/** Deals the lines of postings that were doubled under their own number to as many postings. */
function dealDoubled(
  named: NamedPostings,
  items: Classes,
  { lines }: EventLines,
  { compare }: ContentOrder
): NamedPostings {
  const counted = tally(named, items)
  const of = named.of.slice()
  const names = [...named.names]
  for (let posting = 0; posting < named.count; posting++) {
    const [first, end] = [counted.starts[posting]!, counted.starts[posting + 1]!]
    const times = countAt(counted, first)
    if (end - first < 2 || times < 2) continue
    let entry = first
    while (entry < end && countAt(counted, entry) === times) entry++
    if (entry < end) continue
    const base = names.length - 1
    for (let copy = 1; copy < times; copy++) names.push(names[posting]!)
    for (entry = first; entry < end; entry++) {
      const places = placesAt(counted, entry).toSorted((one, other) => compare(lines[one]!, lines[other]!))
      for (let copy = 1; copy < times; copy++) of[places[copy]!] = base + copy
    }
  }
  return { of, count: names.length, names }
}

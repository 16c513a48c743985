import { foldCase } from '../../base/fold-case.ts'
import { valuesAt } from '../../base/lines-with.ts'
import { splitClasses, type Classes } from '../../base/split-classes.ts'
import { joinBlanks, numberCodes, plain, type NumberedField } from '../ledger/compare-keys.ts'
import { daysOf } from '../ledger/days.ts'
import type { KeyField } from '../ledger/key-data.ts'
import { positionOf, type Ledger } from '../ledger/ledger.ts'

/** What tells duplicate lines apart, by their place in the list that was asked about. Lines of one class say the same of it. */
export interface TellingLines {
  /** Account, amount and currency. */
  item: Classes
  user: Classes
  /** The text and the counterparty together, as they stand. */
  words: Classes
  /** Document number; -1 where it is blank. */
  document: Int32Array
  /** Equal where the lines are of one entity; null without entities. */
  entity: Int32Array | null
  /** Item, counterparty, user, source and text without regard to case, blanks and digits. */
  twin: Classes
  /** Counterparty, user, source and the beginning of the text: who posted it as what. */
  poster: Classes
  /** Item and counterparty. */
  bare: Classes
  /** What `twin` has, and both days. */
  strict: Classes
  /** Account, user, source and counterparty, or without one the text: who posts what. */
  kind: Classes
  /** Days since 1970, `noDay` where there is none. */
  posted: Int32Array
  effective: Int32Array
}

const headLength = 6

/** Gathers it for these lines, given the type-1 group of every line of the ledger. */
export function tellLines(ledger: Ledger, groupOf: Int32Array, lines: Int32Array): TellingLines {
  const { keys } = ledger
  const at = ({ ids, count }: NumberedField) => ({ ids: valuesAt(ids, lines), count })
  const code = (field: KeyField | null) => (field === null ? null : at(joinBlanks(numberCodes(field, true))))
  const day = (field: KeyField | null) => (field === null ? null : at(joinBlanks(plain(field))))
  const texts = (field: 'description' | 'counterparty', fold: (text: string) => string) =>
    numberTexts(ledger, field, fold, lines)
  const split = (classes: Classes, fields: readonly (NumberedField | null)[]) =>
    fields.reduce((parts, field) => (field === null ? parts : splitClasses(parts, field)), classes)

  const [user, source] = [code(keys.user), code(keys.source)]
  const party = texts('counterparty', withoutBlanks)
  const item = split(numberFrom(valuesAt(groupOf, lines)), [code(keys.currency)])
  const bare = split(item, [party])
  const posting = split(bare, [user, source])
  const text = texts('description', withoutDigits)
  const twin = split(posting, [text])
  const all = { of: new Int32Array(lines.length), count: 1 }
  const accounts = at(plain(keys.account))
  return {
    item,
    user: split(all, [user]),
    words: split(all, [texts('counterparty', (raw) => raw), texts('description', (raw) => raw)]),
    document: documentsOf(ledger, lines),
    entity: code(keys.entity)?.ids ?? null,
    twin,
    poster: split(all, [
      party,
      user,
      source,
      texts('description', (raw) => withoutDigits(raw).slice(0, headLength))
    ]),
    bare,
    strict: split(twin, [day(keys.posted), day(keys.effective)]),
    kind: split(all, [accounts, user, source, party ?? text]),
    posted: valuesAt(daysOf(keys.posted, keys.lines), lines),
    effective: valuesAt(daysOf(keys.effective, keys.lines), lines)
  }
}

/** Groups are numbered over the whole ledger. */
function numberFrom(of: Int32Array): Classes {
  return { of, count: of.reduce((most, group) => Math.max(most, group), -1) + 1 }
}

/** The texts of a column by place in `lines`, equal ones under one number; blank ones are one text. null where it is not mapped. */
function numberTexts(
  { written, mapping }: Ledger,
  field: 'description' | 'counterparty' | 'document',
  fold: (text: string) => string,
  lines: Int32Array
): NumberedField | null {
  const position = positionOf(mapping, field)
  if (position === null) return null
  const { cells, ids } = written.columns[position]!
  const numbers = new Map<string, number>()
  const numberOf = new Int32Array(cells.size).fill(-1)
  const numbered = Int32Array.from(lines, (line) => {
    const cell = ids[line]!
    if (numberOf[cell] === -1) {
      const text = fold(cells.textOf(cell).trim())
      numberOf[cell] = numbers.get(text) ?? numbers.size
      numbers.set(text, numberOf[cell]!)
    }
    return numberOf[cell]!
  })
  return { ids: numbered, count: numbers.size }
}

/** Blank documents are none. */
function documentsOf(ledger: Ledger, lines: Int32Array): Int32Array {
  const position = positionOf(ledger.mapping, 'document')
  const numbered = numberTexts(ledger, 'document', withoutBlanks, lines)
  if (position === null || numbered === null) return new Int32Array(lines.length).fill(-1)
  const { cells, ids } = ledger.written.columns[position]!
  return numbered.ids.map((number, at) => (cells.textOf(ids[lines[at]!]!).trim() === '' ? -1 : number))
}

function withoutBlanks(text: string): string {
  return foldCase(text.replace(/\s+/gu, ''))
}

function withoutDigits(text: string): string {
  return foldCase(text.replace(/[\s\p{N}]+/gu, ''))
}

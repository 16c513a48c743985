import synonyms from './column-synonyms.json' with { type: 'json' }
import { firstPlace } from '../../../base/first-place.ts'
import { indicatorSign } from '../amounts/indicator-sign.ts'
import { candidates, type Candidate, type HeaderMatch } from './candidate.ts'
import { matchCompound, splitGlued } from './compound-name.ts'
import { normalForm } from './normal-form.ts'

interface Synonym {
  candidate: Candidate
  weight: number
  isTechnical: boolean
}

const known = indexSynonyms()
/** A word for an amount beside that for a side, in scripts of their own. */
const ofAmount = /\s*(?:金额|金額|发生额|發生額|금액|сумма|сума)\s*$/iu
/** All known names in the order of their letters, each with its place among them all. */
const sorted = [...known.keys()]
  .map((name, place) => ({ name, place }))
  .toSorted((one, other) => (one.name < other.name ? -1 : 1))
const currencies = new Set(Intl.supportedValuesOf('currency').map((code) => code.toLowerCase()))

/**
 * The candidates that a header is a known name of, best first: as it stands, without a currency or the words in
 * brackets, by its column code (`BSEG-HKONT`), by its words together, or as the cut-off start of one name. Unknown
 * headers give none.
 */
export function matchHeader(header: string): HeaderMatch[] {
  const form = normalForm(header)
  const matches =
    lookUp(form, 1, 'is a known name') ??
    withoutBrackets(header) ??
    withoutCurrency(form) ??
    withoutTable(header) ??
    byWords(form, 1, '') ??
    cutOff(form) ??
    sideWord(header) ??
    []
  return matches.toSorted((a, b) => b.weight - a.weight)
}

function indexSynonyms(): Map<string, Synonym[]> {
  const index = new Map<string, Synonym[]>()
  for (const candidate of candidates) {
    for (const { header, lang, weight } of synonyms[candidate]) {
      // Umlauts are written ä, a or ae; the first two have one normal form.
      const spelledOut = header.replace(/[äöü]/gi, (umlaut) => umlaut.normalize('NFD')[0] + 'e')
      for (const form of new Set([normalForm(header), normalForm(spelledOut)])) {
        const entry = { candidate, weight, isTechnical: lang === 'tech' }
        index.set(form, [...(index.get(form) ?? []), entry])
      }
    }
  }
  return index
}

function lookUp(form: string, factor: number, reason: string): HeaderMatch[] | undefined {
  return known.get(form)?.map(({ candidate, weight }) => ({ candidate, weight: weight * factor, reason }))
}

/** `postingdate` is `Posting Date` without its blank; else what the words mean together. */
function byWords(form: string, factor: number, where: string): HeaderMatch[] | undefined {
  const apart = splitGlued(form)
  const found = (apart === form ? undefined : lookUp(apart, 0.97, 'is a known name')) ?? matchCompound(form)
  return found?.map((match) => ({ ...match, weight: match.weight * factor, reason: match.reason + where }))
}

/** A name that is known, or put together of known words, in a currency. */
function lookUpIn(name: string, currency: string): HeaderMatch[] | undefined {
  return lookUp(name, 0.97, `is a known name, in ${currency}`) ?? byWords(name, 0.97, `, in ${currency}`)
}

/** `Amount (EUR)`, `Amount (2)`, and SE16N's `HKONT (General Ledger Account)`; not `Amount (tax)`. */
function withoutBrackets(header: string): HeaderMatch[] | undefined {
  const [, outside, inside] = /^\s*([^([]+?)\s*[([](.+)[)\]]\s*$/.exec(header) ?? []
  if (outside === undefined || inside === undefined) return undefined
  const outer = normalForm(outside)
  const inner = normalForm(inside)
  if (currencies.has(inner)) return lookUpIn(outer, inside)
  if (/^\d+$/.test(inner)) return lookUp(outer, 0.9, 'is a known name, one more time')
  if (isTechnical(outer)) return lookUp(outer, 0.97, 'begins with a known column code')
  if (/^[A-Z][A-Z\d_]{2,}$/.test(outside)) return lookUp(inner, 0.97, 'has a known name in brackets')
  return undefined
}

/** `Debit GBP`, `Betrag in EUR`. */
function withoutCurrency(form: string): HeaderMatch[] | undefined {
  const [, name, currency = ''] = /^(.+?)(?: in)? (\w{3})$/.exec(form) ?? []
  if (name === undefined || !currencies.has(currency)) return undefined
  return lookUpIn(name, currency.toUpperCase())
}

/** `BSEG-HKONT`, `GL20000.TRXDATE`; only column codes, since `VAT-Amount` is no amount of ours. */
function withoutTable(header: string): HeaderMatch[] | undefined {
  const code = normalForm(/^\s*\w+[-.](\w+)\s*$/.exec(header)?.[1] ?? '')
  return isTechnical(code) ? lookUp(code, 0.97, 'ends in a known column code') : undefined
}

/** `Betrag in Hausw`: the start of known names that all mean the same, cut off by a list of fixed width. */
function cutOff(form: string): HeaderMatch[] | undefined {
  if (form.length < 5) return undefined
  const wholes = namesFrom(form).filter((name) => form.includes(' ') || /^\S/.test(name.slice(form.length)))
  const meanings = new Set(
    wholes.map((name) =>
      lookUp(name, 1, '')!
        .map(({ candidate }) => candidate)
        .join()
    )
  )
  return meanings.size === 1 ? lookUp(wholes[0]!, 0.85, 'is the start of a known name') : undefined
}

/** The known names that begin so, in the order in which they are known. A table may have a hundred thousand headers to ask for. */
function namesFrom(start: string): string[] {
  const first = firstPlace(0, sorted.length, (at) => sorted[at]!.name >= start)
  const found: typeof sorted = []
  for (let at = first; sorted[at]?.name.startsWith(start) === true; at++) found.push(sorted[at]!)
  return found.toSorted((one, other) => one.place - other.place).map(({ name }) => name)
}

/** A word for a side in a script of its own; in Latin letters such words are names of people and goods too. */
function sideWord(header: string): HeaderMatch[] | undefined {
  const sign = /\p{Script=Latin}|\d/u.test(header) ? null : indicatorSign(header.replace(ofAmount, ''))
  if (sign === null) return undefined
  return [{ candidate: sign === 1 ? 'debit' : 'credit', weight: 0.95, reason: 'is a word for a side' }]
}

function isTechnical(form: string): boolean {
  return known.get(form)?.some((synonym) => synonym.isTechnical) ?? false
}

import synonyms from './column-synonyms.json' with { type: 'json' }
import { normalForm } from './normal-form.ts'

/** What a column can hold: a field, or one of the things that are known only so that no field takes them. */
export type Candidate = keyof typeof synonyms

/** How far a header by itself speaks for a candidate: 0 to 1, and why, to follow the words `header “X”`. */
export interface HeaderMatch {
  candidate: Candidate
  weight: number
  reason: string
}

interface Synonym {
  candidate: Candidate
  weight: number
  isTechnical: boolean
}

export const candidates = Object.keys(synonyms) as Candidate[]
const known = indexSynonyms()
const currencies = new Set(Intl.supportedValuesOf('currency').map((code) => code.toLowerCase()))

/**
 * The candidates that a header is a known name of, best first: as it stands, without a currency or the words in
 * brackets, by its column code (`BSEG-HKONT`), or as the cut-off start of one name. Unknown headers give none.
 */
export function matchHeader(header: string): HeaderMatch[] {
  const form = normalForm(header)
  const matches =
    lookUp(form, 1, 'is a known name') ??
    withoutBrackets(header) ??
    withoutCurrency(form) ??
    withoutTable(header) ??
    cutOff(form) ??
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

/** `Amount (EUR)`, `Amount (2)`, and SE16N's `HKONT (General Ledger Account)`; not `Amount (tax)`. */
function withoutBrackets(header: string): HeaderMatch[] | undefined {
  const [, outside, inside] = /^\s*([^([]+?)\s*[([](.+)[)\]]\s*$/.exec(header) ?? []
  if (outside === undefined || inside === undefined) return undefined
  const outer = normalForm(outside)
  const inner = normalForm(inside)
  if (currencies.has(inner)) return lookUp(outer, 0.97, `is a known name, in ${inside}`)
  if (/^\d+$/.test(inner)) return lookUp(outer, 0.9, 'is a known name, one more time')
  if (isTechnical(outer)) return lookUp(outer, 0.97, 'begins with a known column code')
  if (/^[A-Z][A-Z\d_]{2,}$/.test(outside)) return lookUp(inner, 0.97, 'has a known name in brackets')
  return undefined
}

/** `Debit GBP`, `Betrag in EUR`. */
function withoutCurrency(form: string): HeaderMatch[] | undefined {
  const [, name, currency = ''] = /^(.+?)(?: in)? (\w{3})$/.exec(form) ?? []
  if (name === undefined || !currencies.has(currency)) return undefined
  return lookUp(name, 0.97, `is a known name, in ${currency.toUpperCase()}`)
}

/** `BSEG-HKONT`, `GL20000.TRXDATE`; only column codes, since `VAT-Amount` is no amount of ours. */
function withoutTable(header: string): HeaderMatch[] | undefined {
  const code = normalForm(/^\s*\w+[-.](\w+)\s*$/.exec(header)?.[1] ?? '')
  return isTechnical(code) ? lookUp(code, 0.97, 'ends in a known column code') : undefined
}

/** `Betrag in Hausw`: the start of known names that all mean the same, cut off by a list of fixed width. */
function cutOff(form: string): HeaderMatch[] | undefined {
  if (form.length < 5) return undefined
  const wholes = [...known.keys()].filter(
    (name) => name.startsWith(form) && (form.includes(' ') || /^\S/.test(name.slice(form.length)))
  )
  const meanings = new Set(
    wholes.map((name) =>
      lookUp(name, 1, '')!
        .map(({ candidate }) => candidate)
        .join()
    )
  )
  return meanings.size === 1 ? lookUp(wholes[0]!, 0.85, 'is the start of a known name') : undefined
}

function isTechnical(form: string): boolean {
  return known.get(form)?.some((synonym) => synonym.isTechnical) ?? false
}

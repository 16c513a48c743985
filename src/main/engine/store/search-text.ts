import { foldCase } from '../base/fold-case.ts'

const mostRemembered = 20_000
const remembered = new Map<string, string>()

/**
 * A text as it is searched: compatible signs are one (NFKC, so that a letter is the same composed and decomposed, wide and
 * narrow), upper and lower case are the same, and any white space is one space.
 */
export function foldForSearch(text: string): string {
  if (/^[\x20-\x7E]*$/.test(text)) return text.toLowerCase()
  // Names return line after line, and folding sign by sign is slow.
  const known = remembered.get(text)
  if (known !== undefined) return known
  const folded = foldCase(text.normalize('NFKC')).normalize('NFKC').replace(/\s+/g, ' ')
  if (remembered.size === mostRemembered) remembered.clear()
  remembered.set(text, folded)
  return folded
}

/** What a search asks for: its words, and what stands in double quotes as one; each has to be found in a line. */
export function wordsOfSearch(text: string): string[] {
  const parts = foldForSearch(text).matchAll(/"([^"]*)"?|[^\s"]+/g)
  const words = [...parts].map(([word, quoted]) => (quoted ?? word).trim())
  return [...new Set(words)].filter((word) => word !== '')
}

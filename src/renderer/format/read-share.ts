import { read, refuse } from './reading.ts'
import type { Reading } from './reading.ts'

/** The share of 0 to 1 that somebody typed: `0.8`, `0,8`, `.8` or `80 %`. */
export function readShare(typed: string): Reading<number> {
  const [, figures, percent] = /^(\d*(?:[.,]\d+)?)\s*(%?)$/.exec(typed.trim()) ?? []
  if (figures === undefined || figures === '') return refuse(wordsFor(typed))
  const share = Number(figures.replace(',', '.')) / (percent === '%' ? 100 : 1)
  return share <= 1 ? read(share) : refuse(wordsFor(typed))
}

function wordsFor(typed: string): string {
  return `“${typed.trim()}” is no share of 0 to 1: write 0.8 or 80 %`
}

import { read, refuse } from '../format/reading.ts'
import type { Reading } from '../format/reading.ts'
import { text as words } from './text.ts'

/** The share of 0 to 1 that somebody typed: `0.8`, `0,8`, `.8` or `80 %`. */
export function readShare(typed: string): Reading<number> {
  const [, figures, percent] = /^(\d*(?:[.,]\d+)?)\s*(%?)$/.exec(typed.trim()) ?? []
  if (figures === undefined || figures === '') return refuse(words.typed.noShare(typed.trim()))
  const share = Number(figures.replace(',', '.')) / (percent === '%' ? 100 : 1)
  return share <= 1 ? read(share) : refuse(words.typed.noShare(typed.trim()))
}

import { read, refuse } from '../format/reading.ts'
import type { Reading } from '../format/reading.ts'
import { text as words } from './text.ts'

/** The whole number that somebody typed, of at most nine digits. */
export function readCount(typed: string): Reading<number> {
  const figures = typed.trim()
  return /^\d{1,9}$/.test(figures) ? read(Number(figures)) : refuse(words.typed.noCount(figures))
}

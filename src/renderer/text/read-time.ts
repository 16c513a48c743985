import { read, refuse } from '../format/reading.ts'
import type { Reading } from '../format/reading.ts'
import { text as words } from './text.ts'

/** The minute of a day that somebody typed, as HH:MM: `7`, `7:30`, `07.30` or `19:00`. */
export function readTime(typed: string): Reading<string> {
  const [, hour, minute = '00'] = /^(\d{1,2})(?:[:.](\d\d))?$/.exec(typed.trim()) ?? []
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59)
    return refuse(words.typed.noTime(typed.trim()))
  return read(`${hour.padStart(2, '0')}:${minute}`)
}

// Writes src/main/engine/ingest/dates/month-names.json: the names of months and days in the languages that ledgers are
// written in, as the Intl of this Node knows them. Runtimes know different ones, so nothing is asked of Intl when a ledger is read.
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { foldWord } from '../src/main/engine/ingest/dates/fold-word.ts'

/** Each with the regions that write other names. The first are asked first where a single cell has to do. */
const languages = (
  'en,en-GB,en-AU,en-CA de,de-AT fr,fr-CA es,es-MX it nl pt,pt-PT af am ar,ar-LB,ar-IQ,ar-DZ,ar-MA,ar-SA az be bg bn bs ca ' +
  'cs cy da el et eu fa fi fil ga gl gu he hi hr hu hy id is ka kk km kn ky lo lt lv mk ml mr ms mt my nb ne nn pa pl ps ' +
  'ro ru sk sl so sq sr sr-Latn sv sw ta te tg th tk tr uk ur uz'
).split(' ')
/** Still written by exports, and by no locale any more. */
const others: Record<string, [string, number][]> = {
  de: [['mrz', 3]],
  cs: [
    ['kvet', 5],
    ['cerv', 6]
  ],
  es: [['setiembre', 9]]
}
/** “In January” is one word in these. */
const prefixes: Record<string, string> = { he: 'ב' }
const widths = ['long', 'short'] as const
/** Alone and beside a day: many languages change the names there. */
const places = [{}, { day: 'numeric' }, { day: 'numeric', year: 'numeric' }] as const

function namesOf(locales: string[], part: 'month' | 'weekday', date: Date): string[] {
  const names = locales.flatMap((locale) =>
    widths.flatMap((width) =>
      places.flatMap((place) => {
        const options = { [part]: width, ...place, timeZone: 'UTC', calendar: 'gregory' }
        const parts = new Intl.DateTimeFormat(locale, options).formatToParts(date)
        return parts.filter(({ type }) => type === part).map(({ value }) => foldWord(value))
      })
    )
  )
  return [...new Set(names)].filter((name) => /^[\p{L}\p{M}-]+$/u.test(name))
}

const table = languages.map((list) => {
  const locales = list.split(',')
  const code = locales[0]!
  if (new Intl.DateTimeFormat(locales).resolvedOptions().locale !== code) {
    throw new Error(`This Node has no names for ${code}.`)
  }
  const months = Array.from({ length: 12 }, (_, at) =>
    namesOf(locales, 'month', new Date(Date.UTC(2024, at, 15)))
  )
  for (const [word, month] of others[code] ?? []) months[month - 1]!.push(word)
  const prefix = prefixes[code]
  if (prefix !== undefined) for (const names of months) names.push(...names.map((name) => prefix + name))
  const weekdays = Array.from({ length: 7 }, (_, at) =>
    namesOf(locales, 'weekday', new Date(Date.UTC(2024, 0, 1 + at)))
  )
  return { code, months, weekdays: weekdays.flat() }
})

const file = path.join(import.meta.dirname, '../src/main/engine/ingest/dates/month-names.json')
const lines = table.map(
  ({ months, ...rest }) =>
    `  ${JSON.stringify({ ...rest, months: months.map((names) => [...new Set(names)].join(' ')) })}`
)
writeFileSync(file, `[\n${lines.join(',\n')}\n]\n`)

import { foldWord } from './fold-word.ts'
import table from './month-names.json' with { type: 'json' }

/** What the month names of a column say in a language. */
export interface MonthReading {
  /** The code of the language; '' where one need not be told, for all that have the names agree, or none has them all. */
  language: string
  /** From the folded word to the month, 1 to 12. */
  months: ReadonlyMap<string, number>
}

type Language = (typeof table)[number]
type Find = (language: Language, folded: string) => number | null

const shortestCut = 3
const namesByLanguage = new Map<Language, Map<string, number>>()
const single = new Map<string, number | null>()
let weekdays: Set<string> | undefined

/**
 * What the month names of a column mean, in one language for all of them: in those that have every name as it stands,
 * else in those that have every name in full or cut after three letters or more. Several readings where languages differ, as
 * in “listopad” alone; words that are no month in any language are left out. Where no language has them all, each name is
 * what it is in every language that has it.
 */
export function readMonthNames(words: ReadonlySet<string>): MonthReading[] {
  const folded = [...new Set([...words].map(foldWord))].filter((word) => monthsOf(findCut, word).length > 0)
  if (folded.length === 0) return [{ language: '', months: new Map() }]
  for (const find of [findExact, findCut]) {
    const readings = table.flatMap((language): MonthReading[] => {
      const months = folded.flatMap((word) => find(language, word) ?? [])
      if (months.length < folded.length) return []
      return [{ language: language.code, months: new Map(folded.map((word, at) => [word, months[at]!])) }]
    })
    if (new Set(readings.map(({ months }) => [...months.values()].join())).size > 1) return readings
    if (readings.length > 0) return [{ ...readings[0]!, language: '' }]
  }
  const agreed = folded.flatMap((word): [string, number][] => {
    const exact = monthsOf(findExact, word)
    const months = exact.length > 0 ? exact : monthsOf(findCut, word)
    return months.length === 1 ? [[word, months[0]!]] : []
  })
  return [{ language: '', months: new Map(agreed) }]
}

/** The month, 1 to 12, that a word names by itself, in the first language that has it; null where it names none. */
export function monthNumber(word: string): number | null {
  const folded = foldWord(word)
  let month = single.get(folded)
  if (month === undefined) {
    month = monthsOf(findExact, folded)[0] ?? monthsOf(findCut, folded)[0] ?? null
    // Free text in a date column must not fill the memory.
    if (single.size < 1000) single.set(folded, month)
  }
  return month
}

/** Whether a word is the name of a day of the week in one of these languages. */
export function isWeekday(word: string): boolean {
  weekdays ??= new Set(table.flatMap((language) => language.weekdays))
  return weekdays.has(foldWord(word))
}

function monthsOf(find: Find, folded: string): number[] {
  return [...new Set(table.flatMap((language) => find(language, folded) ?? []))]
}

function findExact(language: Language, folded: string): number | null {
  return namesOf(language).get(folded) ?? null
}

/** The whole name, or the beginning of names of one month only. */
function findCut(language: Language, folded: string): number | null {
  const exact = findExact(language, folded)
  if (exact !== null || folded.length < shortestCut) return exact
  const months = new Set<number>()
  for (const [name, month] of namesOf(language)) if (name.startsWith(folded)) months.add(month)
  return months.size === 1 ? [...months][0]! : null
}

function namesOf(language: Language): Map<string, number> {
  let names = namesByLanguage.get(language)
  if (names === undefined) {
    names = new Map(
      language.months.flatMap((list, at) => list.split(' ').map((name): [string, number] => [name, at + 1]))
    )
    namesByLanguage.set(language, names)
  }
  return names
}

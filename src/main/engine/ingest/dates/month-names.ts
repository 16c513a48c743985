const languages = ['en', 'de', 'de-AT', 'fr', 'es', 'it', 'nl', 'pt']
/** Still written by old German exports, and by no locale any more. */
const others: [string, number][] = [['mrz', 3]]
const known = new Map<string, number | null>()
let names: [string, number][] | undefined
let weekdays: Set<string> | undefined

/**
 * The month, 1 to 12, that a word names in English, German, French, Spanish, Italian, Dutch or Portuguese, in full
 * or cut after three letters or more; null where it names none, or two (`jui`). Case and accents do not matter.
 */
export function monthNumber(word: string): number | null {
  const folded = fold(word)
  let month = known.get(folded)
  if (month === undefined) {
    names ??= learnMonths()
    const named = folded.length < 3 ? [] : names.filter(([name]) => name.startsWith(folded))
    const exact = named.filter(([name]) => name === folded)
    const months = new Set((exact.length > 0 ? exact : named).map(([, number]) => number))
    month = months.size === 1 ? [...months][0]! : null
    // Free text in a date column must not fill the memory.
    if (known.size < 1000) known.set(folded, month)
  }
  return month
}

/** Whether a word is the name of a day of the week in one of these languages. */
export function isWeekday(word: string): boolean {
  weekdays ??= new Set(
    [...Array(7).keys()].flatMap((index) => namesOf(new Date(Date.UTC(2024, 0, 1 + index)), 'weekday'))
  )
  return weekdays.has(fold(word))
}

function learnMonths(): [string, number][] {
  const listed = [...Array(12).keys()].flatMap((index) =>
    namesOf(new Date(Date.UTC(2024, index, 15)), 'month').map((name): [string, number] => [name, index + 1])
  )
  return [...listed, ...others]
}

/** Long and short names, alone and beside a day: some languages change them there. */
function namesOf(date: Date, part: 'month' | 'weekday'): string[] {
  return languages.flatMap((language) =>
    (['long', 'short'] as const).flatMap((width) =>
      [{}, { day: 'numeric' } as const].map((beside) => {
        const format = new Intl.DateTimeFormat(language, { [part]: width, timeZone: 'UTC', ...beside })
        return fold(format.formatToParts(date).find(({ type }) => type === part)!.value)
      })
    )
  )
}

function fold(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[\p{M}.]/gu, '')
    .toLowerCase()
}

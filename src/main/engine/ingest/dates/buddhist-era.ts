const years = 543
const long = String.raw`(2[45]\d\d)`
const places = [
  new RegExp(String.raw`(?<!\d)${long}(?!\d)`),
  new RegExp(String.raw`^${long}(?=\d{4}(?:\D|$)|\d{10}$)`),
  new RegExp(String.raw`(?<=^\d{4})${long}$`)
]
/** Two digits after day and month, or after the name of a month. */
const short = /^(\d{1,2}([-./ ])\d{1,2}\2|\d{1,2}[-./ ]*\p{L}[\p{L}\p{M}.]*[-./ ]*)(\d\d)(?!\d)/u

/** The cell with its Buddhist year as the one of our era, 543 less; null where it has none between 2400 and 2599. */
export function fromLongEra(cell: string): string | null {
  for (const place of places) {
    if (place.test(cell)) return cell.replace(place, (year) => String(Number(year) - years))
  }
  return null
}

/** The same for a year of two digits, `67` as 2024; null where it would not be one of the ledgers of these years. */
export function fromShortEra(cell: string): string | null {
  const [whole = '', before = '', , year] = short.exec(cell) ?? []
  if (year === undefined || year < '55' || year > '75') return null
  return `${before}${2500 + Number(year) - years}${cell.slice(whole.length)}`
}

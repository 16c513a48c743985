/** How `Date` of Java and `ctime` of C write an instant: the year behind the time. */
const instant = /^\p{L}+,? (\p{L}+) +(\d{1,2}) \d\d:\d\d:\d\d(?: [\w+:-]+)? (\d{4})$/u
const romanNumerals = 'I II III IV V VI VII VIII IX X XI XII'.split(' ')
const roman = '(I{1,3}|IV|VI{0,3}|IX|XI{0,2})'
const romanLast = new RegExp(String.raw`^(\d{1,2})(\.? |[-./])${roman}\2(\d{4}|\d\d)\.?$`, 'i')
const romanMiddle = new RegExp(String.raw`^(\d{4})(\.? |[-./])${roman}\2(\d{1,2})\.?$`, 'i')
/** By the name of an era of Japan, or its letter: the year before its first. */
const eras = new Map([
  ['令和', 2018],
  ['R', 2018],
  ['平成', 1988],
  ['H', 1988],
  ['昭和', 1925],
  ['S', 1925]
])
const era = /^(?:(令和|平成|昭和) ?(\d{1,2}|元)|([RHS])(\d{1,2}))([年./-]) ?(\d{1,2})[月./-] ?(\d{1,2})日?$/

/**
 * The same day as readers of the calendar know it, for a cell that writes it in numerals or eras of its own; any other cell as it is. An
 * era proves its year, a Roman numeral its month.
 */
export function respellDate(text: string): string {
  const time = instant.exec(text)
  if (time !== null) return `${time[1]} ${time[2]} ${time[3]}`
  const last = romanLast.exec(text)
  if (last !== null) return isoText(last[4]!, monthOf(last[3]!), last[1]!)
  const middle = romanMiddle.exec(text)
  if (middle !== null) return isoText(middle[1]!, monthOf(middle[3]!), middle[4]!)
  const [, name, year, letter, short, , month, day] = era.exec(text) ?? []
  if (month === undefined) return text
  const count = year === '元' ? 1 : Number(year ?? short)
  return isoText(String(eras.get(name ?? letter!)! + count), month, day!)
}

function monthOf(numeral: string): string {
  return String(romanNumerals.indexOf(numeral.toUpperCase()) + 1)
}

function isoText(year: string, month: string, day: string): string {
  const full = year.length === 4 ? year : `${Number(year) < 70 ? '20' : '19'}${year}`
  return [full, month, day].map((part) => part.padStart(2, '0')).join('-')
}

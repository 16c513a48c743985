import type { SharedCell } from '../../../shared/ledger-column.ts'
import { Dictionary } from './dictionary.ts'
import type { FindingPlaces } from './finding-places.ts'
import type { LineColumn } from './line-columns.ts'
import { rankNumbers, type Ranks } from './sort-ranks.ts'

/** A number of at most fifteen digits, with or without commas between thousands: longer ones are codes. */
const plainNumber = /^[-+]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/
const mostDigits = 15

/** The order of the lines by a column of their ledger: blank ones first, by size where all others are numbers, else by their signs. */
export function rankCells({ ids, size, textOf }: LineColumn): Ranks {
  const dictionary = new Dictionary()
  const numbers = new Int32Array(size).fill(-1)
  const texts = ids.map((id) => {
    if (numbers[id]! < 0) numbers[id] = dictionary.numberOf(textOf(id))
    return numbers[id]!
  })
  const ranks = rankTexts(dictionary)
  return texts.map((number) => ranks[number]!)
}

function rankTexts(dictionary: Dictionary): Ranks {
  const texts = dictionary.texts()
  const areNumbers = texts.every(
    (text) => text === '' || (plainNumber.test(text) && text.replaceAll(/\D/g, '').length <= mostDigits)
  )
  if (!areNumbers) return dictionary.ranks()
  return rankNumbers(
    Float64Array.from(texts, (text) => (text === '' ? -Infinity : Number(text.replaceAll(',', ''))))
  )
}

/** The order of the findings, given that of their lines: by what all lines of one share; those whose lines differ come last. */
export function rankShared(lines: Ranks, { count, starts }: FindingPlaces): Ranks {
  const most = lines.reduce((highest, rank) => Math.max(highest, rank), 0)
  return Int32Array.from({ length: count }, (_, place) => {
    const own = lines.subarray(starts[place], starts[place + 1])
    const [first] = own
    if (own.every((rank) => rank === first)) return first!
    return most + new Set(own).size
  })
}

/** What the lines from `first` up to `end` have in a column: the one text, or how many different ones. */
export function sharedCell({ ids, textOf }: LineColumn, first: number, end: number): SharedCell {
  const own = new Set(ids.subarray(first, end))
  const texts = new Set(Array.from(own, textOf))
  const [text = ''] = texts
  return { text: texts.size === 1 ? text : '', different: texts.size }
}

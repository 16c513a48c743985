import type { BreakdownKind, BreakdownRow, RiskLevel, TypeNumber } from '../../shared/duplicate.ts'
import { riskLevels } from '../../shared/duplicate.ts'
import type { Filter } from '../../shared/filter.ts'
import { contextFacts } from '../../shared/context-fact.ts'
import { formatAmount } from '../format/amount.ts'
import { factWords } from '../text/fact-words.ts'
import { formatMonthOfYear } from '../format/month.ts'
import { codeOrBlank } from '../text/words.ts'
import { text } from '../text/text.ts'

const words = text.overview.pictures

/** What a bar of one kind of breakdown means and which findings it opens. */
export interface Breakdown {
  /** What stands before a bar. */
  nameOf: (row: BreakdownRow) => string
  filterOf: (key: string) => Filter
  /** The order of the bars. */
  compare: (a: BreakdownRow, b: BreakdownRow) => number
}

const byKey = (a: BreakdownRow, b: BreakdownRow): number => (a.key < b.key ? -1 : 1)
const bySize = (a: BreakdownRow, b: BreakdownRow): number => b.rows - a.rows || byKey(a, b)
const byPlace = (names: readonly string[]) => (a: BreakdownRow, b: BreakdownRow) =>
  names.indexOf(a.key) - names.indexOf(b.key)
const codeOf = ({ key }: BreakdownRow): string => codeOrBlank(key)

/** All kinds: what the Overview draws and its tables list. */
export const breakdowns: Record<BreakdownKind, Breakdown> = {
  type: {
    nameOf: ({ key }) => words.type(key),
    filterOf: (key) => ({ types: [Number(key) as TypeNumber] }),
    compare: (a, b) => Number(b.key) - Number(a.key)
  },
  risk: {
    nameOf: ({ key }) => key,
    filterOf: (key) => ({ riskLevels: [key as RiskLevel] }),
    compare: byPlace(riskLevels.toReversed())
  },
  fact: {
    nameOf: ({ key }) => nameFact(key),
    filterOf: filterByFact,
    compare: byPlace([...contextFacts, 'none'])
  },
  month: {
    nameOf: ({ key }) => (key === '' ? words.noPostedDate : formatMonthOfYear(key)),
    filterOf: (month) => ({ month }),
    compare: byKey
  },
  user: { nameOf: codeOf, filterOf: (user) => ({ user }), compare: bySize },
  account: {
    nameOf: codeOf,
    filterOf: (account) => ({ account }),
    compare: bySize
  },
  source: {
    nameOf: codeOf,
    filterOf: (source) => ({ source }),
    compare: bySize
  },
  amount: {
    nameOf: ({ key }) => nameRange(key),
    filterOf: filterByRange,
    compare: (a, b) => Number(a.key.split(':')[0]) - Number(b.key.split(':')[0])
  }
}

/** `whole journal`; `unexplained` where there is no fact. */
function nameFact(key: string): string {
  const fact = contextFacts.find((one) => one === key)
  return fact === undefined ? words.unexplained : factWords[fact]
}

/** The findings with the fact, or with none. */
function filterByFact(key: string): Filter {
  const fact = contextFacts.find((one) => one === key)
  return fact === undefined ? { withoutFacts: [...contextFacts] } : { facts: [fact] }
}

/** The sizes from `least` to `most` of a key `least:most`. */
function filterByRange(key: string): Filter {
  const [least, most] = key.split(':')
  return { minAmount: least || undefined, maxAmount: most || undefined }
}

/** `100.00 to 999.99`, `from 1,000.00`. */
function nameRange(key: string): string {
  const [least = '', most = ''] = key.split(':')
  return words.range(formatAmount(least), most === '' ? '' : formatAmount(most))
}

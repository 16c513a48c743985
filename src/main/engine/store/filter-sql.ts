import type { Filter, Sort, SortColumn } from '../../../shared/filter.ts'
import { riskLevel, type RiskLevel } from '../../../shared/duplicate.ts'
import { fromUnits, toExact, type AmountScale, type ExactAmount } from '../decimal.ts'

/** A WHERE condition over `duplicate d` (and `score s` where `needsScore`) with its parameters in order. */
export interface Condition {
  sql: string
  params: (string | number)[]
  needsScore: boolean
}

const searched = ['account', 'account_name', 'journal', 'document', 'user', 'counterparty', 'description']
const groups = [1, 2, 3, 4, 5, 6].map((type) => `d.group_${type}`)

/** The filter as SQL. `contains(haystack, needle)` must be defined on the connection. */
export function filterSql(filter: Filter, scale: AmountScale): Condition {
  const terms: string[] = []
  const params: (string | number)[] = []
  const add = (sql: string, ...values: (string | number)[]) => {
    terms.push(sql)
    params.push(...values)
  }
  if (filter.types !== undefined) {
    add(`(${filter.types.map((type) => `d.group_${type} IS NOT NULL`).join(' OR ') || 'FALSE'})`)
  }
  if (filter.riskLevels !== undefined) {
    add(`(${filter.riskLevels.map(riskRange).join(' OR ') || 'FALSE'})`)
  }
  if (filter.account !== undefined) add('d.account = ?', filter.account)
  if (filter.user !== undefined) add('d.user = ?', filter.user)
  if (filter.source !== undefined) add('d.source = ?', filter.source)
  if (filter.month === '') add("d.posted = ''")
  else if (filter.month !== undefined)
    add('d.posted BETWEEN ? AND ?', `${filter.month}-01`, `${filter.month}-31`)
  if (filter.groupNo !== undefined) add(`? IN (${groups.join(', ')})`, filter.groupNo)
  if (filter.minConfidence !== undefined) add('s.confidence >= ?', filter.minConfidence)
  if (filter.minAmount !== undefined) {
    const [above, below] = bounds(filter.minAmount, scale, 'up')
    add(
      '((d.amount_minor, d.amount_fine) >= (?, ?) OR (d.amount_minor, d.amount_fine) <= (?, ?))',
      ...above,
      ...below
    )
  }
  if (filter.maxAmount !== undefined) {
    const [above, below] = bounds(filter.maxAmount, scale, 'down')
    add(
      '((d.amount_minor, d.amount_fine) <= (?, ?) AND (d.amount_minor, d.amount_fine) >= (?, ?))',
      ...above,
      ...below
    )
  }
  const text = filter.text?.trim() ?? ''
  if (text !== '') {
    add(
      `contains(${searched.map((column) => `d.${column}`).join(' || char(10) || ')}, ?)`,
      text.toLowerCase()
    )
  }
  return {
    sql: terms.length === 0 ? 'TRUE' : terms.join(' AND '),
    params,
    needsScore: filter.minConfidence !== undefined
  }
}

const sortSql: Record<SortColumn, string[]> = {
  lineNumber: ['d.line_id'],
  strongestType: ['d.strongest_type'],
  groupNo: ['d.group_no'],
  groupCount: ['d.group_count'],
  exposure: ['d.group_no'],
  riskScore: ['d.risk_score'],
  account: ['d.account'],
  amount: ['d.amount_minor', 'd.amount_fine'],
  posted: ['d.posted'],
  effective: ['d.effective'],
  user: ['d.user'],
  source: ['d.source'],
  journal: ['d.journal'],
  description: ['d.description'],
  mlConfidence: ['s.confidence'],
  disposition: ['d.group_no']
}

/** The sort as ORDER BY terms; ties, and no sort at all, go by review order. Texts compare by code point. */
export function orderSql(sort: Sort | null): string {
  const terms = sort === null ? [] : sortSql[sort.column].map((term) => `${term} ${sort.direction}`)
  return [...terms, 'd.position'].join(', ')
}

/** Written out from `riskLevel`, so that the limits stand in one place. */
function riskRange(level: RiskLevel): string {
  const scores = Array.from({ length: 101 }, (_, score) => score).filter(
    (score) => riskLevel(score) === level
  )
  return `d.risk_score BETWEEN ${scores[0]!} AND ${scores.at(-1)!}`
}

/** A size without a sign as the amount and its opposite, rounded to the ledger's decimals so that nothing extra fits. */
function bounds(
  size: string,
  scale: AmountScale,
  round: 'up' | 'down'
): [[number, number], [number, number]] {
  const [whole = '0', fraction = ''] = size.split('.')
  const kept = fraction.slice(0, scale.decimals).padEnd(scale.decimals, '0')
  const isCut = /[1-9]/.test(fraction.slice(scale.decimals))
  const units = BigInt(whole + kept) + (isCut && round === 'up' ? 1n : 0n)
  const pair = ({ minor, fine }: ExactAmount): [number, number] => [minor, fine]
  return [
    pair(toExact(fromUnits(units, scale.decimals), scale)),
    pair(toExact(fromUnits(-units, scale.decimals), scale))
  ]
}

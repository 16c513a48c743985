import { riskLevel, type RiskLevel } from '../../../shared/duplicate.ts'
import { contextFacts, type ContextFact } from '../../../shared/context-fact.ts'
import type { Filter } from '../../../shared/filter.ts'
import type { LevelLimits } from '../../../shared/duplicate.ts'
import { type AmountScale, fromUnits, toExact, type ExactAmount } from '../../base/decimal.ts'
import { dayNumber } from '../ledger/days.ts'

type Value = string | number

/** A condition with its parameters in order. */
interface Term {
  sql: string
  params: Value[]
}

/** A filter without its text, in terms that hold together: over `duplicate_index d`, `score s` and `finding_index f`. */
export interface FilterTerms {
  lines: Term[]
  scores: Term[]
  findings: Term[]
  /** Whether the answer depends on decisions, which change while a ledger is open. */
  isOnReview: boolean
}

/** The filter in SQL. A text that is asked for to the letter is looked up in `term`. */
export function filterTerms(filter: Filter, scale: AmountScale, limits: LevelLimits): FilterTerms {
  const lines: Term[] = []
  const scores: Term[] = []
  const findings: Term[] = []
  const add = (terms: Term[], sql: string, ...params: Value[]) => terms.push({ sql, params })
  const { types, riskLevels, facts, withoutFacts, dispositions, unsigned, since, side, month } = filter

  if (types !== undefined) add(lines, 'd.types & ? <> 0', bitsOf(types.map((type) => type - 1)))
  for (const column of ['account', 'user', 'source'] as const) {
    const text = filter[column]
    if (text !== undefined)
      add(lines, `d.${column} = (SELECT number FROM term WHERE of = '${column}' AND text = ?)`, text)
  }
  const sourcesIn = (codes: readonly string[]) =>
    `IN (SELECT number FROM term WHERE of = 'source' AND text IN (${codes.map(() => '?').join(', ')}))`
  const { sources, withoutSources, roundTo } = filter
  if (sources !== undefined) add(lines, `d.source ${sourcesIn(sources)}`, ...sources)
  if (withoutSources !== undefined) add(lines, `d.source NOT ${sourcesIn(withoutSources)}`, ...withoutSources)
  if (month === '') add(lines, 'd.posted = 0')
  else if (month !== undefined)
    add(lines, 'd.posted BETWEEN ? AND ?', dayNumber(`${month}-01`), dayNumber(`${month}-31`))
  for (const column of ['posted', 'effective'] as const) {
    const [from, to] = [filter[`${column}From`], filter[`${column}To`]]
    if (from !== undefined) add(lines, `d.${column} >= ?`, dayNumber(from))
    if (to !== undefined) add(lines, `d.${column} BETWEEN 1 AND ?`, dayNumber(to))
  }
  if (filter.groupNo !== undefined) add(lines, groupTerm, filter.groupNo)

  if (filter.minConfidence !== undefined) add(scores, 's.confidence >= ?', filter.minConfidence)
  if (filter.maxConfidence !== undefined) add(scores, 's.confidence <= ?', filter.maxConfidence)

  if (riskLevels !== undefined)
    add(lines, `(${riskLevels.map((level) => riskRange(level, limits)).join(' OR ') || 'FALSE'})`)
  if (facts !== undefined) add(findings, 'f.facts & ? <> 0', factBits(facts))
  if (withoutFacts !== undefined) add(findings, 'f.facts & ? = 0', factBits(withoutFacts))
  if (side !== undefined) add(lines, side === 'debit' ? 'd.amount_minor >= 0' : 'd.amount_minor < 0')
  if (filter.minAmount !== undefined) {
    const [above, below] = boundsOfSize(filter.minAmount, scale, 'up')
    const amount = '(d.amount_minor, d.amount_fine)'
    add(lines, `(${amount} >= (?, ?) OR ${amount} <= (?, ?))`, ...above, ...below)
  }
  if (filter.maxAmount !== undefined) {
    const [above, below] = boundsOfSize(filter.maxAmount, scale, 'down')
    const amount = '(d.amount_minor, d.amount_fine)'
    add(lines, `(${amount} <= (?, ?) AND ${amount} >= (?, ?))`, ...above, ...below)
  }
  if (roundTo !== undefined) {
    const step = Number(roundTo) * 10 ** scale.scale
    add(lines, 'd.amount_minor % ? = 0 AND d.amount_minor <> 0 AND d.amount_fine = 0', step)
  }
  const exposure = '(f.exposure_minor, f.exposure_fine)'
  if (filter.minExposure !== undefined)
    add(findings, `${exposure} >= (?, ?)`, ...boundsOfSize(filter.minExposure, scale, 'up')[0])
  if (filter.maxExposure !== undefined)
    add(findings, `${exposure} <= (?, ?)`, ...boundsOfSize(filter.maxExposure, scale, 'down')[0])
  for (const [name, column] of measures) {
    const [least, most] = [filter[`min${name}`], filter[`max${name}`]]
    if (least !== undefined) add(findings, `f.${column} >= ?`, least)
    if (most !== undefined) add(findings, `f.${column} <= ?`, most)
  }
  if (filter.acrossFiles !== undefined) add(findings, filter.acrossFiles ? 'f.files > 1' : 'f.files = 1')
  if (dispositions !== undefined) {
    const isOpenMeant = dispositions.includes('open')
    const marks = dispositions.map(() => '?').join(', ')
    add(
      findings,
      isOpenMeant
        ? `f.finding_no NOT IN (SELECT finding_no FROM review WHERE disposition NOT IN (${marks}))`
        : `f.finding_no IN (SELECT finding_no FROM review WHERE disposition IN (${marks}))`,
      ...dispositions
    )
  }
  if (unsigned !== undefined) {
    const column = unsigned === 'preparer' ? 'prepared' : 'reviewed'
    add(findings, `f.finding_no NOT IN (SELECT finding_no FROM review WHERE ${column} = 1)`)
  }
  if (filter.isUnsettled === true)
    add(findings, 'f.finding_no IN (SELECT finding_no FROM review WHERE unsettled = 1)')
  if (since !== undefined) {
    const marks = since.map(() => '?').join(', ')
    add(findings, `f.finding_no IN (SELECT finding_no FROM review WHERE since IN (${marks}))`, ...since)
  }
  return {
    lines,
    scores,
    findings,
    isOnReview:
      dispositions !== undefined ||
      unsigned !== undefined ||
      since !== undefined ||
      filter.isUnsettled !== undefined
  }
}

/** What a finding is measured by in whole numbers, as the filter and `finding_index` name it. */
const measures = [
  ['Occurrences', 'occurrences'],
  ['DaysApart', 'days_apart']
] as const

/** All lines of a group, whatever type it is of, are in the type-1 group of its first line. */
const groupTerm = `d.position IN (
  SELECT d2.position
  FROM duplicate_group g
  JOIN duplicate first ON first.line_id = g.first_line
  JOIN duplicate d2 ON d2.group_1 = first.group_1
  WHERE g.group_no = ? AND g.group_no = CASE g.type
    WHEN 1 THEN d2.group_1 WHEN 2 THEN d2.group_2 WHEN 3 THEN d2.group_3
    WHEN 4 THEN d2.group_4 WHEN 5 THEN d2.group_5 ELSE d2.group_6 END)`

/** Written out from `riskLevel`, so that the limits stand in one place. */
function riskRange(level: RiskLevel, limits: LevelLimits): string {
  const scores = Array.from({ length: 101 }, (_, score) => score).filter(
    (score) => riskLevel(score, limits) === level
  )
  return `d.risk_score BETWEEN ${scores[0]!} AND ${scores.at(-1)!}`
}

function factBits(facts: readonly ContextFact[]): number {
  return bitsOf(facts.map((fact) => contextFacts.indexOf(fact)))
}

function bitsOf(places: readonly number[]): number {
  return places.reduce((bits, place) => bits | (1 << place), 0)
}

type Pair = [minor: number, fine: number]

/** A size without a sign as the amount and its opposite, rounded to the ledger's decimals so that nothing extra fits. */
function boundsOfSize(size: string, scale: AmountScale, round: 'up' | 'down'): [Pair, Pair] {
  const [whole = '0', fraction = ''] = size.split('.')
  const kept = fraction.slice(0, scale.decimals).padEnd(scale.decimals, '0')
  const isCut = /[1-9]/.test(fraction.slice(scale.decimals))
  const units = BigInt(whole + kept) + (isCut && round === 'up' ? 1n : 0n)
  const pair = ({ minor, fine }: ExactAmount): Pair => [minor, fine]
  return [
    pair(toExact(fromUnits(units, scale.decimals), scale)),
    pair(toExact(fromUnits(-units, scale.decimals), scale))
  ]
}

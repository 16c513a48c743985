import type Database from 'better-sqlite3'
import { Dictionary } from './dictionary.ts'
import { readIntegers } from './read-integers.ts'
import { rankAmounts, rankNumbers, writeRanks, type Ranks } from './sort-ranks.ts'

const texts = [
  'account',
  'user',
  'source',
  'journal',
  'description',
  'firstPosted',
  'firstEffective'
] as const

const numbers = [
  ['type', 'type'],
  ['count', 'count'],
  ['riskScore', 'risk_score']
] as const

/** Writes the order of the findings by each column, which is known when all the rest is written. */
export function writeFindingRanks(db: Database.Database): void {
  const column = (name: string) =>
    Float64Array.from(db.prepare<[], number>(`SELECT ${name} FROM finding ORDER BY finding_no`).pluck().all())
  for (const [name, from] of numbers) writeRanks(db, `finding ${name}`, rankNumbers(column(from)))
  for (const name of ['amount', 'exposure'])
    writeRanks(db, `finding ${name}`, rankAmounts(column(`${name}_minor`), column(`${name}_fine`)))
  writeTextRanks(db)
}

function writeTextRanks(db: Database.Database): void {
  const rows = db
    .prepare<[], string[]>(
      `SELECT account, user, source, journal, description, first_posted, first_effective FROM finding ORDER BY finding_no`
    )
    .raw()
  const dictionaries = texts.map(() => new Dictionary())
  const numbers: number[][] = texts.map(() => [])
  for (const row of rows.iterate())
    row.forEach((text, at) => numbers[at]!.push(dictionaries[at]!.numberOf(text)))
  texts.forEach((column, at) => {
    const ranks = dictionaries[at]!.ranks()
    writeRanks(
      db,
      `finding ${column}`,
      Int32Array.from(numbers[at]!, (number) => ranks[number]!)
    )
  })
}

/**
 * The order of the lines by the model's confidence; null where it has none. A line without one comes before all others. Scores
 * come after the ledger is written, so this one is worked out when it is asked for.
 */
export function rankConfidences(db: Database.Database, lines: number): Ranks | null {
  // Rows of one value come several times faster than rows of two. In the order of the lines: older files have an index of confidences.
  const scores = db.prepare<[], number>('SELECT confidence FROM score NOT INDEXED').pluck().all()
  if (scores.length === 0) return null
  if (scores.length === lines) return rankNumbers(Float64Array.from(scores))
  const confidences = new Float64Array(lines).fill(-1)
  readIntegers(db, 'position', 'score NOT INDEXED').forEach(
    (position, at) => (confidences[position - 1] = scores[at]!)
  )
  return rankNumbers(confidences)
}

import type { CalibrationBin, RankingFigures } from '../../../shared/model.ts'

/** One judged row: what an order is made from, and whether it is a re-posting. */
export interface JudgedRow {
  value: number
  isPositive: boolean
}

/**
 * How well an order by falling value finds the positives. Ties count as any order of them would on average, so no order is
 * praised for the accident of a file's sequence. Empty sets give 0.
 */
export function rankingFigures(rows: readonly JudgedRow[]): RankingFigures {
  return {
    auc: areaUnderCurve(rows),
    averagePrecision: averagePrecision(rows),
    precisionAt25: precisionAt(rows, 25),
    precisionAt50: precisionAt(rows, 50),
    precisionAt100: precisionAt(rows, 100)
  }
}

/** Rows of equal value, highest first: how many there are and how many of them are positive. */
function runsOf(rows: readonly JudgedRow[]): { count: number; positives: number }[] {
  const sorted = [...rows].sort((a, b) => b.value - a.value)
  const runs: { value: number; count: number; positives: number }[] = []
  for (const { value, isPositive } of sorted) {
    const last = runs.at(-1)
    if (last !== undefined && last.value === value) {
      last.count++
      last.positives += isPositive ? 1 : 0
    } else runs.push({ value, count: 1, positives: isPositive ? 1 : 0 })
  }
  return runs
}

/** The chance that a positive stands before a negative; half where they are equal. */
function areaUnderCurve(rows: readonly JudgedRow[]): number {
  const positives = rows.filter(({ isPositive }) => isPositive).length
  const negatives = rows.length - positives
  if (positives === 0 || negatives === 0) return 0
  let below = negatives
  let sum = 0
  for (const run of runsOf(rows)) {
    const others = run.count - run.positives
    below -= others
    sum += run.positives * (below + others / 2)
  }
  return sum / (positives * negatives)
}

/** The mean of the precision at each positive; positives of a run are spread evenly over it. */
function averagePrecision(rows: readonly JudgedRow[]): number {
  const total = rows.filter(({ isPositive }) => isPositive).length
  if (total === 0) return 0
  let [seen, found, sum] = [0, 0, 0]
  for (const { count, positives } of runsOf(rows)) {
    for (let place = 1; place <= count && positives > 0; place++) {
      const foundHere = found + (positives * place) / count
      sum += ((positives / count) * foundHere) / (seen + place)
    }
    seen += count
    found += positives
  }
  return sum / total
}

function precisionAt(rows: readonly JudgedRow[], most: number): number {
  let [seen, found] = [0, 0]
  for (const { count, positives } of runsOf(rows)) {
    const taken = Math.min(count, most - seen)
    found += (positives * taken) / count
    seen += taken
    if (seen === most) break
  }
  return seen === 0 ? 0 : found / seen
}

/** The mean squared distance of confidences, 0 to 1, from the truth (Brier 1950): 0 is perfect, 0.25 is always saying a half. */
export function brierScore(rows: readonly JudgedRow[]): number {
  if (rows.length === 0) return 0
  return rows.reduce((sum, row) => sum + (row.value - (row.isPositive ? 1 : 0)) ** 2, 0) / rows.length
}

/** Tenths of the confidence with the rows in each: what was said on average, and what was true of them. */
export function calibrationBins(rows: readonly JudgedRow[]): CalibrationBin[] {
  const bins = Array.from({ length: 10 }, () => ({ rows: 0, said: 0, positives: 0 }))
  for (const { value, isPositive } of rows) {
    const bin = bins[Math.min(9, Math.floor(value * 10))]!
    bin.rows++
    bin.said += value
    bin.positives += isPositive ? 1 : 0
  }
  return bins.map(({ rows: count, said, positives }) => ({
    rows: count,
    meanConfidence: count === 0 ? 0 : said / count,
    positiveShare: count === 0 ? 0 : positives / count
  }))
}

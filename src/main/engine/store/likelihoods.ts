import type Database from 'better-sqlite3'
import {
  combineLikelihood,
  likelihoods,
  movedParts,
  type Judgement,
  type Standing
} from '../../../shared/likelihood.ts'
import type { JudgedFinding } from '../findings/judge-findings.ts'
import { FindingPlaces } from './finding-places.ts'
import { readIntegers } from './read-integers.ts'

/** Keeps what the findings are held to be, in the order of their numbers. */
export function writeLikelihoods(db: Database.Database, judged: Iterable<JudgedFinding>): void {
  const insert = db.prepare('INSERT INTO likelihood VALUES (?, ?, ?, ?)')
  let findingNo = 0
  for (const { likelihood, why, isFixed } of judged)
    insert.run(++findingNo, likelihoods.indexOf(likelihood), isFixed ? 1 : 0, why)
}

/** A row of `likelihood`, null in all where there is none. */
export interface StoredLikelihood {
  band: number | null
  fixed: number | null
  why: string | null
}

/** The highest confidence of each finding, by place, -1 where there is none, and what is above and below nearly all of them. */
interface Opinion {
  confidences: Float64Array
  raisedAbove: number
  loweredBelow: number
}

/** What findings are held to be, by their evidence and, where its order is the better one, by the model. */
export class Likelihoods {
  readonly #db: Database.Database
  readonly #doesRank: boolean
  #opinion: Opinion | null = null

  /** `doesRank`: whether the model that scored the ledger has a part in it. */
  constructor(db: Database.Database, doesRank: boolean) {
    this.#db = db
    this.#doesRank = doesRank
  }

  /** Of a finding whose lines have at most this confidence; null in a ledger that an earlier version stored. */
  judge({ band, fixed, why }: StoredLikelihood, confidence: number | null): Judgement | null {
    if (band === null) return null
    const likelihood = likelihoods[band]!
    const standing = this.#doesRank ? standingOf(confidence ?? -1, this.#readOpinion()) : 0
    const combined = combineLikelihood(likelihood, fixed === 1, standing)
    const moved = standing > 0 ? 'raised by the model' : 'lowered by the model'
    return { likelihood: combined, why: combined === likelihood ? why! : `${why}; ${moved}` }
  }

  /** By place: the band, from 0, with the model's part in it or without; null in a ledger that an earlier version stored. */
  bands({ count }: FindingPlaces, withModel: boolean): Int32Array | null {
    const bands = readIntegers(this.#db, 'band', '(SELECT band FROM likelihood ORDER BY finding_no)')
    if (bands.length !== count) return null
    if (!withModel || !this.#doesRank) return bands
    const fixed = readIntegers(this.#db, 'fixed', '(SELECT fixed FROM likelihood ORDER BY finding_no)')
    const opinion = this.#readOpinion()
    return bands.map((band, place) => {
      const standing = standingOf(opinion.confidences[place]!, opinion)
      return likelihoods.indexOf(combineLikelihood(likelihoods[band]!, fixed[place] === 1, standing))
    })
  }

  #readOpinion(): Opinion {
    this.#opinion ??= this.#findOpinion()
    return this.#opinion
  }

  #findOpinion(): Opinion {
    const { count, starts, lineCount } = new FindingPlaces(this.#db)
    const ofLines = new Float64Array(lineCount).fill(-1)
    const scores = this.#db.prepare<[], [number, number]>('SELECT position, confidence FROM score').raw()
    for (const [position, confidence] of scores.iterate()) ofLines[position - 1] = confidence
    const confidences = Float64Array.from({ length: count }, (_, place) =>
      ofLines.subarray(starts[place], starts[place + 1]).reduce((most, one) => Math.max(most, one), -1)
    )
    const known = confidences.filter((confidence) => confidence >= 0).sort()
    return {
      confidences,
      raisedAbove: known[Math.ceil((1 - movedParts.raised) * known.length) - 1] ?? Infinity,
      loweredBelow: known[Math.floor(movedParts.lowered * known.length)] ?? -1
    }
  }
}

/** Equal ones stand alike, so that of many equal ones none is moved. */
function standingOf(confidence: number, { raisedAbove, loweredBelow }: Opinion): Standing {
  if (confidence < 0) return 0
  return confidence > raisedAbove ? 1 : confidence < loweredBelow ? -1 : 0
}

import type Database from 'better-sqlite3'
import type { LevelLimits } from '../../../shared/duplicate.ts'
import type { Filter, Sort } from '../../../shared/filter.ts'
import type { FindingSort } from '../../../shared/finding.ts'
import { likelihoods } from '../../../shared/likelihood.ts'
import type { AmountScale } from '../../base/decimal.ts'
import { filterTerms, type FilterTerms } from './filter-sql.ts'
import { FindingPlaces } from './finding-places.ts'
import { KeptAnswers } from './kept-answers.ts'
import { hasLineConditions, lineConditions } from './line-conditions.ts'
import type { LineColumns } from './line-columns.ts'
import { readIntegers } from './read-integers.ts'
import { onReview, RowRanks, type RankSources } from './row-ranks.ts'
import { findWords, wordsOfSearch } from './search-blocks.ts'
import { sortByRank, type Ranks } from './sort-ranks.ts'
import type { TrivialAmounts } from './trivial-findings.ts'

const mostFilters = 6
const mostOrders = 6
/**
 * Which lines and findings of a ledger meet a filter, and in what order a sort puts them. SQL says so once; a page is then a
 * piece of a list of integers, wherever it begins. Lines and findings go by their places from 0 in review order.
 */
export class PageIndex {
  readonly places: FindingPlaces
  readonly #db: Database.Database
  readonly #ranks: RowRanks
  readonly #scale: AmountScale
  readonly #limits: LevelLimits
  readonly #columns: LineColumns
  readonly #lines = new KeptAnswers<Int32Array>(mostFilters)
  readonly #findings = new KeptAnswers<Int32Array>(mostFilters)
  readonly #orders = new KeptAnswers<Int32Array>(mostOrders)

  constructor(sources: RankSources, limits: LevelLimits) {
    this.#db = sources.db
    this.#scale = sources.scale
    this.#limits = limits
    this.#columns = sources.columns
    this.places = new FindingPlaces(sources.db)
    this.#ranks = new RowRanks(sources, this.places)
  }

  /** The lines that meet the filter, in review order. */
  lines(filter: Filter): Int32Array {
    const terms = filterTerms(filter, this.#scale, this.#limits)
    return this.#lines.get(keyOf(filter), isOnReview(filter, terms), () => {
      const { base, isMarked } = this.#split(filter)
      return base === null
        ? this.#matchLines(filter, terms)
        : intersect(this.lines(base), this.places.linesOf(this.#ranks.ordinals().filter(isMarked)))
    })
  }

  /** The findings with a line that meets the filter, in review order. */
  findings(filter: Filter): Int32Array {
    const terms = filterTerms(filter, this.#scale, this.#limits)
    return this.#findings.get(keyOf(filter), isOnReview(filter, terms), () => {
      const { base, isMarked } = this.#split(filter)
      if (base !== null) return this.findings(base).filter(isMarked)
      return isOnFindings(filter, terms)
        ? this.#matchFindings(terms)
        : this.places.findingsOf(this.lines(filter))
    })
  }

  /** The same in the order of the sort; ties, and no sort at all, go by review order. */
  sortedLines(filter: Filter, sort: Sort | null): Int32Array {
    return this.#sorted('line', this.lines(filter), filter, sort, (column) =>
      sort?.byFinding === true ? this.#ranks.ofLinesByFinding(column) : this.#ranks.ofLines(column)
    )
  }

  sortedFindings(filter: Filter, sort: FindingSort | null): Int32Array {
    return this.#sorted('finding', this.findings(filter), filter, sort, (column) =>
      this.#ranks.ofFindings(column)
    )
  }

  /** How many of the findings at these places are open. */
  countOpen(places: Int32Array): number {
    const decided = this.#ranks.dispositions()
    return places.reduce((open, place) => open + (decided[place] === 0 ? 1 : 0), 0)
  }

  /** Takes in what is clearly trivial. */
  putTrivial(amounts: TrivialAmounts): void {
    this.#ranks.putTrivial(amounts)
    this.dropReviews()
  }

  /** To be called when decisions changed. */
  dropReviews(): void {
    for (const kept of [this.#lines, this.#findings, this.#orders, this.#ranks]) kept.dropReviews()
  }

  /** Each kind of condition is met on its own: joined, SQLite may look for the lines of each finding the long way. */
  #matchLines(filter: Filter, terms: FilterTerms): Int32Array {
    if (isOnFindings(filter, terms)) return this.places.linesOf(this.findings(filter))
    const met: Int32Array[] = []
    if (terms.findings.length > 0) met.push(this.places.linesOf(this.#matchFindings(terms)))
    if (terms.lines.length + terms.scores.length > 0) met.push(this.#selectLines(terms))
    const words = wordsOfSearch(filter.text ?? '')
    if (words.length > 0) met.push(findWords(this.#db, words))
    if (hasLineConditions(filter)) met.push(this.#meetConditions(filter))
    return met.reduce(intersect)
  }

  #selectLines({ lines, scores }: FilterTerms): Int32Array {
    const score = scores.length === 0 ? '' : 'CROSS JOIN score s ON s.position = d.position'
    const all = [...lines, ...scores]
    return readIntegers(
      this.#db,
      'd.position - 1',
      `duplicate_index d ${score} WHERE ${all.map(({ sql }) => sql).join(' AND ')}`,
      all.flatMap(({ params }) => params)
    )
  }

  #meetConditions(filter: Filter): Int32Array {
    const conditions = lineConditions(filter, this.#columns)
    const { lineCount } = this.places
    const met = new Int32Array(lineCount)
    let count = 0
    for (let place = 0; place < lineCount; place++)
      if (conditions.every((isMet) => isMet(place))) met[count++] = place
    return met.subarray(0, count)
  }

  #matchFindings({ findings }: FilterTerms): Int32Array {
    if (findings.length === 0) return this.#ranks.ordinals()
    const findingNos = readIntegers(
      this.#db,
      'f.finding_no',
      `finding_index f WHERE ${findings.map(({ sql }) => sql).join(' AND ')}`,
      findings.flatMap(({ params }) => params)
    )
    return this.places.placesOf(findingNos)
  }

  #sorted<Column extends string>(
    what: string,
    chosen: Int32Array,
    filter: Filter,
    sort: { column: Column; direction: 'asc' | 'desc' } | null,
    ranksOf: (column: Column) => Ranks | null
  ): Int32Array {
    if (sort === null) return chosen
    const isKeptOnReview =
      onReview.has(sort.column) || isOnReview(filter, filterTerms(filter, this.#scale, this.#limits))
    return this.#orders.get(`${what} ${JSON.stringify(sort)} ${keyOf(filter)}`, isKeptOnReview, () => {
      const ranks = ranksOf(sort.column)
      return ranks === null ? chosen : sortByRank(chosen, ranks, sort.direction)
    })
  }

  /** The filter without what is told by place, and whether a place meets that; null where it asks for nothing of the kind. */
  #split({ trivial, likelihoods: asked, ...base }: Filter): {
    base: Filter | null
    isMarked(place: number): boolean
  } {
    if (trivial === undefined && asked === undefined) return { base: null, isMarked: () => true }
    const marks = trivial === undefined ? null : this.#ranks.trivials()
    const bands = asked === undefined ? null : this.#ranks.bands()
    const isAsked = likelihoods.map((likelihood) => asked?.includes(likelihood) ?? true)
    return {
      base,
      isMarked: (place) =>
        (marks === null || (marks[place] === 1) === (trivial === 'only')) &&
        (asked === undefined || (bands !== null && isAsked[bands[place]!]!))
    }
  }
}

/** Whether the filter asks nothing of a line that its finding does not answer. */
function isOnFindings(filter: Filter, { lines, scores }: FilterTerms): boolean {
  return (
    lines.length === 0 &&
    scores.length === 0 &&
    wordsOfSearch(filter.text ?? '').length === 0 &&
    !hasLineConditions(filter)
  )
}

/** Whether an answer holds only until decisions, or what is clearly trivial, change. */
function isOnReview({ trivial }: Filter, terms: FilterTerms): boolean {
  return trivial !== undefined || terms.isOnReview
}

function keyOf(filter: Filter): string {
  return JSON.stringify(Object.entries(filter).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** What two ascending lists share. */
function intersect(one: Int32Array, other: Int32Array): Int32Array {
  const shared = new Int32Array(Math.min(one.length, other.length))
  let [at, to] = [0, 0]
  for (let index = 0; index < one.length; index++) {
    while (at < other.length && other[at]! < one[index]!) at++
    if (other[at] === one[index]) shared[to++] = one[index]!
  }
  return shared.subarray(0, to)
}

import type Database from 'better-sqlite3'
import { dispositions } from '../../../shared/decision.ts'
import type { Filter, Sort, SortColumn } from '../../../shared/filter.ts'
import type { FindingSort, FindingSortColumn } from '../../../shared/finding.ts'
import type { AmountScale } from '../../base/decimal.ts'
import { filterTerms, type FilterTerms } from './filter-sql.ts'
import { FindingPlaces } from './finding-places.ts'
import { rankConfidences } from './finding-ranks.ts'
import { KeptAnswers } from './kept-answers.ts'
import { readIntegers } from './read-integers.ts'
import { findWords } from './search-blocks.ts'
import { wordsOfSearch } from './search-blocks.ts'
import { readRanks, sortByRank, type Ranks } from './sort-ranks.ts'

const mostFilters = 6
const mostOrders = 6
/** Every column of both kinds. */
const mostRanks = 40

/** The columns of lines that a line has from its finding. */
const findingColumns: Partial<Record<SortColumn, FindingSortColumn>> = {
  strongestType: 'type',
  groupCount: 'count',
  exposure: 'exposure',
  riskScore: 'riskScore',
  amount: 'amount',
  disposition: 'disposition'
}

/**
 * Which lines and findings of a ledger meet a filter, and in what order a sort puts them. SQL says so once; a page is then a
 * piece of a list of integers, wherever it begins. Lines and findings go by their places from 0 in review order.
 */
export class PageIndex {
  readonly places: FindingPlaces
  readonly #db: Database.Database
  readonly #scale: AmountScale
  readonly #lines = new KeptAnswers<Int32Array>(mostFilters)
  readonly #findings = new KeptAnswers<Int32Array>(mostFilters)
  readonly #orders = new KeptAnswers<Int32Array>(mostOrders)
  readonly #ranks = new KeptAnswers<Ranks | null>(mostRanks)

  constructor(db: Database.Database, scale: AmountScale) {
    this.#db = db
    this.#scale = scale
    this.places = new FindingPlaces(db)
  }

  /** The lines that meet the filter, in review order. */
  lines(filter: Filter): Int32Array {
    const terms = filterTerms(filter, this.#scale)
    return this.#lines.get(keyOf(filter), terms.isOnReview, () => this.#matchLines(filter, terms))
  }

  /** The findings with a line that meets the filter, in review order. */
  findings(filter: Filter): Int32Array {
    const terms = filterTerms(filter, this.#scale)
    return this.#findings.get(keyOf(filter), terms.isOnReview, () =>
      isOnFindings(filter, terms) ? this.#matchFindings(terms) : this.places.findingsOf(this.lines(filter))
    )
  }

  /** The same in the order of the sort; ties, and no sort at all, go by review order. */
  sortedLines(filter: Filter, sort: Sort | null): Int32Array {
    return this.#sorted('line', this.lines(filter), filter, sort, (column) => this.#lineRanks(column))
  }

  sortedFindings(filter: Filter, sort: FindingSort | null): Int32Array {
    return this.#sorted('finding', this.findings(filter), filter, sort, (column) =>
      this.#findingRanks(column)
    )
  }

  /** How many of the findings at these places are open. */
  countOpen(places: Int32Array): number {
    const decided = this.#dispositions()
    return places.reduce((open, place) => open + (decided[place] === 0 ? 1 : 0), 0)
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

  #matchFindings({ findings }: FilterTerms): Int32Array {
    if (findings.length === 0) return Int32Array.from({ length: this.places.count }, (_, place) => place)
    const groupNos = readIntegers(
      this.#db,
      'f.group_no',
      `finding_index f WHERE ${findings.map(({ sql }) => sql).join(' AND ')}`,
      findings.flatMap(({ params }) => params)
    )
    return this.places.placesOf(groupNos)
  }

  #sorted<Column extends string>(
    what: string,
    chosen: Int32Array,
    filter: Filter,
    sort: { column: Column; direction: 'asc' | 'desc' } | null,
    ranksOf: (column: Column) => Ranks | null
  ): Int32Array {
    if (sort === null) return chosen
    const isOnReview = sort.column === 'disposition' || filterTerms(filter, this.#scale).isOnReview
    return this.#orders.get(`${what} ${JSON.stringify(sort)} ${keyOf(filter)}`, isOnReview, () => {
      const ranks = ranksOf(sort.column)
      return ranks === null ? chosen : sortByRank(chosen, ranks, sort.direction)
    })
  }

  #lineRanks(column: SortColumn): Ranks | null {
    return this.#ranks.get(`line ${column}`, column === 'disposition', () => {
      if (column === 'groupNo') return this.places.spread(this.#ordinals())
      if (column === 'mlConfidence') return rankConfidences(this.#db, this.places.lineCount)
      const ofFinding = findingColumns[column]
      if (ofFinding === undefined) return readRanks(this.#db, `line ${column}`)
      const ranks = this.#findingRanks(ofFinding)
      return ranks && this.places.spread(ranks)
    })
  }

  #findingRanks(column: FindingSortColumn): Ranks | null {
    return this.#ranks.get(`finding ${column}`, column === 'disposition', () => {
      if (column === 'groupNo') return this.#ordinals()
      if (column === 'disposition') return this.#readDispositions()
      if (column === 'mlConfidence') return this.#highestConfidences()
      const ranks = readRanks(this.#db, `finding ${column}`)
      return ranks?.length === this.places.count ? ranks : null
    })
  }

  /** By finding: the highest rank of its lines. */
  #highestConfidences(): Ranks | null {
    const ranks = this.#lineRanks('mlConfidence')
    return ranks && this.places.highestOf(ranks)
  }

  #ordinals(): Ranks {
    return Int32Array.from({ length: this.places.count }, (_, place) => place)
  }

  #dispositions(): Ranks {
    return this.#findingRanks('disposition')!
  }

  /** Decisions in the order of `dispositions`, open ones first. */
  #readDispositions(): Ranks {
    const rows = this.#db
      .prepare<[], [number, string]>(
        `SELECT group_no, disposition FROM review WHERE group_no IN (SELECT group_no FROM finding_index) ORDER BY group_no`
      )
      .raw()
      .all()
    const ranks = new Int32Array(this.places.count)
    const marked = this.places.placesOf(Int32Array.from(rows, ([groupNo]) => groupNo))
    rows.forEach(([, disposition], at) => {
      ranks[marked[at]!] = (dispositions as readonly string[]).indexOf(disposition)
    })
    return ranks
  }
}

/** Whether the filter asks nothing of a line that its finding does not answer. */
function isOnFindings(filter: Filter, { lines, scores }: FilterTerms): boolean {
  return lines.length === 0 && scores.length === 0 && wordsOfSearch(filter.text ?? '').length === 0
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

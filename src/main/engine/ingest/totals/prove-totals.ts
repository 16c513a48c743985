import type { Notice } from '../../../../shared/ledger.ts'
import type { Mapping } from '../../../../shared/mapping.ts'
import { isFilled } from '../../../base/blank-cell.ts'
import type { LedgerLines } from '../../ledger/ledger-lines.ts'
import type { Alignment } from '../files/align-columns.ts'
import type { FileRecord } from '../files/record-source.ts'
import { amountPositions } from '../keys/key-cells.ts'
import type { Classified } from '../lines/classified.ts'
import { readNumber } from '../mapping/profile-column.ts'
import { unitDecimals } from './amount-columns.ts'
import type { KnownTotals } from './known-totals.ts'
import { LinesAbove, type Place } from './lines-above.ts'
import { Blocks, fewestLines, compareBlock, isSameSide, type Block } from './blocks-above.ts'
import { DoubtfulTotals } from './doubtful-totals.ts'
import { readStated, type Stated } from './stated-total.ts'
import { DoubtfulSums } from './doubtful-sums.ts'
import { listMissing } from './list-missing.ts'
import { isTotalLabel, namesCode } from './total-label.ts'
import { grandLevel, TrailerProof } from './trailer-proof.ts'

/** One line in so many may lack what a total lacks. */
const exceptions = 10
/** Where a word could be an account as well, chance must be smaller. */
const manyLines = 3
const manyLacking = 200

/**
 * Proves that records are no postings although no label says so: a record that lacks what the lines above it have, and is their sum; a trailer
 * is one too. Lines above are those of the same file, since one of the last totals or from the first one on. A record that has all that a
 * posting has is never looked at.
 */
export class TotalProof {
  readonly #above: LinesAbove
  readonly #form: Mapping['amountForm']
  readonly #keys: readonly number[]
  readonly #days: readonly number[]
  readonly #amounts: readonly number[]
  readonly #otherAccount: number | null
  readonly #first: number
  readonly #fillsDown: boolean
  readonly #blocks: Blocks
  readonly #doubtful: DoubtfulTotals
  readonly #known: KnownTotals
  readonly #trailers: TrailerProof
  readonly #sums: DoubtfulSums
  /** Lines so far that lack what others have. */
  #lacking = 0
  /** Whether the line above may be a total, so that the next one may add up what stands below it. */
  #isBelowWord = false
  #usesSigns = false

  /** `keyPositions` (from 0): where the account, the journal and the dates are. The file's lines are the next ones of the ledger. */
  constructor(
    { mapping, order }: Alignment,
    keyPositions: readonly number[],
    ledger: LedgerLines,
    fillsDown: boolean,
    known: KnownTotals
  ) {
    this.#known = known
    this.#doubtful = new DoubtfulTotals(known.learned)
    this.#fillsDown = fillsDown
    this.#form = mapping.amountForm
    this.#keys = keyPositions
    this.#days = mapping.fields
      .filter(({ field }) => field === 'posted' || field === 'effective')
      .map(({ position }) => position - 1)
    this.#otherAccount = mapping.otherAccount === undefined ? null : mapping.otherAccount.position - 1
    const [amount, partner] = amountPositions(mapping)
    this.#amounts = [amount!, ...(this.#form === 'pair' ? [partner!] : [])].map((position) => position - 1)
    const columnOf = (at: number) => (order === null ? at : order.indexOf(at))
    this.#above = new LinesAbove(mapping, keyPositions, ledger, columnOf)
    this.#first = ledger.count
    this.#blocks = new Blocks(this.#above.start)
    this.#sums = new DoubtfulSums(this.#above, this.#doubtful)
    this.#trailers = new TrailerProof(this.#above, this.#blocks, this.#days, this.#amounts)
  }

  /** Whether any record was compared with sums, which depend on how amounts are signed. */
  get usesSigns(): boolean {
    return this.#usesSigns || this.#trailers.usesSigns
  }

  /** What the next record is, for which `found` was found by how it looks. */
  judge({ keyCells: cells, lineNumber, subtotals }: FileRecord, found: Classified): Classified {
    this.#sums.next()
    if (this.#isBelowWord) this.#blocks.cover(null, this.#above.end)
    this.#isBelowWord = false
    if (found.label !== undefined) return found.label.kind === 'total' ? this.#locate(cells, found) : found
    if (found.class !== 'data' && found.class !== 'repaired') return found
    const known = this.#known.totals.get(lineNumber)
    if (known !== undefined) {
      this.#blocks.cover(null, this.#above.end)
      return { class: 'total', reason: known, label: { kind: 'count', level: 1, rest: '' } }
    }
    // What names a second account and lacks the first is a posting on that one.
    if (this.#otherAccount !== null && isFilled(cells[this.#otherAccount] ?? '')) return found
    const filled = this.#keys.filter((at) => isFilled(cells[at] ?? ''))
    if (filled.length === this.#keys.length) return found
    const closed = this.#trailers.find(cells, lineNumber)
    if (closed !== null) return closed
    if (!this.#amounts.some((at) => isNumber(cells[at]))) return found
    const keys = filled.filter((at) => !isTotalLabel(cells[at]!))
    if (subtotals?.some((at) => this.#amounts.includes(at)) === true) {
      const reason = `a total: its amount is a formula that adds up other rows, and it lacks ${listMissing(this.#keys, this.#days, keys)}`
      return this.#locate(cells, { class: 'total', reason, label: { kind: 'total', level: 1, rest: '' } })
    }
    // Where blank cells are those of the line above, a line that has more than its amount is a posting.
    if (this.#fillsDown && !this.#holdsOnlyAmounts(cells, () => false)) return found
    const proven = this.#prove(cells, keys, lineNumber)
    if (proven === null && this.#isRare(lineNumber)) {
      const stated = this.#read(cells)
      if (stated !== null) this.#sums.begin(stated, lineNumber)
    }
    return proven ?? found
  }

  /** What there is to say when all lines are taken. */
  close(): Notice[] {
    this.#sums.close()
    return [...this.#doubtful.notices(this.#known.isSurveyed), ...this.#trailers.notices()]
  }

  /** Where the lines of a labelled total begin, if it is the sum of some. */
  #locate(cells: string[], found: Classified): Classified {
    const end = this.#above.end
    const stated = this.#read(cells)
    const block = stated === null ? null : this.#blocks.find(stated, end, () => true)
    this.#blocks.cover(block, end)
    return block === null ? found : { ...found, from: block.start.row }
  }

  #prove(cells: string[], keys: number[], lineNumber: number): Classified | null {
    const isOne = keys.length === 1 && this.#keys.length > 1
    const hasAccount = keys.includes(this.#keys[0]!)
    this.#lacking++
    if (hasAccount && !isOne && !this.#isRare(lineNumber)) return null
    const end = this.#above.end
    const stated = this.#read(cells)
    if (stated === null) return null
    if (hasAccount && !isOne) {
      this.#sums.noteOfAccount(cells[this.#keys[0]!]!, stated, end, lineNumber)
      return null
    }
    let block: Block | null = null
    if (keys.length === 0) block = this.#blocks.find(stated, end, (one) => this.#isBareTotal(one, end, cells))
    else if (isOne) block = this.#blockOfOneKey(cells, keys[0]!, stated, end, lineNumber)
    if (!hasAccount) block ??= this.#blockOfBothSides(stated, end)
    if (block === null) {
      if (!hasAccount) this.#sums.noteWithoutAccount(this.#blocks, stated, end, lineNumber)
      return null
    }
    const level = block.start.row === this.#first && this.#blocks.hasTotals ? grandLevel : 1
    this.#blocks.cover(block, end)
    this.#doubtful.noteShape(this.#shapeOf(cells))
    const reason = `a total without a label: it lacks ${listMissing(this.#keys, this.#days, keys)}, which the lines above it have`
    return { class: 'total', reason, label: { kind: 'total', level, rest: '' }, from: block.start.row }
  }

  /** Without account, journal and date: enough lines above that have some. Nought is the sum of too much to prove a thing beside a text. */
  #isBareTotal({ start, lines, what }: Block, end: Place, cells: string[]): boolean {
    // One side of lines of both sides is one line soon.
    const isOneSide = what === 'debits' || what === 'credits'
    const least = this.#doubtful.hasShape(this.#shapeOf(cells)) ? 1 : isOneSide ? manyLines : fewestLines
    if (lines < least || (end.bare - start.bare) * exceptions > lines) return false
    const isNought = this.#amounts.every((at) => !/[1-9]/.test(cells[at] ?? ''))
    return !isNought || (what === 'sum' && this.#holdsOnlyAmounts(cells, isTotalLabel))
  }

  /**
   * With one of account, journal and date: that of all lines it adds up, as a list repeats it; or a word where that would be, which no line
   * above has, and nothing else. A line that evens out those above it has the other sign.
   */
  #blockOfOneKey(cells: string[], at: number, stated: Stated, end: Place, lineNumber: number): Block | null {
    const hasEnough = ({ start, lines }: Block, least: number) =>
      lines >= least && (end.poor - start.poor) * exceptions <= lines
    const cell = cells[at]!.trim()
    const run = this.#above.runOf(this.#keys.indexOf(at))
    if (run.cell === cell) {
      const block = compareBlock(stated, run.start, end)
      const least = this.#doubtful.hasShape(this.#shapeOf(cells)) ? 1 : fewestLines
      return block !== null && hasEnough(block, least) && isSameSide(stated, block) ? block : null
    }
    const isWord = !/\p{Nd}/u.test(cell) && this.#holdsOnlyAmounts(cells, (_, column) => column === at)
    // Beside codes of digits, a word is something else.
    const isApart = isWord && /\p{Nd}/u.test(run.cell)
    if (!isApart && this.#above.hasCell(at, cell)) return null
    const named = this.#blockOfNamed(cell, stated, end)
    if (named !== null) return named
    if (!isWord) return null
    const word = `${at} ${cell.toLowerCase()}`
    const least = this.#doubtful.isWordOfTotal(word) ? 1 : isApart ? fewestLines : manyLines
    const block = this.#blocks.find(stated, end, (one) => hasEnough(one, least) && isSameSide(stated, one))
    if (isApart) {
      this.#doubtful.noteWord(word, lineNumber, block !== null)
      this.#isBelowWord = block === null
    }
    return block
  }

  /** All lines above with the account or the journal that a text names beside a word of its own: `4000 total`, in whatever language. */
  #blockOfNamed(cell: string, stated: Stated, end: Place): Block | null {
    for (const key of this.#keys.keys()) {
      const run = this.#above.runOf(key)
      const block = namesCode(cell, run.cell) ? compareBlock(stated, run.start, end) : null
      if (block !== null && isSameSide(stated, block)) return block
    }
    return null
  }

  /** Both sides of a pair are no chance, whatever else stands in the line. */
  #blockOfBothSides(stated: Stated, end: Place): Block | null {
    if (!stated.debit || !stated.credit) return null
    return this.#blocks.find(
      stated,
      end,
      ({ lines, what }) => lines >= manyLines && what === 'debits and credits'
    )
  }

  /** Whether few lines lack what this one does: where most do, it says nothing, and looking costs time. */
  #isRare(lineNumber: number): boolean {
    return this.#lacking < manyLacking || this.#lacking * exceptions < lineNumber
  }

  /** The amounts that a record states, in units; null where it states none. */
  #read(cells: string[]): Stated | null {
    this.#usesSigns = true
    const [first = '', second = ''] = this.#amounts.map((at) => (cells[at] ?? '').trim())
    const { units } = readStated({ first, second, others: [] }, this.#form, this.#above.mark)
    const stated = units(unitDecimals)
    return stated.debit === null && stated.credit === null && stated.amount === null ? null : stated
  }

  /** Which columns of a record are filled beside its account and its amounts. */
  #shapeOf(cells: string[]): string {
    const beside = [this.#keys[0]!, ...this.#amounts]
    return cells.flatMap((cell, at) => (isFilled(cell) && !beside.includes(at) ? [at] : [])).join()
  }

  /** Whether nothing stands beside the amounts but what may. */
  #holdsOnlyAmounts(cells: string[], mayStand: (cell: string, at: number) => boolean): boolean {
    return cells.every((cell, at) => this.#amounts.includes(at) || !isFilled(cell) || mayStand(cell, at))
  }
}

function isNumber(cell: string | undefined): boolean {
  return cell !== undefined && isFilled(cell) && readNumber(cell.trim()) !== null
}

import type { ControlTotal, Notice } from '../../../../shared/ledger.ts'
import type { Mapping } from '../../../../shared/mapping.ts'
import { decimalsOf, fromUnits } from '../../../base/decimal.ts'
import type { KeyColumns } from '../keys/key-cells.ts'
import type { ResolvedKeys } from '../keys/resolve-keys.ts'
import { markOf, readStated, type Stated } from './stated-total.ts'
import { sumBefore, type Sums } from './sum-before.ts'
import type { TotalLine } from './total-lines.ts'

/** What comparing the totals of a file with its lines has shown. */
interface ConfirmedTotals {
  /** The full reason of each compared line, by where it is listed. */
  reasons: { listedId: number; reason: string }[]
  notices: Notice[]
  /** A total that is the sum of all lines; null where there is none. */
  controlTotal: ControlTotal | null
}

type What = 'sum' | 'debits' | 'credits' | 'debits and credits'

const mostExamples = 3
/** “Total lines: 500” says nothing of amounts. */
const countsLines =
  /^(?:number|lines?|records?|rows?|entries|items|count|anzahl|posten|zeilen|lignes|registros)(?![\p{L}\d])/iu

/**
 * Compares each total with the sum of the lines above it, since the last total of its level or a higher one, else of
 * all lines above: exactly, signs aside, for lists write them in many ways. A balance is not compared.
 */
export function confirmTotals(
  totals: TotalLine[],
  cells: KeyColumns,
  mapping: Mapping,
  resolved: ResolvedKeys
): ConfirmedTotals {
  const found: ConfirmedTotals = { reasons: [], notices: [], controlTotal: null }
  const compared = totals.filter(({ label }) => !countsLines.test(label.rest))
  if (compared.every(({ label }) => label.kind === 'balance')) return found
  const cellIds = cells.columns.amount!.ids.view()
  const stated = compared.map((total) => {
    // A total is written as the lines of its file are.
    const mark = markOf(resolved.decimalMark, cellIds[Math.max(total.firstRow, total.row - 1)] ?? 0)
    return readStated(total, mapping.amountForm, mark)
  })
  const decimals = stated.reduce(
    (most, { debit, credit, amount }) =>
      Math.max(most, ...[debit, credit, amount].map((text) => decimalsOf(text ?? ''))),
    resolved.decimals
  )
  const wanted = new Set(compared.flatMap(({ firstRow, row }) => [firstRow, row]))
  const before = sumBefore(wanted, cells, mapping, resolved, decimals)
  const lineNumbers = cells.lineNumbers.view()
  const between = (start: number, end: number) =>
    end - start === 1
      ? `line ${lineNumbers[start]}`
      : `lines ${lineNumbers[start]} to ${lineNumbers[end - 1]}`
  const write = (units: bigint) => fromUnits(units, decimals)
  const differences: string[] = []
  let differing = 0
  /** The first and the last balance of the file so far. */
  let balances: number[] = []
  compared.forEach((total, at) => {
    if (balances[0] !== undefined && compared[balances[0]]!.firstRow !== total.firstRow) balances = []
    if (total.label.kind === 'balance') {
      balances = [balances[0] ?? at, at]
      return
    }
    const said = stated[at]!.units(decimals)
    const explain = (words: string) =>
      found.reasons.push({ listedId: total.listedId, reason: `${total.reason}; ${words}` })
    const starts = startsOf(compared, at)
    if (said.debit === null && said.credit === null && said.amount === null) {
      explain('it has no amount to compare')
      return
    }
    for (const start of starts) {
      const sums = subtract(before.get(total.row)!, before.get(start)!)
      const what = matchSums(said, sums)
      if (what === null) continue
      explain(`confirmed: the ${what} of ${between(start, total.row)}`)
      if (start === 0 && total.row === lineNumbers.length && total.file === '') {
        found.controlTotal = { lineNumber: total.lineNumber, ...statedAs(what, sums, write) }
      }
      return
    }
    const carried = balances.findLast((balance) => {
      const sums = subtract(before.get(total.row)!, before.get(compared[balance]!.row)!)
      return matchSums(said, add(sums, stated[balance]!.units(decimals))) !== null
    })
    if (carried !== undefined) {
      const { row, lineNumber } = compared[carried]!
      const lines = row === total.row ? '' : ` and ${between(row, total.row)}`
      explain(`confirmed: the sum of the balance in line ${lineNumber}${lines}`)
      return
    }
    const start = starts[0] ?? total.row
    const { is, sum } = firstDifference(said, subtract(before.get(total.row)!, before.get(start)!))
    differing++
    const difference = write(absolute(absolute(is) - absolute(sum)))
    if (differences.length < mostExamples) {
      differences.push(
        `${total.file}line ${total.lineNumber} says ${write(is)} for ${write(sum)}, a difference of ${difference}`
      )
    }
    explain(
      start === total.row
        ? 'not confirmed: no line stands above it that it could be the sum of'
        : `not confirmed: the sum of ${between(start, total.row)} is ${write(sum)}, a difference of ${difference}`
    )
  })
  if (differing > 0) {
    const text =
      `Totals that are not the sum of the lines above them (${differences.join('; ')}): ` +
      'lines may be missing, or be there twice.'
    found.notices.push({ code: 'TOTAL_DIFFERS', text, lines: differing })
  }
  return found
}

/** The rows where the block that a total adds up may begin, likeliest first; none where no line stands above it. */
function startsOf(totals: TotalLine[], at: number): number[] {
  const { firstRow, row, label } = totals[at]!
  let nearest = firstRow
  let start = firstRow
  for (let before = at - 1; before >= 0; before--) {
    const other = totals[before]!
    if (other.firstRow !== firstRow) break
    if (other.row === row || other.label.kind === 'balance') continue
    if (nearest === firstRow) nearest = other.row
    if (other.label.level < label.level) continue
    start = other.row
    break
  }
  return [...new Set([start, nearest, firstRow])].filter((first) => first < row)
}

/** A pair says both sides; one amount may be what is left of them, or one of them. Signs are written in many ways. */
function matchSums({ debit, credit, amount }: Stated, sums: Sums): What | null {
  const isSame = (one: bigint, other: bigint) => absolute(one) === absolute(other)
  if (debit !== null && credit !== null) {
    return isSame(debit, sums.debit) && isSame(credit, sums.credit) ? 'debits and credits' : null
  }
  const one = (amount ?? debit ?? credit)!
  if (debit !== null && isSame(one, sums.debit)) return 'debits'
  if (credit !== null && isSame(one, sums.credit)) return 'credits'
  if (isSame(one, sums.net)) return 'sum'
  if (amount === null) return null
  return isSame(one, sums.debit) ? 'debits' : isSame(one, sums.credit) ? 'credits' : null
}

function firstDifference({ debit, credit, amount }: Stated, sums: Sums): { is: bigint; sum: bigint } {
  if (amount !== null) return { is: amount, sum: sums.net }
  if (debit !== null && absolute(debit) !== absolute(sums.debit)) return { is: debit, sum: sums.debit }
  return { is: credit!, sum: sums.credit }
}

function statedAs(
  what: What,
  { debit, credit, net }: Sums,
  write: (units: bigint) => string
): Omit<ControlTotal, 'lineNumber'> {
  const hasDebit = what === 'debits' || what === 'debits and credits'
  const hasCredit = what === 'credits' || what === 'debits and credits'
  return {
    debit: hasDebit ? write(absolute(debit)) : null,
    credit: hasCredit ? write(absolute(credit)) : null,
    net: what === 'sum' || (hasDebit && hasCredit) ? write(net) : null
  }
}

function subtract(all: Sums, above: Sums): Sums {
  return { debit: all.debit - above.debit, credit: all.credit - above.credit, net: all.net - above.net }
}

function add(sums: Sums, { debit, credit, amount }: Stated): Sums {
  const [plus, minus] = [debit ?? 0n, credit ?? 0n]
  return {
    debit: sums.debit + plus,
    credit: sums.credit + minus,
    net: sums.net + (amount ?? plus - minus)
  }
}

function absolute(units: bigint): bigint {
  return units < 0n ? -units : units
}

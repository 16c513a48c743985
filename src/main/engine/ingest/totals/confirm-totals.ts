import type { ControlTotal, Notice } from '../../../../shared/ledger.ts'
import type { Mapping } from '../../../../shared/mapping.ts'
import { nameLine, nameLines, type SheetFacts } from '../../../../shared/sheets.ts'
import { fileOfLine } from '../../ledger/file-of-line.ts'
import { decimalsOf, fromUnits } from '../../../base/decimal.ts'
import type { KeyColumns } from '../keys/key-cells.ts'
import type { ResolvedKeys } from '../keys/resolve-keys.ts'
import { absolute, matchSums, subtract, type What } from './match-sums.ts'
import { markOf, readStated, type Stated } from './stated-total.ts'
import { sumBefore, type Sums } from './sum-before.ts'
import type { TotalLine } from './total-lines.ts'

/** What comparing the totals of a file with its lines has shown. */
export interface ConfirmedTotals {
  /** The full reason of each compared line, by where it is listed. */
  reasons: { listedId: number; reason: string }[]
  notices: Notice[]
  /** A total that is the sum of all lines; null where there is none. */
  controlTotal: ControlTotal | null
}

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
  resolved: ResolvedKeys,
  files: readonly SheetFacts[]
): ConfirmedTotals {
  const found: ConfirmedTotals = { reasons: [], notices: [], controlTotal: null }
  const compared = totals.filter(({ label }) => label.kind !== 'count' && !countsLines.test(label.rest))
  if (compared.every(({ label }) => label.kind === 'balance')) return found
  const cellIds = cells.columns.amount!.ids
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
  const wanted = new Set(compared.flatMap(({ firstRow, from, row }) => [firstRow, from, row]))
  const before = sumBefore(wanted, cells, mapping, resolved, decimals)
  const { lineNumbers } = cells
  const fileOf = (row: number) => files[cells.starts === undefined ? 0 : fileOfLine(row, cells.starts)]
  const between = (start: number, end: number) =>
    nameLines(fileOf(start), lineNumbers[start]!, lineNumbers[end - 1]!)
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
      const { row, lineNumber, firstRow } = compared[carried]!
      const lines = row === total.row ? '' : ` and ${between(row, total.row)}`
      explain(`confirmed: the sum of the balance in ${nameLine(fileOf(firstRow), lineNumber)}${lines}`)
      return
    }
    const start = starts[0] ?? total.row
    const { is, sum } = firstDifference(said, subtract(before.get(total.row)!, before.get(start)!))
    differing++
    const difference = write(absolute(absolute(is) - absolute(sum)))
    if (differences.length < mostExamples) {
      differences.push(
        `${total.file}${nameLine(fileOf(total.firstRow), total.lineNumber)} says ${write(is)} for ${write(sum)}, a difference of ${difference}`
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
  const { firstRow, row, from, label } = totals[at]!
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
  return [...new Set([start, nearest, firstRow, from])].filter((first) => first < row)
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

function add(sums: Sums, { debit, credit, amount }: Stated): Sums {
  const [plus, minus] = [debit ?? 0n, credit ?? 0n]
  return {
    debit: sums.debit + plus,
    credit: sums.credit + minus,
    net: sums.net + (amount ?? plus - minus)
  }
}

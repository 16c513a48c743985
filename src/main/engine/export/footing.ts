import { dispositions, type Disposition } from '../../../shared/decision.ts'
import { typeNumbers, type DuplicateTotals, type TypeNumber } from '../../../shared/duplicate.ts'
import { DoubletError } from '../../../shared/result.ts'
import { canonical, fromUnits, toUnits } from '../../base/decimal.ts'
import type { LineFigures, WorkpaperFinding } from '../findings/workpaper-rows.ts'

/** Figures that were added up anew over the rows of a workpaper. Amounts are exact decimals. */
export interface Footing {
  lines: number
  amount: string
  /** The exposure of a type counts (n - 1) x |amount| of each of its groups; types nest, so that they must not be added up. */
  types: Record<
    TypeNumber,
    { groups: number; lines: number; amount: string; exposure: string; findings: number }
  >
  findings: number
  /** Findings that somebody has decided, as `open` too. */
  decided: number
  /** Of all findings, as it stands in their column: a line that is in two groups counts in both. */
  findingExposure: string
  dispositions: Record<Disposition, { findings: number; exposure: string }>
  prepared: number
  reviewed: number
  /** Findings whose decision was made on an earlier ledger. */
  carried: number
}

interface TypeSums {
  groups: number
  lines: number
  units: bigint
  atRisk: bigint
  findings: number
}

/** Adds up what a workpaper says in its columns. Amounts have at most `decimals` decimals; groups are numbered from 1 on. */
export class FootingSum {
  readonly #decimals: number
  readonly #isSeen: Uint8Array
  readonly #types = byType((): TypeSums => ({ groups: 0, lines: 0, units: 0n, atRisk: 0n, findings: 0 }))
  readonly #dispositions = new Map(dispositions.map((name) => [name, { findings: 0, units: 0n }]))
  #lines = 0
  #units = 0n
  #signed = { decided: 0, prepared: 0, reviewed: 0, carried: 0 }

  constructor(decimals: number, groups: number) {
    this.#decimals = decimals
    this.#isSeen = new Uint8Array(groups + 1)
  }

  addLine({ amount, groups }: LineFigures): void {
    const units = toUnits(amount, this.#decimals)
    const size = units < 0n ? -units : units
    this.#lines++
    this.#units += units
    for (const type of typeNumbers) {
      const group = groups[type - 1]
      if (group === null || group === undefined) continue
      const sums = this.#types[type]
      sums.lines++
      sums.units += units
      // The first line of a group is the one that may stand.
      if (this.#isSeen[group] === 0) {
        this.#isSeen[group] = 1
        sums.groups++
      } else sums.atRisk += size
    }
  }

  addFinding({ finding, decision }: WorkpaperFinding): void {
    this.#types[finding.type].findings++
    const sums = this.#dispositions.get(decision.disposition)!
    sums.findings++
    sums.units += toUnits(finding.exposure, this.#decimals)
    if (decision.decided !== null) this.#signed.decided++
    if (decision.prepared !== null) this.#signed.prepared++
    if (decision.reviewed !== null) this.#signed.reviewed++
    if (decision.isCarried) this.#signed.carried++
  }

  result(): Footing {
    const text = (units: bigint) => fromUnits(units, this.#decimals)
    const entries = [...this.#dispositions]
    return {
      lines: this.#lines,
      amount: text(this.#units),
      types: byType((type) => {
        const { groups, lines, units, atRisk, findings } = this.#types[type]
        return { groups, lines, amount: text(units), exposure: text(atRisk), findings }
      }),
      findings: entries.reduce((sum, [, { findings }]) => sum + findings, 0),
      findingExposure: text(entries.reduce((sum, [, { units }]) => sum + units, 0n)),
      dispositions: Object.fromEntries(
        entries.map(([name, { findings, units }]) => [name, { findings, exposure: text(units) }])
      ) as Footing['dispositions'],
      ...this.#signed
    }
  }
}

function byType<Value>(make: (type: TypeNumber) => Value): Record<TypeNumber, Value> {
  return Object.fromEntries(typeNumbers.map((type) => [type, make(type)])) as Record<TypeNumber, Value>
}

/**
 * Compares what was added up with the figures that the analysis stored. Throws FIGURES_DISAGREE where one is another: no
 * workpaper is better than one whose columns do not add up to its summary.
 */
export function proveFooting(footing: Footing, totals: DuplicateTotals): void {
  const pairs: [what: string, added: string | number, stored: string | number][] = [
    ['lines', footing.lines, totals.distinctRows],
    ['amount', footing.amount, totals.distinctAmount],
    ['findings', footing.findings, totals.findings],
    ['exposure', footing.types[1].exposure, totals.exposure],
    ...typeNumbers.flatMap((type): [string, string | number, string | number][] => {
      const { groups, lines, amount } = footing.types[type]
      const stored = totals.types[type] ?? { groups: 0, rows: 0, amount: '0' }
      return [
        [`groups of type ${type}`, groups, stored.groups],
        [`lines of type ${type}`, lines, stored.rows],
        [`amount of type ${type}`, amount, stored.amount]
      ]
    })
  ]
  const differing = pairs.filter(
    ([, added, stored]) => canonical(String(added)) !== canonical(String(stored))
  )
  if (differing.length === 0) return
  throw new DoubletError(
    'FIGURES_DISAGREE',
    'The lines of this ledger do not add up to its figures, so no workpaper was written. Analyse the file again.',
    differing.map(([what, added, stored]) => `${what}: ${added}, not ${stored}`).join('; ')
  )
}

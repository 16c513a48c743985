import type { CurrencyExposure } from '../../../shared/currency-exposure.ts'
import { dispositions, type Disposition } from '../../../shared/decision.ts'
import { typeNumbers, type TypeNumber } from '../../../shared/duplicate.ts'
import { isSamePerson } from '../../../shared/engagement.ts'
import { fromUnits, toUnits } from '../../base/decimal.ts'
import type { LineFigures, WorkpaperFinding } from '../findings/workpaper-rows.ts'

/** Figures that were added up anew over the rows of a workpaper. Amounts are exact decimals. */
export interface Footing {
  lines: number
  /** Debits less credits, and both without a sign. */
  amount: string
  debit: string
  credit: string
  /** The exposure of a type counts (n - 1) x |amount| of each of its groups; types nest, so that they must not be added up. */
  types: Record<TypeNumber, TypeFooting>
  findings: number
  /** Findings that somebody has decided, as `open` too. */
  decided: number
  /** Of all findings, and of those with each decision, by currency in the order of their names. */
  findingExposure: CurrencyExposure[]
  dispositions: Record<Disposition, DispositionFooting>
  /** Open findings with earlier decisions that do not hold for them. */
  unsettled: number
  prepared: number
  reviewed: number
  /** Findings whose decision was made on an earlier ledger. */
  carried: number
  /** Findings that one person prepared and reviewed; not there where there are none. */
  onePerson?: number
}

interface DispositionFooting {
  findings: number
  exposure: CurrencyExposure[]
  /** Findings with excepted lines, and how many lines these are. */
  excepting: number
  exceptedLines: number
  /** The exposure of all its findings without these lines, by currency. */
  spokenOf: ReadonlyMap<string, string>
  /** Findings whose exposure without them cannot be told: theirs counts whole. */
  untold: number
}

interface TypeFooting {
  groups: number
  lines: number
  amount: string
  debit: string
  credit: string
  exposure: string
  findings: number
}

interface TypeSums extends SideSums {
  groups: number
  lines: number
  atRisk: bigint
  findings: number
}

interface SideSums {
  debits: bigint
  credits: bigint
}

/** By currency. */
type MoneySums = Map<string, { exposure: bigint; net: bigint }>

/** Adds up what a workpaper says in its columns. Amounts have at most `decimals` decimals; groups are numbered from 1 on. */
export class FootingSum {
  readonly #decimals: number
  readonly #isSeen: Uint8Array
  readonly #types = byType((): TypeSums => ({
    groups: 0,
    lines: 0,
    debits: 0n,
    credits: 0n,
    atRisk: 0n,
    findings: 0
  }))
  readonly #dispositions = new Map(
    dispositions.map((name) => [
      name,
      {
        findings: 0,
        money: new Map() as MoneySums,
        left: new Map<string, bigint>(),
        excepting: 0,
        exceptedLines: 0,
        untold: 0
      }
    ])
  )
  readonly #money: MoneySums = new Map()
  readonly #sides: SideSums = { debits: 0n, credits: 0n }
  #lines = 0
  #onePerson = 0
  #signed = { decided: 0, prepared: 0, reviewed: 0, carried: 0, unsettled: 0 }

  constructor(decimals: number, groups: number) {
    this.#decimals = decimals
    this.#isSeen = new Uint8Array(groups + 1)
  }

  addLine({ amount, groups }: LineFigures): void {
    const units = toUnits(amount, this.#decimals)
    const size = units < 0n ? -units : units
    this.#lines++
    addSide(this.#sides, units)
    for (const type of typeNumbers) {
      const group = groups[type - 1]
      if (group === null || group === undefined) continue
      const sums = this.#types[type]
      sums.lines++
      addSide(sums, units)
      // The first line of a group is the one that may stand.
      if (this.#isSeen[group] === 0) {
        this.#isSeen[group] = 1
        sums.groups++
      } else sums.atRisk += size
    }
  }

  addFinding({ finding, decision, excepting }: WorkpaperFinding): void {
    this.#types[finding.type].findings++
    const sums = this.#dispositions.get(decision.disposition)!
    sums.findings++
    for (const one of finding.money) {
      for (const money of [this.#money, sums.money]) this.#addMoney(money, one)
      const { currency, exposure } = one
      const left = excepting?.exposure?.get(currency) ?? exposure
      sums.left.set(currency, (sums.left.get(currency) ?? 0n) + toUnits(left, this.#decimals))
    }
    if (excepting !== null) {
      sums.excepting++
      sums.exceptedLines += excepting.lines.size
      if (excepting.exposure === null) sums.untold++
    }
    if (decision.unsettled !== null) this.#signed.unsettled++
    if (decision.decided !== null) this.#signed.decided++
    if (decision.prepared !== null) this.#signed.prepared++
    if (decision.reviewed !== null) this.#signed.reviewed++
    if (isSamePerson(decision.prepared?.by ?? '', decision.reviewed?.by ?? '')) this.#onePerson++
    if (decision.isCarried) this.#signed.carried++
  }

  result(): Footing {
    const text = (units: bigint) => fromUnits(units, this.#decimals)
    const entries = [...this.#dispositions]
    return {
      lines: this.#lines,
      ...this.#sideTexts(this.#sides),
      types: byType((type) => {
        const { groups, lines, atRisk, findings, ...sides } = this.#types[type]
        return { groups, lines, ...this.#sideTexts(sides), exposure: text(atRisk), findings }
      }),
      findings: entries.reduce((sum, [, { findings }]) => sum + findings, 0),
      findingExposure: this.#moneyTexts(this.#money),
      dispositions: byDisposition((name) => {
        const { money, left, ...counts } = this.#dispositions.get(name)!
        const spokenOf = new Map([...left].map(([currency, units]) => [currency, text(units)] as const))
        return { ...counts, exposure: this.#moneyTexts(money), spokenOf }
      }),
      ...this.#signed,
      ...(this.#onePerson > 0 && { onePerson: this.#onePerson })
    }
  }

  #addMoney(sums: MoneySums, { currency, exposure, net }: CurrencyExposure): void {
    const before = sums.get(currency) ?? { exposure: 0n, net: 0n }
    sums.set(currency, {
      exposure: before.exposure + toUnits(exposure, this.#decimals),
      net: before.net + toUnits(net, this.#decimals)
    })
  }

  #sideTexts({ debits, credits }: SideSums): Pick<Footing, 'amount' | 'debit' | 'credit'> {
    const text = (units: bigint) => fromUnits(units, this.#decimals)
    return { amount: text(debits - credits), debit: text(debits), credit: text(credits) }
  }

  #moneyTexts(sums: MoneySums): CurrencyExposure[] {
    const text = (units: bigint) => fromUnits(units, this.#decimals)
    return [...sums.keys()].sort().map((currency) => {
      const { exposure, net } = sums.get(currency)!
      return { currency, exposure: text(exposure), net: text(net) }
    })
  }
}

function addSide(sums: SideSums, units: bigint): void {
  if (units < 0n) sums.credits -= units
  else sums.debits += units
}

function byType<Value>(make: (type: TypeNumber) => Value): Record<TypeNumber, Value> {
  return Object.fromEntries(typeNumbers.map((type) => [type, make(type)])) as Record<TypeNumber, Value>
}

function byDisposition<Value>(make: (name: Disposition) => Value): Record<Disposition, Value> {
  return Object.fromEntries(dispositions.map((name) => [name, make(name)])) as Record<Disposition, Value>
}

import { describeFiles } from '../../../../shared/job.ts'
import type { LedgerFacts, DateSpan } from '../../../../shared/ledger.ts'
import type { ReadFiles } from './read-files.ts'
import type { ResolvedKeys } from '../keys/resolve-keys.ts'
import { fromUnits, toSafeUnits, toUnits } from '../../../base/decimal.ts'
import type { KeyData, KeyField } from '../../ledger/key-data.ts'

/** What the facts of a ledger are gathered from; `sha256` is of all its content. */
export interface LedgerFactSources extends Pick<
  LedgerFacts,
  'mapping' | 'settings' | 'totals' | 'controlTotal' | 'proof' | 'notices'
> {
  sha256: string
  read: ReadFiles
  /** The lines as they were analysed, which are more than were read where some are two postings. */
  rows: number
  resolved: ResolvedKeys
}

/** The figures of a read ledger, as they are kept and shown. */
export function gatherFacts({ sha256, read, rows, resolved, ...known }: LedgerFactSources): LedgerFacts {
  const { files, lines, physicalLines, lineClasses, preamble } = read
  const { keys, excluded } = resolved
  const left = excluded.reduce((sum, one) => sum + one.rows, 0)
  return {
    ...known,
    file: { ...describeFiles(files), sha256 },
    files,
    dialect: files[0]!.dialect,
    physicalLines,
    lineClasses,
    preamble,
    rows: { read: rows, used: rows - left, excluded: left },
    ...(rows !== lines.count && { records: lines.count }),
    excluded,
    posted: spanOf(keys.posted),
    effective: spanOf(keys.effective),
    accounts: countDistinct(keys.account) ?? 0,
    users: countDistinct(keys.user)
  }
}

/** The control totals of a ledger, and the sum that decides the scale of its amounts. */
interface LedgerTotals {
  /** Over every line with a readable amount, used or not; with `decimals` digits after the point. */
  totals: LedgerFacts['totals']
  /** Sum of all amounts without their signs, in units of 10^-decimals. */
  absoluteUnits: bigint
}

/** Adds up all readable amounts exactly: debit is what is positive, credit what is negative, net their difference. */
export function totalAmounts({ amount }: KeyData, decimals: number): LedgerTotals {
  const counts = new Int32Array(amount.values.length)
  for (const id of amount.ids) if (id >= 0) counts[id]!++
  const sides = { debit: new WideSum(), credit: new WideSum() }
  amount.values.forEach((value, id) => {
    const count = counts[id]!
    const units = toSafeUnits(value, decimals) * count
    const side = value.startsWith('-') ? sides.credit : sides.debit
    if (Number.isSafeInteger(units)) side.add(Math.abs(units))
    else side.addWide(toUnits(value.replace('-', ''), decimals) * BigInt(count))
  })
  const [debit, credit] = [sides.debit.close(), sides.credit.close()]
  return {
    totals: {
      debit: fromUnits(debit, decimals),
      credit: fromUnits(credit, decimals),
      net: fromUnits(debit - credit, decimals)
    },
    absoluteUnits: debit + credit
  }
}

/** An exact sum of any size: in a number as long as that holds it. */
class WideSum {
  #units = 0
  #wide = 0n

  add(units: number): void {
    if (!Number.isSafeInteger(this.#units + units)) {
      this.addWide(BigInt(this.#units))
      this.#units = 0
    }
    this.#units += units
  }

  addWide(units: bigint): void {
    this.#wide += units
  }

  close(): bigint {
    return this.#wide + BigInt(this.#units)
  }
}

/** First and last day of a date field; null where it is not mapped or blank throughout. */
function spanOf(field: KeyField | null): DateSpan | null {
  const days = field === null ? [] : field.values.toSorted()
  return days.length === 0 ? null : { from: days[0]!, to: days.at(-1)! }
}

/** How many different non-blank values a field has; null where it is not mapped. */
function countDistinct(field: KeyField | null): number | null {
  return field === null ? null : field.values.filter((value) => value !== '').length
}

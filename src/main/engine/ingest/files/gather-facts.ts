import { describeFiles } from '../../../../shared/job.ts'
import type { LedgerFacts, DateSpan } from '../../../../shared/ledger.ts'
import type { ReadFiles } from './read-files.ts'
import type { ResolvedKeys } from '../keys/resolve-keys.ts'
import { fromUnits, toUnits } from '../../../base/decimal.ts'
import type { KeyData, KeyField } from '../../ledger/key-data.ts'

/** What the facts of a ledger are gathered from; `sha256` is of all its content. */
export interface LedgerFactSources extends Pick<
  LedgerFacts,
  'mapping' | 'settings' | 'totals' | 'controlTotal' | 'proof' | 'notices'
> {
  sha256: string
  read: ReadFiles
  resolved: ResolvedKeys
}

/** The figures of a read ledger, as they are kept and shown. */
export function gatherFacts({ sha256, read, resolved, ...known }: LedgerFactSources): LedgerFacts {
  const { files, starts, physicalLines, lineClasses, preamble } = read
  const { keys, excluded } = resolved
  const rows = starts.at(-1)!
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
  const counts = new Float64Array(amount.values.length)
  for (const id of amount.ids) if (id >= 0) counts[id]!++
  let debit = 0n
  let credit = 0n
  amount.values.forEach((value, id) => {
    const units = toUnits(value, decimals) * BigInt(counts[id]!)
    if (units > 0n) debit += units
    else credit -= units
  })
  return {
    totals: {
      debit: fromUnits(debit, decimals),
      credit: fromUnits(credit, decimals),
      net: fromUnits(debit - credit, decimals)
    },
    absoluteUnits: debit + credit
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

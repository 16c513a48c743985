import type { CurrencyExposure } from '../../../shared/currency-exposure.ts'
import { dispositions, type Disposition } from '../../../shared/decision.ts'
import { typeNumbers } from '../../../shared/duplicate.ts'
import type { LedgerResult } from '../../../shared/job.ts'
import { isStoredEarlier } from '../../../shared/ledger.ts'
import { DoubletError } from '../../../shared/result.ts'
import { canonical } from '../../base/decimal.ts'
import type { Footing } from './footing.ts'

type Pair = [what: string, added: string | number, stored: string | number]

/** The figures of both by currency; one that is on one side alone stands against nought. */
function moneyPairs(added: CurrencyExposure[], stored: CurrencyExposure[]): Pair[] {
  const currencies = [...new Set([...added, ...stored].map(({ currency }) => currency))]
  return currencies.flatMap((currency) =>
    (['exposure', 'net'] as const).map((figure): Pair => {
      const of = (all: CurrencyExposure[]) => all.find((one) => one.currency === currency)?.[figure] ?? '0'
      return [`${figure} ${currency}`.trim(), of(added), of(stored)]
    })
  )
}

/**
 * Compares what was added up with the figures that the analysis stored. Throws FIGURES_DISAGREE where one is another: no
 * workpaper is better than one whose columns do not add up to its summary.
 */
export function proveFooting(footing: Footing, { duplicates: totals, analytics }: LedgerResult): void {
  refuseDiffering([
    ['lines', footing.lines, totals.distinctRows],
    ['amount', footing.amount, totals.distinctAmount],
    ['findings', footing.findings, totals.findings],
    ...(isStoredEarlier(analytics)
      ? [['exposure', footing.types[1].exposure, totals.exposure[0]?.exposure ?? '0'] as Pair]
      : moneyPairs(footing.findingExposure, totals.exposure)),
    ...typeNumbers.flatMap((type): Pair[] => {
      const { groups, lines, amount } = footing.types[type]
      const stored = totals.types[type] ?? { groups: 0, rows: 0, amount: '0' }
      return [
        [`groups of test ${type}`, groups, stored.groups],
        [`lines of test ${type}`, lines, stored.rows],
        [`amount of test ${type}`, amount, stored.amount]
      ]
    })
  ])
}

/**
 * Compares what was added up over the rows of a sheet while they were written with the figures of the workpaper. Throws
 * FIGURES_DISAGREE where one is another.
 */
export function proveWritten(written: Footing, footing: Footing): void {
  refuseDiffering([
    ['lines', written.lines, footing.lines],
    ['amount', written.amount, footing.amount],
    ['findings', written.findings, footing.findings],
    ...moneyPairs(written.findingExposure, footing.findingExposure),
    ...dispositions.flatMap((name) => dispositionPairs(name, written, footing))
  ])
}

/** The same of a list of the findings of one disposition. */
export function proveDisposition(name: Disposition, written: Footing, footing: Footing): void {
  refuseDiffering(dispositionPairs(name, written, footing))
}

function dispositionPairs(name: Disposition, written: Footing, footing: Footing): Pair[] {
  const [one, other] = [written.dispositions[name], footing.dispositions[name]]
  const pairs: Pair[] = [
    ['findings', one.findings, other.findings],
    ...moneyPairs(one.exposure, other.exposure)
  ]
  return pairs.map(([what, ...figures]) => [`${what} (${name})`, ...figures])
}

function refuseDiffering(pairs: Pair[]): void {
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

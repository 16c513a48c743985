import type { FilterFigures } from '../../../shared/finding.ts'
import { formatAmount } from '../../format/amount.ts'
import { formatCount, formatNoun } from '../../format/numbers.ts'

/** What the findings under the filter come to, in one line; while it is counted it says so. */
export function FiguresLine({ figures }: { figures: FilterFigures | null }) {
  return (
    <output className="figures-line" data-testid="count">
      {figures === null ? (
        'Counting…'
      ) : (
        <>
          {formatNoun(figures.findings, 'finding')}, {formatNoun(figures.lines, 'line')}, exposure{' '}
          {formatAmount(figures.exposure)}, {formatCount(figures.open)} open
        </>
      )}
    </output>
  )
}

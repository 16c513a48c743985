import { useMemo } from 'react'
import type { Filter } from '../../shared/filter.ts'
import type { FilterFigures } from '../../shared/finding.ts'
import { useScreen } from '../stores/screen.ts'
import type { RowOrder } from '../stores/screen.ts'
import { useFigures } from './filter/use-figures.ts'

/** What the rows leave out at the end. */
export interface Folding {
  /** The filter of the rows in sight, and what its findings come to, as far as that is known. */
  shown: Filter
  figures: FilterFigures | null
  /** What is folded, or could be; null where there is nothing, or this order folds nothing. */
  folded: FilterFigures | null
  isUnfolded: boolean
}

/**
 * Which findings under a filter the rows leave out at the end: in the suggested order those that are clearly trivial, until they are asked for.
 * `all` are the figures under the filter.
 */
export function useFolding(
  ledgerId: string,
  filter: Filter,
  order: RowOrder,
  all: FilterFigures | null
): Folding {
  const isSorted = useScreen(({ sort }) => sort !== null)
  const isUnfolded = useScreen((screen) => screen.isUnfolded)
  const doesFold =
    !isSorted && filter.trivial === undefined && (order === 'suggested' || order === 'evidence')
  const isFolded = doesFold && !isUnfolded
  const ofTrivial = useMemo((): Filter => ({ ...filter, trivial: 'only' }), [filter])
  const shown = useMemo(
    (): Filter => (isFolded ? { ...filter, trivial: 'without' } : filter),
    [filter, isFolded]
  )
  const { figures: trivial } = useFigures(ledgerId, ofTrivial)
  const folded = doesFold && trivial !== null && trivial.findings > 0 ? trivial : null
  const rest = all &&
    trivial && { ...all, findings: all.findings - trivial.findings, lines: all.lines - trivial.lines }
  return { shown, figures: isFolded ? rest : all, folded, isUnfolded }
}

import type { Filter } from '../../../shared/filter.ts'
import type { FilterFigures } from '../../../shared/finding.ts'
import type { Problem } from '../../../shared/result.ts'
import { ask } from '../../stores/api.ts'
import { useAnswer } from '../../stores/use-answer.ts'
import { useReviewRevision } from '../../stores/review.ts'

/** What the findings under a filter come to; null until they are counted under exactly this filter. */
export function useFigures(
  ledgerId: string,
  filter: Filter
): { figures: FilterFigures | null; problem: Problem | null } {
  const under = `${ledgerId}/${JSON.stringify(filter)}`
  const revision = useReviewRevision(ledgerId)
  const { value, problem } = useAnswer(`${under}/${revision}`, async () => {
    const answer = await ask('findings:figures', { ledgerId, filter })
    return answer.ok ? { ok: true as const, value: { under, figures: answer.value } } : answer
  })
  // Figures of another filter must not be read as this one's; a decision changes only how many are open.
  return { figures: value?.under === under ? value.figures : null, problem }
}

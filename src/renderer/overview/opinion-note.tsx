import type { ModelOutcome } from '../../shared/model.ts'
import { ask } from '../stores/api.ts'
import { ProblemNote } from '../components/problem-note.tsx'
import { useAnswer } from '../stores/use-answer.ts'
import { openTab } from '../stores/findings.ts'

/** Says that scores which were there cannot be read. Asking for the model has them looked at; the job then tells what was found. */
export function OpinionNote({ ledgerId, model }: { ledgerId: string; model: ModelOutcome }) {
  useAnswer(`${ledgerId}/${model.modelHash}`, () => ask('model:info', { ledgerId }))
  if (model.scoring !== 'SCORES_DAMAGED') return null
  return (
    <ProblemNote problem={{ code: model.scoring, message: model.reason }}>
      <button type="button" onClick={() => openTab('model')}>
        Open the Model screen
      </button>
    </ProblemNote>
  )
}

import type { ModelTask } from '../../shared/model.ts'
import { ProgressBar } from '../components/progress-bar.tsx'
import { cancelTask } from '../stores/model-tasks.ts'
import { text } from '../text/text.ts'

const words = text.model.task

/** How far a model is that learns or scores, and a way to stop it. */
export function ModelProgress({ task, label }: { task: ModelTask; label: string }) {
  return (
    <div className="model-progress">
      <output>{words.stages[task.stage]}</output>
      <ProgressBar label={label} fraction={task.fraction} />
      <button type="button" className="small" onClick={() => void cancelTask(task.taskId)}>
        {words.cancel}
      </button>
    </div>
  )
}

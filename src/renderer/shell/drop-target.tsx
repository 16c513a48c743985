import { useEffect, useState } from 'react'
import { tellDrop } from '../text/drop-words.ts'
import { useEngagement } from '../stores/engagement.ts'
import { submitFiles } from '../stores/job-actions.ts'
import { useTogether } from '../stores/together.ts'
import { tellProblem } from '../stores/toasts.ts'
import { text } from '../text/text.ts'

const words = text.shell.drop

/** How many files are held over the window; 0 where the system does not say before they are dropped. */
function countFiles(event: DragEvent): number {
  return [...(event.dataTransfer?.items ?? [])].filter(({ kind }) => kind === 'file').length
}

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false
}

/** Takes files dropped anywhere on the window, and keeps the window from opening what is dropped. */
export function DropTarget() {
  const [held, setHeld] = useState<{ files: number } | null>(null)
  const engagement = useEngagement()
  const { asOne } = useTogether()
  useEffect(() => {
    const over = (event: DragEvent): void => {
      event.preventDefault()
      const files = countFiles(event)
      // The pointer moves all the time; what it holds does not change.
      setHeld((before) => (carriesFiles(event) ? (before?.files === files ? before : { files }) : null))
      if (event.dataTransfer) event.dataTransfer.dropEffect = carriesFiles(event) ? 'copy' : 'none'
    }
    // Leaving for another element of the page has a related target; leaving the window has none.
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setHeld(null)
    }
    const drop = (event: DragEvent): void => {
      event.preventDefault()
      setHeld(null)
      const files = [...(event.dataTransfer?.files ?? [])]
      if (files.length > 0) void submitFiles(files)
      else if (carriesFiles(event)) {
        tellProblem({
          code: 'NOTHING_DROPPED',
          message: words.nothing
        })
      }
    }
    const end = new AbortController()
    const { signal } = end
    window.addEventListener('dragenter', over, { signal })
    window.addEventListener('dragover', over, { signal })
    window.addEventListener('dragleave', leave, { signal })
    window.addEventListener('drop', drop, { signal })
    return () => end.abort()
  }, [])
  if (held === null) return null
  return (
    <div className="drop-target" data-testid="drop-target">
      <p>
        <strong>{words.target}</strong>
        {tellDrop(held.files, asOne, engagement)}
      </p>
    </div>
  )
}

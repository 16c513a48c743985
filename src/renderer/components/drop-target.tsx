import { useEffect, useState } from 'react'
import { engagementWords } from '../format/words.ts'
import { useEngagement } from '../stores/engagement.ts'
import { submitFiles } from '../stores/job-actions.ts'
import { useTogether } from '../stores/together.ts'
import { tellProblem } from '../stores/toasts.ts'

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false
}

/** Takes files dropped anywhere on the window, and keeps the window from opening what is dropped. */
export function DropTarget() {
  const [isOver, setIsOver] = useState(false)
  const engagement = useEngagement()
  const { asOne } = useTogether()
  useEffect(() => {
    const over = (event: DragEvent): void => {
      event.preventDefault()
      setIsOver(carriesFiles(event))
      if (event.dataTransfer) event.dataTransfer.dropEffect = carriesFiles(event) ? 'copy' : 'none'
    }
    // Leaving for another element of the page has a related target; leaving the window has none.
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setIsOver(false)
    }
    const drop = (event: DragEvent): void => {
      event.preventDefault()
      setIsOver(false)
      const files = [...(event.dataTransfer?.files ?? [])]
      if (files.length > 0) void submitFiles(files)
      else if (carriesFiles(event)) {
        tellProblem({
          code: 'NOTHING_DROPPED',
          message: 'Nothing that was dropped is a file. Please drop CSV, TXT or Excel files.'
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
  if (!isOver) return null
  return (
    <div className="drop-target" data-testid="drop-target">
      <p>
        <strong>Drop to analyse</strong>
        For {engagementWords(engagement)}.{' '}
        {asOne ? 'All files become one ledger' : 'Each file becomes a ledger'}; the files stay where they are.
      </p>
    </div>
  )
}

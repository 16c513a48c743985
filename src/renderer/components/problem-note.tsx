import type { ReactNode } from 'react'
import type { Problem } from '../../shared/result.ts'
import { text } from '../text/text.ts'

/** A problem in its own words, with code and technical detail folded away; `children` are the ways out. */
export function ProblemNote({ problem, children }: { problem: Problem; children?: ReactNode }) {
  return (
    <div className="problem-note" role="alert">
      <p>{problem.message}</p>
      {children && <div className="actions">{children}</div>}
      <details>
        <summary>{text.components.technicalDetail}</summary>
        <pre>{[problem.code, problem.detail].filter(Boolean).join('\n')}</pre>
      </details>
    </div>
  )
}

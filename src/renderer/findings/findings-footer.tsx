import { useState } from 'react'
import type { ReviewSummary } from '../../shared/decision.ts'
import { KeyCap } from '../components/key-cap.tsx'
import { ProgressBar } from '../components/progress-bar.tsx'
import { useReview } from '../stores/review.ts'
import { useReviewer } from '../stores/reviewer.ts'
import { useToasts } from '../stores/toasts.ts'
import type { Toast } from '../stores/toasts.ts'
import { NamePrompt } from './name-prompt.tsx'
import { text } from '../text/text.ts'

const words = text.findings.footer

const hints = ['open', 'select', 'selectAll', 'undo', 'showKeys'] as const

function isDecisionNews({ topic, isShown }: Toast): boolean {
  return topic === 'decision' && isShown
}

function Progress({ summary }: { summary: ReviewSummary }) {
  const { findings, byDisposition, unsettled } = summary
  const decided = findings - byDisposition.open
  if (findings === 0) return null
  return (
    <div className="review-progress">
      <ProgressBar fraction={decided / findings} label={words.progress} />
      <p>
        {byDisposition.open === 0 ? words.allDecided(findings) : words.decided(decided, byDisposition.open)}
        {unsettled > 0 && ` · ${words.unsettled(unsettled)}`}
      </p>
    </div>
  )
}

function Hints() {
  return (
    <ul className="hints" aria-label={words.keys}>
      {hints.map((action) => (
        <li key={action}>
          <KeyCap of={action} /> {words.hints[action]}
        </li>
      ))}
    </ul>
  )
}

/**
 * How far the review of the whole ledger has come, who decides, and the keys that are asked for most; in their place, for a
 * moment, what a decision came to.
 */
export function FindingsFooter({ ledgerId, onLeave }: { ledgerId: string; onLeave: () => void }) {
  const summary = useReview(ledgerId)
  const { name, isAsked } = useReviewer()
  const news = useToasts(({ toasts }) => toasts.findLast(isDecisionNews))
  const [isNaming, setIsNaming] = useState(false)
  const done = (): void => {
    setIsNaming(false)
    onLeave()
  }
  return (
    <footer className="desk-footer">
      {summary && <Progress summary={summary} />}
      <output data-testid="decision-news">{news?.text}</output>
      {isAsked || isNaming ? (
        <NamePrompt key={String(isAsked)} onDone={done} />
      ) : (
        <>
          {news === undefined && <Hints />}
          <button type="button" className="quiet small" onClick={() => setIsNaming(true)}>
            {name === '' ? words.nameMissing : words.decidingAs(name)}
          </button>
        </>
      )}
    </footer>
  )
}

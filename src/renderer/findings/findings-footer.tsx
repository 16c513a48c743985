import { useState } from 'react'
import type { ReviewSummary } from '../../shared/decision.ts'
import { KeyCap } from '../components/key-cap.tsx'
import { ProgressBar } from '../components/progress-bar.tsx'
import { formatCount, formatNoun } from '../format/numbers.ts'
import type { ShortcutName } from '../../shared/shortcuts.ts'
import { useReview } from '../stores/review.ts'
import { useReviewer } from '../stores/reviewer.ts'
import { useToasts } from '../stores/toasts.ts'
import type { Toast } from '../stores/toasts.ts'
import { NamePrompt } from './name-prompt.tsx'

const hints: readonly { action: ShortcutName; words: string }[] = [
  { action: 'open', words: 'open' },
  { action: 'select', words: 'select' },
  { action: 'selectAll', words: 'all' },
  { action: 'undo', words: 'undo' },
  { action: 'showKeys', words: 'all keys' }
]

function isDecisionNews({ topic, isShown }: Toast): boolean {
  return topic === 'decision' && isShown
}

function Progress({ summary }: { summary: ReviewSummary }) {
  const { findings, byDisposition } = summary
  const decided = findings - byDisposition.open
  if (findings === 0) return null
  return (
    <div className="review-progress">
      <ProgressBar fraction={decided / findings} label="Findings decided" />
      <p>
        {byDisposition.open === 0
          ? `0 open: all ${formatNoun(findings, 'finding')} decided`
          : `${formatCount(decided)} decided · ${formatCount(byDisposition.open)} open`}
      </p>
    </div>
  )
}

function Hints() {
  return (
    <ul className="hints" aria-label="Keys">
      {hints.map(({ action, words }) => (
        <li key={action}>
          <KeyCap of={action} /> {words}
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
            {name === '' ? 'Say who decides' : `Deciding as ${name}`}
          </button>
        </>
      )}
    </footer>
  )
}

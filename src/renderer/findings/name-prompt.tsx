import { useEffect, useRef, useState } from 'react'
import { answerName, useReviewer } from '../stores/reviewer.ts'
import { text } from '../text/text.ts'

const words = text.findings.namePrompt

/** Asks who decides, in the line where the name stands later. Escape leaves it, and what waited for the name undone. */
export function NamePrompt({ onDone }: { onDone: () => void }) {
  const { name, isAsked } = useReviewer()
  const [draft, setDraft] = useState(name)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  // A decision must not wait for a question that nobody sees any more.
  useEffect(() => () => answerName(null), [])
  const typed = draft.trim()
  const leave = (): void => {
    answerName(null)
    onDone()
  }
  return (
    <form
      className="name-prompt"
      aria-label={words.name}
      onSubmit={(event) => {
        event.preventDefault()
        if (typed === '') return field.current?.focus()
        answerName(typed)
        onDone()
      }}
    >
      <label>
        <span>{isAsked ? words.ask : words.yours}</span>
        <input
          ref={field}
          maxLength={200}
          required
          spellCheck={false}
          autoComplete="off"
          value={draft}
          onChange={({ target }) => setDraft(target.value)}
          onKeyDown={({ key }) => {
            if (key === 'Escape') leave()
          }}
        />
      </label>
      <button type="submit" className="small primary">
        {isAsked ? words.decide : words.keep}
      </button>
      <button type="button" className="small" onClick={leave}>
        {words.cancel}
      </button>
    </form>
  )
}

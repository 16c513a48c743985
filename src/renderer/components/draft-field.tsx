import { useEffect, useEffectEvent, useState } from 'react'
import type { ComponentProps, KeyboardEvent } from 'react'
import { text } from '../text/text.ts'

const words = text.components

type Props = Omit<ComponentProps<'input'>, 'value' | 'onChange'> & {
  label: string
  isLabelHidden?: boolean
  value: string
  /** Gets the trimmed text a moment after the last key; never a text that is refused. */
  onCommit: (text: string) => void
  /** Hears that Enter or the arrow down leave it, after what was typed was committed; and whether that is news. */
  onLeave?: (isNew: boolean) => void
  /** What a text that is not empty has to look like, and how to say so. */
  accepts?: { pattern: RegExp; words: string }
}

const restMs = 300

/** A labelled text input that lets the user finish typing before anything is asked for. */
export function DraftField({
  label,
  isLabelHidden,
  value,
  onCommit,
  onLeave,
  accepts,
  className,
  ...rest
}: Props) {
  const [draft, setDraft] = useState(value)
  const [known, setKnown] = useState(value)
  if (value !== known) {
    setKnown(value)
    if (draft.trim() !== value) setDraft(value)
  }
  const text = draft.trim()
  const isRefused = text !== '' && accepts !== undefined && !accepts.pattern.test(text)
  const commit = useEffectEvent(onCommit)
  useEffect(() => {
    if (text === value || isRefused) return
    const timer = setTimeout(() => commit(text), restMs)
    return () => clearTimeout(timer)
  }, [text, value, isRefused])
  const leave = (event: KeyboardEvent): void => {
    if (onLeave === undefined || isRefused || !['Enter', 'ArrowDown'].includes(event.key)) return
    event.preventDefault()
    if (text !== value) onCommit(text)
    onLeave(text !== value)
  }
  return (
    <label className={className}>
      <span className={isLabelHidden ? 'visually-hidden' : undefined}>{label}</span>
      <input
        spellCheck={false}
        {...rest}
        onKeyDown={leave}
        value={draft}
        aria-invalid={isRefused || undefined}
        onChange={(event) => setDraft(event.target.value)}
      />
      {isRefused && <small className="refused">{words.notUsed(accepts.words)}</small>}
    </label>
  )
}

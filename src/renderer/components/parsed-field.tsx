import { useEffect, useEffectEvent, useId, useState } from 'react'
import type { ComponentProps } from 'react'
import type { Reading } from '../format/reading.ts'

type Props<T> = Omit<ComponentProps<'input'>, 'value' | 'onChange'> & {
  label: string
  /** undefined where nothing is asked. */
  value: T | undefined
  /** What a text that is not empty says. */
  read: (text: string) => Reading<T>
  /** A value as it is typed. */
  write: (value: T) => string
  /** Gets each value a moment after the last key, and undefined for an empty field; never what was not understood. */
  onCommit: (value: T | undefined) => void
}

const restMs = 300

/** A labelled field for something else than text. What it does not understand it says, and leaves the last value as it was. */
export function ParsedField<T extends string | number>(props: Props<T>) {
  const { label, value, read, write, onCommit, className, ...rest } = props
  const [draft, setDraft] = useState(value === undefined ? '' : write(value))
  const [known, setKnown] = useState(value)
  const errorId = useId()
  const text = draft.trim()
  const reading = text === '' ? null : read(text)
  const typed = reading?.isRead ? reading.value : undefined
  const isRefused = reading?.isRead === false
  if (value !== known) {
    setKnown(value)
    if (typed !== value) setDraft(value === undefined ? '' : write(value))
  }
  const commit = useEffectEvent(onCommit)
  useEffect(() => {
    if (typed === value || isRefused) return
    const timer = setTimeout(() => commit(typed), restMs)
    return () => clearTimeout(timer)
  }, [typed, value, isRefused])
  return (
    <label className={className}>
      <span>{label}</span>
      <input
        spellCheck={false}
        autoComplete="off"
        {...rest}
        value={draft}
        aria-invalid={isRefused || undefined}
        aria-describedby={isRefused ? errorId : undefined}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => {
          if (typed !== value && !isRefused) onCommit(typed)
        }}
      />
      {isRefused && (
        <small className="refused" id={errorId}>
          {reading.words}
        </small>
      )}
    </label>
  )
}

import type { ReactNode } from 'react'
import { text } from '../../text/text.ts'

interface Choice<T> {
  value: T
  label: ReactNode
}

/** Boxes of which any may be chosen; none chosen is no condition. */
export function Choices<T extends string>({
  legend,
  choices,
  chosen,
  onToggle
}: {
  legend: string
  choices: readonly Choice<T>[]
  chosen: readonly T[] | undefined
  onToggle: (value: T) => void
}) {
  return (
    <fieldset className="filter-choices">
      <legend>{legend}</legend>
      {choices.map(({ value, label }) => (
        <label key={value} className="check">
          <input
            type="checkbox"
            checked={chosen?.includes(value) ?? false}
            onChange={() => onToggle(value)}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  )
}

/** One of a few, or any. */
export function OneOf<T extends string>({
  label,
  choices,
  chosen,
  onChoose
}: {
  label: string
  choices: readonly { value: T; label: string }[]
  chosen: T | undefined
  onChoose: (value: T | undefined) => void
}) {
  return (
    <label>
      <span>{label}</span>
      <select
        value={chosen ?? ''}
        onChange={({ target }) => onChoose(choices.find(({ value }) => value === target.value)?.value)}
      >
        <option value="">{text.findings.filter.any}</option>
        {choices.map(({ value, label: words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
}

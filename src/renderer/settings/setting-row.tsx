import { useId } from 'react'
import type { ReactNode } from 'react'
import { text } from '../text/text.ts'
import type { DraftPart } from './settings-draft.ts'

const words = text.settings

/** What the parts of a row need to belong together. */
export interface RowIds {
  /** Of the one control, where there is one. */
  control: string
  /** Of what is told about it. */
  about: string
}

interface Props {
  part: DraftPart
  /** Why what was typed is refused. */
  refused: string | undefined
  isUsual: boolean
  /** Whether there are several controls, each with a name of its own. */
  isGroup?: boolean
  onReset: () => void
  children: (ids: RowIds) => ReactNode
}

/** One setting: its name, its controls, what it decides, and the way back to what is usual. */
export function SettingRow({ part, refused, isUsual, isGroup = false, onReset, children }: Props) {
  const id = useId()
  const ids = { control: `${id}-control`, about: `${id}-about` }
  const name = words.parts[part]
  const Row = isGroup ? 'fieldset' : 'div'
  return (
    <Row className={isUsual ? 'setting' : 'setting changed'} aria-label={isGroup ? name : undefined}>
      {isGroup ? (
        <span className="setting-name">{name}</span>
      ) : (
        <label htmlFor={ids.control} className="setting-name">
          {name}
        </label>
      )}
      <div className="setting-control">{children(ids)}</div>
      <button
        type="button"
        className="quiet small"
        aria-label={words.resetPart(name)}
        disabled={isUsual}
        onClick={onReset}
      >
        {words.reset}
      </button>
      <small id={ids.about} className={refused === undefined ? 'dim' : 'refused'}>
        {refused ?? words.abouts[part]}
      </small>
    </Row>
  )
}

import { useId } from 'react'
import { fieldLabels } from '../../shared/mapping.ts'
import type { Field, Mapping } from '../../shared/mapping.ts'
import type { Settings } from '../../shared/settings.ts'
import { formatShare } from '../format/numbers.ts'
import { mapField, positionOf, unmapField } from './mapping-edits.ts'
import { text } from '../text/text.ts'

const words = text.columns.fields

interface Props {
  field: Field
  mapping: Mapping
  settings: Settings
  /** Whether a saved profile says so, and not the user for this run. */
  isFromProfile: boolean
  onChange: (settings: Settings) => void
}

/** The column of one field, how sure Doublet is of it and why; or that the user chose it. */
export function FieldChoice({ field, mapping, settings, isFromProfile, onChange }: Props) {
  const id = useId()
  const position = positionOf(settings, mapping, field)
  const proposal = mapping.fields.find((entry) => entry.field === field && entry.position === position)
  const isGiven = settings.mapping[field] !== undefined
  return (
    <div className={position === null ? 'field-choice off' : 'field-choice'}>
      <label htmlFor={id}>{fieldLabels[field]}</label>
      <select
        id={id}
        aria-describedby={`${id}-why`}
        value={position ?? ''}
        onChange={({ target }) =>
          onChange(mapField(settings, field, target.value === '' ? null : Number(target.value)))
        }
      >
        <option value="">{words.notMapped}</option>
        {mapping.columns.map((column) => (
          <option key={column.position} value={column.position}>
            {column.header}
          </option>
        ))}
      </select>
      <small id={`${id}-why`}>
        {isGiven ? (
          <>
            {isFromProfile ? words.fromProfile : words.chosen}{' '}
            <button
              type="button"
              className="link"
              aria-label={words.leaveField(fieldLabels[field])}
              onClick={() => onChange(unmapField(settings, field))}
            >
              {words.leave}
            </button>
          </>
        ) : (
          proposal && (
            <>
              <span className="num">{formatShare(proposal.confidence)}</span> · {proposal.reason}
            </>
          )
        )}
      </small>
    </div>
  )
}

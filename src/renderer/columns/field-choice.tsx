import { useId } from 'react'
import { fieldLabels } from '../../shared/mapping.ts'
import type { ColumnLook, Field, Mapping } from '../../shared/mapping.ts'
import type { Settings } from '../../shared/settings.ts'
import { formatShare } from '../format/numbers.ts'
import { mapField, positionOf, unmapField } from './mapping-edits.ts'
import { text } from '../text/text.ts'

const words = text.columns.fields

interface Props {
  field: Field
  mapping: Mapping
  looks: ColumnLook[]
  settings: Settings
  /** Whether a saved profile says so, and not the user for this run. */
  isFromProfile: boolean
  onChange: (settings: Settings) => void
}

/** The column of one field, how sure Doublet is of it and why; or that the user chose it. */
export function FieldChoice({ field, mapping, looks, settings, isFromProfile, onChange }: Props) {
  const id = useId()
  const position = positionOf(settings, mapping, field)
  const proposal = mapping.fields.find((entry) => entry.field === field && entry.position === position)
  const look = position === null ? undefined : looks[position - 1]
  const samples = position === null ? [] : (mapping.columns[position - 1]?.samples ?? [])
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
      {look !== undefined && (
        <small className="cells">
          <span className={look.filled < 0.5 ? 'doubtful' : undefined}>
            {words.filled(formatShare(look.filled))}
          </span>
          {samples.length > 0 && <code>{samples.join(', ')}</code>}
        </small>
      )}
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

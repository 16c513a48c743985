import { useId } from 'react'
import type { BreakdownKind } from '../../../shared/duplicate.ts'
import { ask } from '../../stores/api.ts'
import { ParsedField } from '../../components/parsed-field.tsx'
import { useAnswer } from '../../stores/use-answer.ts'
import { read } from '../../format/reading.ts'
import { codeOrBlank } from '../../text/words.ts'
import { text } from '../../text/text.ts'

const mostSuggestions = 500
const blank = codeOrBlank('')

/** A field for a code, which must match exactly, with those of the ledger that have most lines to choose from. */
export function CodeField({
  ledgerId,
  kind,
  label,
  value,
  onCommit
}: {
  ledgerId: string
  kind: BreakdownKind & ('account' | 'user' | 'source')
  label: string
  value: string | undefined
  onCommit: (code: string | undefined) => void
}) {
  const listId = useId()
  const { value: rows } = useAnswer(`${ledgerId}/${kind}`, () =>
    ask('duplicates:breakdown', { ledgerId, by: kind })
  )
  return (
    <>
      <ParsedField
        label={label}
        list={listId}
        placeholder={text.findings.filter.any}
        value={value}
        read={(typed) => read(typed === blank ? '' : typed)}
        write={codeOrBlank}
        onCommit={onCommit}
      />
      <datalist id={listId}>
        {rows
          ?.toSorted((a, b) => b.rows - a.rows)
          .slice(0, mostSuggestions)
          .map(({ key, label: name }) => (
            <option key={key} value={codeOrBlank(key)}>
              {name || codeOrBlank(key)}
            </option>
          ))}
      </datalist>
    </>
  )
}

import type { Field, Mapping } from '../../shared/mapping.ts'

const amountWords: Record<Mapping['amountForm'], string> = {
  amount: 'The amount is one column, with its sign where it has one.',
  indicator: 'The amount has no sign of its own: the indicator says whether it is a debit or a credit.',
  pair: 'The amount is debit less credit.'
}

/** What is read as the amount and as the two dates, in sentences, and the notes of the mapping. */
export function MappingWords({ mapping }: { mapping: Mapping }) {
  const nameOf = (field: Field): string => {
    const header = mapping.fields.find((entry) => entry.field === field)?.header
    return header === undefined ? 'no column says it' : `“${header}”`
  }
  const hasAmount = mapping.fields.some(({ field }) => field === 'amount' || field === 'debit')
  return (
    <div className="mapping-words">
      {hasAmount && <p>{amountWords[mapping.amountForm]}</p>}
      <p>
        Posted, the day an entry was entered: {nameOf('posted')}. Effective, the day it counts for:{' '}
        {nameOf('effective')}. A “posting date” is the effective one where another column says when entries
        were entered, or where it is the only date.
      </p>
      {mapping.notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </div>
  )
}

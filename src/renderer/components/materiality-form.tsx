import { useId, useState } from 'react'
import type { Materiality, SetMateriality } from '../../shared/materiality.ts'
import { rulesOf } from '../../shared/rules.ts'
import { formatAmount } from '../format/amount.ts'
import { formatMoment } from '../format/moment.ts'
import { setMateriality, useMateriality } from '../stores/materiality.ts'
import { useJobs } from '../stores/jobs.ts'
import { readAmount } from '../text/read-amount.ts'
import { text } from '../text/text.ts'
import { ProblemNote } from './problem-note.tsx'

const words = text.order.materiality

const amounts = ['overall', 'performance', 'trivial'] as const
type Amount = (typeof amounts)[number]

interface Props {
  ledgerId: string
  currency: string
  set: SetMateriality | undefined
  suggested: Materiality | undefined
}

/** The three amounts of one currency: typed, or taken from the suggestion, they hold once they are set. */
function CurrencyForm({ ledgerId, currency, set, suggested }: Props) {
  const [drafts, setDrafts] = useState<Record<Amount, string>>({
    overall: set === undefined ? '' : formatAmount(set.overall),
    performance: set === undefined ? '' : formatAmount(set.performance),
    trivial: set === undefined ? '' : formatAmount(set.trivial)
  })
  const id = useId()
  const readings = amounts.map((name) => ({ name, reading: readAmount(drafts[name]) }))
  const isWhole = readings.every(({ reading }) => reading.isRead)
  const fill = (from: Materiality): void =>
    setDrafts({
      overall: formatAmount(from.overall),
      performance: formatAmount(from.performance),
      trivial: formatAmount(from.trivial)
    })
  const keep = (): void => {
    const read = readings.flatMap(({ name, reading }) => (reading.isRead ? [[name, reading.value]] : []))
    void setMateriality(ledgerId, currency, Object.fromEntries(read) as Record<Amount, string>)
  }
  return (
    <form
      className="materiality-form"
      aria-label={words.currency(currency)}
      onSubmit={(event) => {
        event.preventDefault()
        if (isWhole) keep()
      }}
    >
      <h3>
        {words.currency(currency)}{' '}
        <small>{set === undefined ? words.notSet : words.isSet(set.by, formatMoment(set.at))}</small>
      </h3>
      {readings.map(({ name, reading }) => (
        <div key={name} className="materiality-amount">
          <label htmlFor={`${id}-${name}`}>{words[name]}</label>
          <input
            id={`${id}-${name}`}
            inputMode="decimal"
            autoComplete="off"
            value={drafts[name]}
            aria-invalid={(drafts[name] !== '' && !reading.isRead) || undefined}
            aria-describedby={`${id}-${name}-about`}
            onChange={(event) => setDrafts({ ...drafts, [name]: event.target.value })}
          />
          <small
            id={`${id}-${name}-about`}
            className={drafts[name] !== '' && !reading.isRead ? 'refused' : 'dim num'}
          >
            {drafts[name] !== '' && !reading.isRead
              ? reading.words
              : suggested && words.suggestion(formatAmount(suggested[name]))}
          </small>
        </div>
      ))}
      <div className="actions">
        <button type="submit" className="primary" disabled={!isWhole}>
          {words.set}
        </button>
        {suggested && (
          <button type="button" onClick={() => fill(suggested)}>
            {words.take}
          </button>
        )}
        {set && (
          <button type="button" onClick={() => void setMateriality(ledgerId, currency, null)}>
            {words.remove}
          </button>
        )}
      </div>
    </form>
  )
}

/** The materiality of an engagement, a form for each currency of the ledger or of what is set. */
export function MaterialityForm({ ledgerId }: { ledgerId: string }) {
  const { state, problem } = useMateriality(ledgerId)
  const settings = useJobs(
    ({ jobs }) => jobs.find((job) => job.jobId === ledgerId)?.result?.analytics.settings
  )
  const currencies = state && [...new Set([...state.suggested, ...state.set].map(({ currency }) => currency))]
  return (
    <>
      <p className="note">{words.about(rulesOf(settings ?? {}).materialityShares)}</p>
      {problem && <ProblemNote problem={problem} />}
      {(currencies?.length === 0 ? [''] : (currencies ?? [])).map((currency) => {
        const set = state?.set.find((one) => one.currency === currency)
        return (
          <CurrencyForm
            key={`${currency}/${set?.at ?? ''}`}
            ledgerId={ledgerId}
            currency={currency}
            set={set}
            suggested={state?.suggested.find((one) => one.currency === currency)}
          />
        )
      })}
      <p className="note">{words.order}</p>
    </>
  )
}

import { useState } from 'react'
import type { Filter } from '../../../shared/filter.ts'
import { saysManual } from '../../../shared/manual-source.ts'
import { ask } from '../../stores/api.ts'
import { changeFilter } from '../../stores/screen.ts'
import { useAnswer } from '../../stores/use-answer.ts'
import { codeOrBlank } from '../../text/words.ts'
import { text } from '../../text/text.ts'

const words = text.filterPanel
const mostSources = 500

type Sense = 'sources' | 'withoutSources'

/** The sources of the ledger, those with most lines first: any of the chosen ones, or none of them. Which are manual is for the user to say. */
export function SourceChoices({ ledgerId, filter }: { ledgerId: string; filter: Filter }) {
  const [sense, setSense] = useState<Sense>(
    filter.withoutSources === undefined ? 'sources' : 'withoutSources'
  )
  const { value: rows } = useAnswer(ledgerId, () => ask('duplicates:breakdown', { ledgerId, by: 'source' }))
  const one = filter.source === undefined ? [] : [filter.source]
  const chosen = filter[sense] ?? (sense === 'sources' ? one : [])
  const listed = (rows ?? []).toSorted((a, b) => b.rows - a.rows).slice(0, mostSources)
  const codes = [...new Set([...listed.map(({ key }) => key), ...chosen])]
  const manual = codes.filter(saysManual)
  if (codes.length === 0 || (codes.length === 1 && codes[0] === '')) return null
  const choose = (some: readonly string[], as: Sense = sense): void =>
    changeFilter({ source: undefined, sources: undefined, withoutSources: undefined, [as]: [...some] })
  return (
    <fieldset className="filter-sources">
      <legend>{words.sources}</legend>
      <select
        aria-label={words.sources}
        value={sense}
        onChange={({ target }) => {
          const as = target.value === 'sources' ? 'sources' : 'withoutSources'
          setSense(as)
          choose(chosen, as)
        }}
      >
        <option value="sources">{words.anySources}</option>
        <option value="withoutSources">{words.noneOfSources}</option>
      </select>
      <div className="filter-codes">
        {codes.map((code) => (
          <label key={code} className="check">
            <input
              type="checkbox"
              checked={chosen.includes(code)}
              onChange={() =>
                choose(chosen.includes(code) ? chosen.filter((other) => other !== code) : [...chosen, code])
              }
            />
            <span>{codeOrBlank(code)}</span>
            <small className="dim num">{words.lines(rows?.find(({ key }) => key === code)?.rows ?? 0)}</small>
          </label>
        ))}
      </div>
      {manual.length > 0 && manual.length < codes.length && (
        <button type="button" className="link" onClick={() => choose(manual)}>
          {words.chooseManual(manual)}
        </button>
      )}
    </fieldset>
  )
}

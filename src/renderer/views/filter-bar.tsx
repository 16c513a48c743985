import { useState } from 'react'
import { riskLevels, typeNumbers } from '../../shared/duplicate.ts'
import type { Options } from '../../shared/options.ts'
import { DraftField } from '../components/draft-field.tsx'
import { RiskWord } from '../components/risk-word.tsx'
import { TypeLight } from '../components/type-lights.tsx'
import { formatCount, formatNoun } from '../format/numbers.ts'
import { typeKeyWords } from '../format/words.ts'
import { changeFilter, clearFilter, useDesk } from '../stores/desk.ts'
import { startExport } from '../stores/exports.ts'
import { isUnfiltered, toggleIn } from '../stores/filter-edits.ts'
import { FilterChips } from './filter-chips.tsx'
import { FilterFields } from './filter-fields.tsx'

interface Props {
  ledgerId: string
  /** Lines under the filter; null until the first page is there. */
  total: number | null
  distinctRows: number
  /** Of the run that found the lines. */
  options: Options
}

/** The conditions on the lines shown, how many lines meet them, and a way to export exactly those. */
export function FilterBar({ ledgerId, total, distinctRows, options }: Props) {
  const filter = useDesk((desk) => desk.filter)
  const [isOpen, setIsOpen] = useState(false)
  return (
    <section className="filters" aria-label="Filter">
      <div className="filter-row">
        <DraftField
          id="text-filter"
          label="Filter by text"
          isLabelHidden
          type="search"
          placeholder="Find text   /"
          value={filter.text ?? ''}
          onCommit={(text) => changeFilter({ text: text || undefined })}
        />
        <fieldset className="toggles" aria-label="Types">
          {typeNumbers.map((number) => (
            <button
              key={number}
              type="button"
              aria-label={`Type ${number}: ${typeKeyWords(number, options)}`}
              title={`Type ${number}: ${typeKeyWords(number, options)}`}
              aria-pressed={filter.types?.includes(number) ?? false}
              onClick={() => changeFilter({ types: toggleIn(filter.types, number, typeNumbers) })}
            >
              <TypeLight number={number} isLit={filter.types?.includes(number) ?? false} />
            </button>
          ))}
        </fieldset>
        <fieldset className="toggles" aria-label="Risk">
          {riskLevels.map((level) => (
            <button
              key={level}
              type="button"
              className="chip"
              aria-pressed={filter.riskLevels?.includes(level) ?? false}
              onClick={() => changeFilter({ riskLevels: toggleIn(filter.riskLevels, level, riskLevels) })}
            >
              <RiskWord level={level} />
            </button>
          ))}
        </fieldset>
        <button type="button" className="chip" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? 'Fewer filters' : 'More filters'}
        </button>
        <span className="filter-result">
          <output data-testid="count">
            {total === null ? '…' : formatCount(total)} of {formatNoun(distinctRows, 'duplicate line')}
          </output>
          <button
            type="button"
            className="small"
            disabled={!total}
            title="Writes the lines under this filter as CSV"
            onClick={() => void startExport(ledgerId, filter)}
          >
            Export these…
          </button>
        </span>
      </div>
      {isOpen && <FilterFields ledgerId={ledgerId} filter={filter} />}
      {!isUnfiltered(filter) && (
        <div className="filter-row">
          <FilterChips filter={filter} />
          <button type="button" className="quiet small" onClick={clearFilter}>
            Clear all
          </button>
        </div>
      )}
    </section>
  )
}

import type { ReactNode } from 'react'
import type { FilterFigures } from '../../../shared/finding.ts'
import type { LedgerFacts } from '../../../shared/ledger.ts'
import type { Options } from '../../../shared/options.ts'
import { DraftField } from '../../components/draft-field.tsx'
import { PopoverButton } from '../../components/popover-button.tsx'
import { keyOf } from '../../../shared/shortcuts.ts'
import { changeFilter, clearFilter, useScreen } from '../../stores/screen.ts'
import { textFieldId } from '../../stores/focus.ts'
import { startExport } from '../../stores/exports.ts'
import { isUnfiltered, toggleIn } from '../../stores/filter-edits.ts'
import { FilterPanel } from './filter-panel.tsx'
import type { Filter } from '../../../shared/filter.ts'
import { describeFilter, isAboutOpinion } from './describe-filter.ts'
import { typeNumbers } from '../../../shared/duplicate.ts'
import { TypeLight } from '../../components/type-lights.tsx'
import { typeKeyWords } from '../../text/words.ts'
import { text } from '../../text/text.ts'

const words = text.findings.filter

/** One toggle per type: pressed ones are asked for, any of them. Their numbers are their keys. */
function TypeToggles({ filter, options }: { filter: Filter; options: Options }) {
  return (
    <fieldset className="toggles" aria-label={words.types}>
      {typeNumbers.map((number) => {
        const isOn = filter.types?.includes(number) ?? false
        const name = words.type(number, typeKeyWords(number, options))
        return (
          <button
            key={number}
            type="button"
            aria-label={name}
            title={name}
            aria-pressed={isOn}
            aria-keyshortcuts={String(number)}
            onClick={() => changeFilter({ types: toggleIn(filter.types, number, typeNumbers) })}
          >
            <TypeLight number={number} isLit={isOn} />
          </button>
        )
      })}
    </fieldset>
  )
}

/** What the findings under the filter come to, in one line; while it is counted it says so. */
function FiguresLine({ figures }: { figures: FilterFigures | null }) {
  return (
    <output className="figures-line" data-testid="count">
      {figures === null ? words.counting : words.figures(figures)}
    </output>
  )
}

/** The conditions that hold, each with a way to take it out. */
function FilterChips({ filter }: { filter: Filter }) {
  return (
    <ul className="chips" aria-label={words.conditions}>
      {describeFilter(filter).map((condition) => (
        <li key={condition.words}>
          <button
            type="button"
            className={isAboutOpinion(condition) ? 'chip on opinion' : 'chip on'}
            aria-label={words.remove(condition.words)}
            onClick={() => changeFilter(condition.removal)}
          >
            {condition.words} <span aria-hidden="true">✕</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

interface Props {
  ledgerId: string
  /** null until they are counted. */
  figures: FilterFigures | null
  /** What was read, and how the lines were found. */
  facts: LedgerFacts
  isPanelOpen: boolean
  onPanel: (isOpen: boolean) => void
  /** Gives the keyboard to the rows, or to those that come for a new text. */
  onLeaveText: (isNew: boolean) => void
  /** What the rows go by. */
  order: ReactNode
  /** How the rows are looked at. */
  children: ReactNode
}

/** The conditions on what is shown, what meets them, and a way to export exactly that. */
export function FilterBar({
  ledgerId,
  figures,
  facts,
  isPanelOpen,
  onPanel,
  onLeaveText,
  order,
  children
}: Props) {
  const filter = useScreen((screen) => screen.filter)
  return (
    <section className="filters" aria-label={words.name}>
      <div className="filter-row">
        <DraftField
          id={textFieldId}
          label={words.byText}
          isLabelHidden
          type="search"
          placeholder={words.findText(keyOf('search'))}
          aria-keyshortcuts={keyOf('search')}
          onLeave={onLeaveText}
          value={filter.text ?? ''}
          onCommit={(typed) => changeFilter({ text: typed || undefined })}
        />
        <TypeToggles filter={filter} options={facts.settings} />
        <span className="filter-row end">{children}</span>
      </div>
      <div className="filter-row">
        <PopoverButton
          label={words.add}
          action="filter"
          className="chip"
          isOpen={isPanelOpen}
          onOpen={onPanel}
        >
          <FilterPanel ledgerId={ledgerId} facts={facts} filter={filter} />
        </PopoverButton>
        <FilterChips filter={filter} />
        {!isUnfiltered(filter) && (
          <button type="button" className="quiet small" onClick={clearFilter}>
            {words.clear}
          </button>
        )}
        {order}
        <span className="filter-result">
          <FiguresLine figures={figures} />
          <button
            type="button"
            className="small"
            disabled={!figures?.lines}
            title={words.exportTitle}
            onClick={() => void startExport(ledgerId, filter)}
          >
            {words.export}
          </button>
        </span>
      </div>
    </section>
  )
}

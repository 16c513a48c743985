import type { ReactNode } from 'react'
import type { FilterFigures } from '../../../shared/finding.ts'
import type { Options } from '../../../shared/options.ts'
import { DraftField } from '../../components/draft-field.tsx'
import { PopoverButton } from '../../components/popover-button.tsx'
import { keyOf } from '../../../shared/shortcuts.ts'
import { changeFilter, clearFilter, useDesk } from '../../stores/findings.ts'
import { startExport } from '../../stores/exports.ts'
import { isUnfiltered } from '../../stores/filter-edits.ts'
import { FiguresLine } from './figures-line.tsx'
import { FilterChips } from './filter-chips.tsx'
import { FilterPanel } from './filter-panel.tsx'
import { TypeToggles } from './type-toggles.tsx'

/** Where text is searched for. */
export const textFieldId = 'text-filter'

interface Props {
  ledgerId: string
  /** null until they are counted. */
  figures: FilterFigures | null
  /** Of the run that found the lines. */
  options: Options
  isPanelOpen: boolean
  onPanel: (isOpen: boolean) => void
  /** What the rows go by. */
  order: ReactNode
  /** How the rows are looked at. */
  children: ReactNode
}

/** The conditions on what is shown, what meets them, and a way to export exactly that. */
export function FilterBar({ ledgerId, figures, options, isPanelOpen, onPanel, order, children }: Props) {
  const filter = useDesk((desk) => desk.filter)
  return (
    <section className="filters" aria-label="Filter">
      <div className="filter-row">
        <DraftField
          id={textFieldId}
          label="Filter by text"
          isLabelHidden
          type="search"
          placeholder={`Find text   ${keyOf('search')}`}
          aria-keyshortcuts={keyOf('search')}
          value={filter.text ?? ''}
          onCommit={(text) => changeFilter({ text: text || undefined })}
        />
        <TypeToggles filter={filter} options={options} />
        <span className="filter-row end">{children}</span>
      </div>
      <div className="filter-row">
        <PopoverButton
          label="+ Filter"
          action="filter"
          className="chip"
          isOpen={isPanelOpen}
          onOpen={onPanel}
        >
          <FilterPanel ledgerId={ledgerId} filter={filter} />
        </PopoverButton>
        <FilterChips filter={filter} />
        {!isUnfiltered(filter) && (
          <button type="button" className="quiet small" onClick={clearFilter}>
            Clear all
          </button>
        )}
        {order}
        <span className="filter-result">
          <FiguresLine figures={figures} />
          <button
            type="button"
            className="small"
            disabled={!figures?.lines}
            title="Writes the lines under this filter as CSV"
            onClick={() => void startExport(ledgerId, filter)}
          >
            Export these…
          </button>
        </span>
      </div>
    </section>
  )
}

import type { ColDef } from 'ag-grid-community'
import type { RefObject } from 'react'
import type { FilterFigures } from '../../shared/finding.ts'
import type { LedgerResult } from '../../shared/job.ts'
import { keyOf } from '../../shared/shortcuts.ts'
import { KeyCap } from '../components/key-cap.tsx'
import { PopoverButton } from '../components/popover-button.tsx'
import { showRowsBy, useGridPreferences, type RowKind } from '../stores/grid-preferences.ts'
import type { RowOrder } from '../stores/screen.ts'
import { text } from '../text/text.ts'
import { FilterBar } from './filter/filter-bar.tsx'
import { ColumnList } from './grid/column-list.tsx'
import type { RowsHandle } from './grid/rows-grid.tsx'
import { OrderNote } from './order-note.tsx'
import type { FindingsPopover } from './use-findings-shortcuts.ts'
import { ViewsList } from './views-list.tsx'

const words = text.findings.view

/** Whether the rows are findings or their lines. */
function RowsSwitch() {
  const by = useGridPreferences((preferences) => preferences.by)
  return (
    <fieldset className="segments" aria-label={words.rows}>
      {(['finding', 'line'] as const).map((kind) => (
        <button
          key={kind}
          type="button"
          aria-pressed={by === kind}
          aria-keyshortcuts={keyOf('rows')}
          onClick={() => showRowsBy(kind)}
        >
          {words.by[kind]} {by !== kind && <KeyCap of="rows" />}
        </button>
      ))}
    </fieldset>
  )
}

interface Props {
  ledgerId: string
  result: LedgerResult
  /** What the findings under the filter come to, once it is known. */
  figures: FilterFigures | null
  order: RowOrder
  columns: Record<RowKind, ColDef[]>
  /** What is open over the findings. */
  open: FindingsPopover | null
  onOpen: (popover: FindingsPopover | null) => void
  rows: RefObject<RowsHandle | null>
  /** Hears that the keyboard left the text for the rows; whether other rows are still to come for it. */
  onLeaveText: (isNew: boolean) => void
}

/** What stands above the rows: the filter, their order, and what chooses rows, views and columns. */
export function FindingsToolbar({
  ledgerId,
  result,
  figures,
  order,
  columns,
  open,
  onOpen,
  rows,
  onLeaveText
}: Props) {
  const by = useGridPreferences((preferences) => preferences.by)
  const toggle = (which: FindingsPopover) => (isOpen: boolean) => {
    // That it is closed is told a moment later, when a key may have opened another one.
    if (!isOpen && open !== which) return
    onOpen(isOpen ? which : null)
    if (isOpen) return
    // The grid may have drawn the cell that had the keyboard anew: then nothing gives it back.
    const focused = document.activeElement
    const isLost = focused === document.body || focused?.closest('dialog') != null
    if (isLost && rows.current?.cursor.row()) rows.current.cursor.focus()
  }

  return (
    <FilterBar
      ledgerId={ledgerId}
      figures={figures}
      facts={result.analytics}
      isPanelOpen={open === 'filter'}
      onPanel={toggle('filter')}
      onLeaveText={onLeaveText}
      order={<OrderNote ledgerId={ledgerId} model={result.model} order={order} columns={columns[by]} />}
    >
      <RowsSwitch />
      <PopoverButton label={words.views} action="views" isOpen={open === 'views'} onOpen={toggle('views')}>
        <ViewsList ledgerId={ledgerId} columns={columns} onOpened={() => onOpen(null)} />
      </PopoverButton>
      <PopoverButton
        label={words.columns}
        action="chooseColumns"
        isOpen={open === 'chooseColumns'}
        onOpen={toggle('chooseColumns')}
      >
        <ColumnList by={by} columns={columns[by]} />
      </PopoverButton>
    </FilterBar>
  )
}

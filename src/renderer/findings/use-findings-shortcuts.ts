import type { RefObject } from 'react'
import { dispositions } from '../../shared/decision.ts'
import type { Disposition } from '../../shared/decision.ts'
import { typeNumbers } from '../../shared/duplicate.ts'
import type { ShortcutName } from '../../shared/shortcuts.ts'
import { useShortcuts } from '../components/use-shortcuts.ts'
import { goToExceptLines } from './detail/except-line.tsx'
import { noteFieldId } from './detail/note-field.tsx'
import { focusWhenThere, textFieldId } from '../stores/focus.ts'
import { dispositionActions } from '../text/decision-words.ts'
import { openRow } from './grid/grid-cursor.ts'
import type { RowsHandle } from './grid/rows-grid.tsx'
import { changeFilter, openFinding, useScreen } from '../stores/screen.ts'
import { toggleIn } from '../stores/filter-edits.ts'
import { showRowsBy, useGridPreferences } from '../stores/grid-preferences.ts'
import { clearSelection, selectAll, toggleSelected } from '../stores/selection.ts'
import type { Decider } from './use-decider.ts'

/** What can be open over the findings. */
export type FindingsPopover = 'filter' | 'views' | 'chooseColumns'

interface Findings {
  rows: RefObject<RowsHandle | null>
  decider: Decider
  onPopover: (popover: FindingsPopover) => void
}

const popovers: ReadonlySet<ShortcutName> = new Set<ShortcutName>(['filter', 'views', 'chooseColumns'])

function isPopover(action: ShortcutName): action is FindingsPopover {
  return popovers.has(action)
}

function dispositionOf(action: ShortcutName): Disposition | undefined {
  return dispositions.find((one) => dispositionActions[one] === action)
}

/** Whether the arrows and Enter are somebody else's: a header's, a control's, the pane's own scrolling. */
function isElsewhere(): boolean {
  const focused = document.activeElement
  return focused !== null && focused !== document.body && focused.closest('.ag-row') === null
}

/** Whether the finding beside the rows has the keyboard: its text may be selected there. */
function isInPane(): boolean {
  return document.activeElement?.closest('.finding-pane') != null
}

/** Whether an arrow moves the cursor already, because the grid has it. */
function isInRows(): boolean {
  return document.activeElement?.closest('.ag-row') != null
}

function close(decider: Decider): boolean {
  if (decider.waiting !== null) decider.cancel()
  else if (clearSelection()) return true
  else if (useScreen.getState().findingNo !== null) openFinding(null)
  else return false
  return true
}

function writeNote(rows: RowsHandle | null): boolean {
  if (useScreen.getState().findingNo === null) openRow(rows?.cursor.row())
  if (useScreen.getState().findingNo === null) return false
  focusWhenThere(noteFieldId)
  return true
}

function toggleType(action: ShortcutName): boolean {
  const number = typeNumbers.find((one) => action === `type${one}`)
  if (number === undefined) return false
  changeFilter({ types: toggleIn(useScreen.getState().filter.types, number, typeNumbers) })
  return true
}

/** Whether the key was used; arrows, Space and Enter are left to whatever else has the focus. */
function run(action: ShortcutName, chord: string, { rows, decider, onPopover }: Findings): boolean {
  const cursor = rows.current?.cursor
  const isArrow = chord.includes('Arrow')
  if ((isArrow || [' ', 'Enter'].includes(chord)) && isElsewhere()) return false
  if (action === 'selectAll' && isInPane()) return false
  const disposition = dispositionOf(action)
  if (disposition !== undefined) decider.act({ disposition })
  else if (isPopover(action)) onPopover(action)
  else
    switch (action) {
      case 'next':
      case 'previous':
        if (isArrow && isInRows()) return false
        cursor?.move(action === 'next' ? 1 : -1)
        break
      case 'selectNext':
      case 'selectPrevious':
        cursor?.extend(action === 'selectNext' ? 1 : -1)
        break
      case 'open':
        cursor?.open()
        break
      case 'close':
        return close(decider)
      case 'select': {
        const row = cursor?.row()
        if (row) toggleSelected(row.findingNo)
        break
      }
      case 'selectAll':
        selectAll()
        break
      case 'prepared':
      case 'reviewed':
        decider.act({ role: action === 'prepared' ? 'preparer' : 'reviewer' })
        break
      case 'note':
        return writeNote(rows.current)
      case 'except':
        return goToExceptLines()
      case 'undo':
        decider.undo()
        break
      case 'copy':
      case 'copyRows':
        if (action === 'copy' && !(document.getSelection()?.isCollapsed ?? true)) return false
        if (isElsewhere()) return false
        rows.current?.copy(action === 'copyRows')
        break
      case 'find':
      case 'search':
        document.getElementById(textFieldId)?.focus()
        break
      case 'rows':
        showRowsBy(useGridPreferences.getState().by === 'finding' ? 'line' : 'finding')
        break
      default:
        return toggleType(action)
    }
  return true
}

/** Gives the keys of the table their meaning in Findings while mounted. */
export function useFindingsShortcuts(findings: Findings): void {
  useShortcuts((name, chord) => run(name, chord, findings))
}

import type { GridApi, IRowNode } from 'ag-grid-community'
import { openFinding, setCursor, useScreen } from '../../stores/screen.ts'
import { selectFindings, useSelection } from '../../stores/selection.ts'
import { lineIdOf, rowIdOf } from './grid-row.ts'
import type { GridRow } from './grid-row.ts'

/** The cursor of a grid, for the keys and the pane: it belongs to a row, not to a place, so that it stays with it while rows come and go. */
export interface GridCursor<Row extends GridRow = GridRow> {
  /** Gives it the grid it moves in, or takes it away. */
  attach: (grid: GridApi<Row> | null) => void
  /** The row it is on; null where it is nowhere yet. */
  row: () => GridRow | null
  /** Puts it one row further, or on the first row where it is nowhere yet. Rows that are still awaited are counted on. */
  move: (step: 1 | -1) => void
  /** As `move`, and selects every finding from where that began to here. */
  extend: (step: 1 | -1) => void
  /** Selects from the row it was on to this one. */
  extendTo: (index: number) => void
  /** Opens the finding it is on beside the grid, or that of the row at a place, now or once its row is there. */
  open: (at?: number) => void
  /** Puts it on the next finding, as far as there is one. */
  advance: () => void
  /** Puts it on a finding, now or once its row is there. */
  goTo: (findingNo: number) => void
  /** Gives the keyboard back to the row it is on. */
  focus: () => void
  /** Takes notice of rows that came or went. */
  keep: () => void
  /** Follows the grid to the row it put its own cursor on. */
  follow: (index: number) => void
  /** Forgets the row: there are others now. */
  forget: () => void
}

/** Rows that come after one another in a finding, at most, where rows are lines. */
const longestSkip = 500

/** Makes the cursor of a grid. It does nothing until it is attached to one. */
export function makeGridCursor<Row extends GridRow>(): GridCursor<Row> {
  let grid: GridApi<Row> | null = null
  let id: string | null = null
  let index = -1
  /** Whether the row it is on is to be opened as soon as it is there. */
  let isOpening = false
  let anchor: { index: number; before: ReadonlySet<number> } | null = null

  function nodeAt(at: number): IRowNode<Row> | undefined {
    return grid?.getDisplayedRowAtIndex(at)
  }

  function lastIndex(): number {
    return (grid?.getDisplayedRowCount() ?? 0) - 1
  }

  function placeOn(node: IRowNode<Row>): void {
    if (!node.data || node.rowIndex === null) return
    const isNew = id !== rowIdOf(node.data)
    id = rowIdOf(node.data)
    index = node.rowIndex
    node.setSelected(true, true)
    const shown = useScreen.getState().cursor
    if (isNew || shown?.index !== index)
      setCursor({ index, findingNo: node.data.findingNo, lineId: lineIdOf(node.data) })
    if (isOpening) openRow(node.data)
    isOpening = false
  }

  function hasKeyboard(): boolean {
    const focused = document.activeElement
    return focused === document.body || focused?.closest('.ag-root') != null
  }

  /** Moves the grid's own cursor; `follow` hears of it. */
  function focusRow(at: number): void {
    const column = grid?.getFocusedCell()?.column ?? grid?.getAllDisplayedColumns()[1]
    if (!grid || !column || at < 0 || at > lastIndex()) return
    grid.ensureIndexVisible(at)
    index = at
    grid.setFocusedCell(at, column)
    follow(at)
  }

  function follow(at: number): void {
    index = at
    const node = nodeAt(at)
    if (node?.data) placeOn(node)
    else id = null
  }

  function keep(): void {
    if (!grid || index < 0) return
    const node = id === null ? undefined : grid.getRowNode(id)
    const at = node?.rowIndex ?? Math.min(index, lastIndex())
    const there = node ?? nodeAt(at)
    // What is not loaded yet is told of again.
    if (!there?.data) return
    placeOn(there)
    const focused = grid.getFocusedCell()
    if (focused && focused.rowIndex !== at && hasKeyboard()) grid.setFocusedCell(at, focused.column)
  }

  /** Until the first page is there, nobody knows how many rows there are. */
  function isAwaited(): boolean {
    return grid?.isLastRowIndexKnown() !== true && nodeAt(0)?.data === undefined
  }

  function clampStep(step: 1 | -1): number {
    const last = isAwaited() ? Infinity : lastIndex()
    return index < 0 ? 0 : Math.min(Math.max(index + step, 0), last)
  }

  function selectTo(to: number): void {
    const { index: from, before } = (anchor ??= {
      index: Math.max(index, 0),
      before: useSelection.getState().findingNos
    })
    const range: number[] = []
    for (let at = Math.min(from, to); at <= Math.max(from, to); at++) {
      const data = nodeAt(at)?.data
      if (data) range.push(data.findingNo)
    }
    selectFindings([...before, ...range])
    focusRow(to)
  }

  return {
    attach(made) {
      grid = made
    },
    row: () => (id === null ? null : (grid?.getRowNode(id)?.data ?? null)),
    move(step) {
      anchor = null
      const to = clampStep(step)
      focusRow(to)
      // `keep` puts it there when the row has come.
      if (to > lastIndex()) index = to
    },
    extend: (step) => selectTo(clampStep(step)),
    extendTo: selectTo,
    open(at = index) {
      if (at !== index) follow(at)
      isOpening = index >= 0
      keep()
    },
    advance() {
      anchor = null
      const findingNo = nodeAt(index)?.data?.findingNo
      let next = index + 1
      while (next - index < longestSkip && nodeAt(next)?.data?.findingNo === findingNo && next < lastIndex())
        next += 1
      if (next <= lastIndex() && nodeAt(next)?.data?.findingNo !== findingNo) focusRow(next)
    },
    goTo(findingNo) {
      const found: number[] = []
      grid?.forEachNode((node) => {
        if (node.data?.findingNo === findingNo && node.rowIndex !== null) found.push(node.rowIndex)
      })
      if (found[0] !== undefined) focusRow(found[0])
      else id = String(findingNo)
    },
    focus: () => focusRow(Math.max(index, 0)),
    keep,
    follow(at) {
      // More steps may have been counted on than there are rows yet.
      if (at === index || (index >= 0 && isAwaited())) return
      anchor = null
      follow(at)
    },
    forget() {
      id = null
      index = -1
      isOpening = false
      anchor = null
      setCursor(null)
      grid?.deselectAll()
    }
  }
}

/** Opens the finding of a row beside the grid. */
export function openRow(row: GridRow | null | undefined): void {
  if (row) openFinding(row.findingNo)
}

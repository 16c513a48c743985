import { useRef, useState } from 'react'
import type { RefObject } from 'react'
import type { FindingTarget } from '../../shared/contract.ts'
import type { Disposition, SignOffRole } from '../../shared/decision.ts'
import type { FilterFigures } from '../../shared/finding.ts'
import type { GridRow } from './grid/grid-row.ts'
import type { RowsHandle } from './grid/rows-grid.tsx'
import { useScreen } from '../stores/screen.ts'
import { decideOn, signOff, undoLast } from '../stores/review.ts'
import { useReviewer } from '../stores/reviewer.ts'
import { clearSelection, selectionTarget, useSelection } from '../stores/selection.ts'
import { tellNews } from '../stores/toasts.ts'
import { text } from '../text/text.ts'

/** What can be done to findings with one key. */
export type DecisionStep = { disposition: Disposition } | { role: SignOffRole }

/** A step on so many findings that it waits for a second word. */
export interface Waiting {
  step: DecisionStep
  target: FindingTarget
  count: number
}

export interface Decider {
  /** Does it to the selection, or to the finding that is open or under the cursor. */
  act: (step: DecisionStep) => void
  /** What waits for a second word, with the numbers as they were when it was asked for. */
  waiting: Waiting | null
  confirm: () => void
  cancel: () => void
  undo: () => void
}

/** Findings that are changed without asking again. */
const mostUnasked = 100

/** Whether a row that can say so is signed; lines do not say. */
function isSigned(row: GridRow | null, role: SignOffRole): boolean {
  if (row === null || !('isPrepared' in row)) return false
  return role === 'preparer' ? row.isPrepared : row.isReviewed
}

function perform(
  ledgerId: string,
  target: FindingTarget,
  step: DecisionStep,
  isGiven: boolean
): Promise<boolean> {
  return 'disposition' in step
    ? decideOn(ledgerId, target, { disposition: step.disposition })
    : signOff(ledgerId, target, step.role, isGiven)
}

/** Decisions: on one finding, after which the cursor goes on to the next, or on many at once. */
export function useDecider(
  ledgerId: string,
  rows: RefObject<RowsHandle | null>,
  figures: FilterFigures | null
): Decider {
  const [asked, setAsked] = useState<Waiting | null>(null)
  const isSelecting = useSelection(({ isAll, groupNos }) => isAll || groupNos.size > 0)
  /** What each kept step was about: one finding, or null for many. */
  const done = useRef<(number | null)[]>([])
  const waiting = isSelecting ? asked : null

  async function actOnMany({ step, target }: Pick<Waiting, 'step' | 'target'>): Promise<void> {
    setAsked(null)
    if (!(await perform(ledgerId, target, step, true))) return
    done.current.push(null)
    clearSelection()
  }

  async function actOnOne(groupNo: number, step: DecisionStep): Promise<void> {
    const cursor = rows.current?.cursor
    const row = cursor?.row() ?? null
    const isUnderCursor = row?.groupNo === groupNo
    const goOn = (): void => {
      if (!('disposition' in step)) return
      rows.current?.show(new Set([groupNo]), step)
      // Where the finding fell out of the filter meanwhile, the cursor is on the next one already.
      if (cursor?.row()?.groupNo === groupNo) cursor.advance()
    }
    // Who is known need not wait: the next key is already about the next finding.
    const isKnown = useReviewer.getState().name.trim() !== ''
    if (isKnown) goOn()
    const isGiven = 'role' in step && !isSigned(isUnderCursor ? row : null, step.role)
    const isKept = await perform(ledgerId, { groupNos: [groupNo] }, step, isGiven)
    if (isKept) done.current.push(groupNo)
    else rows.current?.refresh()
    if (isKept && !isKnown) goOn()
  }

  return {
    act(step) {
      const { filter, groupNo: openNo } = useScreen.getState()
      const selection = useSelection.getState()
      const selected = selectionTarget(selection, filter)
      const one = openNo ?? rows.current?.cursor.row()?.groupNo
      if (selected === null) {
        if (one === undefined) tellNews(text.findings.decide.noCursor, 'decision')
        else void actOnOne(one, step)
        return
      }
      const count = selection.isAll ? figures?.findings : selection.groupNos.size
      if (count === undefined) tellNews(text.findings.decide.counting, 'decision')
      else if (count > mostUnasked) setAsked({ step, target: selected, count })
      else void actOnMany({ step, target: selected })
    },
    waiting,
    confirm() {
      if (waiting !== null) void actOnMany(waiting)
      rows.current?.cursor.focus()
    },
    cancel() {
      setAsked(null)
      rows.current?.cursor.focus()
    },
    undo: () =>
      void undoLast(ledgerId).then((isTaken) => {
        const groupNo = isTaken ? done.current.pop() : undefined
        if (typeof groupNo === 'number') rows.current?.cursor.goTo(groupNo)
      })
  }
}

import { useRef, useState } from 'react'
import type { RefObject } from 'react'
import type { FindingTarget } from '../../shared/contract.ts'
import type { DecisionChange, SignOffRole } from '../../shared/decision.ts'
import type { Folding } from './use-folding.ts'
import type { GridRow } from './grid/grid-row.ts'
import type { RowsHandle } from './grid/rows-grid.tsx'
import { useScreen } from '../stores/screen.ts'
import { decideOn, signOff, undoLast } from '../stores/review.ts'
import { useReviewer } from '../stores/reviewer.ts'
import { bulkChange, clearSelection, selectionTarget, useSelection } from '../stores/selection.ts'
import { tellNews } from '../stores/toasts.ts'
import { text } from '../text/text.ts'

/** What can be done to findings with one key, or with what stands beside a selection. */
export type DecisionStep = DecisionChange | { role: SignOffRole }

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
  return 'role' in step ? signOff(ledgerId, target, step.role, isGiven) : decideOn(ledgerId, target, step)
}

/** Decisions on the rows in sight: on one finding, after which the cursor goes on to the next, or on many at once. */
export function useDecider(
  ledgerId: string,
  rows: RefObject<RowsHandle | null>,
  { shown, figures }: Pick<Folding, 'shown' | 'figures'>
): Decider {
  const [asked, setAsked] = useState<Waiting | null>(null)
  const isSelecting = useSelection(({ isAll, findingNos }) => isAll || findingNos.size > 0)
  /** What each kept step was about: one finding, or null for many. */
  const done = useRef<(number | null)[]>([])
  const waiting = isSelecting ? asked : null

  async function actOnMany({ step, target }: Pick<Waiting, 'step' | 'target'>): Promise<void> {
    setAsked(null)
    if (!(await perform(ledgerId, target, step, true))) return
    done.current.push(null)
    clearSelection()
  }

  async function actOnOne(findingNo: number, step: DecisionStep): Promise<void> {
    const cursor = rows.current?.cursor
    const row = cursor?.row() ?? null
    const isUnderCursor = row?.findingNo === findingNo
    const goOn = (): void => {
      if ('role' in step || step.disposition === undefined) return
      rows.current?.show(new Set([findingNo]), { disposition: step.disposition })
      // Where the finding fell out of the filter meanwhile, the cursor is on the next one already.
      if (cursor?.row()?.findingNo === findingNo) cursor.advance()
    }
    // Who is known need not wait: the next key is already about the next finding.
    const isKnown = useReviewer.getState().name.trim() !== ''
    if (isKnown) goOn()
    const isGiven = 'role' in step && !isSigned(isUnderCursor ? row : null, step.role)
    const isKept = await perform(ledgerId, { findingNos: [findingNo] }, step, isGiven)
    if (isKept) done.current.push(findingNo)
    else rows.current?.refresh()
    if (isKept && !isKnown) goOn()
  }

  return {
    act(asked) {
      const { findingNo: openNo } = useScreen.getState()
      const selection = useSelection.getState()
      const selected = selectionTarget(selection, shown)
      const one = openNo ?? rows.current?.cursor.row()?.findingNo
      if (selected === null) {
        if (one === undefined) tellNews(text.findings.decide.noCursor, 'decision')
        else void actOnOne(one, asked)
        return
      }
      const step = 'role' in asked ? asked : { ...bulkChange(), ...asked }
      const count = selection.isAll ? figures?.findings : selection.findingNos.size
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
        const findingNo = isTaken ? done.current.pop() : undefined
        if (typeof findingNo === 'number') rows.current?.cursor.goTo(findingNo)
      })
  }
}

import { useRef } from 'react'
import type { KeyboardEvent, PointerEvent } from 'react'
import { preferPane, usePanePreferences } from '../../stores/pane-preferences.ts'
import { text } from '../../text/text.ts'

export const narrowestPx = 360
const widestPx = 1000
const stepPx = 24
const steps: Readonly<Record<string, number>> = { ArrowLeft: stepPx, ArrowRight: -stepPx }

function resize(widthPx: number): void {
  preferPane({ widthPx: Math.round(Math.min(Math.max(widthPx, narrowestPx), widestPx)) })
}

/** The edge between grid and pane: dragged, or moved with the arrows, it changes the pane's width. */
export function PaneEdge() {
  const widthPx = usePanePreferences((pane) => pane.widthPx)
  const grip = useRef<{ x: number; widthPx: number } | null>(null)
  const hear = (event: KeyboardEvent): void => {
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    resize(widthPx + step)
  }
  const grab = (event: PointerEvent<HTMLElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId)
    grip.current = { x: event.clientX, widthPx }
  }
  const drag = ({ clientX }: PointerEvent): void => {
    if (grip.current !== null) resize(grip.current.widthPx + grip.current.x - clientX)
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a separator that can be focused is a control
    <hr
      className="pane-edge"
      aria-label={text.finding.pane.edge}
      aria-orientation="vertical"
      aria-valuemin={narrowestPx}
      aria-valuemax={widestPx}
      aria-valuenow={widthPx}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- as above
      tabIndex={0}
      onKeyDown={hear}
      onPointerDown={grab}
      onPointerMove={drag}
      onPointerUp={() => (grip.current = null)}
      onPointerCancel={() => (grip.current = null)}
    />
  )
}

import { AxisBottom } from '@visx/axis'
import { Group } from '@visx/group'
import { scaleLinear } from '@visx/scale'
import { Circle, Line, Polygon } from '@visx/shape'
import { useState } from 'react'
import type { KeyboardEvent, PointerEvent } from 'react'
import { useWidth } from '../../components/use-width.ts'
import { formatDayOfWeek } from '../../format/day.ts'
import { layOutSeries, tellColumn } from './lay-out-series.ts'
import type { MarkKind, SeriesColumn, SeriesDay } from './lay-out-series.ts'
import { text } from '../../text/text.ts'

const words = text.finding.series

const markPx = 10
const namesPx = 22
const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 }

function Mark({ kind, x, y }: { kind: MarkKind; x: number; y: number }) {
  if (kind === 'opposite')
    return <Polygon className="mark opposite" center={{ x, y }} sides={4} size={4.5} rotate={90} />
  return <Circle className={`mark ${kind}`} cx={x} cy={y} r={kind === 'member' ? 4.2 : 3.4} />
}

/** How many places a stack takes, the number above it included. */
function heightOf(marks: readonly MarkKind[], count: number): number {
  return marks.length + (count > marks.length ? 1 : 0)
}

function Column({ column, isActive }: { column: SeriesColumn; isActive: boolean }) {
  const { x, up, down, member, other, opposite } = column
  return (
    <g>
      {isActive && <Line className="cursor" from={{ x, y: -64 }} to={{ x, y: 4 }} />}
      {up.map((kind, at) => (
        <Mark key={`${kind}/${at}`} kind={kind} x={x} y={-7 - at * markPx} />
      ))}
      {member + other > up.length && (
        <text x={x} y={-9 - up.length * markPx} textAnchor="middle">
          {member + other}
        </text>
      )}
      {down.map((kind, at) => (
        <Mark key={`${kind}/${at}`} kind={kind} x={x} y={8 + at * markPx} />
      ))}
      {opposite > down.length && (
        <text x={x} y={18 + down.length * markPx} textAnchor="middle">
          {opposite}
        </text>
      )}
    </g>
  )
}

/** The column in words: its day or days, and what lies on them. */
function read(column: SeriesColumn): string {
  const days = words.span(formatDayOfWeek(column.day), formatDayOfWeek(column.lastDay))
  return words.reading(days, tellColumn(column))
}

/** Lines on an axis of time: upwards the finding's amount, downwards the opposite one. Arrows go from day to day. */
export function SeriesChart({ days, label }: { days: readonly SeriesDay[]; label: string }) {
  const [frame, widthPx] = useWidth<HTMLElement>()
  const [active, setActive] = useState<number | null>(null)
  const { columns, months } = layOutSeries(days, widthPx)
  const highest = Math.max(...columns.map(({ up, member, other }) => heightOf(up, member + other)))
  const deepest = Math.max(...columns.map(({ down, opposite }) => heightOf(down, opposite)))
  const abovePx = highest * markPx + 8
  const belowPx = deepest === 0 ? 2 : deepest * markPx + 8
  const names = scaleLinear<number>({ domain: [0, widthPx], range: [0, widthPx] })
  const column = active === null ? undefined : columns[active]

  const step = (event: KeyboardEvent): void => {
    const by = steps[event.key]
    if (by === undefined) return
    event.preventDefault()
    event.stopPropagation()
    setActive((now) =>
      Math.min(Math.max((now ?? (by > 0 ? -1 : columns.length)) + by, 0), columns.length - 1)
    )
  }
  const point = (event: PointerEvent): void => {
    const x = event.clientX - (frame.current?.getBoundingClientRect().left ?? 0)
    const distances = columns.map((one) => Math.abs(one.x - x))
    setActive(distances.indexOf(Math.min(...distances)))
  }
  return (
    <div className="series-frame">
      {/* oxlint-disable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions -- arrows read it day by day */}
      <figure
        ref={frame}
        className="series-chart"
        aria-label={words.arrows(label)}
        tabIndex={0}
        onKeyDown={step}
        onBlur={() => setActive(null)}
        onPointerMove={point}
        onPointerLeave={() => setActive(null)}
      >
        {/* oxlint-enable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions */}
        {widthPx > 0 && (
          <svg width={widthPx} height={abovePx + belowPx + namesPx} aria-hidden="true">
            <AxisBottom
              scale={names}
              top={abovePx + belowPx}
              tickValues={months.map(({ x }) => x)}
              tickFormat={(x) => months.find((month) => month.x === Number(x))?.label ?? ''}
              tickLength={4}
              hideAxisLine
              tickClassName="tick"
              tickComponent={({ x, y, formattedValue }) => (
                <text x={x} y={y + 6} textAnchor="start">
                  {formattedValue}
                </text>
              )}
            />
            <Group top={abovePx}>
              <Line className="axis" from={{ x: 0, y: 0 }} to={{ x: widthPx, y: 0 }} />
              {columns.map((one, at) => (
                <Column key={one.x} column={one} isActive={at === active} />
              ))}
            </Group>
          </svg>
        )}
      </figure>
      <p className="series-reading num" aria-live="polite">
        {column === undefined ? ' ' : read(column)}
      </p>
    </div>
  )
}

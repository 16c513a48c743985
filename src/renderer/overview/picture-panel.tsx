import type { ReactNode } from 'react'
import type { BreakdownKind, BreakdownRow } from '../../shared/duplicate.ts'
import { ask } from '../stores/api.ts'
import { ProblemNote } from '../components/problem-note.tsx'
import { useAnswer } from '../stores/use-answer.ts'
import { BarList } from './bar-list.tsx'
import { breakdowns } from './breakdowns.ts'
import { BreakdownTable } from './breakdown-table.tsx'
import { MonthChart } from './month-chart.tsx'
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { text } from '../text/text.ts'

const words = text.overview.pictures

interface PictureChoice {
  /** Breakdowns that are shown as tables. */
  tables: Partial<Record<BreakdownKind, boolean>>
}

/** Whether each breakdown is a picture or a table; kept on this computer over restarts. */
const usePictureChoice = create<PictureChoice>()(
  persist((): PictureChoice => ({ tables: {} }), { name: 'doublet.pictures' })
)

/** Shows a breakdown as a table, or as a picture again. */
function showAsTable(kind: BreakdownKind, isTable: boolean): void {
  usePictureChoice.setState(({ tables }) => ({ tables: { ...tables, [kind]: isTable } }))
}

interface Props {
  ledgerId: string
  kind: BreakdownKind
  /** What the picture leaves to be said. */
  children?: ReactNode
}

const mostBars = 8

function Picture({ kind, rows }: { kind: BreakdownKind; rows: readonly BreakdownRow[] }) {
  const of = breakdowns[kind]
  if (kind === 'month') return <MonthChart of={of} rows={rows} />
  return (
    <BarList
      of={of}
      rows={rows}
      most={mostBars}
      toneOf={kind === 'risk' ? ({ key }) => key.toLowerCase() : undefined}
      onAll={() => showAsTable(kind, true)}
    />
  )
}

/** The duplicate lines of a ledger in one respect, as a picture or as a table; every bar and row opens its findings. */
export function PicturePanel({ ledgerId, kind, children }: Props) {
  const of = breakdowns[kind]
  const { title, note } = words.of[kind]
  const isTable = usePictureChoice(({ tables }) => tables[kind] ?? false)
  const { value, problem } = useAnswer(`${ledgerId}/${kind}`, () =>
    ask('duplicates:breakdown', { ledgerId, by: kind })
  )
  const rows = value?.toSorted(of.compare)
  return (
    <section className={`panel picture ${kind}`} aria-label={title}>
      <header>
        <h2>{title}</h2>
        <small>{note}</small>
        <fieldset className="segments" aria-label={words.shownAs(title)}>
          {[false, true].map((asTable) => (
            <button
              key={String(asTable)}
              type="button"
              aria-pressed={isTable === asTable}
              onClick={() => showAsTable(kind, asTable)}
            >
              {asTable ? words.table : words.picture}
            </button>
          ))}
        </fieldset>
      </header>
      {problem && <ProblemNote problem={problem} />}
      {!rows && !problem && <p className="dim">{words.counting}</p>}
      {rows?.length === 0 && <p className="dim">{words.none}</p>}
      {rows &&
        rows.length > 0 &&
        (isTable ? (
          <BreakdownTable of={of} title={title} rows={rows} />
        ) : (
          <Picture kind={kind} rows={rows} />
        ))}
      {children}
    </section>
  )
}

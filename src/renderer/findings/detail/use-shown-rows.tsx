import { useState } from 'react'
import { text } from '../../text/text.ts'

const words = text.finding.journals

/** Rows shown before the reader asks for all. */
const fewLines = 12

interface Shown<Row> {
  rows: Row[]
  /** The way to all of them; null where they are shown. */
  more: React.ReactNode
}

/** The first rows, and those that must not be missed; all of them once they are asked for. */
export function useShownRows<Row>(
  rows: readonly Row[],
  isNeeded: (row: Row) => boolean,
  most = fewLines
): Shown<Row> {
  const [isAll, setIsAll] = useState(false)
  const few = rows.filter((row, at) => at < most || isNeeded(row))
  if (isAll || few.length === rows.length) return { rows: [...rows], more: null }
  return {
    rows: few,
    more: (
      <button type="button" className="link" onClick={() => setIsAll(true)}>
        {words.more(rows.length - few.length)}
      </button>
    )
  }
}

/** Says how many lines a journal has beyond the ones that can be shown; nothing where there are none. */
export function MoreLines({ journal }: { journal: { journal: string; total: number; lines: unknown[] } }) {
  const missing = journal.total - journal.lines.length
  if (missing <= 0) return null
  return <p className="note">{words.notShown(journal.journal, missing)}</p>
}

import { useMemo, useState } from 'react'
import { excludedReasons, lineClasses } from '../../shared/line.ts'
import type { ExcludedReason, LineClass } from '../../shared/line.ts'
import type { LedgerFacts } from '../../shared/ledger.ts'
import type { LineChoice } from '../../shared/import-proof.ts'
import { excludedWords } from '../../shared/reading-verdicts.ts'
import type { Problem } from '../../shared/result.ts'
import { ask } from '../stores/api.ts'
import { ProblemNote } from '../components/problem-note.tsx'
import { makeDataSource } from '../components/grid/make-data-source.ts'
import { LinesGrid } from './lines-grid.tsx'
import { formatCount } from '../format/numbers.ts'
import { lineClassWords } from '../text/words.ts'
import { exportLines } from '../stores/exports.ts'
import { toggleIn } from '../stores/filter-edits.ts'
import { text } from '../text/text.ts'

const words = text.imports.listed

/** As in the theme of the grid; up to its most, the list is as high as it has lines. */
const [headerHeight, rowHeight, mostRows] = [34, 31, 9]

function Chip({
  name,
  count,
  isOn,
  onToggle
}: {
  name: string
  count: number
  isOn: boolean
  onToggle: () => void
}) {
  return (
    <button type="button" className={isOn ? 'chip on' : 'chip'} aria-pressed={isOn} onClick={onToggle}>
      {name} <span className="num">{formatCount(count)}</span>
    </button>
  )
}

/** Every line that is not plain data or takes no part, with its reason; by class and reason, and as CSV. */
export function ListedLinesPanel({ ledgerId, facts }: { ledgerId: string; facts: LedgerFacts }) {
  const [classes, setClasses] = useState<LineClass[]>([])
  const [excluded, setExcluded] = useState<ExcludedReason[]>([])
  const [total, setTotal] = useState<number | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const choice = useMemo<LineChoice>(
    () => (classes.length + excluded.length === 0 ? {} : { classes, excluded }),
    [classes, excluded]
  )
  const dataSource = useMemo(
    () =>
      makeDataSource(
        ({ startRow, endRow }) =>
          ask('import:lines', { ledgerId, ...choice, offset: startRow, limit: endRow - startRow }),
        ({ lines }) => lines,
        { onTotal: setTotal, onProblem: setProblem }
      ),
    [ledgerId, choice]
  )
  const counts = facts.lineClasses.filter(({ class: name }) => name !== 'data' && name !== 'blank')
  // A rejected line is its class and its reason at once.
  const reasons = facts.excluded.filter(({ reason }) => reason !== 'RAGGED')
  return (
    <section className="panel listed" aria-label={words.title}>
      <header>
        <h2>{words.title}</h2>
        <small data-testid="listed-count">{total === null ? '' : words.count(total)}</small>
        <button
          type="button"
          disabled={total === null || total === 0}
          onClick={() => void exportLines(ledgerId, choice)}
        >
          {words.export}
        </button>
      </header>
      <div className="chips">
        {counts.map(({ class: name, lines }) => (
          <Chip
            key={name}
            name={lineClassWords[name]}
            count={lines}
            isOn={classes.includes(name)}
            onToggle={() => setClasses(toggleIn(classes, name, lineClasses))}
          />
        ))}
        {reasons.map(({ reason, rows }) => (
          <Chip
            key={reason}
            name={excludedWords[reason]}
            count={rows}
            isOn={excluded.includes(reason)}
            onToggle={() => setExcluded(toggleIn(excluded, reason, excludedReasons))}
          />
        ))}
      </div>
      {problem && <ProblemNote problem={problem} />}
      {total === 0 ? (
        <p className="note">{words.none}</p>
      ) : (
        <div className="lines-grid grid" style={{ height: headerHeight + rowHeight * (total ?? mostRows) }}>
          <LinesGrid dataSource={dataSource} files={facts.files} />
        </div>
      )}
      <p className="note">{words.blank}</p>
    </section>
  )
}

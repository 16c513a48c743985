import { useEffect, useMemo, useRef, useState } from 'react'
import type { LedgerResult } from '../../shared/job.ts'
import type { FileFacts } from '../../shared/ledger.ts'
import type { Options } from '../../shared/options.ts'
import { PopoverButton } from '../components/popover-button.tsx'
import { ProblemNote } from '../components/problem-note.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { FindingsFooter } from './findings-footer.tsx'
import { OrderNote } from './order-note.tsx'
import { useDecider } from './use-decider.ts'
import { useFindingsShortcuts } from './use-findings-shortcuts.ts'
import type { FindingsPopover } from './use-findings-shortcuts.ts'
import { useRowOrder } from './use-row-order.ts'
import { useRowSource } from './use-row-source.ts'
import { ViewsList } from './views-list.tsx'
import { FindingPane } from './detail/finding-pane.tsx'
import { FilterBar } from './filter/filter-bar.tsx'
import { useFigures } from './filter/use-figures.ts'
import { ColumnList } from './grid/column-list.tsx'
import { findingColumns } from './grid/finding-columns.tsx'
import { lineColumns } from './grid/line-columns.tsx'
import { RowsGrid } from './grid/rows-grid.tsx'
import type { RowsHandle } from './grid/rows-grid.tsx'
import { changeFilter, clearFilter, openFinding, useScreen } from '../stores/screen.ts'
import { isUnfiltered } from '../stores/filter-edits.ts'
import { showRowsBy, useGridPreferences } from '../stores/grid-preferences.ts'
import { useReviewRevision } from '../stores/review.ts'
import { clearSelection } from '../stores/selection.ts'
import { KeyCap } from '../components/key-cap.tsx'
import { keyOf } from '../../shared/shortcuts.ts'
import { text } from '../text/text.ts'

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

/** What stands in place of rows where there are none, and what to do about it. */
function NoRows({ isFiltered }: { isFiltered: boolean }) {
  return (
    <div className="no-lines">
      {isFiltered ? (
        <>
          <h2>{words.noneMeets.title}</h2>
          <p>{words.noneMeets.about}</p>
          <button type="button" onClick={clearFilter}>
            {words.noneMeets.clear}
          </button>
        </>
      ) : (
        <>
          <h2>{words.noneRepeats.title}</h2>
          <p>{words.noneRepeats.about}</p>
        </>
      )}
    </div>
  )
}

/** Decisions come in quick succession; the rows are asked for anew once a moment is quiet. */
const quietMs = 120

interface OpenFindingProps {
  ledgerId: string
  options: Options
  files: readonly FileFacts[]
  /** How many findings the rows are; null where that is not known, or rows are lines. */
  total: number | null
}

/** The finding that is open, if one is. It alone hears of each step of the cursor. */
function OpenFinding({ ledgerId, options, files, total }: OpenFindingProps) {
  const groupNo = useScreen((screen) => screen.groupNo)
  const index = useScreen(({ cursor }) => (cursor?.groupNo === groupNo ? cursor?.index : undefined))
  if (groupNo === null) return null
  return (
    <FindingPane
      ledgerId={ledgerId}
      groupNo={groupNo}
      options={options}
      files={files}
      position={index === undefined || total === null ? null : { at: index + 1, of: total }}
      onClose={() => openFinding(null)}
    />
  )
}

/** The findings under the filter or their lines, the open one beside them, and every way to decide. */
export function FindingsView({ ledgerId, result }: { ledgerId: string; result: LedgerResult }) {
  const { files, settings: options } = result.analytics
  const filter = useScreen((screen) => screen.filter)
  const by = useGridPreferences((preferences) => preferences.by)
  const [popover, setPopover] = useState<FindingsPopover | null>(null)
  const rows = useRef<RowsHandle>(null)
  // News of a job bring the same files in a new list; the columns depend on their names alone.
  const names = JSON.stringify(files.map(({ name }) => name))
  const ofFindings = useMemo(() => findingColumns(JSON.parse(names) as string[]), [names])
  const ofLines = useMemo(() => lineColumns(JSON.parse(names) as string[]), [names])
  const columns = by === 'finding' ? ofFindings : ofLines
  const order = useRowOrder(result.model)
  const { dataSource, total, problem } = useRowSource(ledgerId, by, filter, order)
  const { figures, problem: countProblem } = useFigures(ledgerId, filter)
  const decider = useDecider(ledgerId, rows, figures)
  const revision = useReviewRevision(ledgerId)
  const shown = useRef(revision)
  const failed = problem ?? countProblem

  useFindingsShortcuts({ rows, decider, onPopover: setPopover })
  useEffect(() => {
    if (revision === shown.current) return
    const timer = setTimeout(() => {
      shown.current = revision
      rows.current?.refresh()
    }, quietMs)
    return () => clearTimeout(timer)
  }, [revision])
  // What is selected must be in sight: under another filter it may not be.
  useEffect(() => () => void clearSelection(), [ledgerId, filter])

  const toggle = (which: FindingsPopover) => (isOpen: boolean) => setPopover(isOpen ? which : null)

  return (
    <>
      <FilterBar
        ledgerId={ledgerId}
        figures={figures}
        options={options}
        isPanelOpen={popover === 'filter'}
        onPanel={toggle('filter')}
        order={<OrderNote ledgerId={ledgerId} model={result.model} order={order} columns={columns} />}
      >
        <RowsSwitch />
        <PopoverButton
          label={words.views}
          action="views"
          isOpen={popover === 'views'}
          onOpen={toggle('views')}
        >
          <ViewsList ledgerId={ledgerId} onOpened={() => setPopover(null)} />
        </PopoverButton>
        <PopoverButton
          label={words.columns}
          action="chooseColumns"
          isOpen={popover === 'chooseColumns'}
          onOpen={toggle('chooseColumns')}
        >
          <ColumnList by={by} columns={columns} />
        </PopoverButton>
      </FilterBar>
      {failed && (
        <ProblemNote problem={failed}>
          {/* The same conditions in a new filter: the grid asks anew. */}
          <button type="button" onClick={() => changeFilter({})}>
            {words.tryAgain}
          </button>
        </ProblemNote>
      )}
      <div className="desk">
        <section className="grid" aria-label={by === 'finding' ? words.findings : words.lines}>
          {by === 'finding' ? (
            <RowsGrid key="finding" by="finding" columns={ofFindings} dataSource={dataSource} ref={rows} />
          ) : (
            <RowsGrid key="line" by="line" columns={ofLines} dataSource={dataSource} ref={rows} />
          )}
          {total === 0 && <NoRows isFiltered={!isUnfiltered(filter)} />}
        </section>
        <OpenFinding
          ledgerId={ledgerId}
          options={options}
          files={files}
          total={by === 'finding' ? total : null}
        />
      </div>
      <BulkBar decider={decider} figures={figures} />
      <FindingsFooter ledgerId={ledgerId} onLeave={() => rows.current?.cursor.focus()} />
    </>
  )
}

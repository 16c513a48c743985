import { useEffect, useMemo, useRef, useState } from 'react'
import type { SheetFacts } from '../../shared/sheets.ts'
import type { LedgerResult } from '../../shared/job.ts'
import type { FileFacts } from '../../shared/ledger.ts'
import type { Settings } from '../../shared/settings.ts'
import { ProblemNote } from '../components/problem-note.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { FindingsToolbar } from './findings-toolbar.tsx'
import { FindingsFooter } from './findings-footer.tsx'
import { FoldStrip } from './fold-strip.tsx'
import { useFolding } from './use-folding.ts'
import { useDecider } from './use-decider.ts'
import { useFindingsShortcuts } from './use-findings-shortcuts.ts'
import type { FindingsPopover } from './use-findings-shortcuts.ts'
import { useRowOrder } from './use-row-order.ts'
import { useRowSource } from './use-row-source.ts'
import { FindingPane } from './detail/finding-pane.tsx'
import { useFigures } from './filter/use-figures.ts'
import { findingColumns, type FindingShape } from './grid/finding-columns.tsx'
import { lineColumns } from './grid/line-columns.tsx'
import { useLedgerColumns } from './grid/ledger-columns.tsx'
import { placesFor, shownLedgerColumns } from './grid/column-places.ts'
import type { MenuPlace } from './grid/grid-row.ts'
import { RowMenu } from './grid/row-menu.tsx'
import { RowsGrid } from './grid/rows-grid.tsx'
import type { RowsHandle } from './grid/rows-grid.tsx'
import { changeFilter, clearFilter, openFinding, useScreen } from '../stores/screen.ts'
import { isUnfiltered } from '../stores/filter-edits.ts'
import { useGridPreferences } from '../stores/grid-preferences.ts'
import { useReviewRevision } from '../stores/review.ts'
import { clearSelection } from '../stores/selection.ts'
import { text } from '../text/text.ts'

const words = text.findings.view

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
  settings: Settings
  files: readonly FileFacts[]
  /** How many findings the rows are; null where that is not known, or rows are lines. */
  total: number | null
}

/** The finding that is open, if one is. It alone hears of each step of the cursor. */
function OpenFinding({ ledgerId, settings, files, total }: OpenFindingProps) {
  const findingNo = useScreen((screen) => screen.findingNo)
  const index = useScreen(({ cursor }) => (cursor?.findingNo === findingNo ? cursor?.index : undefined))
  if (findingNo === null) return null
  return (
    <FindingPane
      ledgerId={ledgerId}
      findingNo={findingNo}
      settings={settings}
      files={files}
      position={index === undefined || total === null ? null : { at: index + 1, of: total }}
      onClose={() => openFinding(null)}
    />
  )
}

/** The findings under the filter or their lines, the open one beside them, and every way to decide. */
export function FindingsView({ ledgerId, result }: { ledgerId: string; result: LedgerResult }) {
  const { files, settings } = result.analytics
  const filter = useScreen((screen) => screen.filter)
  const by = useGridPreferences((preferences) => preferences.by)
  const [menu, setMenu] = useState<MenuPlace | null>(null)
  const [popover, setPopover] = useState<FindingsPopover | null>(null)
  const rows = useRef<RowsHandle>(null)
  // News of a job bring the same files in a new list; the columns depend on their names and sheets alone.
  const sources = JSON.stringify(
    files.map(({ name, dialect: { sheets } }) => ({ name, dialect: { sheets } }))
  )
  const shape = JSON.stringify({
    mapped: result.analytics.mapping.fields.map(({ field }) => field),
    exposure: result.duplicates.exposure
  })
  const ownOfFindings = useMemo(
    () =>
      findingColumns({ files: JSON.parse(sources) as SheetFacts[], ...(JSON.parse(shape) as FindingShape) }),
    [sources, shape]
  )
  const ownOfLines = useMemo(() => lineColumns(JSON.parse(sources) as SheetFacts[]), [sources])
  const ofFindings = useLedgerColumns(ownOfFindings, result.analytics)
  const ofLines = useLedgerColumns(ownOfLines, result.analytics)
  const columns = by === 'finding' ? ofFindings : ofLines
  const places = useGridPreferences((preferences) => preferences.places[by])
  const shownColumns = shownLedgerColumns(placesFor(places, columns))
  const order = useRowOrder(result.model)
  const { figures, problem: countProblem } = useFigures(ledgerId, filter)
  const folding = useFolding(ledgerId, filter, order, figures)
  const { dataSource, total, problem } = useRowSource(ledgerId, by, folding.shown, order, shownColumns)
  const decider = useDecider(ledgerId, rows, folding)
  const revision = useReviewRevision(ledgerId)
  const shown = useRef(revision)
  const awaitsRows = useRef(false)
  const failed = problem ?? countProblem

  // The first of the rows that a search brings, once they are there.
  useEffect(() => {
    if (awaitsRows.current) rows.current?.cursor.move(1)
    awaitsRows.current = false
  }, [dataSource])
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
  useEffect(() => () => void clearSelection(), [ledgerId, folding.shown])

  return (
    <>
      <FindingsToolbar
        ledgerId={ledgerId}
        result={result}
        figures={figures}
        order={order}
        columns={{ finding: ofFindings, line: ofLines }}
        open={popover}
        onOpen={setPopover}
        rows={rows}
        onLeaveText={(isNew) => {
          awaitsRows.current = isNew
          rows.current?.cursor.focus()
        }}
      />
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
            <RowsGrid
              key="finding"
              by="finding"
              columns={ofFindings}
              dataSource={dataSource}
              onMenu={setMenu}
              ref={rows}
            />
          ) : (
            <RowsGrid
              key="line"
              by="line"
              columns={ofLines}
              dataSource={dataSource}
              onMenu={setMenu}
              ref={rows}
            />
          )}
          {menu && (
            <RowMenu
              place={menu}
              decider={decider}
              onOpen={() => openFinding(menu.row.findingNo)}
              onCopy={(isWhole) => rows.current?.copy(isWhole)}
              onClose={() => {
                setMenu(null)
                rows.current?.cursor.focus()
              }}
            />
          )}
          {total === 0 && folding.folded === null && <NoRows isFiltered={!isUnfiltered(filter)} />}
          {folding.folded && (
            <FoldStrip ledgerId={ledgerId} figures={folding.folded} isUnfolded={folding.isUnfolded} />
          )}
        </section>
        <OpenFinding
          ledgerId={ledgerId}
          settings={settings}
          files={files}
          total={by === 'finding' ? total : null}
        />
      </div>
      <BulkBar decider={decider} figures={folding.figures} />
      <FindingsFooter ledgerId={ledgerId} onLeave={() => rows.current?.cursor.focus()} />
    </>
  )
}

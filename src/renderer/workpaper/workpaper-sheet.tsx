import { useEffect, useRef } from 'react'
import type { KeyboardEvent } from 'react'
import type { Job } from '../../shared/job.ts'
import { partFiles, workpaperParts } from '../../shared/workpaper.ts'
import type { WorkpaperPart } from '../../shared/workpaper.ts'
import { formatNoun } from '../format/numbers.ts'
import { engagementWords } from '../text/words.ts'
import { openDialog } from '../stores/dialogs.ts'
import { startWorkpaper } from '../stores/exports.ts'
import { useReview } from '../stores/review.ts'
import { togglePart, useHeader, useWorkpapers } from '../stores/workpaper.ts'
import { WorkpaperFields } from './workpaper-fields.tsx'

const partWords: Record<WorkpaperPart, string> = {
  workbook: 'Workbook: summary, findings, results, decisions, excluded lines, activity',
  results: 'Results: every duplicate line once',
  groups: 'Groups: every group of every type',
  decisions: 'Decisions with note, tickmark and sign-offs',
  importReport: 'Import report: classes of lines, totals, mapping',
  rejectedLines: 'Lines that take no part, with the reason',
  runRecord: 'Run record, for a program to check',
  log: 'Activity of the engagement'
}

function OpenFindings({ ledgerId }: { ledgerId: string }) {
  const review = useReview(ledgerId)
  const open = review?.byDisposition.open
  if (open === undefined) return null
  return (
    <p className="note">
      {open === 0
        ? 'No finding is open.'
        : `${formatNoun(open, 'finding is', 'findings are')} still open; the workpaper will say so.`}
    </p>
  )
}

/** The form that a workpaper is written from. It lies beside the ledger, which can be worked on meanwhile. */
export function WorkpaperSheet({ job, ledgerId }: { job: Job; ledgerId: string }) {
  const header = useHeader(job)
  const parts = useWorkpapers((state) => state.parts)
  const sheet = useRef<HTMLElement>(null)
  useEffect(() => {
    const before = document.activeElement
    sheet.current?.querySelector<HTMLElement>('input')?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  const close = (): void => openDialog(null)
  const closeOnEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    close()
  }
  const write = (): void => {
    close()
    void startWorkpaper(ledgerId, header, [...parts])
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes it from any of its fields
    <aside ref={sheet} className="sheet" aria-labelledby="sheet-title" onKeyDown={closeOnEscape}>
      <header>
        <h2 id="sheet-title">Export workpaper</h2>
        <button type="button" className="quiet" aria-label="Close" title="Esc" onClick={close}>
          ✕
        </button>
      </header>
      <p className="dim">
        {job.file.name} · {engagementWords(job)}
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          write()
        }}
      >
        <WorkpaperFields engagement={job} />
        <fieldset className="parts">
          <legend>Parts</legend>
          {workpaperParts.map((part) => (
            <label key={part}>
              <input type="checkbox" checked={parts.includes(part)} onChange={() => togglePart(part)} />
              <span>
                {partWords[part]} <code>{partFiles[part]}</code>
              </span>
            </label>
          ))}
        </fieldset>
        <OpenFindings ledgerId={ledgerId} />
        <p className="note">
          {parts.length > 1
            ? 'The parts and a list of their hashes go into a new folder, all of them or none.'
            : 'One part is written as that file.'}
        </p>
        <button type="submit" className="primary" disabled={parts.length === 0}>
          Choose a place…
        </button>
      </form>
    </aside>
  )
}

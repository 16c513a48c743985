import { useEffect, useRef } from 'react'
import type { KeyboardEvent } from 'react'
import type { Job } from '../../shared/job.ts'
import { partFiles, workpaperParts } from '../../shared/workpaper.ts'
import { engagementWords } from '../text/words.ts'
import { openDialog } from '../stores/dialogs.ts'
import { startWorkpaper } from '../stores/exports.ts'
import { useReview } from '../stores/review.ts'
import { togglePart, useHeader, useWorkpapers } from '../stores/workpaper.ts'
import { ClientQueries } from './client-queries.tsx'
import { WorkpaperFields } from './workpaper-fields.tsx'
import { text } from '../text/text.ts'

const words = text.workpaper

function OpenFindings({ ledgerId }: { ledgerId: string }) {
  const review = useReview(ledgerId)
  const open = review?.byDisposition.open
  if (open === undefined) return null
  return <p className="note">{words.open(open)}</p>
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
        <h2 id="sheet-title">{words.title}</h2>
        <button
          type="button"
          className="quiet"
          aria-label={words.close}
          title={words.closeKey}
          onClick={close}
        >
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
          <legend>{words.partsTitle}</legend>
          {workpaperParts.map((part) => (
            <label key={part}>
              <input type="checkbox" checked={parts.includes(part)} onChange={() => togglePart(part)} />
              <span>
                {words.parts[part]} <code>{partFiles[part]}</code>
              </span>
            </label>
          ))}
        </fieldset>
        <OpenFindings ledgerId={ledgerId} />
        <p className="note">{words.target(parts.length)}</p>
        <button type="submit" className="primary" disabled={parts.length === 0}>
          {words.choosePlace}
        </button>
      </form>
      <ClientQueries job={job} ledgerId={ledgerId} />
    </aside>
  )
}

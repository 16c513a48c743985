import { useState } from 'react'
import type { FindingDetail } from '../../../shared/finding.ts'
import type { FileFacts } from '../../../shared/ledger.ts'
import { preferPane, usePanePreferences } from '../../stores/pane-preferences.ts'
import { compareFields, compareRecords, tellDifferences } from './compare-lines.ts'
import { nameLine } from './name-line.ts'
import { TwinsColumns } from './twins-columns.tsx'
import { TwinsRows } from './twins-rows.tsx'
import { text } from '../../text/text.ts'

const words = text.finding.twins

/** More lines than this are told one below the other. */
const mostColumns = 6

/** The lines of a finding against each other: as they were understood, or to the letter as they stand in the file. */
export function TwinsSection({ detail, files }: { detail: FindingDetail; files: readonly FileFacts[] }) {
  const { finding, members, differing } = detail
  const isOnlyDifferent = usePanePreferences((pane) => pane.isOnlyDifferent)
  const [isRecord, setIsRecord] = useState(false)
  const all = isRecord ? compareRecords(members) : compareFields(members, differing)
  const compared = isOnlyDifferent ? all.filter((field) => field.isDiffering) : all
  const names = members.map(({ row }) => nameLine(row, files))
  return (
    <section aria-label={words.title}>
      <header className="section-head">
        <h3>{words.title}</h3>
        <div className="segments">
          <button type="button" aria-pressed={!isRecord} onClick={() => setIsRecord(false)}>
            {words.asRead}
          </button>
          <button type="button" aria-pressed={isRecord} onClick={() => setIsRecord(true)}>
            {words.asInFile}
          </button>
        </div>
      </header>
      <div className="differences">
        <p>{tellDifferences(all)}</p>
        <label className="check">
          <input
            type="checkbox"
            checked={isOnlyDifferent}
            onChange={(event) => preferPane({ isOnlyDifferent: event.target.checked })}
          />
          {words.onlyDifferent}
        </label>
      </div>
      {members.length > mostColumns ? (
        <TwinsRows names={names} compared={compared} isOnlyDifferent={isOnlyDifferent} />
      ) : (
        <TwinsColumns names={names} compared={compared} />
      )}
      {finding.count > members.length && <p className="note">{words.shown(members.length, finding.count)}</p>}
    </section>
  )
}

import { useState } from 'react'
import type { FileFacts } from '../../../shared/ledger.ts'
import { preferPane, usePanePreferences } from '../../stores/pane-preferences.ts'
import { compareFields, compareRecords, tellDifferences } from './compare-lines.ts'
import { LegChoice, type ComparedLeg } from './leg-choice.tsx'
import { nameLine } from './name-line.ts'
import { MendedLines } from './mended-lines.tsx'
import { TwinsColumns } from './twins-columns.tsx'
import { TwinsRows } from './twins-rows.tsx'
import { text } from '../../text/text.ts'

const words = text.finding.twins

/** More lines than this are told one below the other. */
const mostColumns = 6

interface Props {
  legs: readonly ComparedLeg[]
  leg: ComparedLeg
  /** Whether the postings say all of what the lines were read as: then they are first shown as they stand in the file. */
  isTold: boolean
  files: readonly FileFacts[]
  onLeg: (groupNo: number) => void
}

/**
 * The lines of a finding against each other, those of one account and amount at a time: as they were understood, or to the letter as they stand in the file.
 */
export function TwinsSection({ legs, leg, isTold, files, onLeg }: Props) {
  const isOnlyDifferent = usePanePreferences((pane) => pane.isOnlyDifferent)
  const [isRecord, setIsRecord] = useState(isTold)
  const { members } = leg
  const all = isRecord ? compareRecords(members) : compareFields(members)
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
      <LegChoice legs={legs} leg={leg} onChoose={onLeg} />
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
      {isRecord && <MendedLines members={members} names={names} />}
    </section>
  )
}

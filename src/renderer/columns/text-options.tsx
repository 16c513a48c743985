import type { Dialect } from '../../shared/ledger.ts'
import type { Settings } from '../../shared/settings.ts'
import {
  canPartColumns,
  longestDelimiter,
  readDelimiter,
  spellDelimiter
} from '../../shared/delimiter-text.ts'
import { ParsedField } from '../components/parsed-field.tsx'
import type { Reading } from '../format/reading.ts'
import { text } from '../text/text.ts'

const words = text.columns.file

interface Props {
  dialect: Dialect
  settings: Settings
  onChange: (settings: Settings) => void
}

/** A choice that is none of the usual ones, made on the command line, stays one. */
function withChosen(options: Record<string, string>, value: string | undefined): [string, string][] {
  const all = Object.entries(options)
  return value === undefined || value in options ? all : [...all, [value, spellDelimiter(value)]]
}

function readOther(written: string): Reading<string> {
  const delimiter = readDelimiter(written)
  return canPartColumns(delimiter)
    ? { isRead: true, value: delimiter }
    : { isRead: false, words: words.noDelimiter }
}

/** How the bytes of a text become columns, with lines by which the reader sees whether letters are right. */
export function TextOptions({ dialect, settings, onChange }: Props) {
  const isOther = settings.delimiter !== undefined && !(settings.delimiter in words.delimiters)
  const samples = dialect.samples ?? []
  return (
    <>
      <label>
        <span>{words.encoding}</span>
        <select
          value={settings.encoding ?? ''}
          onChange={({ target }) => onChange({ ...settings, encoding: target.value || undefined })}
        >
          <option value="">{words.automatic}</option>
          {withChosen(words.encodings, settings.encoding).map(([name, shown]) => (
            <option key={name} value={name}>
              {shown}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{words.delimiter}</span>
        <select
          value={settings.delimiter ?? ''}
          onChange={({ target }) => onChange({ ...settings, delimiter: target.value || undefined })}
        >
          <option value="">{words.automatic}</option>
          {withChosen(words.delimiters, settings.delimiter).map(([character, shown]) => (
            <option key={character} value={character}>
              {shown}
            </option>
          ))}
        </select>
      </label>
      <ParsedField
        label={words.otherDelimiter}
        placeholder={words.otherDelimiters}
        maxLength={longestDelimiter}
        value={isOther ? settings.delimiter : undefined}
        read={readOther}
        write={spellDelimiter}
        onCommit={(delimiter) => onChange({ ...settings, delimiter })}
      />
      {samples.length > 0 && (
        <div className="letters" aria-label={words.samplesName}>
          <span>{words.samples}</span>
          {samples.map((line) => (
            <code key={line}>{line}</code>
          ))}
        </div>
      )}
    </>
  )
}

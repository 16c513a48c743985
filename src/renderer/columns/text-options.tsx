import type { Dialect } from '../../shared/ledger.ts'
import type { Settings } from '../../shared/settings.ts'

interface Props {
  dialect: Dialect
  settings: Settings
  onChange: (settings: Settings) => void
}

/** The encodings of a text file that a reader can choose, as shown. */
const encodings: Record<string, string> = {
  'utf-8': 'UTF-8',
  'windows-1252': 'Windows-1252 (Western Europe)',
  'iso-8859-15': 'Latin-9 (ISO-8859-15)',
  cp850: 'DOS, Western Europe (CP850)',
  cp437: 'DOS, United States (CP437)',
  'windows-1250': 'Windows-1250 (Central Europe)',
  'windows-1251': 'Windows-1251 (Cyrillic)',
  shift_jis: 'Shift-JIS (Japanese)',
  gb18030: 'GB18030 (Chinese)',
  'utf-16le': 'UTF-16, little-endian',
  'utf-16be': 'UTF-16, big-endian'
}

/** Delimiters in words. */
export const delimiters: Record<string, string> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'bar'
}

/** A choice that is none of the usual ones, made on the command line, stays one. */
function withChosen(options: Record<string, string>, value: string | undefined): [string, string][] {
  const all = Object.entries(options)
  return value === undefined || value in options ? all : [...all, [value, value]]
}

/** How the bytes of a text become columns, with lines by which the reader sees whether letters are right. */
export function TextOptions({ dialect, settings, onChange }: Props) {
  const samples = dialect.samples ?? []
  return (
    <>
      <label>
        <span>Encoding</span>
        <select
          value={settings.encoding ?? ''}
          onChange={({ target }) => onChange({ ...settings, encoding: target.value || undefined })}
        >
          <option value="">automatic</option>
          {withChosen(encodings, settings.encoding).map(([name, words]) => (
            <option key={name} value={name}>
              {words}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>Columns parted by</span>
        <select
          value={settings.delimiter ?? ''}
          onChange={({ target }) => onChange({ ...settings, delimiter: target.value || undefined })}
        >
          <option value="">automatic</option>
          {withChosen(delimiters, settings.delimiter).map(([character, words]) => (
            <option key={character} value={character}>
              {words}
            </option>
          ))}
        </select>
      </label>
      {samples.length > 0 && (
        <div className="letters" aria-label="Lines with letters beyond ASCII">
          <span>Do these letters look right?</span>
          {samples.map((line) => (
            <code key={line}>{line}</code>
          ))}
        </div>
      )}
    </>
  )
}

import type { MappingPreview } from '../../shared/ledger.ts'
import type { Settings } from '../../shared/settings.ts'
import { TextOptions } from './text-options.tsx'
import { text } from '../text/text.ts'

const words = text.columns.file

/** A value of a select that is one of its options, or undefined for automatic. */
function chosen<Option extends string>(value: string, options: Record<Option, string>): Option | undefined {
  for (const option in options) if (option === value) return option
  return undefined
}

interface Props {
  preview: MappingPreview
  settings: Settings
  onChange: (settings: Settings) => void
}

/** How the file is read beyond its columns: header, amounts and dates. */
export function ReadingOptions({ preview, settings, onChange }: Props) {
  return (
    <section className="panel" aria-label={words.title}>
      <header>
        <h2>{words.title}</h2>
        <small>{words.dialect(preview.dialect)}</small>
      </header>
      <div className="options">
        {preview.dialect.sheets !== undefined && (
          <label>
            <span>{words.sheet}</span>
            <select
              value={settings.sheet ?? ''}
              onChange={({ target }) => onChange({ ...settings, sheet: target.value || undefined })}
            >
              <option value="">{words.automatic}</option>
              {preview.dialect.sheets.map(({ name, rows, isHidden }) => (
                <option key={name} value={name}>
                  {words.sheetName(name, rows, isHidden)}
                </option>
              ))}
            </select>
          </label>
        )}
        {preview.dialect.sheets === undefined && (
          <TextOptions dialect={preview.dialect} settings={settings} onChange={onChange} />
        )}
        <label className="check">
          <input
            type="checkbox"
            checked={settings.hasHeader ?? preview.mapping.hasHeader}
            onChange={({ target }) => onChange({ ...settings, hasHeader: target.checked })}
          />
          <span>{words.hasHeader}</span>
        </label>
        <label className="check">
          <input
            type="checkbox"
            checked={settings.fillDown ?? false}
            onChange={({ target }) => onChange({ ...settings, fillDown: target.checked || undefined })}
          />
          <span>{words.fillDown}</span>
        </label>
        <label>
          <span>{words.decimalMark}</span>
          <select
            value={settings.decimalMark ?? ''}
            onChange={({ target }) =>
              onChange({ ...settings, decimalMark: chosen(target.value, words.marks) })
            }
          >
            <option value="">{words.automatic}</option>
            {Object.entries(words.marks).map(([mark, shown]) => (
              <option key={mark} value={mark}>
                {shown}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{words.dateOrder}</span>
          <select
            value={settings.dateOrder ?? ''}
            onChange={({ target }) =>
              onChange({ ...settings, dateOrder: chosen(target.value, words.orders) })
            }
          >
            <option value="">{words.automatic}</option>
            {Object.entries(words.orders).map(([order, shown]) => (
              <option key={order} value={order}>
                {shown}
              </option>
            ))}
          </select>
        </label>
      </div>
    </section>
  )
}

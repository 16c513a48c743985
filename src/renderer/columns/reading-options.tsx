import type { Dialect, MappingPreview } from '../../shared/ledger.ts'
import type { Settings } from '../../shared/settings.ts'
import { formatNoun } from '../format/numbers.ts'
import { delimiters, TextOptions } from './text-options.tsx'

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

const marks = { point: 'decimal point: 1,234.56', comma: 'decimal comma: 1.234,56' } as const
const orders = { dmy: 'day first: 31/12', mdy: 'month first: 12/31', ymd: 'year first: 25/12/31' } as const
function describeDialect({ encoding, delimiter, sheet }: Dialect): string {
  if (sheet !== undefined) return `Excel workbook · sheet “${sheet}”`
  return `${encoding} · columns parted by ${delimiters[delimiter] ?? `“${delimiter}”`}`
}

/** How the file is read beyond its columns: header, amounts and dates. */
export function ReadingOptions({ preview, settings, onChange }: Props) {
  return (
    <section className="panel" aria-label="How the file is read">
      <header>
        <h2>How the file is read</h2>
        <small>{describeDialect(preview.dialect)}</small>
      </header>
      <div className="options">
        {preview.dialect.sheets !== undefined && (
          <label>
            <span>Sheet</span>
            <select
              value={settings.sheet ?? ''}
              onChange={({ target }) => onChange({ ...settings, sheet: target.value || undefined })}
            >
              <option value="">automatic</option>
              {preview.dialect.sheets.map(({ name, rows, isHidden }) => (
                <option key={name} value={name}>
                  {name}
                  {rows === null ? '' : ` · ${formatNoun(rows, 'row')}`}
                  {isHidden ? ' · hidden' : ''}
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
          <span>The first record is a header</span>
        </label>
        <label className="check">
          <input
            type="checkbox"
            checked={settings.fillDown ?? false}
            onChange={({ target }) => onChange({ ...settings, fillDown: target.checked || undefined })}
          />
          <span>Blank cells are the ones above them (grouped report)</span>
        </label>
        <label>
          <span>Decimal mark</span>
          <select
            value={settings.decimalMark ?? ''}
            onChange={({ target }) => onChange({ ...settings, decimalMark: chosen(target.value, marks) })}
          >
            <option value="">automatic</option>
            {Object.entries(marks).map(([mark, words]) => (
              <option key={mark} value={mark}>
                {words}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>Order of day and month</span>
          <select
            value={settings.dateOrder ?? ''}
            onChange={({ target }) => onChange({ ...settings, dateOrder: chosen(target.value, orders) })}
          >
            <option value="">automatic</option>
            {Object.entries(orders).map(([order, words]) => (
              <option key={order} value={order}>
                {words}
              </option>
            ))}
          </select>
        </label>
      </div>
    </section>
  )
}

import { dateFormLabels } from '../../shared/date-form.ts'
import type { MappingPreview } from '../../shared/ledger.ts'
import type { Settings } from '../../shared/settings.ts'
import { allSheets } from '../../shared/sheets.ts'
import { TextOptions } from './text-options.tsx'
import { text } from '../text/text.ts'

const words = text.columns.file

interface ChoiceProps<Option extends string> {
  name: string
  value: Option | undefined
  /** What they are called. */
  options: Record<Option, string>
  /** Hears of undefined where it is left to Doublet. */
  onChange: (option: Option | undefined) => void
}

/** One of some options, or none of them: then Doublet decides. */
function Choice<Option extends string>({ name, value, options, onChange }: ChoiceProps<Option>) {
  const all = Object.keys(options) as Option[]
  return (
    <label>
      <span>{name}</span>
      <select
        value={value ?? ''}
        onChange={({ target }) => onChange(all.find((option) => option === target.value))}
      >
        <option value="">{words.automatic}</option>
        {all.map((option) => (
          <option key={option} value={option}>
            {options[option]}
          </option>
        ))}
      </select>
    </label>
  )
}

interface Props {
  preview: MappingPreview
  settings: Settings
  onChange: (settings: Settings) => void
}

/** How the file is read beyond its columns: header, amounts and dates. */
export function ReadingOptions({ preview, settings, onChange }: Props) {
  const { sheet } = settings
  const isOne = preview.dialect.sheets?.some(({ name }) => name === sheet) === true
  const namesSeveral = sheet !== undefined && sheet !== allSheets && !isOne
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
              {preview.dialect.sheets.length > 1 && <option value={allSheets}>{words.allSheets}</option>}
              {namesSeveral && <option value={settings.sheet}>{settings.sheet}</option>}
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
        <Choice
          name={words.decimalMark}
          value={settings.decimalMark}
          options={words.marks}
          onChange={(decimalMark) => onChange({ ...settings, decimalMark })}
        />
        <Choice
          name={words.dateOrder}
          value={settings.dateOrder}
          options={words.orders}
          onChange={(dateOrder) => onChange({ ...settings, dateOrder })}
        />
        <Choice
          name={words.dateForm}
          value={settings.dateForm}
          options={dateFormLabels}
          onChange={(dateForm) => onChange({ ...settings, dateForm })}
        />
        <Choice
          name={words.sums}
          value={settings.sums}
          options={words.sumsAre}
          onChange={(sums) => onChange({ ...settings, sums })}
        />
      </div>
    </section>
  )
}

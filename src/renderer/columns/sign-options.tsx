import type { Mapping } from '../../shared/mapping.ts'
import type { MappingPreview } from '../../shared/ledger.ts'
import type { Settings } from '../../shared/settings.ts'
import { nameCredits, positionOf } from './mapping-edits.ts'
import { text } from '../text/text.ts'

const words = text.columns.signs

interface Props {
  mapping: Mapping
  looks: MappingPreview['looks']
  settings: Settings
  onChange: (settings: Settings) => void
}

/** The codes of a column that the first records show or the user named, the blank one last. */
function codesOf(position: number, { mapping, looks, settings }: Props): string[] {
  const samples = mapping.columns[position - 1]?.samples ?? []
  const isFull = looks[position - 1]?.filled === 1
  const shown = [...samples, ...(settings.credits ?? []).filter((code) => code !== '')]
  const isBlankNamed = settings.credits?.includes('') === true
  return [...new Set([...shown, ...(isFull && !isBlankNamed ? [] : [''])])]
}

function CreditCodes(props: Props & { position: number }) {
  const { mapping, settings, position, onChange } = props
  const { credits = [] } = settings
  const codes = codesOf(position, props)
  return (
    <fieldset className="credit-codes" aria-describedby="credit-codes-why">
      <legend>{words.credits(mapping.columns[position - 1]!.header)}</legend>
      {codes.map((code) => (
        <label key={code} className="check">
          <input
            type="checkbox"
            checked={credits.includes(code)}
            onChange={({ target }) => {
              const others = credits.filter((other) => other !== code)
              onChange(nameCredits(settings, position, target.checked ? [...others, code] : others))
            }}
          />
          <span>{words.code(code)}</span>
        </label>
      ))}
      <small id="credit-codes-why">
        {credits.length > 0
          ? words.restIsDebit(codes.length - credits.length)
          : words.leftToDoublet(mapping.sides)}
      </small>
    </fieldset>
  )
}

/** Which side an amount is on, where its columns leave a choice: the codes of credits, credits below nought, and lines with two accounts. */
export function SignOptions(props: Props) {
  const { mapping, settings, onChange } = props
  const columnOf = (field: 'account' | 'debit' | 'credit' | 'indicator') =>
    positionOf(settings, mapping, field)
  const headerAt = (position: number | null) => mapping.columns[(position ?? 0) - 1]?.header ?? ''
  const indicator = columnOf('indicator')
  const credit = columnOf('debit') === null ? null : columnOf('credit')
  const { otherAccount } = mapping
  if (indicator === null && credit === null && otherAccount === undefined) return null
  return (
    <section className="panel" aria-label={words.title}>
      <header>
        <h2>{words.title}</h2>
        <small>{words.about}</small>
      </header>
      <div className="options">
        {indicator !== null && <CreditCodes {...props} position={indicator} />}
        {credit !== null && (
          <label>
            <span>{words.negativeCredits(headerAt(credit))}</span>
            <select
              value={settings.negativeCredits === undefined ? '' : String(settings.negativeCredits)}
              onChange={({ target }) =>
                onChange({
                  ...settings,
                  negativeCredits: target.value === '' ? undefined : target.value === 'true'
                })
              }
            >
              <option value="">{words.automatic(mapping.hasNegativeCredits)}</option>
              <option value="false">{words.positive}</option>
              <option value="true">{words.negative}</option>
            </select>
          </label>
        )}
        {otherAccount !== undefined && (
          <label>
            <span>{words.twoAccounts(headerAt(columnOf('account')), otherAccount.header)}</span>
            <select
              value={settings.twoAccounts ?? ''}
              onChange={({ target: { value } }) =>
                onChange({
                  ...settings,
                  twoAccounts: value === 'both' || value === 'one' ? value : undefined
                })
              }
            >
              <option value="">{words.automatic(undefined)}</option>
              <option value="both">{words.both}</option>
              <option value="one">{words.one(headerAt(columnOf('account')))}</option>
            </select>
          </label>
        )}
      </div>
    </section>
  )
}

import { duplicateTypes } from '../../shared/duplicate.ts'
import type { DuplicateTotals, DuplicateType } from '../../shared/duplicate.ts'
import type { Settings } from '../../shared/settings.ts'
import { describeOptions } from '../../shared/options.ts'
import { rulesOf } from '../../shared/rules.ts'
import { TypeLight } from '../components/type-lights.tsx'
import { formatAmount } from '../format/amount.ts'
import { formatCount } from '../format/numbers.ts'
import { listFields, typeKeyWords } from '../text/words.ts'
import { showFindings } from '../stores/screen.ts'
import { LengthBar } from './length-bar.tsx'
import { text } from '../text/text.ts'

const words = text.overview.types

interface RowProps {
  type: DuplicateType
  duplicates: DuplicateTotals
  settings: Settings
}

function TypeRow({ type, duplicates, settings }: RowProps) {
  const { number } = type
  const totals = duplicates.types[number]
  const blank = duplicates.blankKeys[number] ?? 0
  return (
    <tr className={totals ? undefined : 'off'}>
      <th scope="row">
        <span className="visually-hidden">{words.type} </span>
        <TypeLight number={number} isLit={totals !== null} />
        <span className="visually-hidden">{number}</span>
      </th>
      <td className="wrap">
        {totals && totals.rows > 0 ? (
          <button type="button" className="link wide" onClick={() => showFindings({ types: [number] })}>
            {typeKeyWords(number, settings)}
            <LengthBar value={totals.rows} most={duplicates.distinctRows} />
          </button>
        ) : (
          typeKeyWords(number, settings)
        )}
        {totals && blank > 0 && <small>{words.blank(blank)}</small>}
      </td>
      <td className="num">{rulesOf(settings).baseRisks[number]}</td>
      {totals ? (
        <>
          <td className="num">{formatCount(totals.groups)}</td>
          <td className="num">{formatCount(totals.rows)}</td>
          <td className="num">
            {formatAmount(totals.debit ?? words.unknown)}
            <br />
            {formatAmount(totals.credit ?? words.unknown)}
          </td>
        </>
      ) : (
        <td colSpan={3} className="wrap">
          {words.didNotRun(listFields(duplicates.missing[number] ?? []))}
        </td>
      )}
    </tr>
  )
}

/** What each of the six types found, strongest first, or why it did not run. */
export function TypesPanel({ duplicates, settings }: { duplicates: DuplicateTotals; settings: Settings }) {
  return (
    <section className="panel" aria-label={words.name}>
      <header>
        <h2>{words.name}</h2>
        <small>{words.about(settings.threshold)}</small>
      </header>
      <div className="table-scroll">
        <table className="types">
          <thead>
            <tr>
              <th scope="col">{words.type}</th>
              <th scope="col">{words.shared}</th>
              <th scope="col" className="num">
                {words.baseRisk}
              </th>
              <th scope="col" className="num">
                {words.groups}
              </th>
              <th scope="col" className="num">
                {words.rows}
              </th>
              <th scope="col" className="num">
                {words.sides}
              </th>
            </tr>
          </thead>
          <tbody>
            {duplicateTypes.toReversed().map((type) => (
              <TypeRow key={type.number} type={type} duplicates={duplicates} settings={settings} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="note" data-testid="options">
        {words.options(describeOptions(settings))}
      </p>
      <p className="note">{words.nest(duplicates.distinctRows)}</p>
    </section>
  )
}

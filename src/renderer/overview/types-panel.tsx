import { duplicateTypes } from '../../shared/duplicate.ts'
import type { DuplicateTotals, DuplicateType } from '../../shared/duplicate.ts'
import type { Settings } from '../../shared/settings.ts'
import { describeOptions } from '../../shared/options.ts'
import type { Options } from '../../shared/options.ts'
import { TypeLight } from '../components/type-lights.tsx'
import { formatAmount } from '../format/amount.ts'
import { formatCount, formatNoun } from '../format/numbers.ts'
import { listFields, typeKeyWords } from '../text/words.ts'
import { showFindings } from '../stores/screen.ts'
import { LengthBar } from './length-bar.tsx'

interface RowProps {
  type: DuplicateType
  duplicates: DuplicateTotals
  options: Options
}

function TypeRow({ type, duplicates, options }: RowProps) {
  const { number } = type
  const totals = duplicates.types[number]
  const blank = duplicates.blankKeys[number] ?? 0
  return (
    <tr className={totals ? undefined : 'off'}>
      <th scope="row">
        <span className="visually-hidden">Type </span>
        <TypeLight number={number} isLit={totals !== null} />
        <span className="visually-hidden">{number}</span>
      </th>
      <td className="wrap">
        {totals && totals.rows > 0 ? (
          <button type="button" className="link wide" onClick={() => showFindings({ types: [number] })}>
            {typeKeyWords(number, options)}
            <LengthBar value={totals.rows} most={duplicates.distinctRows} />
          </button>
        ) : (
          typeKeyWords(number, options)
        )}
        {totals && blank > 0 && (
          <small>{formatNoun(blank, 'line')} left out: a field of the key is blank</small>
        )}
      </td>
      <td className="num">{type.baseRisk}</td>
      {totals ? (
        <>
          <td className="num">{formatCount(totals.groups)}</td>
          <td className="num">{formatCount(totals.rows)}</td>
          <td className="num">{formatAmount(totals.amount)}</td>
        </>
      ) : (
        <td colSpan={3} className="wrap">
          did not run: no column for {listFields(duplicates.missing[number] ?? [])}
        </td>
      )}
    </tr>
  )
}

/** What each of the six types found, strongest first, or why it did not run. */
export function TypesPanel({ duplicates, settings }: { duplicates: DuplicateTotals; settings: Settings }) {
  return (
    <section className="panel" aria-label="Six types">
      <header>
        <h2>Six types</h2>
        <small>a group is {settings.threshold} or more lines that share all fields of the key</small>
      </header>
      <div className="table-scroll">
        <table className="types">
          <thead>
            <tr>
              <th scope="col">Type</th>
              <th scope="col">Lines that share</th>
              <th scope="col" className="num">
                Base risk
              </th>
              <th scope="col" className="num">
                Groups
              </th>
              <th scope="col" className="num">
                Rows
              </th>
              <th scope="col" className="num">
                Amount
              </th>
            </tr>
          </thead>
          <tbody>
            {duplicateTypes.toReversed().map((type) => (
              <TypeRow key={type.number} type={type} duplicates={duplicates} options={settings} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="note" data-testid="options">
        Options: {describeOptions(settings)}
      </p>
      <p className="note">
        Types nest: a line of type 6 is in types 1 to 5 as well. Rows of several types must not be added up;
        the {formatNoun(duplicates.distinctRows, 'duplicate line')} above count each line once.
      </p>
    </section>
  )
}

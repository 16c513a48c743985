import { typeNumbers } from '../../shared/duplicate.ts'
import type { TypeNumber } from '../../shared/duplicate.ts'
import { TypeLight } from '../components/type-lights.tsx'
import { typeKeyWords } from '../text/words.ts'

/** The rule's points for each line of a group, by type. */
export function BaseRisks({ baseRisks }: { baseRisks: Record<TypeNumber, number> }) {
  return (
    <section className="panel" aria-label="Base risks">
      <header>
        <h2>Base risks of the rule</h2>
        <small>points for each line of a group</small>
      </header>
      <ul className="allowed">
        {typeNumbers.map((number) => (
          <li key={number}>
            <TypeLight number={number} />
            <span>
              <span className="visually-hidden">Type {number}: </span>
              {typeKeyWords(number, {})}
            </span>
            <b className="num">{baseRisks[number]}</b>
          </li>
        ))}
      </ul>
    </section>
  )
}

import type { Mapping } from '../../shared/mapping.ts'
import type { Options } from '../../shared/options.ts'
import { TypeLight } from './type-lights.tsx'
import { listFields, typeKeyWords } from '../text/words.ts'
import { missingFields } from './missing-fields.ts'
import { text } from '../text/text.ts'

const words = text.columns.types

/** Which of the six types can run with these columns, and what the others lack. */
export function AllowedTypes({ mapping, options }: { mapping: Mapping; options: Options }) {
  const types = missingFields(mapping.fields)
  const allowed = types.filter(({ missing }) => missing.length === 0)
  return (
    <>
      <h2>{words.title(allowed.length, types.length)}</h2>
      <ul className="allowed">
        {types.map(({ number, missing }) => (
          <li key={number} className={missing.length > 0 ? 'off' : undefined}>
            <TypeLight number={number} isLit={missing.length === 0} />
            <span>
              <span className="visually-hidden">{words.type(number)} </span>
              {missing.length === 0 ? typeKeyWords(number, options) : words.needs(listFields(missing))}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

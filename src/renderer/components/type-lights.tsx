import { typeNumbers } from '../../shared/duplicate.ts'
import type { TypeNumber } from '../../shared/duplicate.ts'

/** One type's number, lit or not. Decoration where words stand beside it. */
export function TypeLight({ number, isLit = true }: { number: TypeNumber; isLit?: boolean }) {
  return (
    <span className={isLit ? 'light lit' : 'light'} aria-hidden="true">
      {number}
    </span>
  )
}

/** Six lights that say which types a line is in, with the same said for those who cannot see them. */
export function TypeLights({ types }: { types: readonly TypeNumber[] }) {
  return (
    <span className="lights">
      <span className="visually-hidden">{types.join(', ')}</span>
      {typeNumbers.map((number) => (
        <TypeLight key={number} number={number} isLit={types.includes(number)} />
      ))}
    </span>
  )
}

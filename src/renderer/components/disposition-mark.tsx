import type { Disposition } from '../../shared/decision.ts'
import { dispositionKeys, dispositionWords, shortDispositionWords } from '../text/decision-words.ts'

/** A disposition as its letter in a box and its word; what is open has an empty ring, so that what is left to do stands out. */
export function DispositionMark({ disposition }: { disposition: Disposition }) {
  const isOpen = disposition === 'open'
  return (
    <span className={isOpen ? 'disposition' : 'disposition decided'} title={dispositionWords[disposition]}>
      <span className="disposition-sign" aria-hidden="true">
        {isOpen ? '' : dispositionKeys[disposition].toUpperCase()}
      </span>
      {shortDispositionWords[disposition]}
    </span>
  )
}

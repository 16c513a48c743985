import type { Disposition } from '../../shared/decision.ts'
import { dispositionKeys, dispositionWords, shortDispositionWords } from '../text/decision-words.ts'
import { text } from '../text/text.ts'

function Sign({ sign, words }: { sign: string; words: string }) {
  return (
    <span className="disposition-flag" title={words}>
      <span aria-hidden="true">{sign}</span>
      <span className="visually-hidden">{words}</span>
    </span>
  )
}

/**
 * A disposition as its letter in a box and its word; what is open has an empty ring, so that what is left to do stands out. Beside it,
 * whether earlier decisions wait to be settled, and whether lines are excepted.
 */
export function DispositionMark({
  disposition,
  isUnsettled = false,
  excepted = 0
}: {
  disposition: Disposition
  isUnsettled?: boolean
  excepted?: number
}) {
  const isOpen = disposition === 'open'
  return (
    <span className={isOpen ? 'disposition' : 'disposition decided'} title={dispositionWords[disposition]}>
      <span className="disposition-sign" aria-hidden="true">
        {isOpen ? '' : dispositionKeys[disposition].toUpperCase()}
      </span>
      {shortDispositionWords[disposition]}
      {isUnsettled && <Sign sign="≠" words={text.decisions.unsettled.sign} />}
      {excepted > 0 && <Sign sign="−" words={text.decisions.excepting.sign(excepted)} />}
    </span>
  )
}

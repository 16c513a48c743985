import type { JournalLine } from '../../../shared/finding.ts'
import { formatCount } from '../../format/numbers.ts'
import { openFinding } from '../../stores/screen.ts'
import { fieldOf } from './align-journals.ts'
import { text } from '../../text/text.ts'

const words = text.finding.journals

/** A line's account and its name; a line of the finding is marked with a sign and a word. */
export function JournalAccount({ line, isMember }: { line: JournalLine; isMember: boolean }) {
  const name = fieldOf(line, 'accountName')
  return (
    <th scope="row" title={name}>
      {isMember && (
        <>
          <span aria-hidden="true">▸ </span>
          <span className="visually-hidden">{words.ofThis} </span>
        </>
      )}
      {fieldOf(line, 'account')} <span className="dim">{name}</span>
    </th>
  )
}

/** A way to the other finding that a line belongs to; nothing where it repeats nothing, or this finding alone. */
export function RepeatsCell({ lines }: { lines: readonly JournalLine[] }) {
  const others = [
    ...new Set(lines.map(({ findingNo }) => findingNo).filter((findingNo) => findingNo !== null))
  ]
  return (
    <td>
      {others.map((findingNo) => (
        <button
          key={findingNo}
          type="button"
          className="link"
          aria-label={words.openFinding(findingNo)}
          onClick={() => openFinding(findingNo)}
        >
          {formatCount(findingNo)}
        </button>
      ))}
    </td>
  )
}

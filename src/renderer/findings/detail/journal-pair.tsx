import type { JournalLines } from '../../../shared/finding.ts'
import { formatAmount } from '../../format/amount.ts'
import { alignJournals, fieldOf, type AlignedLines } from './align-journals.ts'
import { JournalAccount, RepeatsCell } from './journal-cells.tsx'
import { MoreLines, useShownRows } from './use-shown-rows.tsx'
import { ScrollArea } from '../../components/scroll-area.tsx'
import { text } from '../../text/text.ts'

const words = text.finding.journals

interface Props {
  left: JournalLines
  right: JournalLines
  memberIds: ReadonlySet<number>
  /** Whether `right` takes `left` back, so that opposite amounts belong together. */
  isOpposite: boolean
}

/** How much of two journals belongs together, in one sentence. */
function tellRepeats(aligned: readonly AlignedLines[], { left, right, isOpposite }: Props): string {
  const pairs = aligned.filter((pair) => pair.left !== null && pair.right !== null).length
  return words.alike(pairs, left.total, isOpposite, pairs === left.total && pairs === right.total)
}

function linesOf({ left, right }: AlignedLines) {
  return [left, right].filter((line) => line !== null)
}

/** The descriptions of a pair, once where they are the same. */
function Descriptions({ pair }: { pair: AlignedLines }) {
  const descriptions = new Set(linesOf(pair).map((line) => fieldOf(line, 'description')))
  return [...descriptions].map((one) => <span key={one}>{one}</span>)
}

/** Two whole journals, each line beside the one that repeats it. */
export function JournalPair(props: Props) {
  const { left, right, memberIds, isOpposite } = props
  const aligned = alignJournals(left.lines, right.lines, isOpposite)
  const isMember = (pair: AlignedLines): boolean => linesOf(pair).some(({ lineId }) => memberIds.has(lineId))
  const { rows, more } = useShownRows(aligned, isMember)
  const leftName = left.journal || words.noJournal
  const rightName = right.journal || words.noJournal
  return (
    <>
      <p>{tellRepeats(aligned, props)}</p>
      <ScrollArea className="journal" label={words.pairName(leftName, rightName)}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.account}</th>
              <th scope="col" className="num">
                {leftName}
              </th>
              <th scope="col" className="num">
                {rightName}
              </th>
              <th scope="col">{words.description}</th>
              <th scope="col">{words.finding}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((pair) => {
              const [first] = linesOf(pair)
              if (first === undefined) return null
              return (
                <tr key={first.lineId} className={isMember(pair) ? 'own' : undefined}>
                  <JournalAccount line={first} isMember={isMember(pair)} />
                  {[pair.left, pair.right].map((line, at) => (
                    <td key={at === 0 ? 'left' : 'right'} className="num">
                      {line === null ? (
                        <span className="dim">
                          <span aria-hidden="true">–</span>
                          <span className="visually-hidden">{words.missing}</span>
                        </span>
                      ) : (
                        formatAmount(fieldOf(line, 'amount'))
                      )}
                    </td>
                  ))}
                  <td className="wrap">
                    <Descriptions pair={pair} />
                  </td>
                  {isMember(pair) ? <td>{words.this}</td> : <RepeatsCell lines={linesOf(pair)} />}
                </tr>
              )
            })}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{words.net}</th>
              <td className="num">{formatAmount(left.net)}</td>
              <td className="num">{formatAmount(right.net)}</td>
              <td colSpan={2}>{more}</td>
            </tr>
          </tfoot>
        </table>
      </ScrollArea>
      <MoreLines journal={left} />
      <MoreLines journal={right} />
    </>
  )
}

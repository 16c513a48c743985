import type { JournalLine, JournalLines } from '../../../shared/finding.ts'
import { formatAmount } from '../../format/amount.ts'
import { formatNoun } from '../../format/numbers.ts'
import { fieldOf, negate } from './align-journals.ts'
import { AccountCell, RepeatsCell } from './journal-cells.tsx'
import { MoreLines, useShownRows } from './use-shown-rows.tsx'
import { ScrollArea } from '../../components/scroll-area.tsx'

function Side({ line, isDebit }: { line: JournalLine; isDebit: boolean }) {
  const amount = fieldOf(line, 'amount')
  const isShown = amount !== '' && amount.startsWith('-') !== isDebit
  return <td className="num">{isShown && formatAmount(isDebit ? amount : negate(amount))}</td>
}

/** One whole journal: debit and credit, what of it is in the finding and what repeats elsewhere. */
export function JournalTable({
  journal,
  memberIds
}: {
  journal: JournalLines
  memberIds: ReadonlySet<number>
}) {
  const isMember = ({ lineId }: JournalLine): boolean => memberIds.has(lineId)
  const { rows, more } = useShownRows(journal.lines, isMember)
  return (
    <>
      <ScrollArea className="journal" label={`Journal ${journal.journal}`}>
        <table>
          <caption>
            {journal.journal || 'No journal'} · {formatNoun(journal.total, 'line')}
          </caption>
          <thead>
            <tr>
              <th scope="col">Account</th>
              <th scope="col" className="num">
                Debit
              </th>
              <th scope="col" className="num">
                Credit
              </th>
              <th scope="col">Description</th>
              <th scope="col">Finding</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((line) => (
              <tr key={line.lineId} className={isMember(line) ? 'own' : undefined}>
                <AccountCell line={line} isMember={isMember(line)} />
                <Side line={line} isDebit />
                <Side line={line} isDebit={false} />
                <td className="wrap">{fieldOf(line, 'description')}</td>
                {isMember(line) ? <td>this</td> : <RepeatsCell lines={[line]} />}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Net</th>
              <td className="num" colSpan={2}>
                {formatAmount(journal.net)}
              </td>
              <td colSpan={2}>{more}</td>
            </tr>
          </tfoot>
        </table>
      </ScrollArea>
      <MoreLines journal={journal} />
    </>
  )
}

import type { JournalLine, JournalLines } from '../../../shared/finding.ts'
import { formatAmount } from '../../format/amount.ts'
import { fieldOf, negate } from './align-journals.ts'
import { JournalAccount, RepeatsCell } from './journal-cells.tsx'
import { MoreLines, useShownRows } from './use-shown-rows.tsx'
import { ScrollArea } from '../../components/scroll-area.tsx'
import { text } from '../../text/text.ts'

const words = text.finding.journals

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
      <ScrollArea className="journal" label={words.tableName(journal.journal)}>
        <table>
          <caption>{words.caption(journal.journal, journal.total)}</caption>
          <thead>
            <tr>
              <th scope="col">{words.account}</th>
              <th scope="col" className="num">
                {words.debit}
              </th>
              <th scope="col" className="num">
                {words.credit}
              </th>
              <th scope="col">{words.description}</th>
              <th scope="col">{words.finding}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((line) => (
              <tr key={line.lineId} className={isMember(line) ? 'own' : undefined}>
                <JournalAccount line={line} isMember={isMember(line)} />
                <Side line={line} isDebit />
                <Side line={line} isDebit={false} />
                <td className="wrap">{fieldOf(line, 'description')}</td>
                {isMember(line) ? <td>{words.this}</td> : <RepeatsCell lines={[line]} />}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{words.net}</th>
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

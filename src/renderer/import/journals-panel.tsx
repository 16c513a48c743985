import { useState } from 'react'
import type { JournalProof } from '../../shared/import-proof.ts'
import type { LedgerFacts } from '../../shared/ledger.ts'
import { ask } from '../stores/api.ts'
import { formatAmount } from '../format/amount.ts'
import { formatCount, formatNoun } from '../format/numbers.ts'
import { askFor } from '../stores/toasts.ts'

const rowsAtATime = 100

function Summary({ journals }: { journals: JournalProof }) {
  const { acrossEntities, without, unbalanced } = journals
  return (
    <>
      {unbalanced === 0 && <p>All {formatNoun(journals.journals, 'journal')} add up to nought.</p>}
      {unbalanced > 0 && unbalanced === journals.journals && (
        <p>No journal balances: is the journal number read from the right column?</p>
      )}
      {acrossEntities > 0 && (
        <p className="note">
          {formatNoun(acrossEntities, 'journal')} more balance only over several entities, not within each.
        </p>
      )}
      {without.rows > 0 && (
        <p className="note">
          {formatNoun(without.rows, 'row')} without a journal number, together {formatAmount(without.net)}.
        </p>
      )}
    </>
  )
}

/** Journals that do not add up to nought, the ones furthest from it first. */
export function JournalsPanel({
  ledgerId,
  facts,
  journals
}: {
  ledgerId: string
  facts: LedgerFacts
  journals: JournalProof | null
}) {
  const [shown, setShown] = useState(journals?.largest ?? [])
  if (journals === null) return null
  const hasEntities = shown.some(({ entity }) => entity !== '')
  const showMore = async (): Promise<void> => {
    const page = await askFor(ask('import:journals', { ledgerId, offset: shown.length, limit: rowsAtATime }))
    if (page) setShown((now) => [...now, ...page.journals])
  }
  return (
    <section className="panel" aria-label="Journals">
      <header>
        <h2>Journals that do not balance</h2>
        <small>
          {formatCount(journals.unbalanced)} of {formatCount(journals.journals)}
        </small>
      </header>
      <Summary journals={journals} />
      {shown.length > 0 && (
        <div className="table-scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">Journal</th>
                {hasEntities && <th scope="col">Entity</th>}
                <th scope="col" className="num">
                  Rows
                </th>
                <th scope="col" className="num">
                  Net
                </th>
                <th scope="col" className="num">
                  First line
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map(({ journal, entity, rows, unread, net, firstLine, file }) => (
                <tr key={`${journal}/${entity}`}>
                  <th scope="row">
                    {journal}
                    {unread > 0 && <small>{formatNoun(unread, 'amount')} not readable</small>}
                  </th>
                  {hasEntities && <td>{entity}</td>}
                  <td className="num">{formatCount(rows)}</td>
                  <td className="num">{formatAmount(net)}</td>
                  <td className="num">
                    {formatCount(firstLine)}
                    {facts.files.length > 1 && <small>{facts.files[file]!.name}</small>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {shown.length < journals.unbalanced && (
        <button type="button" className="quiet" onClick={() => void showMore()}>
          Show more ({formatNoun(journals.unbalanced - shown.length, 'more journal')})
        </button>
      )}
    </section>
  )
}

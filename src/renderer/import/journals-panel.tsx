import { useState } from 'react'
import type { JournalProof } from '../../shared/import-proof.ts'
import type { LedgerFacts } from '../../shared/ledger.ts'
import { placeOfLine } from '../../shared/sheets.ts'
import { ask } from '../stores/api.ts'
import { formatAmount } from '../format/amount.ts'
import { formatCount } from '../format/numbers.ts'
import { askFor } from '../stores/toasts.ts'
import { text } from '../text/text.ts'

const words = text.imports.journals

const rowsAtATime = 100

function Summary({ journals }: { journals: JournalProof }) {
  const { acrossEntities, without, unbalanced } = journals
  return (
    <>
      {unbalanced === 0 && <p>{words.allBalance(journals.journals)}</p>}
      {unbalanced > 0 && unbalanced === journals.journals && <p>{words.noneBalances}</p>}
      {acrossEntities > 0 && <p className="note">{words.acrossEntities(acrossEntities)}</p>}
      {without.rows > 0 && <p className="note">{words.without(without.rows, formatAmount(without.net))}</p>}
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
    <section className="panel" aria-label={words.name}>
      <header>
        <h2>{words.title}</h2>
        <small>{words.about(journals.unbalanced, journals.journals)}</small>
      </header>
      <Summary journals={journals} />
      {shown.length > 0 && (
        <div className="table-scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">{words.journal}</th>
                {hasEntities && <th scope="col">{words.entity}</th>}
                <th scope="col" className="num">
                  {words.rows}
                </th>
                <th scope="col" className="num">
                  {words.net}
                </th>
                <th scope="col" className="num">
                  {words.firstLine}
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map(({ journal, entity, rows, unread, net, firstLine, file }) => (
                <tr key={`${journal}/${entity}`}>
                  <th scope="row">
                    {journal}
                    {unread > 0 && <small>{words.unread(unread)}</small>}
                  </th>
                  {hasEntities && <td>{entity}</td>}
                  <td className="num">{formatCount(rows)}</td>
                  <td className="num">{formatAmount(net)}</td>
                  <td className="num">
                    {words.place(placeOfLine(facts.files[file], firstLine))}
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
          {words.more(journals.unbalanced - shown.length)}
        </button>
      )}
    </section>
  )
}

import { formatAmount } from '../../format/amount.ts'
import { ScrollArea } from '../../components/scroll-area.tsx'
import { ComparedValue, DiffersSign } from './compared-value.tsx'
import { firstOf, type Leg } from './lay-out-postings.ts'
import { LegHead, writeLines, type ShownPostings } from './postings-columns.tsx'
import { useShownRows } from './use-shown-rows.tsx'
import { text } from '../../text/text.ts'

const words = text.finding.postings

function postingsWith({ lines }: Leg): number {
  return lines.filter((line) => line !== null).length
}

/** Postings shown before the reader asks for all. */
const fewPostings = 6

/** Many postings one below the other, and their legs once. */
export function PostingsRows({ postings, names, hasOwnNames, legs, differing, files }: ShownPostings) {
  const { rows, more } = useShownRows(postings, () => false, fewPostings)
  const shownLegs = useShownRows(legs, () => false)
  const isVaried = legs.some((leg) => postingsWith(leg) < postings.length)
  return (
    <>
      <ScrollArea className="twins postings" label={words.legs}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.account}</th>
              <th scope="col" className="num">
                {words.amount}
              </th>
              <th scope="col" className="num">
                {words.standsIn}
              </th>
            </tr>
          </thead>
          <tbody>
            {shownLegs.rows.map((leg) => (
              <tr key={firstOf(leg).row.lineId}>
                <LegHead leg={leg} />
                <td className="num">{formatAmount(firstOf(leg).row.amount)}</td>
                <td className="num">{words.inPostings(postingsWith(leg), postings.length)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
      {shownLegs.more}
      <ScrollArea className="twins rows postings" label={words.inRows}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.posting}</th>
              {isVaried && (
                <th scope="col" className="num">
                  {words.legsOf}
                </th>
              )}
              {differing.map(({ label }) => (
                <th key={label} scope="col">
                  {label}
                  <DiffersSign />
                </th>
              ))}
              {hasOwnNames && <th scope="col">{words.line}</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ occurrence, members }) => {
              const at = postings.findIndex((posting) => posting.occurrence === occurrence)
              return (
                <tr key={occurrence}>
                  <th scope="row">{names[at]}</th>
                  {isVaried && <td className="num">{words.inPostings(members.length, legs.length)}</td>}
                  {differing.map(({ label, kind, values }) => (
                    <td key={label} className="said" title={values[at]}>
                      <ComparedValue kind={kind} value={values[at] ?? ''} />
                    </td>
                  ))}
                  {hasOwnNames && <td>{writeLines(members, files)}</td>}
                </tr>
              )
            })}
          </tbody>
        </table>
      </ScrollArea>
      {more}
    </>
  )
}

import type { FindingMember } from '../../../shared/finding.ts'
import type { FileFacts } from '../../../shared/ledger.ts'
import { placeOfLine } from '../../../shared/sheets.ts'
import { formatAmount } from '../../format/amount.ts'
import { formatCount } from '../../format/numbers.ts'
import { ScrollArea } from '../../components/scroll-area.tsx'
import { ComparedValue, DiffersSign } from './compared-value.tsx'
import type { ComparedField } from './compare-lines.ts'
import { firstOf, type Leg, type Posting } from './lay-out-postings.ts'
import { useShownRows } from './use-shown-rows.tsx'
import { text } from '../../text/text.ts'

const words = text.finding.postings

/** The postings of a finding as they are shown, in columns or in rows. */
export interface ShownPostings {
  postings: readonly Posting[]
  /** Of each posting. */
  names: readonly string[]
  /** Whether the names are not those of their first lines. */
  hasOwnNames: boolean
  legs: readonly Leg[]
  /** The fields that tell the postings apart. */
  differing: readonly ComparedField[]
  files: readonly FileFacts[]
}

/** The account and its name of a leg. */
export function LegHead({ leg }: { leg: Leg }) {
  const { account, accountName } = firstOf(leg).row
  return (
    <th scope="row" title={accountName}>
      {account} <span className="dim">{accountName}</span>
    </th>
  )
}

/** Where the lines of a posting stand: `778, 780`. */
export function writeLines(members: readonly FindingMember[], files: readonly FileFacts[]): string {
  const rows = members
    .toSorted((a, b) => a.row.fileIndex - b.row.fileIndex || a.row.lineNumber - b.row.lineNumber)
    .slice(0, 2)
    .map(({ row }) => formatCount(placeOfLine(files[row.fileIndex], row.lineNumber).row))
  return words.lines(rows, members.length)
}

/** A line of a leg in one posting: its amount, or that the posting has none. */
function LegAmount({ line, isCut }: { line: FindingMember | null; isCut: boolean }) {
  if (line !== null) return formatAmount(line.row.amount)
  return (
    <span className="dim">
      <span aria-hidden="true">{isCut ? '…' : '–'}</span>
      <span className="visually-hidden">{isCut ? words.notShown : words.missing}</span>
    </span>
  )
}

/** A few postings in columns, each leg a row. */
export function PostingsColumns({ postings, names, legs, differing, files }: ShownPostings) {
  const { rows, more } = useShownRows(legs, ({ lines }) => lines.includes(null))
  const hasOthers = postings.some(({ others }) => others !== 0)
  return (
    <>
      <ScrollArea className="twins postings" label={words.inColumns}>
        <table>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{words.field}</span>
              </th>
              {postings.map(({ occurrence, members }, at) => (
                <th key={occurrence} scope="col" className="num">
                  {names[at]}
                  <small>{writeLines(members, files)}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {differing.map(({ label, kind, values }) => (
              <tr key={label} className="differs">
                <th scope="row">
                  {label}
                  <DiffersSign />
                </th>
                {values.map((value, at) => (
                  <td key={postings[at]!.occurrence} className="said" title={value}>
                    <ComparedValue kind={kind} value={value} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tbody className="legs">
            {rows.map((leg) => (
              <tr key={firstOf(leg).row.lineId}>
                <LegHead leg={leg} />
                {leg.lines.map((line, at) => (
                  <td key={postings[at]!.occurrence} className="num">
                    <LegAmount line={line} isCut={postings[at]!.isCut} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          {hasOthers && (
            <tfoot>
              <tr>
                <th scope="row">{words.others}</th>
                {postings.map(({ occurrence, others }) => (
                  <td key={occurrence} className="num dim">
                    {others === null ? '…' : words.otherLines(others)}
                  </td>
                ))}
              </tr>
            </tfoot>
          )}
        </table>
      </ScrollArea>
      {more}
    </>
  )
}

import type { Activity } from '../../shared/activity.ts'
import { ask } from '../stores/api.ts'
import { useAnswer } from '../stores/use-answer.ts'
import { formatMoment } from '../format/moment.ts'
import { text } from '../text/text.ts'

const words = text.activity

/** How many entries of the log are asked for at a time. */
export const entriesPerPage = 200

function Entry({ entry }: { entry: Activity }) {
  return (
    <tr>
      <td className="moment">
        <time dateTime={entry.at}>{formatMoment(entry.at)}</time>
      </td>
      <td>{words.kinds[entry.kind]}</td>
      <td className="wrap">{entry.text}</td>
      <td>{entry.by === '' ? <span title={words.nobody}>–</span> : entry.by}</td>
    </tr>
  )
}

interface Props {
  ledgerId: string
  /** From 0, the newest. */
  page: number
  /** Changes with the log, for a new entry moves all others. */
  revision: string
}

/** One page of the log as rows of its table. */
export function ActivityEntries({ ledgerId, page, revision }: Props) {
  const { value, problem } = useAnswer(`${ledgerId}/${page}/${revision}`, () =>
    ask('activity:page', { ledgerId, offset: page * entriesPerPage, limit: entriesPerPage })
  )
  return (
    <tbody>
      {problem && (
        <tr>
          <td className="wrap" colSpan={4}>
            {problem.message}
          </td>
        </tr>
      )}
      {value?.entries.map((entry) => (
        <Entry key={entry.number} entry={entry} />
      ))}
    </tbody>
  )
}

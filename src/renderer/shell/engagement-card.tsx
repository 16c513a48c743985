import { useEngagement } from '../stores/engagement.ts'
import { useJobs } from '../stores/jobs.ts'
import { groupByEngagement } from '../stores/merge-jobs.ts'
import { useTogether } from '../stores/together.ts'
import { text } from '../text/text.ts'

const words = text.shell.engagement

/** Whether files that are dropped or chosen together one ledger each or one ledger. */
function TogetherChoice() {
  const { asOne } = useTogether()
  return (
    <label className="together" title={words.togetherTitle}>
      <span>{words.together}</span>
      <select
        value={asOne ? 'one' : 'each'}
        onChange={(event) => useTogether.setState({ asOne: event.target.value === 'one' })}
      >
        <option value="each">{words.each}</option>
        <option value="one">{words.one}</option>
      </select>
    </label>
  )
}

/** Names to choose from instead of typing them. */
function Known({ id, names }: { id: string; names: readonly string[] }) {
  const distinct = [...new Set(names)].filter((name) => name !== '')
  return (
    <datalist id={id}>
      {distinct.map((name) => (
        <option key={name}>{name}</option>
      ))}
    </datalist>
  )
}

/** For whom the next files are analysed. */
export function EngagementCard() {
  const { clientName, engagementId } = useEngagement()
  const jobs = useJobs((state) => state.jobs)
  const engagements = groupByEngagement(jobs)
  return (
    <fieldset className="engagement">
      <legend>{words.title}</legend>
      <label>
        <span>{words.client}</span>
        <input
          value={clientName}
          placeholder={words.optional}
          list="known-clients"
          spellCheck={false}
          onChange={(event) => useEngagement.setState({ clientName: event.target.value })}
        />
      </label>
      <label>
        <span>{words.id}</span>
        <input
          value={engagementId}
          placeholder={words.optional}
          list="known-engagements"
          spellCheck={false}
          onChange={(event) => useEngagement.setState({ engagementId: event.target.value })}
        />
      </label>
      <Known id="known-clients" names={engagements.map((known) => known.clientName)} />
      <Known
        id="known-engagements"
        names={engagements
          .filter((known) => clientName === '' || known.clientName === clientName)
          .map((known) => known.engagementId)}
      />
      <TogetherChoice />
    </fieldset>
  )
}

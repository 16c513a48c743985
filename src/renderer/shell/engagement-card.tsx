import { TogetherChoice } from './together-choice.tsx'
import { useEngagement } from '../stores/engagement.ts'
import { useJobs } from '../stores/jobs.ts'
import { groupByEngagement } from '../stores/merge-jobs.ts'

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
      <legend>Engagement for new files</legend>
      <label>
        <span>Client name</span>
        <input
          value={clientName}
          placeholder="optional"
          list="known-clients"
          spellCheck={false}
          onChange={(event) => useEngagement.setState({ clientName: event.target.value })}
        />
      </label>
      <label>
        <span>Engagement ID</span>
        <input
          value={engagementId}
          placeholder="optional"
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

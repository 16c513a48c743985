import { TogetherChoice } from './together-choice.tsx'
import { useEngagement } from '../stores/engagement.ts'

/** For whom the next files are analysed. */
export function EngagementCard() {
  const { clientName, engagementId } = useEngagement()
  return (
    <fieldset className="engagement">
      <legend>Engagement for new files</legend>
      <label>
        <span>Client name</span>
        <input
          value={clientName}
          placeholder="optional"
          spellCheck={false}
          onChange={(event) => useEngagement.setState({ clientName: event.target.value })}
        />
      </label>
      <label>
        <span>Engagement ID</span>
        <input
          value={engagementId}
          placeholder="optional"
          spellCheck={false}
          onChange={(event) => useEngagement.setState({ engagementId: event.target.value })}
        />
      </label>
      <TogetherChoice />
    </fieldset>
  )
}

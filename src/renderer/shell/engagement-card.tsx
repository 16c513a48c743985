import type { Engagement } from '../../shared/contract.ts'
import { openDialog } from '../stores/dialogs.ts'
import { chooseEngagement, useEngagement, useEngagements } from '../stores/engagement.ts'
import { useTogether } from '../stores/together.ts'
import { text } from '../text/text.ts'
import { engagementWords } from '../text/words.ts'

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

/** For whom the next files are analysed. The whole name stands below the choice, which may be too narrow for it. */
export function EngagementCard() {
  const chosen = useEngagement()
  const known = useEngagements()
  const keyOf = ({ clientName, engagementId }: Engagement): string =>
    JSON.stringify([clientName, engagementId])
  const isNone = chosen.clientName === '' && chosen.engagementId === ''
  return (
    <fieldset className="engagement">
      <legend>{words.title}</legend>
      <select
        aria-label={words.choice}
        value={isNone ? '' : keyOf(chosen)}
        onChange={({ target }) => chooseEngagement(known.find((one) => keyOf(one) === target.value) ?? null)}
      >
        <option value="">{words.none}</option>
        {known.map((one) => (
          <option key={keyOf(one)} value={keyOf(one)}>
            {engagementWords(one)}
          </option>
        ))}
      </select>
      {!isNone && (
        <p className="whole-name" data-testid="engagement">
          {engagementWords(chosen)}
        </p>
      )}
      <div className="engagement-acts">
        <button type="button" className="small" onClick={() => openDialog('newEngagement')}>
          {words.make}
        </button>
        {!isNone && (
          <button type="button" className="small" onClick={() => openDialog('nextEngagement')}>
            {words.describe}
          </button>
        )}
      </div>
      <TogetherChoice />
    </fieldset>
  )
}

import { useState } from 'react'
import type { Job } from '../../shared/job.ts'
import { isSameEngagement, moveLedger, useEngagements } from '../stores/engagement.ts'
import { text } from '../text/text.ts'
import { engagementWords } from '../text/words.ts'

const words = text.engagement.move
const nobody = { clientName: '', engagementId: '' }

/** Where a ledger can go: the other engagements, and none. */
export function MoveForm({ job, ledgerId, onDone }: { job: Job; ledgerId: string; onDone: () => void }) {
  const others = [...useEngagements(), nobody].filter((one) => !isSameEngagement(one, job))
  const [chosen, setChosen] = useState('')
  const to = others.find((one) => JSON.stringify([one.clientName, one.engagementId]) === chosen)
  const move = async (): Promise<void> => {
    if (to && (await moveLedger(ledgerId, job.file.name, to))) onDone()
  }
  return (
    <section aria-label={words.title(job.file.name)}>
      <h3>{words.title(job.file.name)}</h3>
      <form
        className="move-form"
        onSubmit={(event) => {
          event.preventDefault()
          void move()
        }}
      >
        <label>
          <span>{words.to}</span>
          <select value={chosen} onChange={({ target }) => setChosen(target.value)}>
            <option value="">{words.choose}</option>
            {others.map((one) => (
              <option key={engagementWords(one)} value={JSON.stringify([one.clientName, one.engagementId])}>
                {engagementWords(one)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" disabled={to === undefined}>
          {words.act}
        </button>
      </form>
      {to && <p className="whole-name">{engagementWords(to)}</p>}
      <p className="note">{words.about}</p>
    </section>
  )
}

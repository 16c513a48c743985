import { useState } from 'react'
import type { Engagement } from '../../shared/contract.ts'
import { isSamePerson, type EngagementHeader } from '../../shared/engagement.ts'
import { chooseEngagement, saveEngagement, useEngagementHeader } from '../stores/engagement.ts'
import { text } from '../text/text.ts'

const words = text.engagement
const namesOf = ['clientName', 'engagementId'] as const
const typed = ['period', 'currency', 'preparer', 'reviewer'] as const

interface Props {
  engagement: Engagement
  isNew: boolean
  onDone: () => void
}

/** The names of an engagement and what is said of it; the names are typed once. */
export function EngagementFields({ engagement, isNew, onDone }: Props) {
  const kept = useEngagementHeader(engagement)
  const [names, setNames] = useState(engagement)
  const [header, setHeader] = useState<EngagementHeader>(kept)
  const isSame = isSamePerson(header.preparer, header.reviewer) && !header.onePerson
  const isNamed = namesOf.some((name) => names[name].trim() !== '')
  const save = async (): Promise<void> => {
    const trimmed = { clientName: names.clientName.trim(), engagementId: names.engagementId.trim() }
    if (!(await saveEngagement({ ...trimmed, header }))) return
    if (isNew) chooseEngagement(trimmed)
    onDone()
  }
  return (
    <form
      className="engagement-form"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      {isNew && (
        <>
          <div className="fields">
            {namesOf.map((name) => (
              <label key={name}>
                <span>{words.fields[name]}</span>
                <input
                  value={names[name]}
                  maxLength={200}
                  spellCheck={false}
                  autoComplete="off"
                  onChange={({ target }) => setNames({ ...names, [name]: target.value })}
                />
              </label>
            ))}
          </div>
          <p className="note">{words.names}</p>
        </>
      )}
      <div className="fields">
        {typed.map((field) => (
          <label key={field}>
            <span>{words.fields[field]}</span>
            <input
              value={header[field]}
              maxLength={200}
              spellCheck={false}
              autoComplete="off"
              onChange={({ target }) => setHeader({ ...header, [field]: target.value })}
            />
          </label>
        ))}
      </div>
      <p className="note">{words.header}</p>
      <label className="check">
        <input
          type="checkbox"
          checked={header.onePerson}
          onChange={({ target }) => setHeader({ ...header, onePerson: target.checked })}
        />
        <span>
          {words.onePerson} <small className="dim">{words.onePersonAbout}</small>
        </span>
      </label>
      {isSame && <p className="refused">{words.samePerson}</p>}
      <div className="actions">
        <button type="submit" className="primary" disabled={isSame || !isNamed}>
          {isNew ? words.make : words.save}
        </button>
      </div>
    </form>
  )
}

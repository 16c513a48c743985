import { askPassphrase, cancelHandover, useHandover } from '../stores/handover.ts'
import { text } from '../text/text.ts'

const words = text.handover

/** What is written or opened just now, and the way to import an engagement. */
export function HandoverSection() {
  const { state } = useHandover()
  return (
    <section aria-label={words.title}>
      <h3>{words.title}</h3>
      <p className="dim">{words.about}</p>
      {state?.status === 'RUNNING' ? (
        <output>
          {words.running(state)}{' '}
          <button type="button" className="small" onClick={() => void cancelHandover()}>
            {words.cancel}
          </button>
        </output>
      ) : (
        <button type="button" onClick={() => askPassphrase('import')}>
          {words.import}
        </button>
      )}
    </section>
  )
}

import { DropBox } from './drop-box.tsx'
import { openSample } from '../stores/job-actions.ts'
import { text } from '../text/text.ts'

const words = text.shell.welcome

/** What Doublet does, for someone who has not given it a file yet. */
export function Welcome() {
  return (
    <div className="welcome">
      <h1>{words.title}</h1>
      <p>{words.about}</p>
      <DropBox />
      <p>
        {words.sample.before}{' '}
        <button type="button" className="link" onClick={() => void openSample()}>
          {words.sample.open}
        </button>{' '}
        {words.sample.after}
      </p>
      <ol className="steps">
        {words.steps.map(({ name, what, key }) => (
          <li key={name}>
            <b>{name}</b> {what}
            {key && (
              <>
                {' '}
                <kbd>{key.name}</kbd> {key.does}
              </>
            )}
          </li>
        ))}
      </ol>
    </div>
  )
}

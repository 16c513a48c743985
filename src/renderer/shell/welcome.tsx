import { DropBox } from './drop-box.tsx'
import { openSample } from '../stores/job-actions.ts'

/** What Doublet does, for someone who has not given it a file yet. */
export function Welcome() {
  return (
    <div className="welcome">
      <h1>Find postings that were made twice</h1>
      <p>
        Drop a general ledger as CSV or .xlsx. Doublet accounts for every line, finds the lines that repeat by
        six exact rules, and shows which of them deserve a look first. Your file is only read, never changed,
        and nothing leaves this computer.
      </p>
      <DropBox />
      <p>
        No ledger at hand?{' '}
        <button type="button" className="link" onClick={() => void openSample()}>
          Open the sample ledger
        </button>{' '}
        with 644 invented postings, and look around.
      </p>
      <ol className="steps">
        <li>
          <b>Drop.</b> The file gets a job of its own and is read while you go on working. What it does not
          tell, it asks.
        </li>
        <li>
          <b>Prove.</b> Import shows every line by what it is, and compares the client’s totals to the cent.
        </li>
        <li>
          <b>Review.</b> Findings come in the order that deserves a look; each is decided with one key.{' '}
          <kbd>?</kbd> lists the keys.
        </li>
        <li>
          <b>Export.</b> The workpaper holds everything a reviewer needs to follow it.
        </li>
      </ol>
    </div>
  )
}

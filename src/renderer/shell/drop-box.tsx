import { chooseFiles } from '../stores/job-actions.ts'

/** Says that files can be dropped anywhere and offers a dialog to choose them. */
export function DropBox() {
  return (
    <div className="drop-box">
      <p>Drop ledgers anywhere</p>
      <button type="button" onClick={() => void chooseFiles()}>
        Choose files…
      </button>
      <small>CSV, TXT or Excel · nothing leaves this computer</small>
    </div>
  )
}

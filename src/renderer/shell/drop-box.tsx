import { chooseFiles } from '../stores/job-actions.ts'
import { text } from '../text/text.ts'

const words = text.shell.drop

/** Says that files can be dropped anywhere and offers a dialog to choose them. */
export function DropBox() {
  return (
    <div className="drop-box">
      <p>{words.anywhere}</p>
      <button type="button" onClick={() => void chooseFiles()}>
        {words.choose}
      </button>
      <small>{words.formats}</small>
    </div>
  )
}

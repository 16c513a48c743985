import { DropBox } from '../components/drop-box.tsx'

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
    </div>
  )
}

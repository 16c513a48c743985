import type { Evidence, FileFacts, LedgerFacts } from '../../shared/ledger.ts'
import { placeOfLine } from '../../shared/sheets.ts'
import { CopyButton } from '../components/copy-button.tsx'
import { formatMoment } from '../format/moment.ts'
import { formatBytes } from '../format/numbers.ts'
import { text } from '../text/text.ts'

const words = text.imports.readAs

/** What the reader says of its decisions; without it, the decisions alone. */
function evidenceOf({ dialect }: FileFacts): Evidence[] {
  const { encoding, delimiter, evidence, sheet } = dialect
  if (evidence.length > 0 || sheet !== undefined) return evidence
  return [
    { what: words.encoding, value: encoding, because: '' },
    { what: words.delimiter, value: words.delimiterOf(delimiter), because: '' }
  ]
}

function FileAsRead({ file }: { file: FileFacts }) {
  return (
    <div className="file-as-read">
      <h3>{file.name}</h3>
      <dl>
        <div>
          <dt>{words.size}</dt>
          <dd title={words.bytes(file.sizeBytes)}>{formatBytes(file.sizeBytes)}</dd>
        </div>
        <div>
          <dt>{words.modified}</dt>
          <dd>{formatMoment(file.modifiedAt)}</dd>
        </div>
        <div>
          <dt>{words.hash}</dt>
          <dd className="break">
            <code>{file.sha256}</code> <CopyButton text={file.sha256} what={words.hash} />
          </dd>
        </div>
        {evidenceOf(file).map(({ what, value, because }) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>
              {value} <small>{because}</small>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

/** What each file is, byte for byte, how it was read and why, and the id of the job that read it. */
export function ReadAsPanel({ jobId, facts }: { jobId: string; facts: LedgerFacts }) {
  const quoted = facts.proof ? [facts.proof.first, facts.proof.last] : []
  return (
    <section className="panel" aria-label={words.title}>
      <header>
        <h2>{words.title}</h2>
        <small>{words.about}</small>
      </header>
      {facts.files.map((file) => (
        <FileAsRead key={file.name} file={file} />
      ))}
      {facts.preamble.length > 0 && (
        <>
          <h3>{words.preamble}</h3>
          <pre>{facts.preamble.join('\n')}</pre>
        </>
      )}
      <h3>{words.firstAndLast}</h3>
      <dl className="quoted">
        {quoted.map(({ file, lineNumber, text: quote }, at) => (
          <div key={at === 0 ? 'first' : 'last'}>
            <dt>
              {words.line(
                placeOfLine(facts.files[file], lineNumber),
                facts.files.length > 1 ? facts.files[file]!.name : null
              )}
            </dt>
            <dd className="break">
              <code>{quote}</code>
            </dd>
          </div>
        ))}
      </dl>
      <p className="dim">
        {words.jobId} <code>{jobId}</code> <CopyButton text={jobId} what={words.jobId} />
      </p>
    </section>
  )
}

import type { Evidence, FileFacts, LedgerFacts } from '../../shared/ledger.ts'
import { CopyButton } from '../components/copy-button.tsx'
import { formatMoment } from '../format/moment.ts'
import { formatBytes, formatCount } from '../format/numbers.ts'

/** What the reader says of its decisions; without it, the decisions alone. */
function evidenceOf({ dialect }: FileFacts): Evidence[] {
  const { encoding, delimiter, evidence } = dialect
  if (evidence.length > 0 || encoding === 'xlsx') return evidence
  return [
    { what: 'Encoding', value: encoding, because: '' },
    { what: 'Columns', value: delimiter === '\t' ? 'apart by tabs' : `apart by ${delimiter}`, because: '' }
  ]
}

function FileAsRead({ file }: { file: FileFacts }) {
  return (
    <div className="file-as-read">
      <h3>{file.name}</h3>
      <dl>
        <div>
          <dt>Size</dt>
          <dd title={`${formatCount(file.sizeBytes)} bytes`}>{formatBytes(file.sizeBytes)}</dd>
        </div>
        <div>
          <dt>Modified</dt>
          <dd>{formatMoment(file.modifiedAt)}</dd>
        </div>
        <div>
          <dt>SHA-256</dt>
          <dd className="break">
            <code>{file.sha256}</code> <CopyButton text={file.sha256} what="SHA-256" />
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

/** What each file is, byte for byte, and how it was read and why. */
export function ReadAsPanel({ facts }: { facts: LedgerFacts }) {
  const quoted = facts.proof ? [facts.proof.first, facts.proof.last] : []
  return (
    <section className="panel" aria-label="How it was read">
      <header>
        <h2>How it was read</h2>
        <small>and what says so</small>
      </header>
      {facts.files.map((file) => (
        <FileAsRead key={file.name} file={file} />
      ))}
      {facts.preamble.length > 0 && (
        <>
          <h3>Text above the header</h3>
          <pre>{facts.preamble.join('\n')}</pre>
        </>
      )}
      <h3>First and last row</h3>
      <dl className="quoted">
        {quoted.map(({ file, lineNumber, text }, at) => (
          <div key={at === 0 ? 'first' : 'last'}>
            <dt>
              Line {formatCount(lineNumber)}
              {facts.files.length > 1 && ` of ${facts.files[file]!.name}`}
            </dt>
            <dd className="break">
              <code>{text}</code>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

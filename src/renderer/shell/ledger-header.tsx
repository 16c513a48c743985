import type { Job } from '../../shared/job.ts'
import { CopyButton } from '../components/copy-button.tsx'
import { formatBytes } from '../format/numbers.ts'
import { shortHash } from '../format/short.ts'
import { engagementWords } from '../text/words.ts'
import { selectJob } from '../stores/screen.ts'
import { openDialog } from '../stores/dialogs.ts'
import { startExport } from '../stores/exports.ts'
import { useJobs } from '../stores/jobs.ts'
import { FileList } from './file-list.tsx'
import { writeKey } from '../text/shortcut-words.ts'
import { text } from '../text/text.ts'

const words = text.shell.header

function Reused({ jobId }: { jobId: string }) {
  const isKnown = useJobs((state) => state.jobs.some((job) => job.jobId === jobId))
  return (
    <span>
      {words.reused.before}{' '}
      {isKnown ? (
        <button type="button" className="link" title={jobId} onClick={() => selectJob(jobId)}>
          {words.reused.earlier}
        </button>
      ) : (
        <span title={jobId}>{words.reused.earlier}</span>
      )}
      {words.reused.after}
    </span>
  )
}

/** The file's name and the line of proof: what it is, and that every line of it is accounted for. */
export function LedgerHeader({ job }: { job: Job }) {
  const { ledgerId, result } = job
  const facts = result?.analytics
  return (
    <header className="ledger-header">
      <div>
        <h1>{job.file.name}</h1>
        <p className="proof" data-testid="proof">
          <span>
            {ledgerId === null ? (
              engagementWords(job)
            ) : (
              <button
                type="button"
                className="link"
                title={words.engagement}
                onClick={() => openDialog('engagement')}
              >
                {engagementWords(job)}
              </button>
            )}
          </span>
          <span>{formatBytes(job.file.sizeBytes)}</span>
          {facts && (
            <>
              <span>
                {words.hash} <code title={facts.file.sha256}>{shortHash(facts.file.sha256)}</code>
                <CopyButton text={facts.file.sha256} what={words.hash} />
              </span>
              <span>{words.lines(facts.physicalLines, job.files.length, facts.rows)}</span>
            </>
          )}
          {job.reusedFrom !== null ? (
            <Reused jobId={job.reusedFrom} />
          ) : (
            result && <span>{words.analysed(job.processingDuration)}</span>
          )}
        </p>
        <FileList job={job} />
      </div>
      {ledgerId !== null && (
        <div className="ledger-actions">
          <button
            type="button"
            disabled={result?.duplicates.distinctRows === 0}
            onClick={() => void startExport(ledgerId, {})}
          >
            {words.exportAll}
          </button>
          <button
            type="button"
            className="primary"
            title={writeKey('exportWorkpaper')}
            onClick={() => openDialog('workpaper')}
          >
            {words.exportWorkpaper}
          </button>
        </div>
      )}
    </header>
  )
}

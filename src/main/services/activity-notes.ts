import path from 'node:path'
import type { Engagement, ExportState } from '../../shared/contract.ts'
import type { Job } from '../../shared/job.ts'
import { engagementKey } from '../jobs/engagement-key.ts'
import type { LeftPart } from './partial-exports.ts'
import type { LedgerPlace } from '../processes/ledger-place.ts'
import type { ActivityLog, NewNote } from './activity-log.ts'
import { describeRun } from './describe-run.ts'
import { spellCount } from '../../shared/spell-count.ts'

/** Notes how jobs and exports end. */
export interface ActivityNotes {
  /** Of jobs that ended in an earlier program: what that one could not note any more. */
  jobsBefore(jobs: Job[]): void
  jobChanged(job: Job): void
  /** Says which ledger an export is of. */
  exportStarted(ledger: LedgerPlace, state: ExportState | null): ExportState | null
  exportChanged(state: ExportState): void
  /** Of exports that ended with an earlier program. */
  exportsBefore(parts: LeftPart[]): void
  /** Something that was said of how a job's files are read, as a sentence. */
  settingsChanged(job: Engagement & Pick<Job, 'ledgerId'>, text: string): void
}

/** Each end is noted once; imports are known by their job, so that they can be noted again from the catalogue. */
export function activityNotes(log: ActivityLog): ActivityNotes {
  const ledgers = new Map<string, LedgerPlace>()
  const noted = new Set<string>()
  return {
    jobsBefore(jobs) {
      for (const job of jobs)
        for (const note of notesOf(job, ' (Noted at a later start.)')) log.noteLater(note)
    },
    jobChanged(job) {
      const notes = noted.has(job.jobId) ? [] : notesOf(job, '')
      if (notes.length > 0) noted.add(job.jobId)
      for (const note of notes) log.note(note)
    },
    exportStarted(ledger, state) {
      if (state !== null) ledgers.set(state.exportId, ledger)
      return state
    },
    exportChanged(state) {
      const ledger = ledgers.get(state.exportId)
      const text = describeExport(state)
      if (ledger === undefined || text === null) return
      ledgers.delete(state.exportId)
      const { engagement, ledgerId, name } = ledger
      const stays = state.leftBehind === null ? '' : `; ${stayWords(state.leftBehind)}`
      log.note({ engagement, ledgerId, by: '', kind: 'export', text: `${text} (of ${name})${stays}.` })
    },
    exportsBefore(parts) {
      for (const { exportId, isGone, fileName, partialPath, ledger } of parts) {
        if (ledger === null) continue
        const part = isGone ? 'its unfinished part was removed' : stayWords(path.basename(partialPath))
        const text = `Writing ${fileName} ended with the program; ${part}. (Noted at a later start.)`
        log.note({ ...ledger, by: '', kind: 'export', text, key: `export:${exportId}:${isGone}` })
      }
    },
    settingsChanged: (job, text) =>
      log.note({ engagement: engagementKey(job), ledgerId: job.ledgerId, by: '', kind: 'settings', text })
  }
}

function notesOf(job: Job, remark: string): NewNote[] {
  const text = describeRun(job)
  if (text === null) return []
  const note = { engagement: engagementKey(job), ledgerId: job.ledgerId, by: '' }
  const run: NewNote = { ...note, kind: 'import', text: text + remark, key: `import:${job.jobId}` }
  const model = job.result?.model
  if (job.reusedFrom !== null || model?.training !== 'TRAINED') return [run]
  const taught = `${job.file.name} taught the model ${model.modelHash ?? ''}.${remark}`
  return [run, { ...note, kind: 'model', text: taught, key: `model:${job.jobId}` }]
}

function stayWords(partName: string): string {
  return `its unfinished part ${partName} could not be removed`
}

function describeExport({ status, fileName, rowsWritten, error }: ExportState): string | null {
  switch (status) {
    case 'RUNNING':
      return null
    case 'DONE':
      return `${fileName} was written, ${spellCount(rowsWritten)} lines`
    case 'FAILED':
      return `${fileName} could not be written: ${error?.message ?? ''}`
    case 'CANCELLED':
      return `Writing ${fileName} was cancelled`
  }
}

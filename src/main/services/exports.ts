import path from 'node:path'
import { z } from 'zod'
import description from '../../../package.json' with { type: 'json' }
import type { ExportState } from '../../shared/contract.ts'
import { formatDuration } from '../../shared/job.ts'
import type { NumberedCard } from '../../shared/model.ts'
import type { TieOut } from '../../shared/tie-out.ts'
import { noHeader, workpaperParts, type WorkpaperHeader, type WorkpaperPart } from '../../shared/workpaper.ts'
import { isSamePerson } from '../../shared/engagement.ts'
import { DoubletError } from '../../shared/result.ts'
import type { SettingRecords } from '../catalog/setting-records.ts'
import type { JobQueue } from '../jobs/job-queue.ts'
import type { LedgerPlace } from '../processes/ledger-place.ts'
import type { ActivityLog } from './activity-log.ts'
import { filter, id, lineChoice, name, note } from './arguments.ts'
import { chooseTarget } from './choose-target.ts'
import type { Entries } from './entries.ts'
import { printMemo } from './print-memo.ts'
import { exportName, freeFolder, workpaperName } from './export-names.ts'
import type { ExportRunner, LinesTask } from './export-runner.ts'
import type { ActivityNotes } from './activity-notes.ts'
import type { Host } from './services.ts'

/** What the requests about exports work with. */
interface ExportServiceParts {
  host: Pick<Host, 'chooseSavePath' | 'dataDir' | 'showInFolder' | 'printPage'>
  queue: Pick<JobQueue, 'ledger' | 'sources'>
  exports: ExportRunner
  activity: Pick<ActivityLog, 'flush'>
  notes: Pick<ActivityNotes, 'exportStarted'>
  firm: Pick<SettingRecords, 'read'>
  tieOutOf(ledger: LedgerPlace): Promise<TieOut>
  allowsOnePerson(engagement: string): boolean
  /** The model that scored a ledger; null where none did, or it is not known. */
  scorerOf(ledgerId: string): Promise<NumberedCard | null>
}

/** The requests that write files: each asks for a place, answers null where the user closed the dialog, and throws as `chooseTarget` does. */
export function exportEntries({
  host,
  queue,
  exports,
  activity,
  notes,
  firm,
  tieOutOf,
  allowsOnePerson,
  scorerOf
}: ExportServiceParts): Entries<
  | 'export:start'
  | 'export:cancel'
  | 'export:show'
  | 'export:print'
  | 'import:export'
  | 'workpaper:start'
  | 'activity:export'
> {
  /** Asks for a place and starts to write there; the log says so. */
  async function start(
    ledgerId: string,
    nameOf: (files: string[]) => string,
    begin: (target: string) => ExportState | Promise<ExportState>
  ): Promise<ExportState | null> {
    const { record, place } = queue.ledger(ledgerId)
    // What was done until now belongs into a log that is written.
    await activity.flush()
    const suggested = nameOf(record.files.map((file) => file.name))
    const target = await chooseTarget(host, suggested, queue.sources())
    return target === null ? null : notes.exportStarted(place, await begin(target))
  }
  const writeLines = (ledgerId: string, choice: LinesTask['choice']): Promise<ExportState | null> =>
    start(
      ledgerId,
      (files) => exportName(files, choice.what),
      (target) => {
        const { place } = queue.ledger(ledgerId)
        return exports.start(
          { type: 'export', ledgerPath: place.path, choice, forms: firm.read().exports },
          target,
          place
        )
      }
    )
  async function writeWorkpaper(
    ledgerId: string,
    header: WorkpaperHeader,
    asked: readonly WorkpaperPart[]
  ): Promise<ExportState | null> {
    const parts = [...new Set(asked)]
    const isSame = isSamePerson(header.preparer, header.reviewer)
    if (isSame && !allowsOnePerson(queue.ledger(ledgerId).place.engagement)) throw samePerson()
    return start(
      ledgerId,
      (files) => workpaperName(files, parts),
      async (target) => {
        const { place, record } = queue.ledger(ledgerId)
        const { engagementId, clientName, submittedAt, elapsedMs } = record
        const onePerson = allowsOnePerson(place.engagement)
        const facts = {
          engagement: { engagementId, clientName },
          onePerson,
          header,
          analysed: { at: submittedAt, took: formatDuration(elapsedMs) },
          forms: firm.read().exports,
          version: description.version,
          tieOut: await tieOutOf(place),
          model: await scorerOf(ledgerId)
        }
        const task = {
          type: 'workpaper' as const,
          ledgerPath: place.path,
          ledgerId,
          parts,
          facts,
          reviewPath: path.join(host.dataDir, 'review.sqlite'),
          engagement: place.engagement
        }
        return exports.start(task, parts.length === 1 ? target : freeFolder(target), place)
      }
    )
  }

  return {
    'export:start': {
      args: z.strictObject({ ledgerId: id, filter }),
      by: ({ ledgerId, filter: chosen }) => writeLines(ledgerId, { what: 'duplicates', filter: chosen })
    },
    'export:cancel': {
      args: z.strictObject({ exportId: id }),
      by: ({ exportId }) => exports.cancel(exportId)
    },
    'export:show': {
      args: z.strictObject({ exportId: id }),
      by({ exportId }) {
        host.showInFolder?.(exports.targetOf(exportId))
        return null
      }
    },
    'export:print': {
      args: z.strictObject({ exportId: id }),
      by: ({ exportId }) => printMemo(host, exports.targetOf(exportId), queue.sources())
    },
    'import:export': {
      args: z.strictObject({ ledgerId: id, ...lineChoice }),
      by: ({ ledgerId, ...lines }) => writeLines(ledgerId, { what: 'lines', lines })
    },
    'workpaper:start': {
      args: z.strictObject({
        ledgerId: id,
        header: z.strictObject({
          reference: name,
          period: name,
          preparer: name,
          reviewer: name,
          purpose: note,
          conclusion: note
        }),
        parts: z.array(z.enum(workpaperParts)).min(1).max(workpaperParts.length)
      }),
      by: ({ ledgerId, header, parts }) => writeWorkpaper(ledgerId, header, parts)
    },
    'activity:export': {
      args: z.strictObject({ ledgerId: id }),
      by: ({ ledgerId }) => writeWorkpaper(ledgerId, noHeader, ['log'])
    }
  }
}

function samePerson(): DoubletError {
  return new DoubletError(
    'SAME_PERSON',
    'Prepared and Reviewed are two people: name another reviewer, or allow one person in the engagement. Nothing was written.'
  )
}

import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { noHeader } from '../../shared/workpaper.ts'
import { DoubletError, valueOf } from '../../shared/result.ts'
import { spellCount } from '../../shared/spell-count.ts'
import { workpaperName } from '../services/export-names.ts'
import type { ChosenKind, Services } from '../services/services.ts'
import { followJobs } from './watch-jobs.ts'

/** What is done with the findings that are asked of a client: a list is written, or one that came back is read. */
export type QueryTask = { jobId: string } & (
  | { what: 'list'; outDir: string }
  | { what: 'answers'; file: string; by: string }
)

/** What the dialogs of the desktop would ask for. */
export interface ChosenPlaces {
  save: string
  open: Partial<Record<ChosenKind, string[]>>
}

/** Writes the query list of a job's ledger, or takes its answers in. Answers the exit code. Throws what the services refuse. */
export async function runQueries(services: Services, task: QueryTask, chosen: ChosenPlaces): Promise<number> {
  const job = valueOf(await services.ask('job:status', { jobId: task.jobId }))
  const { ledgerId } = job
  if (ledgerId === null) throw new DoubletError('NOT_DONE', 'This job has no result yet.')
  if (task.what === 'list') {
    mkdirSync(task.outDir, { recursive: true })
    chosen.save = path.join(
      path.resolve(task.outDir),
      workpaperName(
        job.files.map(({ name }) => name),
        ['queryList']
      )
    )
    const watch = followJobs(services, true)
    const started = valueOf(
      await services.ask('workpaper:start', { ledgerId, header: noHeader, parts: ['queryList'] })
    )
    const { error, rowsWritten } = await watch.exportEnded(started!.exportId)
    if (error !== null) throw new DoubletError(error.code, error.message, error.detail)
    process.stdout.write(`${spellCount(rowsWritten)} queries written to ${chosen.save}\n`)
    return 0
  }
  chosen.open.answers = [path.resolve(task.file)]
  const taken = valueOf(await services.ask('review:answers', { ledgerId, by: task.by }))!
  process.stdout.write(
    `${spellCount(taken.taken)} answers added to notes, ${spellCount(taken.repeated)} there already, ${spellCount(taken.unanswered)} without an answer, ${spellCount(taken.unmatched.length)} not taken in\n`
  )
  for (const { row, findingNo, why } of taken.unmatched)
    process.stdout.write(`row ${row}, finding ${findingNo || '(blank)'}: ${why}\n`)
  return taken.unmatched.length === 0 ? 0 : 1
}

import type { Settings } from '../../shared/settings.ts'
import type { SubmitOptions } from '../../shared/contract.ts'
import type { Job, Submission } from '../../shared/job.ts'
import type { Answers } from '../../shared/question.ts'
import { ask, handOver, listen } from './api.ts'
import { text } from '../text/text.ts'
import { engagementWords } from '../text/words.ts'
import { selectJob } from './screen.ts'
import { useEngagement } from './engagement.ts'
import { addJobs } from './jobs.ts'
import { useTogether } from './together.ts'
import { askFor, tellNews, tellProblem } from './toasts.ts'

/** Shows what became of submitted files: problems told one by one, the first accepted job selected. */
async function welcome(submissions: readonly Submission[]): Promise<void> {
  const accepted: Extract<Submission, { ok: true }>[] = []
  for (const submission of submissions) {
    if (submission.ok) accepted.push(submission)
    else tellProblem(submission.error, submission.fileName)
  }
  const [first] = accepted
  if (!first) return
  const jobs = await Promise.all(accepted.map(({ jobId }) => askFor(ask('job:status', { jobId }))))
  const [job] = jobs
  const isNamed = job != null && (job.clientName !== '' || job.engagementId !== '')
  const whose = isNamed ? text.news.whose(engagementWords(job)) : ''
  tellNews(
    accepted.length === 1
      ? text.news.taken(first.file.name, whose)
      : text.news.allTaken(accepted.length, whose)
  )
  addJobs(jobs.filter((job) => job !== null))
  selectJob(first.jobId)
}

/** How the next files are to be analysed: for whom, and whether together. */
function nextOptions(): SubmitOptions {
  const { engagementId, clientName } = useEngagement.getState()
  return { engagementId, clientName, settings: {}, asOne: useTogether.getState().asOne }
}

/** Submits dropped files for the current engagement, one job each or one of all of them. */
export async function submitFiles(files: readonly File[]): Promise<void> {
  await welcome((await askFor(handOver(files, nextOptions()))) ?? [])
}

/** Lets the user choose files and submits them for the current engagement. */
export async function chooseFiles(): Promise<void> {
  await welcome((await askFor(ask('job:choose', nextOptions()))) ?? [])
}

/** Submits files that Doublet was started with, and later ones, for the current engagement while listened to. */
export function watchGivenFiles(): () => void {
  const take = async () => welcome((await askFor(ask('job:given', nextOptions()))) ?? [])
  void take()
  return listen('files:given', () => void take())
}

/** Submits the sample ledger that comes with Doublet for the current engagement. */
export async function openSample(): Promise<void> {
  const submission = await askFor(ask('job:sample', nextOptions()))
  if (submission) await welcome([submission])
}

/** Submits a job's files again, with other settings where they are given. */
export async function retryJob(jobId: string, settings?: Settings): Promise<void> {
  const submission = await askFor(ask('job:retry', { jobId, settings }))
  if (submission) await welcome([submission])
}

/** Analyses the very files again that a job was made from; the user is asked for them where they are gone. */
export async function analyseAgain(jobId: string): Promise<void> {
  const submission = await askFor(ask('job:again', { jobId }))
  if (submission) await welcome([submission])
}

/** Analyses a job's files with exactly these settings, and asks anew where they do not read it soundly; a job that only waits for an answer gives way to the new one. */
export async function reanalyse(job: Job, settings: Settings): Promise<void> {
  const exact: Settings = { ...settings, goesOn: undefined, profile: undefined, ignoreProfile: true }
  const submission = await askFor(ask('job:retry', { jobId: job.jobId, settings: exact }))
  if (!submission) return
  if (submission.ok && job.status === 'NEEDS_INPUT') await cancelJob(job.jobId)
  await welcome([submission])
}

/** Answers what a job asks; the events tell how it goes on. */
export async function answerJob(jobId: string, answers: Answers, remembers: boolean): Promise<void> {
  await askFor(ask('job:answer', { jobId, answers, remembers }))
}

/** Asks a job to stop. */
export async function cancelJob(jobId: string): Promise<void> {
  const job = await askFor(ask('job:cancel', { jobId }))
  if (job) addJobs([job])
}

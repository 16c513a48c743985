import { EventEmitter, once } from 'node:events'
import { openChildPort } from '../processes/child-port.ts'
import { NeedsInput } from '../../shared/question.ts'
import { problemOf } from '../../shared/result.ts'
import { analyze } from '../engine/tasks/analyze.ts'
import { exportResults } from '../engine/tasks/export-lines.ts'
import { exportWorkpaper } from '../engine/tasks/export-workpaper.ts'
import { teachFromStored } from '../engine/tasks/teach.ts'
import { learnFromDecisions } from '../engine/tasks/learn.ts'
import { scoreAgain } from '../engine/tasks/score.ts'
import type { JobStage } from '../../shared/job.ts'
import { withSystemProblem } from '../../shared/system-problem.ts'
import { readDispositions } from '../review/read-dispositions.ts'
import { readReview } from '../review/read-review.ts'
import type { FromJob, JobTask, LearnTask, ToJob, WorkpaperTask } from '../processes/job-protocol.ts'

const longestSilenceMs = 100

const port = openChildPort()
const inbox = new EventEmitter()
port.onMessage((message) => {
  const told = message as ToJob
  if (isTask(told)) void run(told)
  else inbox.emit(told.type, told)
})

function isTask(told: ToJob): told is JobTask {
  return ['analyze', 'export', 'workpaper', 'learn', 'teach', 'score'].includes(told.type)
}

function tell(message: FromJob): void {
  port.post(message)
}

/** Asks the host and waits for its answer of the given type. */
async function ask<Type extends ToJob['type']>(
  question: FromJob,
  answer: Type
): Promise<Extract<ToJob, { type: Type }>> {
  const answered = once(inbox, answer)
  tell(question)
  const [message] = (await answered) as [Extract<ToJob, { type: Type }>]
  return message
}

/**
 * Does the one task this process was started for, says how it ended and exits: only when the host has noted
 * the last message, for an exit may overtake it.
 */
async function run(task: JobTask): Promise<void> {
  // What is exported follows the user's own rules; all else lies in the data folder, for nobody else to read.
  if (task.type !== 'export' && task.type !== 'workpaper') process.umask(0o077)
  let last: FromJob
  try {
    last = await runTask(task)
  } catch (error) {
    last =
      error instanceof NeedsInput
        ? { type: 'asks', questions: error.questions }
        : { type: 'failed', problem: problemOf(withSystemProblem(error)) }
  }
  await ask(last, 'noted')
  process.exit(last.type === 'failed' ? 1 : 0)
}

function runTask(task: JobTask): FromJob | Promise<FromJob> {
  switch (task.type) {
    case 'analyze':
      return runAnalysis(task)
    case 'export':
      return runExport(task)
    case 'workpaper':
      return runWorkpaper(task)
    case 'learn':
      return runLearning(task)
    case 'teach':
      return { type: 'learned', learned: teachFromStored(task, tellProgress()) }
    case 'score':
      return { type: 'scored', outcome: scoreAgain(task, tellProgress()) }
  }
}

/** Tells how far it is, but not more often than anybody can see. */
function tellProgress(): (stage: JobStage, fraction: number, rows?: number) => void {
  let last = { stage: '', at: 0 }
  return (stage, fraction, rows = 0) => {
    const now = performance.now()
    if (stage === last.stage && now - last.at < longestSilenceMs) return
    last = { stage, at: now }
    tell({ type: 'progress', stage, fraction, rows })
  }
}

async function runAnalysis(task: Extract<ToJob, { type: 'analyze' }>): Promise<FromJob> {
  const result = await analyze(task, {
    progress: tellProgress(),
    profile: async (headersKey) => (await ask({ type: 'profile-wanted', headersKey }, 'profile')).profile,
    isKnown: async (sha256, settings) => (await ask({ type: 'hashed', sha256, settings }, 'known')).isKnown,
    mapped: (mapping) => tell({ type: 'mapped', mapping }),
    browsable: (browsed) => tell({ type: 'browsable', result: browsed }),
    model: async () => {
      const { model, problem } = await ask({ type: 'model-wanted' }, 'model')
      if (problem !== null) throw new Error(problem)
      return model
    },
    trained: async (model) => {
      const { problem } = await ask({ type: 'trained', model }, 'model-kept')
      if (problem !== null) throw new Error(problem)
    }
  })
  return result === null ? { type: 'reused' } : { type: 'done', result }
}

function runExport(task: Extract<ToJob, { type: 'export' }>): FromJob {
  const rows = exportResults(task, (written, total) => tell({ type: 'written', rows: written, total }))
  return { type: 'exported', rows }
}

async function runWorkpaper(task: WorkpaperTask): Promise<FromJob> {
  const review = readReview(task.reviewPath, task.engagement)
  const rows = await exportWorkpaper(task, review, (written, total) =>
    tell({ type: 'written', rows: written, total })
  )
  return { type: 'exported', rows }
}

function runLearning(task: LearnTask): FromJob {
  const decisionsOf = readDispositions(
    task.reviewPath,
    task.ledgers.map(({ engagement }) => engagement)
  )
  return { type: 'learned', learned: learnFromDecisions(task, decisionsOf, tellProgress()) }
}

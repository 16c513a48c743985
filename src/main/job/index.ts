import { NeedsInput } from '../../shared/question.ts'
import type { JobStage } from '../../shared/job.ts'
import { analyze } from '../engine/tasks/analyze.ts'
import { exportResults } from '../engine/tasks/export-lines.ts'
import { exportWorkpaper } from '../engine/tasks/export-workpaper.ts'
import { learnFromDecisions } from '../engine/tasks/learn.ts'
import { scoreStored } from '../engine/tasks/score.ts'
import { teachFromStored } from '../engine/tasks/teach.ts'
import { openChildPort } from '../processes/child-port.ts'
import type { JobAnswers, JobHooks, JobOutcome, JobTask } from '../processes/job-interface.ts'
import { openRpc } from '../processes/rpc.ts'
import { readDispositions, readReview } from '../review/read-review.ts'

const longestSilenceMs = 100

/** A job process: it does the one task it was started for, says what came of it, and ends when the host has noted that. */
const answers: JobAnswers = {
  async run(task) {
    // What is exported follows the user's own rules; all else lies in the data folder, for nobody else to read.
    if (task.type !== 'export' && task.type !== 'workpaper') process.umask(0o077)
    try {
      return await runTask(task)
    } catch (error) {
      if (error instanceof NeedsInput) return { type: 'asks', questions: error.questions }
      process.exitCode = 1
      throw error
    }
  },
  end: () => process.exit()
}
const host = openRpc<JobHooks>(openChildPort(), { ...answers })
const tellWritten = (rows: number, total: number): void => host.tell('written', rows, total)

async function runTask(task: JobTask): Promise<JobOutcome> {
  switch (task.type) {
    case 'analyze': {
      const result = await analyze(task, {
        progress: tellProgress(),
        profile: (headersKey) => host.ask('profile', headersKey),
        isKnown: (sha256, settings) => host.ask('isKnown', sha256, settings),
        mapped: (mapping) => host.tell('mapped', mapping),
        browsable: (browsed) => host.tell('browsable', browsed),
        model: () => host.ask('model'),
        trained: (model) => host.ask('trained', model)
      })
      return result === null ? { type: 'reused' } : { type: 'done', result }
    }
    case 'export':
      return { type: 'exported', rows: exportResults(task, tellWritten) }
    case 'workpaper': {
      const review = readReview(task.reviewPath, task.engagement)
      return { type: 'exported', rows: await exportWorkpaper(task, review, tellWritten) }
    }
    case 'learn': {
      const engagements = task.ledgers.map(({ engagement }) => engagement)
      const decisionsOf = readDispositions(task.reviewPath, engagements)
      return { type: 'learned', learned: learnFromDecisions(task, decisionsOf, tellProgress()) }
    }
    case 'teach':
      return { type: 'learned', learned: teachFromStored(task, tellProgress()) }
    case 'score':
      return { type: 'scored', outcome: scoreStored(task, tellProgress()) }
  }
}

/** Tells how far it is, but not more often than anybody can see. */
function tellProgress(): (stage: JobStage, fraction: number, rows?: number) => void {
  let last = { stage: '', at: 0 }
  return (stage, fraction, rows = 0) => {
    const now = performance.now()
    if (stage === last.stage && now - last.at < longestSilenceMs) return
    last = { stage, at: now }
    host.tell('progress', stage, fraction, rows)
  }
}

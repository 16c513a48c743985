import { constants, setPriority } from 'node:os'
import { NeedsInput } from '../../shared/question.ts'
import type { JobStage } from '../../shared/job.ts'
import { packFiles, unpackFiles } from '../archive/archive-files.ts'
import { analyze, type AnalyzeHooks } from '../engine/tasks/analyze.ts'
import { checkLedgers } from '../engine/tasks/check-ledgers.ts'
import { exportResults } from '../engine/tasks/export-lines.ts'
import { exportWorkpaper } from '../engine/tasks/export-workpaper.ts'
import { learnFromDecisions } from '../engine/tasks/learn.ts'
import { scoreStored } from '../engine/tasks/score.ts'
import { teachFromStored } from '../engine/tasks/teach.ts'
import { verifyWorkpaper } from '../engine/tasks/verify-workpaper.ts'
import { answerWith } from '../base/answer-with.ts'
import { openChildPort } from '../processes/child-port.ts'
import type { JobAnswers, JobHooks, JobOutcome, JobTask } from '../processes/job-interface.ts'
import { openRpc } from '../processes/rpc.ts'
import { judgeBeside } from './judge-beside.ts'
import { readDecisionsOf, readReview } from '../review/read-review.ts'
import { requireUnaltered } from '../review/require-unaltered.ts'

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
      const hooks: AnalyzeHooks = {
        progress: tellProgress(),
        profile: (headersKey) => host.ask('profile', headersKey),
        isKnown: (sha256, settings) => host.ask('isKnown', sha256, settings),
        mapped: (mapping) => host.tell('mapped', mapping),
        browsable: (browsed, seal) => host.tell('browsable', browsed, seal),
        model: () => host.ask('model'),
        base: () => host.ask('base'),
        trained: (model, teacher) => host.ask('trained', model, teacher)
      }
      const result = await analyze(task, hooks, judgeBeside)
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
      const decisionsOf = readDecisionsOf(task.reviewPath, engagements)
      return { type: 'learned', learned: learnFromDecisions(task, decisionsOf, tellProgress()) }
    }
    case 'teach':
      return { type: 'learned', learned: teachFromStored(task, tellProgress()) }
    case 'verify': {
      const check = await verifyWorkpaper(task, {
        storedModel: (hash) => host.ask('storedModel', hash),
        baseFor: (sha256) => host.ask('baseFor', sha256),
        verified: (fraction) => host.tell('verified', fraction)
      })
      return { type: 'verified', check }
    }
    case 'pack':
      packFiles(task, tellHanded())
      return { type: 'handed' }
    case 'unpack':
      unpackFiles(task, tellHanded())
      return { type: 'handed' }
    case 'check': {
      // Nobody waits for it.
      setPriority(constants.priority.PRIORITY_LOW)
      const ledgers = await checkLedgers(task.ledgers, task.mostBytes)
      const review = await answerWith(() => requireUnaltered(task.reviewPath))
      return { type: 'checked', ledgers, review: review.ok ? null : review.error }
    }
    case 'score':
      return { type: 'scored', outcome: scoreStored(task, tellProgress()) }
  }
}

/** The same for what has no stages. */
function tellHanded(): (fraction: number) => void {
  let last = -Infinity
  return (fraction) => {
    const now = performance.now()
    if (now - last < longestSilenceMs) return
    last = now
    host.tell('handed', fraction)
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

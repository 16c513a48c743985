import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { analyze } from '../../src/main/engine/tasks/analyze.ts'
import type { StoredModel } from '../../src/main/engine/model/train-model.ts'
import { checkFile } from '../../src/main/jobs/check-file.ts'
import { withSystemProblem } from '../../src/main/base/system-problem.ts'
import { defaultSettings, type Settings } from '../../src/shared/settings.ts'
import { problemOf, type Problem } from '../../src/shared/result.ts'
import { keptRecords, type KeptRecord } from './kept-records.ts'
import { shippedBase } from './shipped-base.ts'

/** One file to read, and the ways to map it, in the order they are tried. */
export interface HostileTask {
  path: string
  /** Where the ledgers go. */
  folder: string
  attempts: Partial<Settings>[]
}

/** What became of the file: the problem of every attempt that failed, and the result of the one that did not. */
export interface HostileAnswer {
  problems: Problem[]
  /** Whether a ledger was there after an attempt that failed. */
  hasHalfLedger: boolean
  read: null | {
    encoding: string
    /** Whether its lines are rows of a sheet and not those of a text. */
    isSheet: boolean
    physicalLines: number
    lineClasses: Record<string, number>
    hasHeader: boolean
    records: KeptRecord[]
  }
}

/** As in a data folder, the first file that can teaches it. */
let model: StoredModel | null = null

process.on('message', (task: HostileTask) => {
  void readHostile(task).then((answer) => process.send!(answer))
})

async function readHostile({ path, folder, attempts }: HostileTask): Promise<HostileAnswer> {
  const answer: HostileAnswer = { problems: [], hasHalfLedger: false, read: null }
  const ledgerPath = join(folder, 'ledger.sqlite')
  const partialPath = `${ledgerPath}.partial`
  for (const settings of attempts) {
    try {
      await checkFile(path)
      const result = await analyze(
        {
          paths: [path],
          settings: { ...defaultSettings, ...settings },
          clientName: '',
          partialPath,
          ledgerPath
        },
        {
          progress: () => undefined,
          profile: () => Promise.resolve(null),
          isKnown: () => Promise.resolve(false),
          mapped: () => undefined,
          browsable: () => undefined,
          model: () => Promise.resolve(model),
          base: () => Promise.resolve(shippedBase),
          trained: async (taught) => {
            model = taught
            return false
          }
        }
      )
      const { dialect, physicalLines, lineClasses, mapping } = result!.analytics
      answer.read = {
        encoding: dialect.encoding,
        isSheet: dialect.sheet !== undefined,
        physicalLines,
        lineClasses: Object.fromEntries(lineClasses.map((count) => [count.class, count.lines])),
        hasHeader: mapping.hasHeader,
        records: keptRecords(ledgerPath)
      }
      rmSync(ledgerPath)
      return answer
    } catch (error) {
      answer.problems.push(problemOf(withSystemProblem(error)))
      answer.hasHalfLedger ||= existsSync(ledgerPath)
      // As whoever starts a job does.
      rmSync(partialPath, { force: true })
    }
  }
  return answer
}

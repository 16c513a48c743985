import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { analyze } from '../../src/main/engine/analyze.ts'
import { checkFile } from '../../src/main/jobs/check-file.ts'
import { withSystemProblem } from '../../src/shared/system-problem.ts'
import { defaultSettings, type Settings } from '../../src/shared/ledger.ts'
import { problemOf, type Problem } from '../../src/shared/result.ts'

/** One file to read, and the ways to map it, in the order they are tried. */
export interface HostileTask {
  path: string
  /** Where the ledgers go. */
  folder: string
  attempts: Partial<Settings>[]
}

/** A record as the ledger keeps it. */
export interface KeptRecord {
  lineNumber: number
  class: string
  cells: string[]
}

/** What became of the file: the problem of every attempt that failed, and the result of the one that did not. Records are all but the blank ones. */
export interface HostileAnswer {
  problems: Problem[]
  /** Whether a ledger was there after an attempt that failed. */
  hasHalfLedger: boolean
  read: null | {
    encoding: string
    physicalLines: number
    lineClasses: Record<string, number>
    hasHeader: boolean
    records: KeptRecord[]
  }
}

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
          model: () => Promise.resolve(null),
          trained: () => Promise.resolve()
        }
      )
      const { dialect, physicalLines, lineClasses, mapping } = result!.analytics
      answer.read = {
        encoding: dialect.encoding,
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

function keptRecords(ledgerPath: string): KeptRecord[] {
  const ledger = new Database(ledgerPath, { readonly: true })
  const rows = ledger
    .prepare<[], { line_number: number; class: string; cells: string }>(
      `SELECT line_number, 'data' AS class, cells FROM line UNION ALL
       SELECT line_number, class, cells FROM listed_line WHERE class NOT IN ('repaired', 'rejected')
       ORDER BY line_number`
    )
    .all()
  ledger.close()
  return rows.map(({ line_number, class: name, cells }) => ({
    lineNumber: line_number,
    class: name,
    cells: JSON.parse(cells) as string[]
  }))
}

import { shippedBase } from '../helpers/shipped-base.ts'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { unpackFiles } from '../../src/main/archive/archive-files.ts'
import { withSystemProblem } from '../../src/main/base/system-problem.ts'
import { analyze } from '../../src/main/engine/tasks/analyze.ts'
import { readModelFile } from '../../src/main/engine/tasks/model-file.ts'
import { checkFile } from '../../src/main/jobs/check-file.ts'
import { planJoin } from '../../src/main/review/join-engagement.ts'
import { openReview } from '../../src/main/review/open-review.ts'
import { aboutName, parseAbout } from '../../src/main/services/handover-about.ts'
import { planHandover, type HandoverTargets } from '../../src/main/services/take-handover.ts'
import { defaultSettings } from '../../src/shared/settings.ts'
import { NeedsInput } from '../../src/shared/question.ts'
import { problemOf } from '../../src/shared/result.ts'
import { makeInput, passphrase, readSeeds, type FuzzKind, type SeedPlaces } from './fuzz-inputs.ts'

/** The inputs to try, one after another. */
export interface FuzzTask {
  kind: FuzzKind
  from: number
  count: number
  folder: string
  places: SeedPlaces
}

/** What became of an input: `read`, `asked` or the code of its refusal; `wrong` says what must not be, and is '' as a rule. */
export interface FuzzAnswer {
  number: number
  ended: string
  wrong: string
}

process.on('message', (task: FuzzTask) => void tryInputs(task))

async function tryInputs({ kind, from, count, folder, places }: FuzzTask): Promise<void> {
  const seeds = readSeeds(places)
  const { modelPath } = places
  mkdirSync(folder, { recursive: true })
  for (let number = from; number < from + count; number++) {
    const { bytes, extension } = makeInput(seeds, kind, number)
    const path = join(folder, `input${extension}`)
    writeFileSync(path, bytes)
    const answer =
      kind === 'model'
        ? tryModel(path, modelPath)
        : kind === 'sealed' || kind === 'resealed'
          ? await tryEngagement(path, folder, kind === 'resealed' || bytes.equals(seeds.sealed.bytes))
          : await tryLedger(path, folder, modelPath)
    process.send!({ number, ...answer } satisfies FuzzAnswer)
  }
}

/** A model that was changed is refused, or is to the word the one that was exported. */
function tryModel(path: string, modelPath: string): Omit<FuzzAnswer, 'number'> {
  try {
    const isSame = JSON.stringify(readModelFile(path)) === JSON.stringify(readModelFile(modelPath))
    return { ended: 'read', wrong: isSame ? '' : 'another model was taken for whole' }
  } catch (error) {
    return refusal(error)
  }
}

/**
 * An engagement that is not as it was locked is refused and leaves nothing. One that somebody with its passphrase made otherwise may be taken, or is
 * refused in words; what is planned of it changes nothing here.
 */
async function tryEngagement(
  archive: string,
  folder: string,
  mayBeRead: boolean
): Promise<Omit<FuzzAnswer, 'number'>> {
  const unpacked = join(folder, 'unpacked')
  rmSync(unpacked, { recursive: true, force: true })
  try {
    unpackFiles({ archive, passphrase, folder: unpacked }, () => undefined)
  } catch (error) {
    if (existsSync(unpacked)) return { ended: 'refused', wrong: 'files were left of what was refused' }
    return refusal(error)
  }
  try {
    const about = parseAbout(readFileSync(join(unpacked, aboutName), 'utf8'))
    const review = openReview(join(folder, 'review.sqlite'))
    try {
      await planHandover(emptyFolder(review), { folder: unpacked, about })
    } finally {
      review.close()
    }
    return { ended: 'read', wrong: mayBeRead ? '' : 'a changed engagement was taken for whole' }
  } catch (error) {
    return refusal(error)
  }
}

/** What planning asks of a data folder: one without jobs and profiles. */
function emptyFolder(review: Database.Database): HandoverTargets {
  const asked = async (_name: string, sourcePath: string, engagement: string) =>
    planJoin(review, sourcePath, engagement)
  const parts = { queue: { records: () => [] }, reader: { ask: asked }, profiles: { find: () => null } }
  return parts as unknown as HandoverTargets
}

async function tryLedger(
  path: string,
  folder: string,
  modelPath: string
): Promise<Omit<FuzzAnswer, 'number'>> {
  const ledgerPath = join(folder, 'ledger.sqlite')
  const partialPath = `${ledgerPath}.partial`
  try {
    await checkFile(path)
    const result = await analyze(
      {
        paths: [path],
        settings: { ...defaultSettings, model: 'stored' },
        clientName: '',
        partialPath,
        ledgerPath
      },
      {
        progress: () => undefined,
        profile: async () => null,
        isKnown: async () => false,
        mapped: () => undefined,
        browsable: () => undefined,
        model: async () => readModelFile(modelPath),
        base: async () => shippedBase,
        trained: async () => false
      }
    )
    const { physicalLines, lineClasses } = result!.analytics
    const classified = lineClasses.reduce((sum, { lines }) => sum + lines, 0)
    return {
      ended: 'read',
      wrong: classified === physicalLines ? '' : `${physicalLines} lines, ${classified} of them in a class`
    }
  } catch (error) {
    const hasHalf = existsSync(ledgerPath)
    if (hasHalf) return { ended: 'refused', wrong: 'a ledger was left of a file that was refused' }
    return error instanceof NeedsInput ? { ended: 'asked', wrong: '' } : refusal(error)
  } finally {
    for (const left of [ledgerPath, partialPath]) rmSync(left, { force: true })
  }
}

function refusal(error: unknown): Omit<FuzzAnswer, 'number'> {
  const { code, message, detail } = problemOf(withSystemProblem(error))
  const isSaid = code !== 'INTERNAL' && /^\P{Ll}.*[.!?]$/su.test(message)
  return { ended: code, wrong: isSaid ? '' : `${code}: ${message} ${detail ?? ''}` }
}

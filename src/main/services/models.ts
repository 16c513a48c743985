import { z } from 'zod'
import { duplicateTypes, type TypeNumber } from '../../shared/duplicate.ts'
import type { ModelInfo, NumberedCard } from '../../shared/model.ts'
import { DoubletError } from '../../shared/result.ts'
import type { ModelRecords } from '../catalog/model-records.ts'
import type { JobQueue } from '../jobs/job-queue.ts'
import type { Serves } from '../jobs/serving-model.ts'
import { id, name } from './arguments.ts'
import { chooseTarget } from './choose-target.ts'
import type { Entries, Reader } from './entries.ts'
import type { ModelTasks } from './model-tasks.ts'
import type { PartialExports } from './partial-exports.ts'
import type { Host } from './services.ts'

const baseRisks = Object.fromEntries(
  duplicateTypes.map(({ number, baseRisk }) => [number, baseRisk])
) as Record<TypeNumber, number>

/** What the requests about models work with. */
interface ModelServiceParts {
  models: ModelRecords
  serves: Serves
  tasks: ModelTasks
  reader: Reader
  partials: PartialExports
  queue: Pick<JobQueue, 'sources'>
  host: Pick<Host, 'chooseFiles' | 'chooseSavePath' | 'dataDir'>
}

/** The model that scored a ledger; null where none did, or the folder does not know it. Throws UNKNOWN_LEDGER. */
export async function findScorer(
  models: ModelRecords,
  tasks: Pick<ModelTasks, 'outcomeOf'>,
  ledgerId: string
): Promise<NumberedCard | null> {
  const { modelHash } = await tasks.outcomeOf(ledgerId)
  return modelHash === null ? null : models.card(modelHash)
}

/** The requests about the models of the data folder; model files are read and written by the reader process. */
export function modelEntries({
  models,
  serves,
  tasks,
  reader,
  partials,
  queue,
  host
}: ModelServiceParts): Entries<`model:${'info' | 'explain' | 'export' | 'import' | 'learning' | 'learn' | 'score' | 'cancel'}`> {
  return {
    'model:info': {
      args: z.strictObject({ ledgerId: id.optional() }),
      by: async ({ ledgerId }) => {
        const scorer = ledgerId === undefined ? null : await findScorer(models, tasks, ledgerId)
        return describeModel(models, serves, scorer)
      }
    },
    'model:explain': { args: z.strictObject({ ledgerId: id, lineId: z.int().min(1) }), by: 'reader' },
    'model:export': {
      args: z.strictObject({}),
      by: async () => {
        const model = models.current()
        if (model === null) throw new DoubletError('NO_MODEL', 'There is no model to export yet.')
        const suggested = `doublet-model-${model.card.trainedAt.slice(0, 10)}.json`
        const target = await chooseTarget(host, suggested, queue.sources())
        if (target === null) return false
        const { partialPath, clear } = partials.begin(target, null)
        try {
          await reader.ask('writeModelFile', { partialPath, target }, model)
        } finally {
          await clear()
        }
        return true
      }
    },
    'model:import': {
      args: z.strictObject({}),
      by: async () => {
        const [path] = await host.chooseFiles('model')
        if (path === undefined) return null
        models.add(await reader.ask('readModelFile', path))
        return describeModel(models, serves, null)
      }
    },
    'model:learning': { args: z.strictObject({}), by: () => tasks.state() },
    'model:learn': {
      args: z.strictObject({ by: name, ledgerId: id.optional() }),
      by: ({ by, ledgerId }) => tasks.learn(by, ledgerId ?? null)
    },
    'model:score': {
      args: z.strictObject({ ledgerId: id, by: name }),
      by: ({ ledgerId, by }) => tasks.score(ledgerId, by)
    },
    'model:cancel': { args: z.strictObject({ taskId: id }), by: ({ taskId }) => tasks.cancel(taskId) }
  }
}

/** The model in use, beside the one that scored a ledger. */
function describeModel(models: ModelRecords, serves: Serves, scoredBy: NumberedCard | null): ModelInfo {
  const model = models.card()
  if (model !== null) {
    const isOfSample = !serves(model.card, [])
    return { status: 'TRAINED', isOfSample, ...model, baseRisks, scoredBy }
  }
  const reason =
    'No ledger has taught it yet: it takes one with several accounts and at least 20 lines that repeat earlier ones.'
  return { status: 'UNTRAINED', reason, baseRisks, scoredBy }
}

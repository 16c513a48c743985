import { z } from 'zod'
import type { ModelInfo, NumberedCard } from '../../shared/model.ts'
import { DoubletError } from '../../shared/result.ts'
import { rulesOf } from '../../shared/rules.ts'
import type { Rules } from '../../shared/settings.ts'
import type { SettingRecords } from '../catalog/setting-records.ts'
import type { ModelRecords } from '../catalog/model-records.ts'
import type { JobRecord } from '../catalog/job-records.ts'
import type { JobQueue } from '../jobs/job-queue.ts'
import type { Serves } from '../jobs/serving-model.ts'
import { id, name } from './arguments.ts'
import { chooseTarget } from './choose-target.ts'
import type { Entries, Reader } from './entries.ts'
import type { ModelTasks } from './model-tasks.ts'
import type { PartialExports } from './partial-exports.ts'
import type { Host } from './services.ts'

/** What the requests about models work with. */
interface ModelServiceParts {
  models: ModelRecords
  serves: Serves
  tasks: ModelTasks
  reader: Reader
  partials: PartialExports
  queue: Pick<JobQueue, 'sources' | 'ledger'>
  host: Pick<Host, 'chooseFiles' | 'chooseSavePath' | 'dataDir'>
  firm: Pick<SettingRecords, 'read'>
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
  host,
  firm
}: ModelServiceParts): Entries<`model:${'info' | 'explain' | 'export' | 'import' | 'learning' | 'learn' | 'score' | 'cancel'}`> {
  return {
    'model:info': {
      args: z.strictObject({ ledgerId: id.optional() }),
      by: async ({ ledgerId }) => {
        const { rules } = firm.read()
        if (ledgerId === undefined) return describeModel(models, serves, rules, null, null)
        const scorer = await findScorer(models, tasks, ledgerId)
        const { record } = queue.ledger(ledgerId)
        return describeModel(models, serves, rulesOf(record.settings), scorer, findOwn(models, record))
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
        return describeModel(models, serves, firm.read().rules, null, null)
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

function findOwn(models: ModelRecords, { result }: Pick<JobRecord, 'result'>): NumberedCard | null {
  const own = result && models.own(result.analytics.file.sha256)
  return own && { number: own.number, card: own.card, hash: own.hash }
}

/** The model for all ledgers, beside the one that scored a ledger and its own. */
function describeModel(
  models: ModelRecords,
  serves: Serves,
  { baseRisks }: Rules,
  scoredBy: NumberedCard | null,
  own: NumberedCard | null
): ModelInfo {
  const model = models.card()
  if (model !== null) {
    const isOfSample = !serves(model.card, [])
    return { status: 'TRAINED', isOfSample, ...model, baseRisks, scoredBy, own }
  }
  const reason =
    'Each ledger with several accounts and at least 20 lines that repeat earlier ones teaches a model of its own, which judges it alone.'
  return { status: 'UNTRAINED', reason, baseRisks, scoredBy, own }
}

import { duplicateTypes, type TypeNumber } from '../../shared/duplicate.ts'
import type { ModelInfo, NumberedCard } from '../../shared/model.ts'
import { DoubletError } from '../../shared/result.ts'
import type { ModelRecords } from '../catalog/model-records.ts'
import { chooseTarget } from './choose-target.ts'
import type { JobQueue } from '../jobs/job-queue.ts'
import type { Serves } from '../jobs/serving-model.ts'
import type { PartialExports } from './partial-exports.ts'
import type { ReaderClient } from '../processes/reader-client.ts'
import type { Host } from './services.ts'

/** The models of a data folder: which is in use, which scored what, and the way out of and into the folder. */
export interface ModelDesk {
  /** The model in use, beside the one that scored a ledger. */
  info(scoredBy?: NumberedCard | null): ModelInfo
  /** The model with this hash; null where the folder does not know it. */
  find(hash: string | null): NumberedCard | null
  /**
   * Writes the model in use to a place the user chooses; false where the dialog was closed. Throws NO_MODEL where there is none, and as
   * `chooseTarget` does.
   */
  exportFile(): Promise<boolean>
  /** Takes over one the user chooses, under the next number; null where the dialog was closed. Older results keep theirs. */
  importFile(): Promise<ModelInfo | null>
}

const baseRisks = Object.fromEntries(
  duplicateTypes.map(({ number, baseRisk }) => [number, baseRisk])
) as Record<TypeNumber, number>

/** What the desk works with. */
interface ModelDeskParts {
  models: ModelRecords
  serves: Serves
  reader: ReaderClient
  partials: PartialExports
  queue: Pick<JobQueue, 'sources'>
  host: Host
}

/** The desk over the catalogue's models; files are read and written by the reader process. */
export function modelDesk({ models, serves, reader, partials, queue, host }: ModelDeskParts): ModelDesk {
  const info = (scoredBy: NumberedCard | null = null): ModelInfo => {
    const model = models.card()
    if (model !== null) {
      const isOfSample = !serves(model.card, [])
      return { status: 'TRAINED', isOfSample, ...model, baseRisks, scoredBy }
    }
    const reason =
      'No ledger has taught it yet: it takes one with several accounts and at least 20 lines that repeat earlier ones.'
    return { status: 'UNTRAINED', reason, baseRisks, scoredBy }
  }
  return {
    info,
    find: (hash) => (hash === null ? null : models.card(hash)),
    async exportFile() {
      const model = models.current()
      if (model === null) throw new DoubletError('NO_MODEL', 'There is no model to export yet.')
      const name = `doublet-model-${model.card.trainedAt.slice(0, 10)}.json`
      const target = await chooseTarget(host, name, queue.sources())
      if (target === null) return false
      const { partialPath, clear } = partials.begin(target, null)
      try {
        await reader.ask('writeModel', { partialPath, target, model })
      } finally {
        await clear()
      }
      return true
    },
    async importFile() {
      const [path] = await host.chooseFiles('model')
      if (path === undefined) return null
      models.add(await reader.ask('readModel', { path }))
      return info()
    }
  }
}

import { duplicateTypes, type TypeNumber } from '../shared/duplicate.ts'
import type { ModelInfo } from '../shared/model.ts'
import { DoubletError } from '../shared/result.ts'
import type { ModelRecords } from './catalog/model-records.ts'
import type { ReaderClient } from './reader-client.ts'
import type { Host } from './services.ts'

/** The model in use: what it is, and its way out of and into a data folder. */
export interface ModelDesk {
  info(): ModelInfo
  /** Writes it to a place the user chooses; false where the dialog was closed. Throws NO_MODEL where there is none. */
  exportFile(): Promise<boolean>
  /** Takes over one the user chooses, under the next number; null where the dialog was closed. Older results keep theirs. */
  importFile(): Promise<ModelInfo | null>
}

/** The desk over the catalogue's models; files are read and written by the reader process. */
export function modelDesk(models: ModelRecords, reader: ReaderClient, host: Host): ModelDesk {
  const info = (): ModelInfo => {
    const baseRisks = Object.fromEntries(
      duplicateTypes.map(({ number, baseRisk }) => [number, baseRisk])
    ) as Record<TypeNumber, number>
    const model = models.current()
    if (model === null) {
      const reason =
        'No ledger has taught it yet: it takes one with several accounts and at least 20 lines that repeat earlier ones.'
      return { status: 'UNTRAINED', reason, baseRisks }
    }
    return { status: 'TRAINED', card: model.card, hash: model.hash, baseRisks }
  }
  return {
    info,
    async exportFile() {
      const model = models.current()
      if (model === null) throw new DoubletError('NO_MODEL', 'There is no model to export yet.')
      const target = await host.chooseSavePath(`doublet-model-${model.card.trainedAt.slice(0, 10)}.json`)
      if (target === null) return false
      await reader.ask('writeModel', { target, model })
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

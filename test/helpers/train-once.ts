import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { modelRecords } from '../../src/main/catalog/model-records.ts'
import { openCatalog } from '../../src/main/catalog/open-catalog.ts'
import { analyze } from '../../src/main/engine/tasks/analyze.ts'
import { readModelFile, writeModelFile } from '../../src/main/engine/tasks/model-file.ts'
import { defaultSettings } from '../../src/shared/settings.ts'
import { shippedBase } from './shipped-base.ts'
import { repoRoot } from './find-electron.ts'

const fileVariable = 'DOUBLET_TEST_MODEL'

/**
 * Before all specs: lets a ledger teach a model, as any would, and keeps it for `giveModel`. Returns what removes it.
 * Teaching it takes seconds of processor, which no test has to spend that is not about it.
 */
export default async function trainOnce(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'doublet-model-'))
  const target = join(folder, 'model.json')
  const [teacher, ledgerPath] = [join(folder, 'teacher.csv'), join(folder, 'ledger.sqlite')]
  // One journal less than the sample, whose model serves nothing else.
  const lines = readFileSync(join(repoRoot, 'resources/sample-ledger.csv'), 'utf8').trimEnd().split('\r\n')
  writeFileSync(teacher, `${lines.slice(0, -2).join('\r\n')}\r\n`)
  await analyze(
    {
      paths: [teacher],
      settings: defaultSettings,
      clientName: '',
      partialPath: `${ledgerPath}.partial`,
      ledgerPath
    },
    {
      profile: async () => null,
      progress: () => undefined,
      isKnown: async () => false,
      mapped: () => undefined,
      browsable: () => undefined,
      model: async () => null,
      base: async () => shippedBase,
      trained: async (model) => {
        writeModelFile({ partialPath: `${target}.partial`, target }, model)
        return false
      }
    }
  )
  process.env[fileVariable] = target
  return () => rmSync(folder, { recursive: true, force: true })
}

/** Puts the model of `trainOnce` into a data folder that nothing else has open, as if it had been trained there before. */
export function giveModel(dataDir: string): void {
  const catalog = openCatalog(dataDir)
  modelRecords(catalog).add(readModelFile(process.env[fileVariable]!))
  catalog.close()
}

// Writes resources/base.json: what forests learn from beside their own ledger, and alone where it is too small to teach. Made from
// ledgers of invented organisations. Seeded, so that it can be made again byte for byte.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { hashTeachers, teachBase, type BaseTeacher } from '../../src/main/engine/model/base.ts'
import { forestParameters } from '../../src/main/engine/model/forest.ts'
import { modelSchemaVersion } from '../../src/main/engine/model/train-model.ts'
import { drawTrainingSample } from '../../src/main/engine/model/training-sample.ts'
import { trainOnBase, type ShippedBase } from '../../src/main/engine/tasks/base.ts'
import { ruleRisks } from '../../src/main/engine/tasks/view-ledger.ts'
import { usualRules } from '../../src/shared/rules.ts'
import type { Settings } from '../../src/shared/settings.ts'
import { madeLedgers } from './made-ledgers.ts'
import { readView } from './read-view.ts'

const root = path.join(import.meta.dirname, '../..')
/** The card of a model has a time; this one has always the same. */
const madeAt = '2026-11-30T00:00:00.000Z'

/** The base that ships, as JSON. */
export async function makeBase(): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'doublet-base-'))
  const teach = async (name: string, file: string, mapping: Settings['mapping']): Promise<BaseTeacher> => {
    const { view } = await readView(
      file,
      { mapping, ledgerPath: path.join(folder, 'ledger.sqlite') },
      () => null
    )
    const risks = (injected: typeof view) => ruleRisks(injected, usualRules)
    const { rows, columns } = drawTrainingSample(view, view.textOf, risks, forestParameters.seed)
    return teachBase(rows, { from: 'shipped', name, sha256: '', columns })
  }
  const teachers: BaseTeacher[] = []
  try {
    for (const { name, csv, mapping } of madeLedgers()) {
      const file = path.join(folder, 'made.csv')
      writeFileSync(file, csv)
      teachers.push(await teach(name, file, mapping))
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  const hash = hashTeachers(teachers)
  const base: ShippedBase = {
    schemaVersion: modelSchemaVersion,
    hash,
    teachers,
    model: trainOnBase({ hash, teachers }, madeAt)
  }
  return `${JSON.stringify(base)}\n`
}

if (import.meta.main) {
  const file = path.join(root, 'resources/base.json')
  const base = await makeBase()
  writeFileSync(file, base)
  console.log(`${file}: ${base.length} characters`)
}

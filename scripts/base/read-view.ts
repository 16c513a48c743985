import { rmSync } from 'node:fs'
import type { LedgerView } from '../../src/main/engine/ledger/ledger-view.ts'
import { StoredLedger } from '../../src/main/engine/store/stored-ledger.ts'
import { analyze } from '../../src/main/engine/tasks/analyze.ts'
import { readJudged, type JudgedLedger } from '../../src/main/engine/tasks/judged-ledger.ts'
import { viewLedger } from '../../src/main/engine/tasks/view-ledger.ts'
import { defaultSettings, type Settings } from '../../src/shared/settings.ts'

/** Analyses a file as a job does, without a model, and reads it back as one sees it; `use` is asked while its ledger file is there. */
export async function readView<Used>(
  path: string,
  { mapping, ledgerPath }: { mapping: Settings['mapping']; ledgerPath: string },
  use: (ledgerPath: string) => Used
): Promise<{ view: LedgerView; judged: JudgedLedger; used: Used }> {
  const none = () => Promise.reject(new Error('no model is asked'))
  await analyze(
    {
      paths: [path],
      settings: { ...defaultSettings, mapping, goesOn: true },
      clientName: '',
      partialPath: `${ledgerPath}.partial`,
      ledgerPath
    },
    {
      progress: () => undefined,
      profile: () => Promise.resolve(null),
      isKnown: () => Promise.resolve(false),
      mapped: () => undefined,
      browsable: () => undefined,
      model: none,
      base: none,
      trained: none
    }
  )
  const stored = new StoredLedger(ledgerPath)
  const judged = readJudged(stored)
  stored.close()
  const used = use(ledgerPath)
  rmSync(ledgerPath)
  return { view: viewLedger(judged.ledger, judged.compared), judged, used }
}

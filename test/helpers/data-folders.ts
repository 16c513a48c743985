import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import { openTestServices, type TestServices } from './test-services.ts'

/** Data folders for the tests of one file; what a test leaves open is closed after it. */
interface DataFolders {
  /** Opens services on a new folder. */
  openFresh(): Promise<TestServices>
  /** Opens the last folder again, as the next program would. */
  openAgain(resumesWaiting?: boolean): Promise<TestServices>
  /** The same, with a look at its files at once. */
  openChecked(): Promise<TestServices>
  close(desk: TestServices): Promise<void>
  /** The last folder. */
  path(): string
  /** Names of what lies in its `ledgers`, but for scores: whether there are some is what other tests ask. */
  ledgerFiles(): string[]
}

/** Makes data folders in `folder`. */
export function dataFolders(folder: string): DataFolders {
  const open: TestServices[] = []
  let dataDir = ''
  let count = 0
  afterEach(async () => {
    for (const { services } of open.splice(0)) await services.close()
  })
  async function openAgain(resumesWaiting = false, checksAfterMs?: number): Promise<TestServices> {
    const desk = await openTestServices(dataDir, resumesWaiting, checksAfterMs)
    open.push(desk)
    return desk
  }
  return {
    openFresh() {
      dataDir = join(folder, `data-${++count}`)
      return openAgain()
    },
    openAgain: (resumesWaiting) => openAgain(resumesWaiting),
    openChecked: () => openAgain(false, 0),
    async close(desk) {
      open.splice(open.indexOf(desk), 1)
      await desk.services.close()
    },
    path: () => dataDir,
    ledgerFiles: () => readdirSync(join(dataDir, 'ledgers')).filter((name) => !name.endsWith('.scores'))
  }
}

import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join, parse } from 'node:path'
import { forkNode } from '../../src/main/processes/fork-node.ts'
import { openServices } from '../../src/main/services/open-services.ts'
import { serve, type Served } from './serve.ts'

const out = join(import.meta.dirname, '../../out')

/** The built Doublet without Electron: its services on a data folder, behind a page in a browser. Exports go into a folder beside that. */
export async function openBrowserHost(dataDir: string): Promise<Served> {
  const services = await openServices({
    dataDir,
    fork: forkNode(join(out, 'main')),
    sampleLedger: join(import.meta.dirname, '../../resources/sample-ledger.csv'),
    base: join(import.meta.dirname, '../../resources/base.json'),
    resumesWaiting: true,
    log: (line) => process.stderr.write(`${line}\n`),
    // The page picks ledgers itself, and uploads them; for all else a test puts what is chosen into a folder.
    chooseFiles: async (what = 'ledgers') => chosen(`${dataDir}-chosen/${what}`),
    chooseSavePath: async (suggestedName) => freePath(`${dataDir}-exports`, suggestedName)
  })
  const served = await serve({
    services,
    rendererDir: join(out, 'renderer'),
    uploadsDir: join(dataDir, 'uploads')
  })
  return {
    url: served.url,
    async close() {
      await served.close()
      await services.close()
    }
  }
}

function chosen(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : []
}

function freePath(folder: string, fileName: string): string {
  mkdirSync(folder, { recursive: true })
  const { name, ext } = parse(fileName)
  let path = join(folder, fileName)
  for (let number = 2; existsSync(path); number += 1) path = join(folder, `${name} (${number})${ext}`)
  return path
}

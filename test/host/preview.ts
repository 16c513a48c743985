import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { openBrowserHost } from './browser-host.ts'

/** `npm run preview`: the built Doublet in a browser, on DOUBLET_DATA_DIR or a fresh folder, until Ctrl+C. */
const dataDir = resolve(process.env['DOUBLET_DATA_DIR'] ?? mkdtempSync(join(tmpdir(), 'doublet-')))
const host = await openBrowserHost(dataDir)
console.log(`Open ${host.url}`)
console.log(`Data is kept in ${dataDir}, exports in ${dataDir}-exports`)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void host.close())

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron } from '@playwright/test'
import { dropFiles } from '../helpers/drop-files.ts'
import { railJob, smallLedger } from '../helpers/desk.ts'
import { findElectron } from '../helpers/find-electron.ts'
import { asRoot, commandLine, launchElectron } from '../helpers/launch-electron.ts'
import startDisplay from '../helpers/start-display.ts'
import { median, spread } from './spread.ts'

/**
 * `npm run bench:start -- [pairs]`: from the start of the program until a ledger of an earlier day is shown, beside a bare Electron
 * window that shows one line of text, in turn.
 */
const pairs = Number(process.argv[2] ?? 10)
const word = 'Ready'
const bareProgram = `
const { app, BrowserWindow } = require('electron')
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 840, show: false })
  window.once('ready-to-show', () => window.show())
  window.loadURL('data:text/html,<p>${word}</p>')
})
app.on('window-all-closed', () => app.quit())
`

async function timeStart(executable: string, words: string[], shown: string): Promise<number> {
  const startedAt = performance.now()
  const app = await _electron.launch({ executablePath: executable, args: words })
  const page = await app.firstWindow()
  await page.getByText(shown).first().waitFor()
  const seconds = (performance.now() - startedAt) / 1000
  await app.close()
  return seconds
}

const stopDisplay = await startDisplay()
const folder = mkdtempSync(join(tmpdir(), 'doublet-start-'))
try {
  const electron = findElectron()
  if (electron.executable === null) throw new Error(electron.reason)
  const { executable } = electron
  const bare = join(folder, 'bare')
  mkdirSync(bare)
  writeFileSync(join(bare, 'package.json'), '{ "main": "main.js" }')
  writeFileSync(join(bare, 'main.js'), bareProgram)
  const dataDir = join(folder, 'data')
  const first = await launchElectron(executable, dataDir)
  await dropFiles(first.page, [smallLedger])
  await railJob(first.page, 'journal_entries.csv').getByText('duplicate lines').waitFor()
  await first.app.close()

  const [ours, theirs]: number[][] = [[], []]
  for (let pair = 0; pair < pairs; pair++) {
    theirs!.push(await timeStart(executable, [...asRoot, bare], word))
    ours!.push(await timeStart(executable, commandLine(dataDir), 'posted again'))
  }
  const ratio = median(ours!.map((seconds, at) => seconds / theirs![at]!))
  console.log(`a bare window: ${spread(theirs!)} s`)
  console.log(`Doublet with a ledger shown: ${spread(ours!)} s`)
  console.log(`ratio of ${pairs} pairs in turn: ${ratio.toFixed(2)}`)
} finally {
  stopDisplay?.()
  rmSync(folder, { recursive: true, force: true })
}

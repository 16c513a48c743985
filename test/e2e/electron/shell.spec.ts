import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { forkNode } from '../../../src/main/fork-node.ts'
import { openServices } from '../../../src/main/open-services.ts'
import { expect, test } from '../../helpers/electron-test.ts'
import { repoRoot } from '../../helpers/find-electron.ts'
import { commandLine } from '../../helpers/launch-electron.ts'

/** Starts Doublet without a driver and waits for its end. */
async function runToEnd(electron: string, dataDir: string): Promise<{ code: number; stderr: string }> {
  const child = spawn(electron, commandLine(dataDir), { stdio: ['ignore', 'ignore', 'pipe'] })
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (words: string) => (stderr += words))
  const [code] = await once(child, 'exit')
  // A helper process of Chromium's may outlive it by a moment, or for good, with the pipe still open.
  await Promise.race([once(child, 'close'), new Promise((resolve) => setTimeout(resolve, 1000))])
  return { code: Number(code), stderr }
}

test('opens one window of a sensible size once it is drawn', async ({ launch }) => {
  const { app, page } = await launch()
  expect(await page.title()).toBe('Doublet')
  const window = await app.evaluate(({ BrowserWindow }) => {
    const [first, ...others] = BrowserWindow.getAllWindows()
    return {
      size: first?.getSize(),
      least: first?.getMinimumSize(),
      isVisible: first?.isVisible(),
      others: others.length
    }
  })
  expect(window).toEqual({ size: [1280, 840], least: [900, 600], isVisible: true, others: 0 })
})

test('Choose files… of the menu is Ctrl+O in the page', async ({ launch }) => {
  const { app, page } = await launch()
  await page.evaluate(`{
    const hear = (done) => addEventListener('keydown', ({ code, ctrlKey }) => done({ code, ctrlKey }))
    globalThis.pressed = new Promise(hear)
    undefined
  }`)
  const label = await app.evaluate(({ Menu }) => {
    const item = Menu.getApplicationMenu()?.items[0]?.submenu?.items[0]
    item?.click()
    return item?.label
  })
  expect(label).toBe('Choose files…')
  expect(await page.evaluate('pressed')).toEqual({ code: 'KeyO', ctrlKey: true })
})

test('the data folder given on the command line holds everything Doublet keeps', async ({
  launch,
  dataDir
}) => {
  const { app } = await launch()
  expect(await app.evaluate(({ app }) => [app.getPath('userData'), app.getPath('sessionData')])).toEqual([
    dataDir,
    join(dataDir, 'window')
  ])
  expect(existsSync(join(dataDir, 'window'))).toBe(true)
})

test('a second start on the same data folder leaves it to the first window', async ({
  launch,
  electron,
  dataDir
}) => {
  const { app } = await launch()
  const called = app.evaluate(
    ({ app }) => new Promise<boolean>((done) => void app.once('second-instance', () => done(true)))
  )
  expect((await runToEnd(electron, dataDir)).code).toBe(0)
  expect(await called).toBe(true)
  expect(app.windows()).toHaveLength(1)
})

test('a data folder that cannot be made is reported, with a failing exit code', async ({
  electron,
  folder
}) => {
  const file = join(folder, 'file')
  writeFileSync(file, '')
  const { code, stderr } = await runToEnd(electron, join(file, 'data'))
  expect(code).toBe(1)
  expect(stderr).toContain('DATA_FOLDER_UNUSABLE: The data folder cannot be made')
})

test('a data folder that another program holds is reported, with a failing exit code', async ({
  electron,
  dataDir
}) => {
  const other = await openServices({
    dataDir,
    fork: forkNode(join(repoRoot, 'out/main')),
    resumesWaiting: false,
    chooseFiles: async () => [],
    chooseSavePath: async () => null
  })
  const { code, stderr } = await runToEnd(electron, dataDir)
  await other.close()
  expect(code).toBe(1)
  expect(stderr).toContain('DATA_FOLDER_IN_USE: ')
})

test('a window whose page crashed is drawn again', async ({ launch }) => {
  const { app } = await launch()
  const title = await app.evaluate(
    ({ BrowserWindow }) =>
      new Promise((done) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents
        contents?.once('did-finish-load', () => done(contents.getTitle()))
        contents?.forcefullyCrashRenderer()
      })
  )
  expect(title).toBe('Doublet')
})

test('a page that crashes twice in a row ends Doublet, and the log says why', async ({ launch, dataDir }) => {
  const { app } = await launch()
  const ended = once(app.process(), 'exit')
  await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    contents?.once('did-finish-load', () => contents.forcefullyCrashRenderer())
    contents?.forcefullyCrashRenderer()
  })
  expect((await ended)[0]).toBe(1)
  expect(readFileSync(join(dataDir, 'doublet.log'), 'utf8')).toContain('PAGE_GONE')
})

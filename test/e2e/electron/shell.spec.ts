import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { forkNode } from '../../../src/main/processes/fork-node.ts'
import { openServices } from '../../../src/main/services/open-services.ts'
import { expectDone, railJob, smallLedger } from '../../helpers/desk.ts'
import { dropFiles } from '../../helpers/drop-files.ts'
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

test('the menu says what each key does, and both do the same', async ({ launch }) => {
  const { app, page } = await launch()
  const click = (label: string) =>
    app.evaluate(({ Menu }, wanted) => {
      const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? []
      items.find((item) => item.label === wanted)?.click()
    }, label)
  const accelerators = await app.evaluate(({ Menu }) =>
    Menu.getApplicationMenu()
      ?.items.flatMap(({ submenu }) => submenu?.items ?? [])
      .filter(({ accelerator, role }) => accelerator && !role)
      .map(({ label, accelerator }) => `${label} ${String(accelerator)}`)
  )
  expect(accelerators).toEqual([
    'Choose files… CmdOrCtrl+O',
    'Export workpaper… CmdOrCtrl+E',
    'Undo the last decision CmdOrCtrl+Z',
    'Overview CmdOrCtrl+1',
    'Findings CmdOrCtrl+2',
    'Import CmdOrCtrl+3',
    'Columns CmdOrCtrl+4',
    'Model CmdOrCtrl+5',
    'Activity CmdOrCtrl+6',
    'Fold the ledgers away, or show them CmdOrCtrl+B'
  ])
  await click('Open the sample ledger')
  await expectDone(page, 'sample-ledger.csv', 704)
  await click('Import')
  await expect(page.getByRole('tab', { name: 'Import' })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Control+1')
  await expect(page.getByRole('tab', { name: 'Overview' })).toHaveAttribute('aria-selected', 'true')
  await click('Keys')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await page.keyboard.press('Escape')
})

test('the menu offers the files of earlier jobs again, over a restart', async ({ launch }) => {
  const { app, page } = await launch()
  await dropFiles(page, [smallLedger])
  await expect(railJob(page, 'journal_entries.csv')).toContainText('duplicate lines')
  await app.close()
  const again = await launch()
  const recent = await again.app.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? []
    return items.find((item) => item.label === 'Open recent')?.submenu?.items.map(({ label }) => label)
  })
  expect(recent).toEqual(['journal_entries.csv'])
})

test('the window comes back where it was, and on a display where its own is gone', async ({
  launch,
  dataDir
}) => {
  const first = await launch()
  const place = { x: 40, y: 30, width: 1100, height: 720 }
  await first.app.evaluate(({ BrowserWindow }, bounds) => {
    BrowserWindow.getAllWindows()[0]?.setBounds(bounds)
  }, place)
  const boundsOf = ({ app }: typeof first) =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())
  await expect.poll(() => boundsOf(first)).toEqual(place)
  await first.app.close()
  const second = await launch()
  expect(await boundsOf(second)).toEqual(place)
  await second.app.close()
  writeFileSync(join(dataDir, 'window.json'), JSON.stringify({ ...place, x: 90_000, isMaximized: false }))
  expect(await boundsOf(await launch())).toMatchObject({ width: 1280, height: 840 })
})

test('Doublet ends when it is closed at once, while its processes are on their way up', async ({
  launch
}) => {
  for (let time = 0; time < 5; time++) {
    const { app } = await launch()
    const ended = app.waitForEvent('close')
    await app.evaluate(({ app: electron }) => void setImmediate(() => electron.quit()))
    await ended
  }
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

test('nobody else may read what Doublet keeps, and the next start closes what an earlier version left open', async ({
  launch,
  dataDir
}) => {
  test.skip(process.platform === 'win32', 'permissions of Windows are others')
  const paths = () =>
    ['.', ...readdirSync(dataDir, { recursive: true, encoding: 'utf8' })]
      // What Chromium has in its own folder is closed with that folder; its lock is a link that ends with the program.
      .filter((name) => !/^(window\/|Singleton|Crashpad\/)/.test(name))
      .map((name) => join(dataDir, name))
  const open = () => paths().filter((path) => (statSync(path).mode & 0o077) !== 0)
  const first = await launch()
  await dropFiles(first.page, [smallLedger])
  await expectDone(first.page, 'journal_entries.csv', 26)
  expect(open()).toEqual([])
  await first.app.close()
  expect(open()).toEqual([])

  for (const path of paths()) chmodSync(path, statSync(path).mode | 0o055)
  const second = await launch()
  await expect(railJob(second.page, 'journal_entries.csv')).toBeVisible()
  expect(open()).toEqual([])
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
    sampleLedger: join(repoRoot, 'resources/sample-ledger.csv'),
    resumesWaiting: false,
    log: () => undefined,
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

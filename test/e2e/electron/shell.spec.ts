import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync
} from 'node:fs'
import { dirname, join } from 'node:path'
import { forkNode } from '../../../src/main/processes/fork-node.ts'
import { openServices } from '../../../src/main/services/open-services.ts'
import type { PageApi } from '../../../src/shared/contract.ts'
import { expectDone, openFindings, railJob, smallLedger } from '../../helpers/desk.ts'
import { dropFiles } from '../../helpers/drop-files.ts'
import { expect, test } from '../../helpers/electron-test.ts'
import { repoRoot } from '../../helpers/find-electron.ts'
import { commandLine } from '../../helpers/launch-electron.ts'
import { writeLongLedger } from '../../helpers/write-long-ledger.ts'

/** In the page. */
declare const api: PageApi

/** Starts Doublet without a driver and waits for its end. */
async function runToEnd(
  electron: string,
  dataDir: string,
  words: string[] = [],
  cwd?: string
): Promise<{ code: number; stderr: string }> {
  const child = spawn(electron, commandLine(dataDir, words), { stdio: ['ignore', 'ignore', 'pipe'], cwd })
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
  const window = () =>
    app.evaluate(({ BrowserWindow }) => {
      const [first, ...others] = BrowserWindow.getAllWindows()
      return {
        size: first?.getSize(),
        least: first?.getMinimumSize(),
        isVisible: first?.isVisible(),
        others: others.length
      }
    })
  await expect.poll(window).toEqual({ size: [1280, 840], least: [900, 600], isVisible: true, others: 0 })
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
    'Settings… CmdOrCtrl+,',
    'Undo the last step CmdOrCtrl+Z',
    'Find text CmdOrCtrl+F',
    'Overview CmdOrCtrl+1',
    'Findings CmdOrCtrl+2',
    'Import CmdOrCtrl+3',
    'Columns CmdOrCtrl+4',
    'Model CmdOrCtrl+5',
    'Activity CmdOrCtrl+6',
    'Hide or show the sidebar CmdOrCtrl+B'
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
  // A window that is not shown yet may be moved once more when it is.
  const boundsOf = ({ app }: typeof first) =>
    app.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0]
      return window?.isVisible() === true ? window.getBounds() : null
    })
  await expect.poll(() => boundsOf(first)).not.toBeNull()
  await first.app.evaluate(({ BrowserWindow }, bounds) => {
    BrowserWindow.getAllWindows()[0]?.setBounds(bounds)
  }, place)
  await expect.poll(() => boundsOf(first)).toEqual(place)
  await first.app.close()
  const second = await launch()
  await expect.poll(() => boundsOf(second)).toEqual(place)
  await second.app.close()
  writeFileSync(join(dataDir, 'window.json'), JSON.stringify({ ...place, x: 90_000, isMaximized: false }))
  const third = await launch()
  await expect.poll(() => boundsOf(third)).toMatchObject({ width: 1280, height: 840 })
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

test('the licences of all that is shipped are in the menu, without a network', async ({ launch }) => {
  const { app, page } = await launch()
  await app.evaluate(({ Menu }) =>
    Menu.getApplicationMenu()
      ?.items.flatMap(({ submenu }) => submenu?.items ?? [])
      .find(({ label }) => label === 'Licences')
      ?.click()
  )
  const dialog = page.getByRole('dialog', { name: 'Licences' })
  for (const part of ['react-dom', 'better-sqlite3', 'Permission is hereby granted'])
    await expect(dialog).toContainText(part)
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

test('files of a second start go to the first window, through the checks of a drop', async ({
  launch,
  electron,
  folder,
  dataDir
}) => {
  const { page } = await launch()
  const workFolder = join(folder, 'work')
  mkdirSync(workFolder)
  copyFileSync(smallLedger, join(workFolder, '-second.csv'))
  writeFileSync(join(workFolder, 'empty.csv'), '')
  const words = ['empty.csv', 'nowhere.csv', folder, '--', '-second.csv']
  expect((await runToEnd(electron, dataDir, words, workFolder)).code).toBe(0)
  await expectDone(page, '-second.csv', 26)
  for (const problem of ['The file is empty.', 'This is a folder.', 'nowhere.csv'])
    await expect(page.getByText(problem).first()).toBeVisible()
  expect(await page.evaluate(() => api.ask('job:list', {}))).toMatchObject({ value: [{}] })
})

test('a first start takes the files it was given', async ({ launch }) => {
  const { page } = await launch([smallLedger])
  await expectDone(page, 'journal_entries.csv', 26)
  expect(await page.evaluate(() => api.ask('job:list', {}))).toMatchObject({ value: [{}] })
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
    base: join(repoRoot, 'resources/base.json'),
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

test('shows how far a long ledger is, tells of its end when nobody looks, and asks before it is closed', async ({
  launch,
  folder
}) => {
  const { app, page } = await launch()
  const long = join(folder, 'long.csv')
  writeLongLedger(long, 400_000)
  // A minute of a job's life passes in a second: what is long is told of.
  await app.evaluate(({ BrowserWindow, Notification, dialog, app: program }) => {
    const seen = globalThis as unknown as Record<'bars' | 'told' | 'asked', unknown[]>
    Object.assign(seen, { bars: [], told: [], asked: [] })
    const now = performance.now.bind(performance)
    performance.now = () => now() * 60
    const window = BrowserWindow.getAllWindows()[0]!
    window.setProgressBar = (fraction) => void seen.bars.push(fraction)
    BrowserWindow.getFocusedWindow = () => null
    Notification.prototype.show = function (this: Electron.Notification) {
      seen.told.push(this.title)
      this.emit('click')
    }
    dialog.showMessageBox = ((_window: unknown, { message }: { message: string }) => {
      seen.asked.push(message)
      return Promise.resolve({ response: 0, checkboxChecked: false })
    }) as typeof dialog.showMessageBox
    // This test is the person who answers.
    program.commandLine.removeSwitch('no-error-box')
  })
  const heard = (what: 'bars' | 'told' | 'asked') =>
    app.evaluate((_electron, name) => (globalThis as unknown as Record<string, unknown[]>)[name], what)
  const close = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await dropFiles(page, [long])
  await expect.poll(async () => (await heard('bars'))?.some((bar) => Number(bar) > 0)).toBe(true)
  await close()
  await expect.poll(() => heard('asked')).toEqual(['1 ledger is being analysed.'])
  await expect(railJob(page, 'long.csv')).toContainText('duplicate lines', { timeout: 120_000 })
  await expect.poll(async () => (await heard('bars'))?.at(-1)).toBe(-1)
  await expect.poll(() => heard('told')).toEqual(['long.csv is analysed'])
  await expect(page.getByRole('heading', { name: 'long.csv' })).toBeVisible()
  await app.evaluate(({ app: program }) => program.commandLine.appendSwitch('no-error-box'))
})

test('what is copied is on the clipboard of the system, and an export is shown in its folder', async ({
  launch,
  folder
}) => {
  const { app, page } = await launch()
  await dropFiles(page, [smallLedger])
  await openFindings(page)
  const exposure = page.locator('.ag-row[row-index="0"] [col-id="exposure"]')
  await exposure.click()
  await page.keyboard.press('Control+c')
  const clipboard = () => app.evaluate(({ clipboard: system }) => system.readText())
  await expect.poll(clipboard).toBe(await exposure.textContent())
  await page.keyboard.press('Control+Shift+C')
  await expect.poll(async () => (await clipboard()).split('\n')).toHaveLength(2)

  const target = join(folder, 'exports', 'mine.csv')
  mkdirSync(dirname(target))
  await app.evaluate(({ dialog, shell }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    shell.showItemInFolder = (path) => void Object.assign(globalThis, { shownPath: path })
  }, target)
  await page.getByRole('button', { name: 'Export all duplicates…' }).click()
  await expect(page.getByTestId('export')).toContainText('to the folder “exports”')
  await page.getByRole('button', { name: 'Show in folder' }).click()
  const shown = () => app.evaluate(() => (globalThis as { shownPath?: string }).shownPath)
  await expect.poll(shown).toBe(target)
  await page.keyboard.press('F1')
  await expect(page.getByRole('dialog', { name: 'Guide' }).getByRole('img').first()).toHaveJSProperty(
    'complete',
    true
  )
})

import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { app, dialog, nativeTheme, session, shell } from 'electron'
import type { FirmSettings } from '../shared/firm-settings.ts'
import { DoubletError, problemOf } from '../shared/result.ts'
import { chooseFolder, chosenFolder } from './data-folder/chosen-folder.ts'
import { chooseDataFolder, chooseFilesInDialog, chooseSavePath } from './shell/dialogs.ts'
import { forkUtility } from './shell/fork-utility.ts'
import { filesOnCommandLine, readHandedOver } from './shell/given-files.ts'
import { connectWindows, tellWindows } from './shell/ipc.ts'
import { openLog } from './shell/log.ts'
import { showMenu } from './shell/menu.ts'
import { openServices } from './services/open-services.ts'
import { printPage } from './shell/print-page.ts'
import { hardenApp, hardenSession } from './shell/security.ts'
import type { Services } from './services/services.ts'
import { followWork } from './shell/running-work.ts'
import { askBeforeClosing, focusWindow, openWindow } from './shell/window.ts'
import { workDisplay } from './shell/work-display.ts'

const ownFolder = app.getPath('userData')
const namedFolder = app.commandLine.getSwitchValue('data-dir') || process.env['DOUBLET_DATA_DIR'] || ''
const dataDir = resolve(namedFolder || usableFolder())
const log = openLog(dataDir)
/** Files that no page has taken yet. */
let given = filesOnCommandLine()
/** An exit in the very moment of `ready` left one start of fifty hanging: Chromium's processes are still on their way up. */
const settlingMs = 500

hardenApp()
process.on('uncaughtException', stop)
if (isFirstOn(dataDir)) void app.whenReady().then(start).catch(stop)
else app.exit()

async function start(): Promise<void> {
  await hardenSession(session.defaultSession)
  if (!existsSync(dataDir))
    throw new DoubletError('DATA_FOLDER_UNUSABLE', `The data folder cannot be made: ${dataDir}`)
  const services = await openServices({
    dataDir,
    fork: forkUtility,
    sampleLedger: app.isPackaged
      ? join(process.resourcesPath, 'sample-ledger.csv')
      : join(import.meta.dirname, '../../resources/sample-ledger.csv'),
    base: app.isPackaged
      ? join(process.resourcesPath, 'base.json')
      : join(import.meta.dirname, '../../resources/base.json'),
    resumesWaiting: true,
    log,
    chooseFiles: chooseFilesInDialog,
    takeGivenFiles,
    chooseSavePath,
    printPage,
    showInFolder: (path) => shell.showItemInFolder(path),
    ...(namedFolder === '' && { folder: { next: nextFolder, move: moveFolder } })
  })
  await followTheme(services)
  closeBeforeQuit(services)
  connectWindows(services)
  await showMenu(services, (choice) => tellWindows('menu:chosen', choice))
  openWindow(dataDir, log)
  askBeforeClosing(followWork(services, workDisplay))
  app.on('second-instance', (_event, _words, _folder, said) => {
    given.push(...readHandedOver(said))
    tellWindows('files:given', null)
    focusWindow()
  })
  app.on('window-all-closed', () => app.quit())
  app.on('render-process-gone', (_event, _contents, { reason, exitCode }) =>
    log(`page gone: ${reason} (${exitCode})`)
  )
}

/** The folder that was chosen, else the system's own; where the chosen one is gone, Doublet says so and ends. */
function usableFolder(): string {
  try {
    return chosenFolder(ownFolder) ?? ownFolder
  } catch (error) {
    dialog.showErrorBox('Doublet cannot start', problemOf(error).message)
    return app.exit(1) as never
  }
}

function nextFolder(): string | null {
  const next = resolve(chosenFolder(ownFolder) ?? ownFolder)
  return next === dataDir ? null : next
}

async function moveFolder(isBack: boolean): Promise<void> {
  const chosen = isBack ? ownFolder : await chooseDataFolder()
  if (chosen !== null) chooseFolder(ownFolder, chosen)
}

/** Windows, menus and dialogs are light or dark as the settings say, before the first is drawn. */
async function followTheme(services: Services): Promise<void> {
  services.onEvent((name, payload) => {
    if (name === 'settings:changed') nativeTheme.themeSource = (payload as FirmSettings).theme
  })
  const settings = await services.ask('settings:read', {})
  if (settings.ok) nativeTheme.themeSource = settings.value.theme
}

/**
 * Whether this is the only Doublet on the data folder. Chromium keeps its own files in there too, and the lock
 * with them, so that two folders are two Doublets. A folder that cannot be used is left for the start to report.
 */
function isFirstOn(folder: string): boolean {
  const chromiumFolder = join(folder, 'window')
  try {
    mkdirSync(chromiumFolder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.W_OK)
  } catch {
    return true
  }
  app.setPath('userData', folder)
  app.setPath('sessionData', chromiumFolder)
  return app.requestSingleInstanceLock({ files: given })
}

function takeGivenFiles(): string[] {
  const files = given
  given = []
  return files
}

function closeBeforeQuit(services: Services): void {
  let closing: Promise<void> | undefined
  app.on('will-quit', (event) => {
    event.preventDefault()
    closing ??= services
      .close()
      .catch((error: unknown) => log(`closing: ${problemOf(error).detail}`))
      // A quit asked for before this event has returned would be lost.
      .then(() => void setImmediate(() => app.exit()))
  })
}

/** Says why Doublet cannot go on and ends it. A catalogue left open is whole: every change to it is a commit. */
function stop(error: unknown): void {
  const { code, message, detail } = problemOf(error)
  log(`${code}: ${message}${detail === undefined ? '' : `\n${detail}`}`)
  if (!app.commandLine.hasSwitch('no-error-box')) dialog.showErrorBox('Doublet has to stop', message)
  setTimeout(() => app.exit(1), settlingMs)
}

import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { app, dialog, session } from 'electron'
import { DoubletError, problemOf } from '../shared/result.ts'
import { chooseFilesInDialog, chooseSavePath } from './shell/dialogs.ts'
import { forkUtility } from './shell/fork-utility.ts'
import { connectWindows, tellWindows } from './shell/ipc.ts'
import { openLog } from './shell/log.ts'
import { showMenu } from './shell/menu.ts'
import { openServices } from './services/open-services.ts'
import { hardenApp, hardenSession } from './shell/security.ts'
import type { Services } from './services/services.ts'
import { focusWindow, openWindow } from './shell/window.ts'

const dataDir = resolve(
  app.commandLine.getSwitchValue('data-dir') || process.env['DOUBLET_DATA_DIR'] || app.getPath('userData')
)
const log = openLog(dataDir)
/** An exit in the very moment of `ready` left one start of fifty hanging: Chromium's processes are still on their way up. */
const settlingMs = 500

hardenApp()
process.on('uncaughtException', stop)
if (isFirstOn(dataDir)) void app.whenReady().then(start).catch(stop)
else app.exit()

async function start(): Promise<void> {
  hardenSession(session.defaultSession)
  if (!existsSync(dataDir))
    throw new DoubletError('DATA_FOLDER_UNUSABLE', `The data folder cannot be made: ${dataDir}`)
  const services = await openServices({
    dataDir,
    fork: forkUtility,
    sampleLedger: app.isPackaged
      ? join(process.resourcesPath, 'sample-ledger.csv')
      : join(import.meta.dirname, '../../resources/sample-ledger.csv'),
    resumesWaiting: true,
    log,
    chooseFiles: chooseFilesInDialog,
    chooseSavePath
  })
  closeBeforeQuit(services)
  connectWindows(services)
  await showMenu(services, (choice) => tellWindows('menu:chosen', choice))
  openWindow(dataDir, log)
  app.on('second-instance', focusWindow)
  app.on('window-all-closed', () => app.quit())
  app.on('render-process-gone', (_event, _contents, { reason, exitCode }) =>
    log(`page gone: ${reason} (${exitCode})`)
  )
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
  return app.requestSingleInstanceLock()
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

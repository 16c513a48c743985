import { join } from 'node:path'
import { app, BrowserWindow, dialog, nativeTheme } from 'electron'
import icon from '../../../resources/icon.png?asset'
import { DoubletError } from '../../shared/result.ts'
import type { RunningWork } from './running-work.ts'
import { pageUrl } from './security.ts'
import { keepWindowState, readWindowState } from './window-state.ts'

/** What a page could reach of files, devices and other computers, and Doublet's never does. */
const unusedFeatures =
  'FileSystemAccess,FileSystemAccessLocal,FileSystemAccessOriginPrivate,WebUSB,Serial,WebHID,WebBluetooth,DirectSockets,BackgroundFetch,PushMessaging,Presentation,RemotePlayback,ContactsManager,WebShare'

/** A page that lived shorter than this after it was loaded anew is not loaded once more. */
const shortestLifeMs = 5000

/**
 * Opens the window on its page where the last one was, out of sight until it is drawn, and draws it anew where its process
 * dies.
 */
export function openWindow(dataDir: string, log: (text: string) => void): void {
  const { isMaximized = false, ...place } = readWindowState(dataDir) ?? {}
  const window = new BrowserWindow({
    title: 'Doublet',
    icon,
    width: 1280,
    height: 840,
    ...place,
    minWidth: 900,
    minHeight: 600,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#12161d' : '#f6f7f9',
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      disableBlinkFeatures: unusedFeatures,
      devTools: !app.isPackaged
    }
  })
  if (isMaximized) window.maximize()
  keepWindowState(window, dataDir, log)
  window.once('ready-to-show', () => window.show())
  reloadWhenGone(window)
  void window.loadURL(pageUrl)
}

/**
 * Asks before the windows close while something runs. Who starts Doublet without a person to answer (`--no-error-box`) is not asked.
 */
export function askBeforeClosing(running: () => RunningWork): void {
  for (const window of BrowserWindow.getAllWindows()) {
    let isSure = false
    window.on('close', (event) => {
      const { jobs, tasks } = running()
      if (isSure || jobs + tasks === 0 || app.commandLine.hasSwitch('no-error-box')) return
      event.preventDefault()
      void dialog
        .showMessageBox(window, {
          type: 'question',
          buttons: ['Keep Doublet open', 'Close and stop'],
          defaultId: 0,
          cancelId: 0,
          message: tellRunning(jobs, tasks),
          detail:
            'Closing stops what runs. Nothing half-written is kept, and source files are not changed; a ledger can be analysed again at any time.'
        })
        .then(({ response }) => {
          if (response !== 1) return
          isSure = true
          window.close()
        })
    })
  }
}

function tellRunning(jobs: number, tasks: number): string {
  const parts = [
    ...(jobs > 0 ? [`${jobs} ${jobs === 1 ? 'ledger is' : 'ledgers are'} being analysed`] : []),
    ...(tasks > 0
      ? [`${tasks} ${tasks === 1 ? 'export or model is' : 'exports or models are'} in progress`]
      : [])
  ]
  return `${parts.join(', and ')}.`
}

/** Brings Doublet's window to the front. */
export function focusWindow(): void {
  const window = BrowserWindow.getAllWindows()[0]
  if (window?.isMinimized()) window.restore()
  window?.show()
  window?.focus()
}

/** Jobs live in main and their own processes, so a page that crashed only has to be loaded again. */
function reloadWhenGone(window: BrowserWindow): void {
  // Infinity while the page is on its way, which on a busy computer may take longer than the shortest life.
  let loadedAnewAt = -Infinity
  window.webContents.on('did-finish-load', () => {
    if (loadedAnewAt === Infinity) loadedAnewAt = performance.now()
  })
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    if (performance.now() - loadedAnewAt < shortestLifeMs)
      throw new DoubletError('PAGE_GONE', `The page of the window ended twice in a row (${reason}).`)
    loadedAnewAt = Infinity
    window.webContents.reload()
  })
}

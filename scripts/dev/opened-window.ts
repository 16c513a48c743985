import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { electronEnvironment } from '../find-electron.ts'

/** Where a debugger finds the program; the pages are loaded again through it. */
const inspector = '127.0.0.1:9229'
const reloadPages = `require('electron').BrowserWindow.getAllWindows().forEach((one) => one.webContents.reload())`

/** Doublet in Electron, as a script opens it again and again. */
interface OpenedWindow {
  /** Opens it; where it is open, it is closed first as a person would close it. */
  restart(): void
  /** Loads its page again. */
  reload(): Promise<void>
}

/** A window that ends this program with its own exit code when a person closes it. */
export function openedWindow(electron: string, args: readonly string[]): OpenedWindow {
  let child: ChildProcess | undefined
  let isRestarting = false

  function open(): void {
    child = spawn(electron, [`--inspect=${inspector}`, ...args], {
      stdio: 'inherit',
      env: electronEnvironment()
    })
    child.once('exit', (code) => {
      if (!isRestarting) process.exit(code ?? 1)
      isRestarting = false
      open()
    })
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child?.kill(signal))

  return {
    restart() {
      if (child === undefined) return open()
      isRestarting = true
      child.kill()
    },
    reload: () => evaluate(reloadPages)
  }
}

/** Runs a line in the program. Says so where nobody listens: it may just be starting, with the newest page. */
async function evaluate(expression: string): Promise<void> {
  try {
    const listed = await fetch(`http://${inspector}/json/list`)
    const [program] = (await listed.json()) as { webSocketDebuggerUrl: string }[]
    const socket = new WebSocket(program!.webSocketDebuggerUrl)
    await once(socket, 'open')
    const params = { expression, includeCommandLineAPI: true }
    socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params }))
    await once(socket, 'message')
    socket.close()
  } catch (error) {
    console.error(`The page was not loaded again: ${String(error)}`)
  }
}

import { BrowserWindow, session, type Session } from 'electron'
import { denyAllBut } from './security.ts'

/** Made once: it keeps nothing on the disk. */
let closed: Promise<Session> | undefined

/**
 * A page as PDF, on the paper that it says itself. It is drawn out of sight, in a sandbox, without scripts, and its session reaches nothing but the text
 * that was given. Throws where it cannot be drawn.
 */
export async function printPage(html: string): Promise<Uint8Array> {
  closed ??= closeSession()
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: await closed,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      webviewTag: false,
      spellcheck: false,
      devTools: false
    }
  })
  try {
    await window.loadURL(`data:text/html;charset=utf-8;base64,${Buffer.from(html).toString('base64')}`)
    return await window.webContents.printToPDF({ preferCSSPageSize: true })
  } finally {
    window.destroy()
  }
}

async function closeSession(): Promise<Session> {
  const own = session.fromPartition('print', { cache: false })
  await denyAllBut(['data:'], own)
  return own
}

import { join } from 'node:path'
import { app, protocol, type Session, type WebFrameMain } from 'electron'
import { readPageFile } from './page-files.ts'

const rendererDir = join(import.meta.dirname, '../renderer')
const pageOrigin = 'app://doublet'
const reachable = [`${pageOrigin}/`, 'data:']
if (!app.isPackaged) reachable.push('devtools:')

/** Where the window's page is. */
export const pageUrl = `${pageOrigin}/index.html`

/** Whether the frame is the page of a Doublet window itself: no frame inside it, no other address. */
export function isOwnPage(frame: WebFrameMain | null): boolean {
  return frame !== null && frame.parent === null && frame.url.startsWith(`${pageOrigin}/`)
}

/** What must hold before Electron is ready: the page's scheme, a silent Chromium, pages that cannot leave. */
export function hardenApp(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true }
    }
  ])
  for (const name of [
    'disable-background-networking',
    'disable-component-update',
    'disable-domain-reliability',
    'no-pings'
  ])
    app.commandLine.appendSwitch(name)
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')

  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
    contents.on('will-frame-navigate', (event) => {
      // The page may load itself again, and go nowhere.
      if (!event.isMainFrame || event.url !== pageUrl) event.preventDefault()
    })
    contents.on('will-redirect', (event) => event.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
    // The page has no frames. One that a script makes would have the doors again that the preload shuts: the page ends, and is loaded anew.
    contents.on('frame-created', (_event, { frame }) => {
      if (frame !== null && frame.parent !== null) contents.forcefullyCrashRenderer()
    })
  })
}

/** Serves the page to the session and denies it everything else. */
export async function hardenSession(session: Session): Promise<void> {
  session.protocol.handle('app', serve)
  await denyAllBut(reachable, session)
}

/** Denies a session the network but for addresses that begin so, downloads, permissions and devices. */
export async function denyAllBut(starts: readonly string[], session: Session): Promise<void> {
  session.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !starts.some((start) => url.startsWith(start)) })
  )
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => event.preventDefault())
  // With a language, Chromium fetches its dictionary, even for a window that does not check.
  session.setSpellCheckerLanguages([])
  session.setSpellCheckerEnabled(false)
  // What asks no leave of the listener above, such as WebRTC's relays, asks a proxy whose name nobody resolves.
  await session.setProxy({ proxyRules: 'nowhere.invalid:9', proxyBypassRules: '<-loopback>' })
}

async function serve({ url }: Request): Promise<Response> {
  const { host, pathname } = new URL(url)
  const file = host === 'doublet' ? await readPageFile(rendererDir, pathname) : null
  return file === null ? new Response('Not found', { status: 404 }) : new Response(file.body, file)
}

import { readFile } from 'node:fs/promises'
import { extname, join, resolve, sep } from 'node:path'
import { app, protocol, type Session, type WebFrameMain } from 'electron'
import { contentSecurityPolicy, makeNonce, withNonce } from './content-security.ts'

const rendererDir = join(import.meta.dirname, '../renderer')
const copying = 'clipboard-sanitized-write'
const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2'
}

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
    contents.on('will-frame-navigate', (event) => event.preventDefault())
    contents.on('will-redirect', (event) => event.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
  })
}

/** Serves the page to the session and denies it everything else: the network, downloads, permissions, devices. */
export function hardenSession(session: Session): void {
  session.protocol.handle('app', serve)
  session.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !reachable.some((start) => url.startsWith(start)) })
  )
  // The page may put text on the clipboard when the user presses Copy, and nothing else.
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(permission === copying))
  session.setPermissionCheckHandler((_contents, permission) => permission === copying)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => event.preventDefault())
  // With a language, Chromium fetches its dictionary, even for a window that does not check.
  session.setSpellCheckerLanguages([])
  session.setSpellCheckerEnabled(false)
}

async function serve(request: Request): Promise<Response> {
  const file = fileOf(request.url)
  const body = file === null ? null : await readFile(file).catch(() => null)
  if (file === null || body === null) return new Response('Not found', { status: 404 })
  const nonce = makeNonce()
  const type = extname(file)
  return new Response(type === '.html' ? withNonce(body.toString(), nonce) : new Uint8Array(body), {
    headers: {
      'content-type': contentTypes[type] ?? 'application/octet-stream',
      'content-security-policy': contentSecurityPolicy(nonce),
      'x-content-type-options': 'nosniff'
    }
  })
}

/** The built file that the address names; null where it names another host or leaves the page's folder. */
function fileOf(address: string): string | null {
  const { host, pathname } = new URL(address)
  if (host !== 'doublet') return null
  try {
    const file = resolve(rendererDir, `.${decodeURIComponent(pathname)}`)
    return file.startsWith(rendererDir + sep) ? file : null
  } catch {
    return null
  }
}

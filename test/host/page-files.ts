import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { extname, join, resolve, sep } from 'node:path'
import { contentSecurityPolicy, makeNonce, withNonce } from '../../src/main/content-security.ts'

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2'
}
// A browser asks for /favicon.ico where the page names no icon.
const additions = '<link rel="icon" href="data:,"><script src="/api.js"></script>'
const apiScript = join(import.meta.dirname, 'page/api.js')

/** Sends a file of the built page, index.html with `window.api` put before its own scripts; 404 outside the folder. */
export async function sendPageFile(
  response: ServerResponse,
  folder: string,
  pathname: string
): Promise<void> {
  const file =
    pathname === '/api.js' ? apiScript : fileOf(folder, pathname === '/' ? '/index.html' : pathname)
  const body = file === null ? null : await readFile(file).catch(() => null)
  if (file === null || body === null) return void response.writeHead(404).end('Not found')
  const type = extname(file)
  const headers = { 'content-type': contentTypes[type] ?? 'application/octet-stream' }
  if (type !== '.html') return void response.writeHead(200, headers).end(body)
  const nonce = makeNonce()
  const html = withNonce(body.toString(), nonce).replace('<head>', `<head>${additions}`)
  response.writeHead(200, { ...headers, 'content-security-policy': contentSecurityPolicy(nonce) }).end(html)
}

function fileOf(folder: string, pathname: string): string | null {
  try {
    const file = resolve(folder, `.${decodeURIComponent(pathname)}`)
    return file.startsWith(folder + sep) ? file : null
  } catch {
    return null
  }
}

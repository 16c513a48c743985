import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { join } from 'node:path'
import { readPageFile } from '../../src/main/shell/page-files.ts'

// A browser asks for /favicon.ico where the page names no icon.
const additions = '<link rel="icon" href="data:,"><script src="/api.js"></script>'
const apiScript = join(import.meta.dirname, 'page/api.js')

/** Sends a file of the built page, index.html with `window.api` put before its own scripts; 404 outside the folder. */
export async function sendPageFile(
  response: ServerResponse,
  folder: string,
  pathname: string
): Promise<void> {
  if (pathname === '/api.js') {
    const body = await readFile(apiScript)
    return void response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' }).end(body)
  }
  const file = await readPageFile(folder, pathname === '/' ? '/index.html' : pathname)
  if (file === null) return void response.writeHead(404).end('Not found')
  const { body, headers } = file
  response
    .writeHead(200, headers)
    .end(typeof body === 'string' ? body.replace('<head>', `<head>${additions}`) : body)
}

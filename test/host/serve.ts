import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Services } from '../../src/main/services/services.ts'
import type { RequestName } from '../../src/shared/contract.ts'
import { admit, hasCookie, isToken, makeGuard, refuseRequest } from './guard.ts'
import { sendPageFile } from './page-files.ts'
import { areUploads, BodyTooLarge, isFileName, keepUpload, limitBody } from './uploads.ts'

const headers = {
  'cache-control': 'no-store',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff'
}

interface ServeOptions {
  services: Services
  /** The built page. */
  rendererDir: string
  /** Where files that the page uploads are kept. */
  uploadsDir: string
  argsLimitBytes?: number
  uploadLimitBytes?: number
}

/** A host on the loopback interface; `url` holds the token that lets the first page in. */
export interface Served {
  url: string
  close(): Promise<void>
}

/** Serves the page and `window.api` on a free port of 127.0.0.1, to the holder of the token alone. */
export async function serve(options: ServeOptions): Promise<Served> {
  const { services, argsLimitBytes = 1 << 20, uploadLimitBytes = 2 ** 31 } = options
  const [rendererDir, uploadsDir] = [resolve(options.rendererDir), resolve(options.uploadsDir)]

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refusal = refuseRequest(request, guard)
    if (refusal !== null) return refuse(response, 403, refusal)
    const { pathname, searchParams } = new URL(request.url ?? '/', `http://${guard.host}`)
    const token = request.method === 'GET' && pathname === '/' ? searchParams.get('token') : null
    if (token !== null && isToken(token, guard)) return admit(response, guard)
    if (!hasCookie(request, guard)) return refuse(response, 401, 'no token')
    if (request.method === 'GET')
      return pathname === '/events' ? tellEvents(response) : sendPageFile(response, rendererDir, pathname)
    if (request.method !== 'POST') return refuse(response, 405, 'unknown method')
    if (pathname === '/upload') return keepFile(request, response, searchParams.get('name') ?? '')
    const body: unknown = JSON.parse(await text(limitBody(request, argsLimitBytes)))
    if (pathname === '/hand-over') return takeFiles(response, body)
    if (!pathname.startsWith('/ask/')) return refuse(response, 404, 'unknown address')
    // What comes from a page is of no type yet: the services check it.
    sendJson(response, await services.ask(pathname.replace('/ask/', '') as RequestName, body as never))
  }

  function tellEvents(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write('\n')
    const stop = services.onEvent((name, payload) => {
      response.write(`event: ${name}\ndata: ${JSON.stringify(payload)}\n\n`)
    })
    response.on('close', stop)
  }

  async function keepFile(request: IncomingMessage, response: ServerResponse, name: string): Promise<void> {
    if (!isFileName(name)) return refuse(response, 400, 'bad file name')
    sendJson(response, await keepUpload(request, uploadsDir, name, uploadLimitBytes))
  }

  async function takeFiles(response: ServerResponse, body: unknown): Promise<void> {
    const [paths, options] = Array.isArray(body) ? body : []
    if (!areUploads(uploadsDir, paths)) return refuse(response, 403, 'not an upload')
    sendJson(response, await services.submit(paths, options))
  }

  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    answer(request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy()
      else refuse(response, error instanceof BodyTooLarge ? 413 : 400, 'bad request')
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const guard = makeGuard(portOf(server))
  return {
    url: `http://${guard.host}/?token=${guard.token}`,
    async close() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    }
  }
}

function sendJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}

/** What is left of the body is not read, so the connection must not be used again. */
function refuse(response: ServerResponse, status: number, reason: string): void {
  response.writeHead(status, { connection: 'close' }).end(`Refused: ${reason}`)
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return address.port
}

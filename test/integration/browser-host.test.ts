import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { forkNode } from '../../src/main/processes/fork-node.ts'
import { openServices } from '../../src/main/services/open-services.ts'
import type { Services } from '../../src/main/services/services.ts'
import { serve, type Served } from '../host/serve.ts'

const folder = mkdtempSync(join(tmpdir(), 'browser-host-'))
const rendererDir = join(folder, 'renderer')
const uploadsDir = join(folder, 'data/uploads')
let services: Services
let host: Served
let origin: string
/** What the page's own requests carry. */
let own: OutgoingHttpHeaders

beforeAll(async () => {
  mkdirSync(join(rendererDir, 'assets'), { recursive: true })
  writeFileSync(
    join(rendererDir, 'index.html'),
    '<!doctype html><head><meta name="csp-nonce" content="__STYLE_NONCE__" /></head>'
  )
  writeFileSync(join(rendererDir, 'assets/main.js'), 'start()')
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  services = await openServices({
    dataDir: join(folder, 'data'),
    fork: forkNode(join(folder, 'no-job-is-started-here')),
    sampleLedger: join(folder, 'sample.csv'),
    base: join(folder, 'base.json'),
    resumesWaiting: false,
    log: () => undefined,
    chooseFiles: async () => [],
    chooseSavePath: async () => null
  })
  host = await serve({ services, rendererDir, uploadsDir, argsLimitBytes: 1000, uploadLimitBytes: 1000 })
  origin = new URL(host.url).origin
  const { headers } = await ask('GET', new URL(host.url).search)
  own = { origin, cookie: headers['set-cookie']![0]!.split(';')[0] }
})

afterAll(async () => {
  await host.close()
  await services.close()
  rmSync(folder, { recursive: true })
})

/** A request as it is written here: unlike fetch, it names any Host and leaves dots in a path alone. */
async function ask(
  method: string,
  path: string,
  headers: OutgoingHttpHeaders = {},
  body?: string
): Promise<{ status: number | undefined; headers: IncomingMessage['headers']; body: string }> {
  const { hostname, port } = new URL(host.url)
  const sent = request({ hostname, port, method, path: path.startsWith('?') ? `/${path}` : path, headers })
  sent.end(body)
  const [response]: IncomingMessage[] = await once(sent, 'response')
  return { status: response!.statusCode, headers: response!.headers, body: await text(response!) }
}

const post = (path: string, body: string, headers: OutgoingHttpHeaders = own) =>
  ask('POST', path, headers, body)

describe('who may ask', () => {
  test('lets the holder of the token in, with a cookie that scripts and other sites cannot use', async () => {
    const { status, headers } = await ask('GET', new URL(host.url).search)
    expect(status).toBe(303)
    expect(headers.location).toBe('/')
    expect(headers['set-cookie']).toEqual([expect.stringMatching(/; HttpOnly; SameSite=Strict$/)])
  })

  test.each(['/', '/?token=', '/?token=wrong', '/assets/main.js', '/events', '/api.js'])(
    'refuses %s without the token',
    async (path) => {
      expect((await ask('GET', path)).status).toBe(401)
    }
  )

  test('refuses a request without the cookie, or with that of another host', async () => {
    expect((await post('/ask/job:list', '{}', { origin })).status).toBe(401)
    expect((await post('/ask/job:list', '{}', { origin, cookie: `${String(own['cookie'])}x` })).status).toBe(
      401
    )
  })

  test.each(['localhost', 'doublet.example', '127.0.0.1', '127.0.0.1:1'])(
    'refuses the host name %s, to which a foreign page could have bound this address',
    async (name) => {
      expect((await ask('GET', '/', { ...own, host: name })).status).toBe(403)
    }
  )

  test.each(['http://evil.example', 'http://127.0.0.1:1', 'null'])(
    'refuses the origin %s',
    async (foreign) => {
      expect((await post('/ask/job:list', '{}', { ...own, origin: foreign })).status).toBe(403)
    }
  )

  test('refuses a post that does not say where it comes from', async () => {
    expect((await post('/ask/job:list', '{}', { cookie: own['cookie'] })).status).toBe(403)
  })

  test('cannot be reached at any address but 127.0.0.1', async () => {
    const { port } = new URL(host.url)
    await expect(fetch(`http://127.0.0.2:${port}/`)).rejects.toThrow('fetch failed')
  })
})

describe('what may be asked', () => {
  test('serves the page with its policy, and the same nonce in both', async () => {
    const { body, headers } = await ask('GET', '/', own)
    const nonce = /content="([^"]+)"/.exec(body)?.[1]
    expect(headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}'`)
    expect(body).toContain('<script src="/api.js">')
  })

  test('serves the files of the page', async () => {
    expect(await ask('GET', '/assets/main.js', own)).toMatchObject({ status: 200, body: 'start()' })
  })

  test.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/%00',
    '/%'
  ])('does not leave the folder of the page for %s', async (path) => {
    expect((await ask('GET', path, own)).status).toBe(404)
  })

  test('answers a request', async () => {
    const { status, body } = await post('/ask/job:list', '{}')
    expect(status).toBe(200)
    expect(JSON.parse(body)).toEqual({ ok: true, value: [] })
  })

  test.each(['/ask/job:delete', '/ask/job:submit', '/ask/toString', '/ask/__proto__', '/ask/'])(
    'refuses the unknown request %s',
    async (path) => {
      const { body } = await post(path, '{}')
      expect(JSON.parse(body)).toMatchObject({ ok: false, error: { code: 'BAD_REQUEST' } })
    }
  )

  test('knows no other address', async () => {
    expect((await post('/nothing', '{}')).status).toBe(404)
  })

  test('refuses arguments that are not JSON', async () => {
    expect((await post('/ask/job:list', '{')).status).toBe(400)
  })

  test('refuses arguments that are too large', async () => {
    expect((await post('/ask/job:list', JSON.stringify('x'.repeat(1000)))).status).toBe(413)
  })

  test.each(['PUT', 'DELETE', 'OPTIONS'])('refuses the method %s', async (method) => {
    expect((await ask(method, '/ask/job:list', own)).status).toBe(405)
  })
})

describe('uploads', () => {
  const upload = (name: string, body: string) => post(`/upload?name=${encodeURIComponent(name)}`, body)

  test('keeps two files of the same name apart, each under its own name', async () => {
    const paths: string[] = []
    for (const body of ['a', 'b']) paths.push(JSON.parse((await upload('Hauptbuch März.csv', body)).body))
    expect(paths.map((path) => readFileSync(path, 'utf8'))).toEqual(['a', 'b'])
    expect(paths.map((path) => basename(path))).toEqual(['Hauptbuch März.csv', 'Hauptbuch März.csv'])
  })

  test.each(['', '.', '..', '../x.csv', 'a/b.csv', 'a\\b.csv', 'a\0b', 'x'.repeat(256)])(
    'refuses the file name %j',
    async (name) => {
      expect((await upload(name, 'a')).status).toBe(400)
    }
  )

  test('refuses a file that is too large, and keeps none of it', async () => {
    const before = readdirSync(uploadsDir)
    expect((await upload('large.csv', 'x'.repeat(1001))).status).toBe(413)
    expect(readdirSync(uploadsDir)).toEqual(before)
  })

  test.each([['/etc/passwd'], [join(uploadsDir, '../catalog.db')], [1]])(
    'refuses to submit %j, which was not uploaded',
    async (path) => {
      expect((await post('/hand-over', JSON.stringify([[path], {}]))).status).toBe(403)
    }
  )
})

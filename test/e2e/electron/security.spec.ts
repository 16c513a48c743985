import { copyFileSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { PageApi, RequestName } from '../../../src/shared/contract.ts'
import { openCountingServer } from '../../helpers/counting-server.ts'
import { expectDone, smallLedger } from '../../helpers/desk.ts'
import { dropFiles } from '../../helpers/drop-files.ts'
import { expect, test } from '../../helpers/electron-test.ts'
import { repoRoot } from '../../helpers/find-electron.ts'

/** In the page. */
declare const api: PageApi

const submitOptions = {
  engagementId: '',
  clientName: '',
  settings: { mapping: {}, threshold: 2 },
  asOne: false
}

test('the page sees window.api and nothing of Node or Electron', async ({ launch }) => {
  const { page } = await launch()
  const seen = await page.evaluate(
    '[typeof require, typeof process, typeof module, typeof Buffer, typeof global, typeof electron]'
  )
  expect(seen).toEqual(Array.from({ length: 6 }, () => 'undefined'))
  expect(await page.evaluate('Object.values(api).every((call) => typeof call === "function")')).toBe(true)
  expect(await page.evaluate('Object.keys(api)')).toEqual(['ask', 'listen', 'handOver'])
})

test('the window is sandboxed and isolated', async ({ launch }) => {
  const { app, page } = await launch()
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents: object | undefined = BrowserWindow.getAllWindows()[0]?.webContents
    // Not in Electron's types.
    const read: unknown = contents && Reflect.get(contents, 'getLastWebPreferences')
    return typeof read === 'function' ? read.call(contents) : undefined
  })
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false
  })
  expect(await app.evaluate(({ session }) => session.defaultSession.isSpellCheckerEnabled())).toBe(false)
  expect(await page.evaluate('document.createElement("webview").constructor.name')).toBe('HTMLElement')
})

test('neither the page nor main reaches the network', async ({ launch }) => {
  const { app, page, complaints } = await launch()
  const server = await openCountingServer()
  const { url } = server

  expect(await page.evaluate(`fetch(${JSON.stringify(url)}).then(() => 'reached', () => 'blocked')`)).toBe(
    'blocked'
  )
  const image = `new Promise((done) => {
    const image = new Image()
    image.onload = () => done('reached')
    image.onerror = () => done('blocked')
    image.src = ${JSON.stringify(url)}
  })`
  expect(await page.evaluate(image)).toBe('blocked')
  const bySession = await app.evaluate(
    ({ session }, address) =>
      session.defaultSession.fetch(address).then(
        () => 'reached',
        () => 'blocked'
      ),
    url
  )
  expect(bySession).toBe('blocked')
  expect(server.calls()).toBe(0)
  expect(complaints.splice(0).every((text) => /Content Security Policy|CSP/.test(text))).toBe(true)
  server.close()
})

test('from start to end, Chromium asks nothing of the network by itself', async ({ launch, folder }) => {
  const netLog = join(folder, 'net.json')
  const { app, page } = await launch([`--log-net-log=${netLog}`])
  await dropFiles(page, [smallLedger])
  await expectDone(page, basename(smallLedger), 26)
  // A name that is looked up on purpose shows that the log would tell: every name is mapped to this one.
  await app.evaluate(({ session }) => session.defaultSession.resolveHost('control.invalid').catch(() => null))
  await app.close()
  const asked = [...readFileSync(netLog, 'utf8').matchAll(/"(?:url|host)":"([^"]+)"/g)].map(
    ([, what]) => what
  )
  expect([...new Set(asked)]).toEqual(['~NOTFOUND:0'])
})

/** Runs in main: what the listener that a test has put there hears. Put first, heard after, so that nothing is missed. */
const waitForDenied = (): unknown => Reflect.get(globalThis, 'denied')

test('the page opens no window and goes nowhere', async ({ launch }) => {
  const { app, page } = await launch()
  expect(await page.evaluate('window.open("https://example.com/") === null')).toBe(true)
  expect(app.windows()).toHaveLength(1)
  await app.evaluate(({ BrowserWindow }) => {
    const denied = new Promise((done) => {
      BrowserWindow.getAllWindows()[0]?.webContents.once('will-frame-navigate', (event) =>
        done([event.url, event.defaultPrevented])
      )
    })
    Object.assign(globalThis, { denied })
  })
  await page.evaluate('setTimeout(() => (location.href = "https://example.com/away"))')
  expect(await app.evaluate(waitForDenied)).toEqual(['https://example.com/away', true])
  expect(page.url()).toBe('app://doublet/index.html')
})

test('the page downloads nothing', async ({ launch }) => {
  const { app, page } = await launch()
  await app.evaluate(({ session }) => {
    const denied = new Promise((done) => {
      session.defaultSession.once('will-download', (event) => done(event.defaultPrevented))
    })
    Object.assign(globalThis, { denied })
  })
  await page.evaluate(`{
    const link = document.createElement('a')
    link.href = 'data:text/plain,x'
    link.download = 'x.txt'
    link.click()
  }`)
  expect(await app.evaluate(waitForDenied)).toBe(true)
})

test('every permission is denied', async ({ launch }) => {
  const { page } = await launch()
  const states = await page.evaluate(`Promise.all(
    ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read'].map(async (name) =>
      (await navigator.permissions.query({ name })).state
    )
  )`)
  expect(states).toEqual(Array.from({ length: 5 }, () => 'denied'))
  expect(
    await page.evaluate(
      'navigator.mediaDevices.getUserMedia({ audio: true }).then(() => "given", () => "no")'
    )
  ).toBe('no')
})

test('only files of the page are served', async ({ launch }) => {
  const { app } = await launch()
  const statusOf = (url: string) =>
    app.evaluate(({ net }, address) => net.fetch(address).then((response) => response.status), url)
  expect(await statusOf('app://doublet/index.html')).toBe(200)
  for (const url of [
    'app://doublet/../main/index.cjs',
    'app://doublet/..%2fmain%2findex.cjs',
    'app://doublet/%2e%2e%2fmain%2findex.cjs',
    'app://doublet/..%2f..%2fpackage.json',
    'app://doublet/%2fetc%2fpasswd',
    'app://doublet//etc/passwd',
    'app://doublet/%00',
    'app://doublet/%ff',
    'app://doublet/',
    'app://elsewhere/index.html'
  ])
    expect([url, await statusOf(url)]).toEqual([url, 404])
})

test('each load of the page has a strict policy with a nonce of its own', async ({ launch }) => {
  const { page } = await launch()
  const load = () =>
    page.evaluate(`fetch('app://doublet/index.html').then(async (response) => ({
      policy: response.headers.get('content-security-policy'),
      sniffing: response.headers.get('x-content-type-options'),
      html: await response.text()
    }))`) as Promise<{ policy: string; sniffing: string; html: string }>
  const [first, second] = [await load(), await load()]
  const nonces = [first, second].map(({ policy, html, sniffing }) => {
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self' 'nonce-")
    expect(sniffing).toBe('nosniff')
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1]
    expect(html).toContain(`content="${nonce}"`)
    return nonce
  })
  expect(nonces[0]).not.toBe(nonces[1])
})

test('a page that is not the window of Doublet is refused', async ({ launch }) => {
  const { app } = await launch()
  const answer = await app.evaluate(
    async ({ BrowserWindow }, preload) => {
      const stranger = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } })
      await stranger.loadURL('about:blank')
      const said: unknown = await stranger.webContents.executeJavaScript('api.ask("job:list", {})')
      stranger.destroy()
      return said
    },
    join(repoRoot, 'out/preload/index.cjs')
  )
  expect(answer).toMatchObject({ ok: false, error: { code: 'REFUSED_SENDER' } })
})

test('bad arguments are refused with BAD_REQUEST', async ({ launch }) => {
  const { page } = await launch()
  const answers = await page.evaluate(async () => {
    const bad = [undefined, null, 7, 'x', [], { jobId: 7 }, { ledgerId: '../../etc', extra: true }] as never[]
    const names = [
      'job:choose',
      'job:given',
      'job:status',
      'job:cancel',
      'job:retry',
      'job:again',
      'mapping:preview',
      'duplicates:summary',
      'duplicates:page',
      'duplicates:breakdown',
      'findings:page',
      'review:decide',
      'views:save',
      'workpaper:start',
      'export:start',
      'export:cancel'
    ] as const
    const said = await Promise.all(names.flatMap((name) => bad.map((args) => api.ask(name, args))))
    return said.map((answer) => (answer.ok ? 'ok' : answer.error.code))
  })
  expect([...new Set(answers)]).toEqual(['BAD_REQUEST'])
})

/** What a page that was taken over may pass for files, to have `path` read; `made` is a File that the page made. */
const passedForFiles = {
  'a string': 'path',
  'a string in a list': '[path]',
  'a function in a list': '[() => path]',
  'a list in a list': '[[path]]',
  'an object with the properties of a File': "[{ path, name: path, size: 9, type: '', lastModified: 0 }]",
  'an object that inherits from File':
    '[Object.create(File.prototype, { path: { value: path, enumerable: true } })]',
  'an object that the bridge makes inherit from a File': '[{ ["__proto__"]: made, path }]',
  'a File made in the page': '[made]',
  'a File with a path of its own': '[Object.defineProperty(made, "path", { value: path, enumerable: true })]',
  'a File of another class': '[new (class extends File { path = path })(["x"], path)]',
  'a Blob': '[new Blob(["x"])]',
  'an object with a map': '({ map: () => [path] })',
  'an object like a list': '({ length: 1, 0: path, map: () => [path] })',
  'an object with getters':
    '({ get length() { return 1 }, get 0() { return path }, get map() { return () => [path] } })',
  'an object with an iterator': '({ length: 1, *[Symbol.iterator]() { yield path } })',
  'a list with a map of its own': 'Object.assign([made], { map: () => [path] })',
  'a list of another class': 'new (class extends Array { map() { return [path] } })(made)',
  'a list with a getter': 'Object.defineProperty([made], 0, { get: () => path, enumerable: true })',
  'a proxy of a list':
    'new Proxy([made], { get: (list, name) => (name === "map" ? () => [path] : list[name]) })',
  'a Map': 'new Map([[0, path]])',
  nothing: 'null'
}

test('the page cannot name a path, whatever it passes for files', async ({ launch, folder }) => {
  const { page } = await launch()
  const path = join(folder, 'never-chosen.csv')
  copyFileSync(smallLedger, path)
  for (const [what, files] of Object.entries(passedForFiles)) {
    const codes = await page.evaluate(`(async () => {
      const path = ${JSON.stringify(path)}
      const made = new File(['x'], path)
      const said = await api.handOver(${files}, ${JSON.stringify({ ...submitOptions, paths: [path] })})
      return said.ok ? said.value.map((one) => one.error?.code) : [said.error.code]
    })().catch((error) => [error.message])`)
    expect([what, codes]).toEqual([
      what,
      [expect.stringMatching(/^(NOT_A_FILE|BAD_REQUEST|An object could not be cloned\.)$/)]
    ])
  }
  expect(await page.evaluate(() => api.ask('job:list', {}))).toEqual({ ok: true, value: [] })
})

test('no other request of the page takes a path', async ({ launch }) => {
  const { page } = await launch()
  const contract = readFileSync(join(repoRoot, 'src/shared/contract.ts'), 'utf8')
  const requests = [...contract.matchAll(/^  '(\w+:\w+)': \{/gm)].map(([, name]) => name as RequestName)
  expect(requests.length).toBeGreaterThan(40)
  const codes = await page.evaluate(
    async ([names, path]) => {
      const args = { path, paths: [path], file: path, files: [path], folder: path, savePath: path }
      const said = await Promise.all(names.map((name) => api.ask(name, args as never)))
      return said.map((answer) => (answer.ok ? 'ok' : answer.error.code))
    },
    [[...requests, 'job:submit' as RequestName], smallLedger] as const
  )
  expect([...new Set(codes)]).toEqual(['BAD_REQUEST'])
})

test('a file that is not on disk is refused with a sentence', async ({ launch }) => {
  const { page } = await launch()
  const answer = await page.evaluate(
    (options) => api.handOver([new File(['account,amount\n'], 'made-up.csv')], options),
    submitOptions
  )
  expect(answer).toMatchObject({
    ok: true,
    value: [
      {
        ok: false,
        error: { code: 'NOT_A_FILE', message: expect.stringMatching(/not a file on this computer/) }
      }
    ]
  })
})

test('the page has no door to files or devices', async ({ launch }) => {
  const { page } = await launch()
  const doors = [
    'showOpenFilePicker',
    'showSaveFilePicker',
    'showDirectoryPicker',
    'WebTransport',
    'RTCPeerConnection'
  ]
  const ofNavigator = ['usb', 'serial', 'hid', 'bluetooth', 'share', 'presentation', 'contacts']
  expect(
    await page.evaluate(
      `[...${JSON.stringify(doors)}.map((door) => typeof globalThis[door]), ...${JSON.stringify(ofNavigator)}.map((door) => typeof navigator[door]), typeof navigator.storage.getDirectory]`
    )
  ).toEqual(Array.from({ length: doors.length + ofNavigator.length + 1 }, () => 'undefined'))
})

import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expectDone, openFindings, smallLedger } from '../../helpers/desk.ts'
import { dropFiles } from '../../helpers/drop-files.ts'
import { expect, test } from '../../helpers/electron-test.ts'
import { launchElectron } from '../../helpers/launch-electron.ts'
import { tracedProgram, whyNotTraced } from '../../helpers/traced-electron.ts'
import { tell } from '../../trial/tally.ts'

test.skip(whyNotTraced !== '', whyNotTraced)

test('from the drop of a ledger to a decided finding and its export no connection is made', async ({
  electron,
  folder,
  dataDir
}) => {
  const traced = tracedProgram(electron, folder)
  const { app, page } = await launchElectron(traced.program, dataDir)
  await dropFiles(page, [smallLedger])
  await expectDone(page, basename(smallLedger), 26)
  await openFindings(page)
  await page.locator('.ag-row[row-index="0"]').first().click()
  await page.keyboard.press('v')
  const filePath = join(folder, 'mine.csv')
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: path })
  }, filePath)
  await page.evaluate(`api.ask('job:list', {}).then(({ value }) =>
    api.ask('export:start', { ledgerId: value[0].ledgerId, filter: {} }))`)
  await expect.poll(() => existsSync(filePath)).toBe(true)
  await app.close()
  tell('connections-use', { calls: traced.calls(), connects: traced.connects() })
  // Sockets of this computer show that the trace would tell.
  expect(traced.calls()).toBeGreaterThan(0)
  expect(traced.connects()).toEqual([])
})
/** What a hostile script would try with every kind of server that WebRTC knows, and with whatever makes connections in this window. */
const callOut = (from: string) => `(async () => {
  const from = ${from}
  const iceServers = [
    { urls: ['stun:127.0.0.1:3478', 'stun:192.0.2.1:3478'] },
    {
      urls: ['turn:127.0.0.1:3478?transport=udp', 'turn:127.0.0.1:3478?transport=tcp', 'turns:127.0.0.1:5349?transport=tcp'],
      username: 'u',
      credential: 'c'
    }
  ]
  for (const Maker of [from.RTCPeerConnection, from.webkitRTCPeerConnection].filter(Boolean)) {
    const connection = new Maker({ iceServers })
    connection.createDataChannel('out')
    await connection.setLocalDescription(await connection.createOffer())
  }
  try { new from.WebSocket('ws://127.0.0.1:9/') } catch {}
  try { new from.EventSource('http://127.0.0.1:9/') } catch {}
  try { from.navigator.sendBeacon('http://127.0.0.1:9/') } catch {}
})()`
const ownFrame = "document.body.appendChild(document.createElement('iframe')).contentWindow"

test('not even a hostile script in the page makes one', async ({ electron, folder, dataDir }) => {
  const traced = tracedProgram(electron, folder)
  const { app, page } = await launchElectron(traced.program, dataDir)
  await page.evaluate(callOut('window'))
  // A frame of its own ends the page.
  const ended = page.waitForEvent('crash')
  await page.evaluate(callOut(ownFrame)).catch(() => null)
  await ended
  await new Promise((done) => setTimeout(done, 3000))
  await app.close()
  tell('connections-hostile', { calls: traced.calls(), connects: traced.connects() })
  expect(traced.connects()).toEqual([])
})

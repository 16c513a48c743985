import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server on the loopback for what must not be reached: its address, and how often it was called so far. */
export async function openCountingServer(): Promise<{ url: string; calls(): number; close(): void }> {
  let calls = 0
  const server = createServer((_request, response) => {
    calls++
    response.end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/`, calls: () => calls, close: () => server.close() }
}

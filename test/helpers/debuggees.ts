import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'

interface Debuggee {
  webSocketDebuggerUrl: string
}

/** A port that nobody listens on, as far as that can be known. */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** The programs that can be debugged at a port; none where nobody listens. */
export async function listDebuggees(port: number): Promise<Debuggee[]> {
  return fetch(`http://127.0.0.1:${port}/json/list`).then(
    (answer) => answer.json() as Promise<Debuggee[]>,
    () => []
  )
}

/** Lets a program that waits for a debugger run, as one would that attaches, goes on and leaves: at its end it would wait for that, too. */
export async function resumeDebuggee(port: number): Promise<void> {
  const [debuggee] = await listDebuggees(port)
  const socket = new WebSocket(debuggee!.webSocketDebuggerUrl)
  await once(socket, 'open')
  const answered = once(socket, 'message')
  socket.send(JSON.stringify({ id: 1, method: 'Runtime.runIfWaitingForDebugger' }))
  await answered
  socket.close()
}

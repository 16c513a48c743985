import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { afterEach, expect, test } from 'vitest'
import { openRpc, type Line } from '../../../src/main/processes/rpc.ts'
import { DoubletError } from '../../../src/shared/result.ts'

interface Theirs {
  add(one: number, other: number): number
  addLater(one: number, other: number): Promise<number>
  refuse(code: string): never
  readNothing(): never
  note(text: string): void
  never(): Promise<void>
}

const noted: string[] = []
const theirs: Theirs = {
  add: (one, other) => one + other,
  addLater: (one, other) => new Promise((resolve) => setTimeout(() => resolve(one + other), 5)),
  refuse: (code) => {
    throw new DoubletError(code, 'Not today.', 'a detail')
  },
  readNothing: () => {
    throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })
  },
  note: (text) => void noted.push(text),
  never: () => new Promise(() => undefined)
}

const ports: MessagePort[] = []
afterEach(() => {
  for (const port of ports.splice(0)) port.close()
})

/** A real line: what is posted is cloned, as between processes. */
function lineOf(port: MessagePort): Line {
  ports.push(port)
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => void port.on('message', listener)
  }
}

function connect() {
  const { port1, port2 } = new MessageChannel()
  openRpc<Record<never, never>>(lineOf(port2), { ...theirs })
  return openRpc<Theirs>(lineOf(port1), {})
}

test('brings each answer to its own question, whichever comes first', async () => {
  const rpc = connect()
  const answers = await Promise.all([
    rpc.ask('addLater', 1, 2),
    rpc.ask('add', 3, 4),
    rpc.ask('addLater', 5, 6)
  ])
  expect(answers).toEqual([3, 7, 11])
})

test('brings an error across with its code, sentence and detail', async () => {
  await expect(connect().ask('refuse', 'NOT_NOW')).rejects.toMatchObject({
    problem: { code: 'NOT_NOW', message: 'Not today.', detail: 'a detail' }
  })
})

test('gives what the system says a code and a sentence, too', async () => {
  await expect(connect().ask('readNothing')).rejects.toMatchObject({ problem: { code: 'DISK_FULL' } })
})

test.each(['nothing', 'constructor', '__proto__', 'toString'])(
  'refuses %s, which nobody declared',
  async (name) => {
    await expect(connect().ask(name as 'add', 1, 2)).rejects.toBeInstanceOf(DoubletError)
  }
)

test('tells in the order of the telling, and before what is asked later', async () => {
  const rpc = connect()
  rpc.tell('note', 'first')
  rpc.tell('note', 'second')
  await rpc.ask('add', 1, 1)
  expect(noted).toEqual(['first', 'second'])
})

test('passes over what is told and nobody declared', async () => {
  const rpc = connect()
  rpc.tell('nothing' as 'note', 'unheard')
  expect(await rpc.ask('add', 1, 1)).toBe(2)
})

test('fails what waits for a process that is gone with what it is told', async () => {
  const rpc = connect()
  const waiting = rpc.ask('never')
  rpc.close({ code: 'GONE', message: 'It is gone.' })
  await expect(waiting).rejects.toMatchObject({ problem: { code: 'GONE' } })
})

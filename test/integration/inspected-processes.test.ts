import { afterEach, expect, test, vi } from 'vitest'
import { forkNode } from '../../src/main/processes/fork-node.ts'
import { inspectArguments } from '../../src/main/processes/inspect-arguments.ts'
import { findFreePort, listDebuggees } from '../helpers/debuggees.ts'
import { programFolder } from '../helpers/program-folder.ts'

const fork = forkNode(programFolder)
afterEach(() => vi.unstubAllEnvs())

test('a plain process waits for a debugger before its first line where its name is said', async () => {
  const port = await findFreePort()
  vi.stubEnv('DOUBLET_INSPECT', `reader:${port}`)
  const reader = fork('reader')
  try {
    await expect.poll(() => listDebuggees(port), { timeout: 20_000 }).toHaveLength(1)
  } finally {
    reader.kill()
  }
})

test('a process whose name is not said waits for nobody', () => {
  vi.stubEnv('DOUBLET_INSPECT', 'reader')
  expect(inspectArguments('reader')).toEqual(['--inspect-brk=127.0.0.1:9231'])
  expect(inspectArguments('job')).toEqual([])
  vi.stubEnv('DOUBLET_INSPECT', undefined)
  expect(inspectArguments('reader')).toEqual([])
})

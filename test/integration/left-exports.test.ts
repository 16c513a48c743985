import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { cliProgram } from '../helpers/program-folder.ts'
import { scratchFolder } from '../helpers/scratch-folder.ts'
import { openTestServices } from '../helpers/test-services.ts'

vi.setConfig({ testTimeout: 120_000 })

const folder = scratchFolder()

test('what a program leaves of an export when it is killed, with all its processes, is removed at the next start', async () => {
  const dataDir = join(folder, 'data')
  const out = join(folder, 'out')
  const path = join(folder, 'wide.csv')
  const lines = Array.from({ length: 60_000 }, (_, n) => `${4000 + (n % 2)},5.00,${n}`)
  writeFileSync(path, `account,amount,text\n${lines.join('\n')}\n`)
  mkdirSync(out)
  const strangers = [
    `wide.duplicates.csv.${randomUUID()}.partial`,
    'x.partial',
    'wide.duplicates.csv.partial'
  ]
  for (const name of strangers) writeFileSync(join(out, name), 'of somebody else')

  const words = [cliProgram, path, '--out', out, '--data-dir', dataDir]
  const program = spawn(process.execPath, words, { detached: true, stdio: 'ignore' })
  const ended = once(program, 'exit')
  const parts = () => readdirSync(out).filter((name) => !strangers.includes(name))
  await vi.waitFor(() => expect(parts()).toHaveLength(1), { timeout: 100_000, interval: 3 })
  process.kill(-program.pid!, 'SIGKILL')
  await ended
  expect(parts()).toEqual([expect.stringMatching(/^wide\.duplicates\.csv\..*\.partial$/)])

  const desk = await openTestServices(dataDir)
  try {
    await vi.waitFor(() => expect(parts()).toEqual([]), 20_000)
    expect(readdirSync(out).toSorted()).toEqual(strangers.toSorted())
    const [job] = await desk.ask('job:list', {})
    const log = await desk.ask('activity:page', { ledgerId: job!.ledgerId!, offset: 0, limit: 10 })
    expect(log.entries.map(({ text }) => text)).toContainEqual(
      expect.stringMatching(/^Writing wide\.duplicates\.csv ended with the program; .* was removed/)
    )
    expect(readdirSync(join(dataDir, 'partial-exports'))).toEqual([])
    expect(desk.logLines).toEqual([])
  } finally {
    await desk.services.close()
  }
})

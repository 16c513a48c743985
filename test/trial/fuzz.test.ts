import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { beforeAll, expect, test, vi } from 'vitest'
import { SealedReader } from '../../src/main/archive/sealed-file.ts'
import { writeDecidedLedger } from '../helpers/decided-ledger.ts'
import { scratchFolder } from '../helpers/scratch-folder.ts'
import { openTestServices } from '../helpers/test-services.ts'
import trainOnce from '../helpers/train-once.ts'
import type { FuzzAnswer, FuzzTask } from './fuzz-child.ts'
import { makeInput, passphrase, readSeeds, seal, type FuzzKind, type SeedPlaces } from './fuzz-inputs.ts'
import { howMany, isLong, keepExhibit, tell } from './tally.ts'

vi.setConfig({ testTimeout: isLong ? 24 * 3_600_000 : 300_000, hookTimeout: 300_000 })

/** Most take a few milliseconds. */
const hangsAfterMs = 120_000
const folder = scratchFolder()
let places: SeedPlaces
let forget: () => void

beforeAll(async () => {
  forget = await trainOnce()
  const engagementPath = join(folder, 'engagement.doublet')
  places = { modelPath: process.env['DOUBLET_TEST_MODEL']!, engagementPath, folder }
  const desk = await openTestServices(join(folder, 'data'))
  const source = writeDecidedLedger(join(folder, 'ledger.csv'), { others: 40, doubles: 6 })
  const ledgerId = (await desk.run(source)).ledgerId!
  const target = { findingNos: [1, 2] }
  await desk.ask('review:decide', { ledgerId, target, change: { disposition: 'duplicate' }, by: 'Ann' })
  desk.savePath = join(folder, 'exported.doublet')
  const { taskId } = (await desk.ask('engagement:pack', { jobId: ledgerId, passphrase }))!
  await desk.handed(taskId)
  await desk.services.close()
  const reader = new SealedReader(desk.savePath, passphrase)
  seal(engagementPath, Buffer.concat([...reader.chunks()]))
  reader.close()
  return () => forget()
})

/** Has inputs tried in one process; answers the number of the first one that it did not answer, or null where all were. */
function tryIn(
  child: ChildProcess,
  task: FuzzTask,
  hear: (answer: FuzzAnswer) => void
): Promise<number | null> {
  return new Promise((resolve) => {
    let next = task.from
    let timer: NodeJS.Timeout
    const settle = (failed: number | null) => {
      clearTimeout(timer)
      child.removeAllListeners()
      child.kill('SIGKILL')
      resolve(failed)
    }
    const wait = () => {
      clearTimeout(timer)
      timer = setTimeout(() => settle(next), hangsAfterMs)
    }
    child.on('message', (answer: FuzzAnswer) => {
      hear(answer)
      next++
      if (next === task.from + task.count) settle(null)
      else wait()
    })
    child.once('exit', () => settle(next))
    wait()
    child.send(task)
  })
}

test.each<[FuzzKind, string, number]>([
  ['text', 'texts', howMany(150, 34_000)],
  ['archive', 'workbooks', howMany(60, 14_000)],
  ['parts', 'parts of workbooks', howMany(100, 26_000)],
  ['model', 'model files', howMany(100, 16_000)],
  ['sealed', 'engagements', howMany(60, 7000)],
  ['resealed', 'contents of engagements', howMany(40, 3000)]
])(
  '%s: mutated %s end in a result whose lines add up or in a sentence, and nothing is left of them',
  async (kind, _what, inputs) => {
    const ended: Record<string, number> = {}
    const wrong: string[] = []
    const note = (number: number, what: string) => {
      const { bytes, extension } = makeInput(readSeeds(places), kind, number)
      wrong.push(`${keepExhibit(`${kind}-${number}${extension}`, bytes)}: ${what}`)
    }
    let tried = 0
    let stopped = 0
    const hear = (answer: FuzzAnswer) => {
      tried++
      ended[answer.ended] = (ended[answer.ended] ?? 0) + 1
      if (answer.wrong !== '') note(answer.number, answer.wrong)
    }
    // A process of some thousands, so that what one leaves in memory is no matter.
    const perProcess = 2000
    for (let from = 0; from < inputs;) {
      const count = Math.min(perProcess, inputs - from)
      const child = fork(join(import.meta.dirname, 'fuzz-child.ts'))
      const failed = await tryIn(child, { kind, from, count, folder: join(folder, kind), places }, hear)
      if (failed !== null) {
        stopped++
        tried++
        note(failed, 'the process died or hung')
      }
      from = failed === null ? from + count : failed + 1
      tell(`fuzz-${kind}`, { inputs: tried, crashesAndHangs: stopped, wrong, ended })
    }
    expect(wrong).toEqual([])
    expect(tried).toBe(inputs)
  }
)

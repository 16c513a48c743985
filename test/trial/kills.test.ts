import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test, vi } from 'vitest'
import { scratchFolder } from '../helpers/scratch-folder.ts'
import { openTestServices } from '../helpers/test-services.ts'
import { chance, type Chance } from './chance.ts'
import type { Said } from './program.ts'
import { figuresOf, pairs } from './sources.ts'
import { howMany, isLong, tell } from './tally.ts'

vi.setConfig({ testTimeout: isLong ? 24 * 3_600_000 : 300_000 })

const folder = scratchFolder()
const wanted = howMany(12, 500)
/** Programs on one data folder, before a new one is begun. */
const programsOnOne = 12
const firstWordsMs = 200_000

/** What is known of a data folder from what its programs said. */
class Witness {
  /** Of each finding: what was last acknowledged, and what was asked for and not answered. */
  readonly #decisions = new Map<string, { kept: string; asked: Set<string> }>()
  readonly #submitted = new Set<string>()
  readonly #completed = new Set<string>()
  /** Decisions that were acknowledged. */
  decided = 0
  /** Times that a ledger was read again and was what it had been. */
  read = 0
  readonly lost: string[] = []
  readonly wrong: string[] = []
  readonly #figures: Set<string>

  constructor(figures: Set<string>) {
    this.#figures = figures
  }

  hear(said: Said): void {
    if (said.what === 'submitted') this.#submitted.add(said.jobId)
    else if (said.what === 'completed') this.#completed.add(said.jobId)
    else if (said.what === 'asks') this.#of(said.ledgerId, said.findingNo).asked.add(said.disposition)
    else if (said.what === 'decided') {
      const decision = this.#of(said.ledgerId, said.findingNo)
      decision.kept = said.disposition
      decision.asked.clear()
      this.decided++
    } else if (said.what === 'found') this.#compare(said)
  }

  #of(ledgerId: string, findingNo: number): { kept: string; asked: Set<string> } {
    const key = `${ledgerId} ${findingNo}`
    const known = this.#decisions.get(key) ?? { kept: 'open', asked: new Set<string>() }
    this.#decisions.set(key, known)
    return known
  }

  #compare({ jobs, ledgers, faults }: Extract<Said, { what: 'found' }>): void {
    const statuses = new Map(jobs.map(({ jobId, status }) => [jobId, status]))
    for (const jobId of this.#completed)
      if (statuses.get(jobId) !== 'COMPLETED') this.lost.push(`job ${jobId} is ${statuses.get(jobId)}`)
    for (const jobId of this.#submitted) if (!statuses.has(jobId)) this.lost.push(`job ${jobId} is not there`)
    for (const fault of faults) this.wrong.push(`fault ${fault}`)
    for (const { ledgerId, problem, figures, dispositions } of ledgers) {
      if (problem !== '') this.lost.push(`ledger ${ledgerId} answers ${problem}`)
      else if (!this.#figures.has(JSON.stringify(figures.toSorted())))
        this.wrong.push(`ledger ${ledgerId} has figures that none of the sources has`)
      else this.read++
      for (const [at, disposition] of dispositions.entries()) {
        const decision = this.#of(ledgerId, at + 1)
        if (disposition !== decision.kept && !decision.asked.has(disposition))
          this.lost.push(`${ledgerId} finding ${at + 1} is ${disposition}, was ${decision.kept}`)
        // What was asked for before may still come from a reader that outlives its program.
        decision.kept = disposition
      }
    }
  }
}

interface Program {
  child: ChildProcess
  /** Its processes of this kind that were started, oldest first. */
  started: Record<'job' | 'reader', number[]>
  isReady: Promise<void>
  lastWords(): string
  ended: Promise<unknown>
}

function startProgram(dataDir: string, workFolder: string, seed: number, witness: Witness): Program {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'program.ts'), dataDir, workFolder, String(seed)],
    { detached: true, stdio: ['ignore', 'pipe', 'pipe'] }
  )
  let lastWords = ''
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (lastWords = (lastWords + text).slice(-500)))
  const started: Program['started'] = { job: [], reader: [] }
  const lines = createInterface({ input: child.stdout! })
  const isReady = new Promise<void>((resolve) => {
    lines.on('line', (line) => {
      const said = JSON.parse(line) as Said
      if (said.what === 'started') started[said.entry].push(said.pid)
      witness.hear(said)
      if (said.what === 'found') resolve()
    })
    child.once('exit', () => resolve())
  })
  // The words of a killed program are all there only when its pipe is closed, which its children hold as well.
  return {
    child,
    started,
    isReady,
    lastWords: () => lastWords,
    ended: Promise.all([once(child, 'exit'), once(lines, 'close')])
  }
}

const isAlive = ({ child }: Program) => child.exitCode === null && child.signalCode === null

/** Kills one, and says whether there was something to kill. */
function kill(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL')
  } catch {
    return false
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

test('programs, jobs and readers that are killed at any moment lose nothing that was acknowledged', async () => {
  const kills = { program: 0, 'program and all it started': 0, job: 0, reader: 0 }
  const total = () => Object.values(kills).reduce((sum, count) => sum + count, 0)
  const lost: string[] = []
  const wrong: string[] = []
  let programs = 0
  let leftBehind = 0
  let folders = 0
  let decided = 0
  let read = 0
  while (total() < wanted) {
    const dataDir = join(folder, `data-${++folders}`)
    const workFolder = join(folder, `work-${folders}`)
    mkdirSync(workFolder)
    const seeds = Array.from({ length: programsOnOne }, (_, at) => folders * 100 + at)
    const figures = seeds.flatMap((seed) =>
      Array.from({ length: 100 }, (_, count) => figuresOf(seed * 100 + count))
    )
    const witness = new Witness(new Set(figures.map((each) => JSON.stringify(each.toSorted()))))
    for (const seed of seeds) {
      if (total() >= wanted) break
      const random = chance(seed)
      const program = startProgram(dataDir, workFolder, seed, witness)
      programs++
      // The first one is left alone until there is something that can be lost.
      if (seed === seeds[0]) {
        const hasDecided = await vi.waitUntil(() => witness.decided > 5, firstWordsMs).catch(() => false)
        if (!hasDecided) wrong.push(`the program of seed ${seed} decided nothing: ${program.lastWords()}`)
      }
      // One of five does not come as far as its first answer.
      else if (random.below(5) === 0) await Promise.race([program.isReady, pause(random.below(2500))])
      else {
        await program.isReady
        await killChildren(program, random, kills)
      }
      if (!isAlive(program)) wrong.push(`the program of seed ${seed} ended by itself: ${program.lastWords()}`)
      else if (random.below(2) === 0) {
        kills.program++
        kill(program.child.pid!)
      } else {
        kills['program and all it started']++
        process.kill(-program.child.pid!, 'SIGKILL')
      }
      await program.ended
    }
    const desk = await openTestServices(dataDir, false, 0)
    wrong.push(...(await desk.checked()).faults.map(({ problem }) => `at the end: ${problem.code}`))
    const jobs = await desk.ask('job:list', {})
    const ledgers = new Set(jobs.flatMap(({ ledgerId }) => ledgerId ?? []))
    await desk.services.close()
    leftBehind += readdirSync(join(dataDir, 'ledgers')).filter(
      (name) => !ledgers.has(name.split('.')[0]!)
    ).length
    leftBehind += readdirSync(workFolder).filter((name) => name.endsWith('.partial')).length
    wrong.push(...halfExports(workFolder))
    lost.push(...witness.lost)
    wrong.push(...witness.wrong)
    decided += witness.decided
    read += witness.read
    tell('kills', {
      ...kills,
      total: total(),
      programs,
      decided,
      read,
      lost,
      wrong,
      leftBehind
    })
  }
  expect({ lost, wrong, leftBehind }).toEqual({ lost: [], wrong: [], leftBehind: 0 })
  expect(total()).toBeGreaterThanOrEqual(wanted)
})

/** Kills up to six processes of a program that is at work. */
async function killChildren(
  program: Program,
  random: Chance,
  kills: Record<'job' | 'reader', number>
): Promise<void> {
  for (let count = random.below(7); count > 0 && isAlive(program); count--) {
    await pause(random.below(700))
    const what = random.one(['job', 'reader', 'reader'] as const)
    const pid = program.started[what].at(-1)
    if (pid !== undefined && kill(pid)) kills[what]++
  }
  await pause(random.below(700))
}

/** Exports that got their name and are not whole: each line of each pair, and the header. */
function halfExports(workFolder: string): string[] {
  const names = readdirSync(workFolder).filter((name) => /^export-.*\.csv$/.test(name))
  return names.filter((name) => {
    const text = readFileSync(join(workFolder, name), 'utf8')
    return !text.endsWith('\n') || text.trimEnd().split('\n').length !== 2 * pairs + 1
  })
}

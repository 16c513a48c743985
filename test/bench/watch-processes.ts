import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** What a command took. */
export interface Watched {
  seconds: number
  /** Of the processor, user and system, the command and all that it started. */
  cpuSeconds: number
  /** The most that the command and all that it started had resident at a time; null where the system does not tell. */
  peakBytes: number | null
  stdout: string
}

const everyMs = 20
const ticksPerSecond = 100
const pageBytes = 4096
const hasProc = existsSync('/proc/self/statm')

/** Runs a command, looks at its processes every so often and throws where it fails. Only one can be watched at a time. */
export async function watchCommand(program: string, words: readonly string[]): Promise<Watched> {
  const [startedAt, cpuBefore] = [performance.now(), cpuOfEnded()]
  const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'] })
  let [stdout, stderr] = ['', '']
  let peakBytes = 0
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (stderr = (stderr + chunk.toString()).slice(-2000)))
  const timer = setInterval(() => {
    if (hasProc) peakBytes = Math.max(peakBytes, residentBytes(child.pid!))
  }, everyMs)
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  }).finally(() => clearInterval(timer))
  if (code !== 0) throw new Error(`${program} ${words.join(' ')} ended with ${code}: ${stderr}`)
  return {
    seconds: (performance.now() - startedAt) / 1000,
    cpuSeconds: cpuOfEnded() - cpuBefore,
    peakBytes: hasProc ? peakBytes : null,
    stdout
  }
}

/** Seconds of the processor that a running process has had; null where the system does not tell. */
export function cpuOf(pid: number): number | null {
  const fields = statOf(pid)
  return fields === null ? null : (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
}

/** Those of all processes that this one started and that have ended. */
function cpuOfEnded(): number {
  const fields = statOf(process.pid)
  return fields === null ? NaN : (Number(fields[13]) + Number(fields[14])) / ticksPerSecond
}

/** The fields of `/proc/PID/stat` behind the name of the program. */
function statOf(pid: number): string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return null
  }
}

/** Of a process and all below it. */
function residentBytes(root: number): number {
  const below = new Map<number, number[]>()
  for (const name of readdirSync('/proc')) {
    const pid = Number(name)
    const parent = Number.isInteger(pid) ? statOf(pid)?.[1] : undefined
    if (parent !== undefined) below.set(Number(parent), [...(below.get(Number(parent)) ?? []), pid])
  }
  let bytes = 0
  const left = [root]
  for (let pid = left.pop(); pid !== undefined; pid = left.pop()) {
    bytes += residentOf(pid)
    left.push(...(below.get(pid) ?? []))
  }
  return bytes
}

function residentOf(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1]) * pageBytes
  } catch {
    // It ended in between.
    return 0
  }
}

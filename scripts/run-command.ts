import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const root = join(import.meta.dirname, '..')
/** What a command that is stopped has to end by itself, so that it takes along what is in no group of its own, such as browsers. */
const graceMs = 5000

/** After `longestMs` a command is stopped with everything it started; `onLate` is called just before. */
export interface Bound {
  longestMs: number
  onLate: () => void
}

/**
 * Runs a command line of the project's own tools from its root, output streamed or into an open file, and gives its exit code; 1
 * where it could not start or was killed. One with a bound gets a process group of its own.
 */
export async function runCommand(
  command: string,
  bound?: Bound,
  output: 'inherit' | number = 'inherit'
): Promise<number> {
  // The tools' own scripts start `node`: the project's, whichever one the machine brings.
  const path = `${join(root, 'node_modules/.bin')}${delimiter}${process.env['PATH'] ?? ''}`
  const child = spawn(command, {
    cwd: root,
    shell: true,
    stdio: ['inherit', output, output],
    env: { ...process.env, PATH: path },
    detached: bound !== undefined && process.platform !== 'win32'
  })
  const exit = new Promise<number>((resolve) => {
    child.on('error', () => resolve(1))
    child.on('close', (code) => resolve(code ?? 1))
  })
  return bound === undefined ? await exit : await untilLate(child, exit, bound)
}

async function untilLate(child: ChildProcess, exit: Promise<number>, bound: Bound): Promise<number> {
  // Keys that end a program reach the terminal's group only, which this child is not in.
  const passOn = (signal: NodeJS.Signals) => {
    signalAll(child, signal)
    for (const each of signals) process.off(each, passOn)
    process.kill(process.pid, signal)
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.on(signal, passOn)
  const end = new AbortController()
  const late = wait(bound.longestMs, 'late' as const, { signal: end.signal }).catch(() => 'ended' as const)
  try {
    if ((await Promise.race([exit, late])) !== 'late') return await exit
    bound.onLate()
    signalAll(child, 'SIGTERM')
    await wait(graceMs)
    signalAll(child, 'SIGKILL')
    await exit
    return 1
  } finally {
    end.abort()
    for (const signal of signals) process.off(signal, passOn)
  }
}

/** The group is named by the id of the child that leads it; there may be nothing left of it. */
function signalAll({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(pid), '/t', '/f'])
    return
  }
  try {
    process.kill(-pid, signal)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const strace = ['/usr/bin/strace', '/bin/strace', '/usr/local/bin/strace'].find((path) => existsSync(path))

/** Why no program can be traced here; '' where one can. */
export const whyNotTraced = strace === undefined ? 'no strace: run `apt-get install strace`' : ''

/** A program that runs this one, and notes where it and all it starts connect to. */
export function tracedProgram(
  program: string,
  folder: string
): {
  program: string
  /** How many calls were traced, to wherever. */
  calls(): number
  /** Calls that name an address of the network. */
  connects(): string[]
} {
  const [script, log] = [join(folder, 'traced.sh'), join(folder, 'connects.txt')]
  writeFileSync(
    script,
    `#!/bin/sh\nexec ${strace} -f -qq -e trace=connect,sendto,sendmsg -e signal=none -o '${log}' '${program}' "$@"\n`
  )
  chmodSync(script, 0o700)
  const lines = () => readFileSync(log, 'utf8').split('\n').filter(Boolean)
  return {
    program: script,
    calls: () => lines().length,
    connects: () => lines().filter((line) => /AF_INET6?\b/.test(line))
  }
}

import type { Entry } from './process.ts'

/** Node's own port belongs to the program that starts them. */
const ports: Record<Entry, number> = { job: 9230, reader: 9231 }

/**
 * What makes a process wait for a debugger before its first line: `DOUBLET_INSPECT` names its entry, and a port where it should be
 * another one, as in `job` or `reader:9300`. None where the variable says nothing of this entry.
 */
export function inspectArguments(entry: Entry): string[] {
  const [named, port = ports[entry]] = process.env['DOUBLET_INSPECT']?.split(':') ?? []
  return named === entry ? [`--inspect-brk=127.0.0.1:${port}`] : []
}

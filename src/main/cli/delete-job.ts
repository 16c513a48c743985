import type { Removal, RemovalTarget } from '../../shared/data-folder.ts'
import { valueOf } from '../../shared/result.ts'
import { spellCount } from '../../shared/spell-count.ts'
import type { Services } from '../services/services.ts'

/** What is to be deleted, and the name that was typed for it; null where none was. */
export type Deletion = RemovalTarget & { typed: string | null }

/** Says what goes and deletes it, where the name was given that is asked for. Answers the exit code. Throws what the services refuse. */
export async function deleteJob(services: Services, { typed, ...target }: Deletion): Promise<number> {
  const plan = valueOf(await services.ask('folder:removal', target))
  process.stdout.write(`${planLines(plan).join('\n')}\n`)
  if (typed === null && plan.typed !== '') {
    process.stdout.write(`Nothing was deleted. To delete it, add --confirm ${JSON.stringify(plan.typed)}\n`)
    return 1
  }
  const removed = valueOf(await services.ask('folder:remove', { ...target, typed: typed ?? '' }))
  process.stdout.write(`Deleted: ${spellCount(removed.length)} of the list.\n`)
  return 0
}

function planLines({ name, jobs, ledgers, sizeBytes, decisions, entries, copies }: Removal): string[] {
  return [
    `${name}: ${spellCount(jobs.length)} of the list (${jobs.join(', ')})`,
    `stored ledgers: ${ledgers}; decisions: ${spellCount(decisions)}; entries of the log: ${spellCount(entries)}`,
    `copies written anew: ${copies}; bytes freed: ${spellCount(sizeBytes)}`
  ]
}

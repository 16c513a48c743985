import { createInterface } from 'node:readline'
import type { Choice, DifferingDecision, Handover, JoinPlan, SaidDecision } from '../../shared/handover.ts'
import { DoubletError, valueOf } from '../../shared/result.ts'
import { spellCount } from '../../shared/spell-count.ts'
import type { Services } from '../services/services.ts'

/** An engagement to export, or to import with what holds of each decision that differs, by key; “all” is all of them. */
export type HandoverWish =
  | { kind: 'export'; jobId: string; to: string }
  | { kind: 'import'; archive: string; by: string; here: string[]; there: string[] }

/** As much of a key as tells it from all others on a screen. */
const keyShown = 16

/**
 * Exports or imports an engagement; the host answers its places. Prints what came of it; where decisions differ and were not chosen, these, and
 * nothing is imported. Answers the exit code. Throws what the services refuse.
 */
export async function handOver(services: Services, wish: HandoverWish): Promise<number> {
  const passphrase = await readPassphrase()
  const { promise: ended, resolve } = Promise.withResolvers<Handover>()
  services.onEvent((name, payload) => {
    if (name === 'engagement:handed' && (payload as Handover).status !== 'RUNNING')
      resolve(payload as Handover)
  })
  if (wish.kind === 'export') {
    valueOf(await services.ask('engagement:pack', { jobId: wish.jobId, passphrase }))
    const { fileName } = requireDone(await ended)
    process.stdout.write(`Exported: ${fileName}\n`)
    return 0
  }
  valueOf(await services.ask('engagement:open', { passphrase }))
  const { taskId, plan } = requireDone(await ended)
  process.stdout.write(`${planLines(plan!).join('\n')}\n`)
  const choices = choose(plan!.differing, wish)
  const open = plan!.differing.filter(({ membersKey }) => choices[membersKey] === undefined)
  if (open.length > 0) {
    process.stdout.write(
      `Nothing was imported: ${spellCount(open.length)} of the decisions differ. Say with --here and --there which ones hold.\n`
    )
    return 1
  }
  valueOf(await services.ask('engagement:join', { taskId, choices, by: wish.by }))
  process.stdout.write('Imported.\n')
  return 0
}

/** Never on the command line itself, where every user of the computer could read it. */
async function readPassphrase(): Promise<string> {
  const given = process.env['DOUBLET_PASSPHRASE']
  if (given !== undefined) return given
  if (process.stdin.isTTY) process.stderr.write('Passphrase: ')
  const lines = createInterface({ input: process.stdin })
  try {
    for await (const line of lines) return line
    return ''
  } finally {
    lines.close()
  }
}

function choose(
  differing: readonly DifferingDecision[],
  { here, there }: Extract<HandoverWish, { kind: 'import' }>
) {
  const isNamed = (keys: readonly string[], key: string) =>
    keys.some((one) => one === 'all' || (one.length >= keyShown && key.startsWith(one)))
  const choices: Record<string, Choice> = {}
  for (const { membersKey } of differing) {
    if (isNamed(there, membersKey)) choices[membersKey] = 'there'
    else if (isNamed(here, membersKey)) choices[membersKey] = 'here'
  }
  return choices
}

function planLines({
  clientName,
  engagementId,
  packedAt,
  ledgers,
  decisions,
  differing,
  entries
}: JoinPlan): string[] {
  const { added, equal, signed } = decisions
  return [
    `${[clientName, engagementId].filter(Boolean).join(', ') || 'files without a client'}, exported ${packedAt}`,
    ...ledgers.map(({ name, isNew }) => `ledger ${name}: ${isNew ? 'new' : 'here already'}`),
    `decisions: ${spellCount(added)} new, ${spellCount(signed)} with a new sign-off, ${spellCount(equal)} equal, ${spellCount(differing.length)} different; entries of the log: ${spellCount(entries)}`,
    ...differing.map(
      ({ membersKey, account, amount, here, there }) =>
        `  ${membersKey.slice(0, keyShown)}  account ${account || '(blank)'}, ${amount}: here ${say(here)}; there ${say(there)}`
    )
  ]
}

function say({ disposition, note, tickmark, excepted, by, at }: SaidDecision): string {
  const words = [
    disposition,
    tickmark === '' ? '' : `tickmark ${tickmark}`,
    note === '' ? '' : `“${note}”`,
    excepted === 0 ? '' : `${excepted} lines excepted`
  ]
  return `${words.filter(Boolean).join(', ')} (${[by, at.slice(0, 10)].filter(Boolean).join(', ')})`
}

function requireDone(state: Handover): Handover {
  if (state.error !== null) throw new DoubletError(state.error.code, state.error.message, state.error.detail)
  return state
}

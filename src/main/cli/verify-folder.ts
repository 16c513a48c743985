import { DoubletError, valueOf } from '../../shared/result.ts'
import { spellCount } from '../../shared/spell-count.ts'
import type { CheckedPart, Verification, WorkpaperCheck } from '../../shared/workpaper-check.ts'
import type { Services } from '../services/services.ts'

const stateWords: Record<CheckedPart['state'], string> = {
  identical: 'identical',
  different: 'DIFFERENT',
  missing: 'MISSING',
  unexpected: 'does not belong to the workpaper',
  taken: 'as the list of hashes has it',
  altered: 'ALTERED: the list of hashes has another one'
}

/** Recomputes the workpaper that the host answers, and prints what is not the same. Answers 0 where it is identical. Throws what the services refuse. */
export async function verifyFolder(services: Services, isJson: boolean): Promise<number> {
  const ended = new Promise<Verification>((resolve) => {
    services.onEvent((name, payload) => {
      if (name === 'workpaper:verified' && (payload as Verification).status !== 'RUNNING')
        resolve(payload as Verification)
    })
  })
  valueOf(await services.ask('workpaper:verify', {}))
  const { error, check } = await ended
  if (error !== null) throw new DoubletError(error.code, error.message, error.detail)
  process.stdout.write(isJson ? `${JSON.stringify(check)}\n` : `${checkLines(check!).join('\n')}\n`)
  return check!.isIdentical ? 0 : 1
}

function checkLines({ isIdentical, parts, notes }: WorkpaperCheck): string[] {
  return [
    ...parts.flatMap(({ name, state, differences, more }) => [
      `${name}: ${stateWords[state]}`,
      ...differences.map(({ place, stated, recomputed }) =>
        recomputed === '' ? `  ${place}: ${stated}` : `  ${place}: stated ${stated}; recomputed ${recomputed}`
      ),
      ...(more === null || more === 0 ? [] : [`  and ${spellCount(more)} more`])
    ]),
    ...notes.map((note) => `note: ${note}`),
    isIdentical ? 'identical' : 'NOT identical'
  ]
}

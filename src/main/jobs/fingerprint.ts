import { createHash } from 'node:crypto'
import type { Settings } from '../../shared/settings.ts'
import { optionNames } from '../../shared/options.ts'

/** Goes up when the same bytes under the same settings would give another result than before. */
const analysisVersion = 14

/** Equal for two runs that must give the same result: same content, same settings, same rules, and the same base beside them. */
export function fingerprintOf(
  sha256: string,
  { mapping, ignoreProfile: _noResult, ...options }: Settings,
  baseHash: string
): string {
  const plain = [
    analysisVersion,
    sha256,
    baseHash,
    Object.entries(mapping).toSorted(byName),
    Object.entries(options)
      .filter(([name, value]) => value !== undefined && !(value === false && isOption(name)))
      .toSorted(byName)
  ]
  return createHash('sha256').update(JSON.stringify(plain)).digest('hex')
}

function byName([one]: [string, unknown], [other]: [string, unknown]): number {
  return one < other ? -1 : 1
}

/** An option that is off is as if it were not there; “no header” is not. */
function isOption(name: string): boolean {
  return optionNames.some((option) => option === name)
}

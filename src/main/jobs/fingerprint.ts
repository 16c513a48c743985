import { createHash } from 'node:crypto'
import type { Settings } from '../../shared/ledger.ts'

/** Goes up when the same bytes under the same settings would give another result than before. */
const analysisVersion = 1

/** Equal for two runs that must give the same result: same content, same settings, same rules. */
export function fingerprintOf(sha256: string, { mapping, ...options }: Settings): string {
  const plain = [
    analysisVersion,
    sha256,
    Object.entries(mapping).toSorted(byName),
    Object.entries(options)
      .filter(([, value]) => value !== undefined)
      .toSorted(byName)
  ]
  return createHash('sha256').update(JSON.stringify(plain)).digest('hex')
}

function byName([one]: [string, unknown], [other]: [string, unknown]): number {
  return one < other ? -1 : 1
}

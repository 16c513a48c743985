import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { BaseRecords } from '../catalog/base-records.ts'
import type { ModelRecords } from '../catalog/model-records.ts'

/** The base for a ledger with some content: what ships, and what others than that ledger added to it. */
export interface BaseFor {
  /** The file that ships. */
  path: string
  hash: string
  /** Hashes of what this data folder added. */
  added: string[]
  /** Whether a ledger taught it already. */
  isTaught: boolean
}

/** Says what the base of a data folder is. */
export interface Bases {
  /** Leaves out what the ledger itself taught: what a forest learned from a ledger twice would weigh double, and a file that comes again is the same. */
  for(sha256: string): BaseFor
  /** The same with what was taught, as a job is to use it. */
  withRows(base: BaseFor): BaseFor & { taught: string[]; model: ReturnType<ModelRecords['own']> }
}

/** The base that ships at `path`, as a data folder taught it on. */
export function openBases(path: string, records: BaseRecords, models: Pick<ModelRecords, 'own'>): Bases {
  let shipped: string | undefined
  return {
    for(sha256) {
      shipped ??= hashOf(path)
      const all = records.all()
      const others = all.filter((teacher) => teacher.sha256 !== sha256).map(({ hash }) => hash)
      const hash =
        others.length === 0
          ? shipped
          : createHash('sha256')
              .update(JSON.stringify([shipped, ...others]))
              .digest('hex')
      return { path, hash, added: others, isTaught: all.some(({ from }) => from === 'ledger') }
    },
    withRows(base) {
      return { ...base, taught: records.taught(base.added), model: models.own(base.hash) }
    }
  }
}

/** As the file says; a job refuses one that is not as it was made. '' where it cannot be read, which the job tells of. */
function hashOf(path: string): string {
  try {
    const { hash } = JSON.parse(readFileSync(path, 'utf8')) as { hash?: unknown }
    return typeof hash === 'string' ? hash : ''
  } catch {
    return ''
  }
}

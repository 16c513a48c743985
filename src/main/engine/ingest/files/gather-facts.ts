import { describeFiles } from '../../../../shared/job.ts'
import type { LedgerFacts } from '../../../../shared/ledger.ts'
import type { ReadFiles } from './read-files.ts'
import { countDistinct, spanOf } from '../keys/ledger-totals.ts'
import type { ResolvedKeys } from '../keys/resolve-keys.ts'

/** What the facts of a ledger are gathered from; `sha256` is of all its content. */
export interface FactSources extends Pick<
  LedgerFacts,
  'mapping' | 'settings' | 'totals' | 'controlTotal' | 'proof' | 'notices'
> {
  sha256: string
  read: ReadFiles
  resolved: ResolvedKeys
}

/** The figures of a read ledger, as they are kept and shown. */
export function gatherFacts({ sha256, read, resolved, ...known }: FactSources): LedgerFacts {
  const { files, starts, physicalLines, lineClasses, preamble } = read
  const { keys, excluded } = resolved
  const rows = starts.at(-1)!
  const left = excluded.reduce((sum, one) => sum + one.rows, 0)
  return {
    ...known,
    file: { ...describeFiles(files), sha256 },
    files,
    dialect: files[0]!.dialect,
    physicalLines,
    lineClasses,
    preamble,
    rows: { read: rows, used: rows - left, excluded: left },
    excluded,
    posted: spanOf(keys.posted),
    effective: spanOf(keys.effective),
    accounts: countDistinct(keys.account) ?? 0,
    users: countDistinct(keys.user)
  }
}

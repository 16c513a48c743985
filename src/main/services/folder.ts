import { existsSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import type { FolderCopy } from '../../shared/data-folder.ts'
import { id, name } from './arguments.ts'
import type { Copies } from './copies.ts'
import type { Deletions } from './deletions.ts'
import type { Entries } from './entries.ts'
import type { FolderChecks } from './folder-checks.ts'
import type { Host } from './services.ts'

/** What the requests about the data folder work with. */
interface FolderServiceParts {
  host: Pick<Host, 'dataDir' | 'showInFolder'>
  checks: Pick<FolderChecks, 'state'>
  copies: Pick<Copies, 'list' | 'find' | 'compare'>
  restore(copy: FolderCopy): Promise<void>
  deletions: Deletions
}

/** The requests about the data folder itself. */
export function folderEntries({
  host,
  checks,
  copies,
  restore,
  deletions
}: FolderServiceParts): Entries<`folder:${'check' | 'copies' | 'compare' | 'restore' | 'use' | 'removal' | 'remove' | 'showLog'}`> {
  const ofJob = { jobId: id, isWhole: z.boolean() }
  const named = { clientName: name, engagementId: name }
  const typed = { typed: z.string().max(1000) }
  const ofCopy = z.strictObject({ name: z.string().max(100) })
  return {
    'folder:showLog': {
      args: z.strictObject({}),
      by() {
        const file = path.join(host.dataDir, 'doublet.log')
        // Nothing is noted as long as nothing goes wrong.
        host.showInFolder?.(existsSync(file) ? file : host.dataDir)
        return null
      }
    },
    'folder:check': { args: z.strictObject({}), by: () => checks.state() },
    'folder:use': { args: z.strictObject({}), by: () => deletions.use() },
    'folder:removal': {
      args: z.union([z.strictObject(ofJob), z.strictObject(named)]),
      by: (what) => deletions.plan(what)
    },
    'folder:remove': {
      args: z.union([z.strictObject({ ...ofJob, ...typed }), z.strictObject({ ...named, ...typed })]),
      by: ({ typed: confirmed, ...what }) => deletions.remove(what, confirmed)
    },
    'folder:copies': { args: z.strictObject({}), by: () => copies.list() },
    'folder:compare': { args: ofCopy, by: ({ name }) => copies.compare(name) },
    'folder:restore': {
      args: ofCopy,
      by: async ({ name }) => {
        await restore(copies.find(name))
        return null
      }
    }
  }
}

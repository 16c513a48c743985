import { z } from 'zod'
import { id, lineChoice, slice } from './arguments.ts'
import type { Entries } from './entries.ts'

/** The requests about the lines and journals of a file that deserve a look. */
export const importEntries: Entries<'import:lines' | 'import:journals'> = {
  'import:lines': { args: z.strictObject({ ledgerId: id, ...lineChoice, ...slice }), by: 'reader' },
  'import:journals': { args: z.strictObject({ ledgerId: id, ...slice }), by: 'reader' }
}

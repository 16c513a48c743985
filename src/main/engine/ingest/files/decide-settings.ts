import { createHash } from 'node:crypto'
import type { Notice } from '../../../../shared/ledger.ts'
import { defaultSettings, type Settings } from '../../../../shared/settings.ts'
import { withProfile, type Profile } from '../../../../shared/profile.ts'
import { DoubletError } from '../../../../shared/result.ts'
import type { InspectedFile } from './inspect-files.ts'
import { proposeMapping } from '../mapping/propose-mapping.ts'
import { openRecords } from './open-files.ts'

/** Answers the profile for a set of headers, or null. */
export type FindProfile = (headersKey: string) => Promise<Profile | null>

/**
 * The settings that hold for a ledger, by its first file: its own, over the client's saved profile for these headers. The headers are
 * those that the file shows by itself, so that a profile that says how to find them is found. A file that shows none,
 * or cannot be read by itself, has no profile.
 */
export async function decideSettings(
  file: InspectedFile,
  own: Settings,
  findProfile: FindProfile
): Promise<Settings> {
  const key = await readHeadersKey(file)
  const profile = key === null ? null : await findProfile(key)
  return profile === null ? own : withProfile(own, profile)
}

/** Says that a profile was used, whose, and of when; nothing where none was. */
export function profileNotices({ profile }: Settings): Notice[] {
  if (profile === undefined) return []
  const text =
    `Read as saved for ${profile.clientName} on ${profile.savedAt.slice(0, 10)}. ` +
    'The Columns tab shows how, and can analyse the file without it.'
  return [{ code: 'PROFILE_USED', text, lines: 0 }]
}

async function readHeadersKey({ path, inspection }: InspectedFile): Promise<string | null> {
  try {
    const { records } = await openRecords(path, inspection, defaultSettings)
    const { hasHeader, columns } = proposeMapping(records, defaultSettings)
    if (!hasHeader) return null
    const headers = columns.map(({ header }) => header)
    return createHash('sha256').update(JSON.stringify(headers)).digest('hex')
  } catch (error) {
    // What is wrong with the file is said when it is opened as the settings say, which may well work.
    if (error instanceof DoubletError) return null
    throw error
  }
}

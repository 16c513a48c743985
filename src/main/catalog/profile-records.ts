import type Database from 'better-sqlite3'
import type { Profile, ProfileSettings } from '../../shared/profile.ts'
import { changeForGood } from './open-catalog.ts'

/** The saved profiles of a catalogue: one for each client and set of headers. */
export interface ProfileRecords {
  /** null where none is saved, and for a client without a name. */
  find(clientName: string, headersKey: string): Profile | null
  /** Saves in place of what was there; it is on the disk when this returns. */
  save(headersKey: string, profile: Profile): void
  forget(clientName: string, headersKey: string): void
  /** All of a client. */
  ofClient(clientName: string): { headersKey: string; profile: Profile }[]
}

interface Row {
  clientName: string
  savedAt: string
  settings: string
}

/** The table `profile` of an open catalogue. Clients are the same whatever the case and the spaces of their name. */
export function profileRecords(db: Database.Database): ProfileRecords {
  const find = db.prepare<[string, string], Row>(
    `SELECT client_name AS clientName, saved_at AS savedAt, settings FROM profile
     WHERE client_key = ? AND headers_key = ?`
  )
  const save = db.prepare('INSERT OR REPLACE INTO profile VALUES (?, ?, ?, ?, ?)')
  const forget = db.prepare('DELETE FROM profile WHERE client_key = ? AND headers_key = ?')
  const ofClient = db.prepare<[string], Row & { headersKey: string }>(
    `SELECT headers_key AS headersKey, client_name AS clientName, saved_at AS savedAt, settings FROM profile
     WHERE client_key = ? ORDER BY headers_key`
  )
  return {
    ofClient: (clientName) =>
      ofClient.all(clientKey(clientName)).map(({ headersKey, settings, ...profile }) => ({
        headersKey,
        profile: { ...profile, settings: JSON.parse(settings) as ProfileSettings }
      })),
    find(clientName, headersKey) {
      const row = find.get(clientKey(clientName), headersKey)
      return row === undefined ? null : { ...row, settings: JSON.parse(row.settings) as ProfileSettings }
    },
    save: (headersKey, { clientName, settings, savedAt }) =>
      changeForGood(db, () =>
        save.run(clientKey(clientName), headersKey, clientName, JSON.stringify(settings), savedAt)
      ),
    forget: (clientName, headersKey) => changeForGood(db, () => forget.run(clientKey(clientName), headersKey))
  }
}

/** Equal for the names of one client; '' for none. */
export function clientKey(clientName: string): string {
  return clientName.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase()
}

import type Database from 'better-sqlite3'
import { usualSettings, type FirmSettings } from '../../shared/firm-settings.ts'
import { changeForGood } from './open-catalog.ts'

/** What was decided for a data folder. */
export interface SettingRecords {
  read(): FirmSettings
  /** Keeps what is not as usual, and forgets what is; it is on the disk when this returns. */
  save(settings: FirmSettings): void
}

/** The table `setting` of an open catalogue: a row for each part that is not as usual. */
export function settingRecords(db: Database.Database): SettingRecords {
  const all = db.prepare<[], { name: string; value: string }>('SELECT name, value FROM setting')
  const put = db.prepare('INSERT OR REPLACE INTO setting VALUES (?, ?)')
  const forget = db.prepare('DELETE FROM setting WHERE name = ?')
  const save = db.transaction((settings: FirmSettings) => {
    for (const [name, value] of Object.entries(settings)) {
      const said = JSON.stringify(value)
      if (said === JSON.stringify(usualSettings[name as keyof FirmSettings])) forget.run(name)
      else put.run(name, said)
    }
  })
  return {
    read() {
      const kept = Object.fromEntries(all.all().map(({ name, value }) => [name, JSON.parse(value)]))
      const { rules, exports, ...others } = kept as Partial<FirmSettings>
      // What a later version adds to a part is as usual until it is decided.
      return {
        ...usualSettings,
        ...others,
        rules: { ...usualSettings.rules, ...rules },
        exports: { ...usualSettings.exports, ...exports }
      }
    },
    save: (settings) => changeForGood(db, () => save(settings))
  }
}

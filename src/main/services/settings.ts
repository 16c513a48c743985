import { z } from 'zod'
import type { SubmitOptions } from '../../shared/contract.ts'
import { dateStyles, themes, type FirmSettings } from '../../shared/firm-settings.ts'
import { DoubletError } from '../../shared/result.ts'
import { rulesOf, startSettings, whyNotRules } from '../../shared/rules.ts'
import type { Rules } from '../../shared/settings.ts'
import type { RunOptions } from '../jobs/make-records.ts'
import type { SettingRecords } from '../catalog/setting-records.ts'
import { ruleParts } from './arguments.ts'
import type { Entries } from './entries.ts'
import type { Host } from './services.ts'

const timeZone = z.string().max(60).refine(isTimeZone)

const firmSettings = z.strictObject({
  rules: z.strictObject({
    ...ruleParts,
    threshold: z.int().min(2).max(1_000_000),
    model: z.enum(['own', 'stored']).nullable()
  }),
  exports: z.strictObject({ dates: z.enum(dateStyles), decimalMark: z.enum(['point', 'comma']), timeZone }),
  theme: z.enum(themes),
  jobsAtOnce: z.int().min(1).max(8).nullable()
})

/**
 * What files are submitted with: what is said of them, under the rules that hold in the data folder now. Throws SETTINGS_REFUSED where both together
 * cannot be.
 */
export function underRules({ settings, ...options }: SubmitOptions, { rules }: FirmSettings): RunOptions {
  const whole = startSettings(settings, rules)
  requireSound(rulesOf(whole), 'Nothing was analysed.')
  return { ...options, settings: whole }
}

function requireSound(rules: Rules, what: string): void {
  const why = whyNotRules(rules)
  if (why !== null) throw new DoubletError('SETTINGS_REFUSED', `${why} ${what}`)
}

/** The requests about what is decided once for a data folder. Saving throws SETTINGS_REFUSED. */
export function settingEntries(
  records: SettingRecords,
  host: Pick<Host, 'dataDir' | 'folder'>,
  changed: (settings: FirmSettings) => void
): Entries<`settings:${'read' | 'save' | 'place' | 'move'}`> {
  const place = () => ({
    path: host.dataDir,
    next: host.folder?.next() ?? null,
    canMove: host.folder !== undefined
  })
  return {
    'settings:read': { args: z.strictObject({}), by: () => records.read() },
    'settings:save': {
      args: z.strictObject({ settings: firmSettings }),
      by: ({ settings }) => {
        requireSound(settings.rules, 'Nothing was changed.')
        records.save(settings)
        changed(settings)
        return settings
      }
    },
    'settings:place': { args: z.strictObject({}), by: place },
    'settings:move': {
      args: z.strictObject({ isBack: z.boolean() }),
      by: async ({ isBack }) => {
        if (host.folder === undefined)
          throw new DoubletError('FOLDER_FIXED', 'The data folder was named when Doublet was started.')
        await host.folder.move(isBack)
        return place()
      }
    }
  }
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

import type { Field } from './mapping.ts'
import type { ProfileUse, RuleSettings, Settings } from './settings.ts'

/** How exports of one client with one set of headers are read. */
export interface Profile extends ProfileUse {
  settings: ProfileSettings
}

/** What a profile holds of a run's settings: how the file is read, not how the firm judges it. */
export type ProfileSettings = Omit<
  Settings,
  'threshold' | 'goesOn' | 'ignoreProfile' | 'profile' | keyof RuleSettings
>

/** The part of the settings that a profile keeps. */
export function profileSettings(settings: Settings): ProfileSettings {
  const {
    threshold: _threshold,
    goesOn: _answer,
    ignoreProfile: _ignore,
    profile: _profile,
    baseRisks: _risks,
    levelLimits: _limits,
    fewestTrainingLines: _fewest,
    materialityShares: _shares,
    fillerDates: _fillers,
    reversalDays: _days,
    ...kept
  } = settings
  return kept
}

const onePart: readonly Field[] = ['amount', 'indicator']
const twoParts: readonly Field[] = ['debit', 'credit']

/** The settings of a run with a profile under them: what the run itself says comes first. */
export function withProfile(own: Settings, { clientName, savedAt, settings }: Profile): Settings {
  const named = (fields: readonly Field[]) => fields.some((field) => (own.mapping[field] ?? '') !== '')
  const mapping = { ...settings.mapping }
  // An amount is read in one form: the run's own form takes the place of the profile's.
  if (named(onePart)) for (const field of twoParts) delete mapping[field]
  if (named(twoParts)) for (const field of onePart) delete mapping[field]
  const said = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined))
  return {
    ...settings,
    threshold: own.threshold,
    ...said,
    mapping: { ...mapping, ...own.mapping },
    profile: { clientName, savedAt }
  }
}

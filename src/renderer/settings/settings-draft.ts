import { typeNumbers } from '../../shared/duplicate.ts'
import type { FirmSettings } from '../../shared/firm-settings.ts'
import { usualRules, whyNotRules } from '../../shared/rules.ts'
import { text } from '../text/text.ts'

const words = text.settings.refused

/** Settings as they are typed: each part a text, or a text for each of its numbers. */
export interface SettingsDraft {
  baseRisks: string[]
  levelLimits: string[]
  threshold: string
  reversalDays: string
  fillerDates: string
  fewestTrainingLines: string
  model: string
  materialityShares: string[]
  dates: FirmSettings['exports']['dates']
  decimalMark: FirmSettings['exports']['decimalMark']
  timeZone: string
  theme: FirmSettings['theme']
  jobsAtOnce: string
}
export type DraftPart = keyof SettingsDraft

/** Settings as somebody can type on. */
export function draftOf({ rules, exports, theme, jobsAtOnce }: FirmSettings): SettingsDraft {
  const { medium, high, critical } = rules.levelLimits
  const { overall, performance, trivial } = rules.materialityShares
  return {
    baseRisks: typeNumbers.map((type) => String(rules.baseRisks[type])),
    levelLimits: [medium, high, critical].map(String),
    threshold: String(rules.threshold),
    reversalDays: String(rules.reversalDays),
    fillerDates: rules.fillerDates.join(' '),
    fewestTrainingLines: String(rules.fewestTrainingLines),
    model: rules.model ?? '',
    materialityShares: [overall, performance, trivial].map(String),
    ...exports,
    theme,
    jobsAtOnce: jobsAtOnce === null ? '' : String(jobsAtOnce)
  }
}

/** What a draft says; by part why it says nothing. */
export type ReadDraft =
  | { settings: FirmSettings; refused: null }
  | { settings: null; refused: Partial<Record<DraftPart, string>> }

/** Reads what was typed. */
export function readDraft(draft: SettingsDraft): ReadDraft {
  const refused: Partial<Record<DraftPart, string>> = {}
  const whole = (part: DraftPart, typed: string, least: number, most: number): number => {
    const value = /^\d+$/.test(typed.trim()) ? Number(typed) : Number.NaN
    if (value >= least && value <= most) return value
    refused[part] = words.whole(least, most)
    return least
  }
  const percent = (typed: string): number => {
    const plain = typed.trim().replace(',', '.')
    const value = /^\d{1,3}(\.\d{1,2})?$/.test(plain) ? Number(plain) : 0
    if (value > 0 && value <= 100) return value
    refused.materialityShares = words.percent
    return 1
  }
  const risks = draft.baseRisks.map((typed) => whole('baseRisks', typed, 1, 100))
  const [medium = 0, high = 0, critical = 0] = draft.levelLimits.map((typed) =>
    whole('levelLimits', typed, 1, 100)
  )
  const [overall = 0, performance = 0, trivial = 0] = draft.materialityShares.map(percent)
  const days = draft.fillerDates.split(/[\s,;]+/).filter((day) => day !== '')
  const noDay = days.find((day) => !isDay(day))
  if (noDay !== undefined) refused.fillerDates = words.day(noDay)
  const rules: FirmSettings['rules'] = {
    baseRisks: { 1: risks[0]!, 2: risks[1]!, 3: risks[2]!, 4: risks[3]!, 5: risks[4]!, 6: risks[5]! },
    levelLimits: { medium, high, critical },
    threshold: whole('threshold', draft.threshold, 2, 1_000_000),
    fewestTrainingLines: whole('fewestTrainingLines', draft.fewestTrainingLines, 2, 1_000_000),
    materialityShares: { overall, performance, trivial },
    fillerDates: [...new Set(days)].toSorted(),
    reversalDays: whole('reversalDays', draft.reversalDays, 0, 3660),
    model: draft.model === 'own' || draft.model === 'stored' ? draft.model : null
  }
  if (refused.levelLimits === undefined) {
    const why = whyNotRules({ ...usualRules, levelLimits: rules.levelLimits })
    if (why !== null) refused.levelLimits = why
  }
  if (refused.materialityShares === undefined) {
    const why = whyNotRules({ ...usualRules, materialityShares: rules.materialityShares })
    if (why !== null) refused.materialityShares = why
  }
  if (Object.keys(refused).length > 0) return { settings: null, refused }
  const { dates, decimalMark, timeZone, theme, jobsAtOnce } = draft
  const settings: FirmSettings = {
    rules,
    exports: { dates, decimalMark, timeZone },
    theme,
    jobsAtOnce: jobsAtOnce === '' ? null : Number(jobsAtOnce)
  }
  return { settings, refused: null }
}

function isDay(day: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return false
  const at = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day)
}

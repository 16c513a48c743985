import { dateStyles, type ExportForms, type FirmSettings } from '../../shared/firm-settings.ts'
import { DoubletError } from '../../shared/result.ts'
import { rulesOf, ruleSettings } from '../../shared/rules.ts'
import type { SaidSettings } from '../../shared/settings.ts'

/** What the command line says of the data folder's settings. */
export interface FirmWords {
  /** Whether they are to be printed, kept or reset: then there need be no file. */
  isAsked: boolean
  isPrinted: boolean
  isSaved: boolean
  isReset: boolean
  exports: Partial<ExportForms>
  jobsAtOnce: number | null
}

/** The words of rules that a run says, as `parseArgs` takes them. */
export const ruleFlags = {
  threshold: { type: 'string' },
  'base-risks': { type: 'string' },
  levels: { type: 'string' },
  'fewest-lines': { type: 'string' },
  'reversal-days': { type: 'string' },
  'filler-dates': { type: 'string' },
  'materiality-rule': { type: 'string' }
} as const

/** The words about the data folder's settings. */
export const firmFlags = {
  'export-dates': { type: 'string' },
  'export-decimal': { type: 'string' },
  'time-zone': { type: 'string' },
  jobs: { type: 'string' },
  settings: { type: 'boolean' },
  'save-settings': { type: 'boolean' },
  'reset-settings': { type: 'boolean' }
} as const

const points = /^\d{1,3}$/
const percent = /^\d{1,3}(\.\d{1,2})?$/

type Values<Flags> = { [Name in keyof Flags]?: Flags[Name] extends { type: 'boolean' } ? boolean : string }

/** The rules that the command line says. Throws USAGE; whether they can be is for the services to say. */
export function parseRules(values: Values<typeof ruleFlags>): SaidSettings {
  const said: SaidSettings = {}
  if (values.threshold !== undefined) said.threshold = whole('--threshold', values.threshold, 2, 1_000_000)
  const risks = numbers('--base-risks', values['base-risks'], 6, points)
  if (risks)
    said.baseRisks = { 1: risks[0]!, 2: risks[1]!, 3: risks[2]!, 4: risks[3]!, 5: risks[4]!, 6: risks[5]! }
  const levels = numbers('--levels', values.levels, 3, points)
  if (levels) said.levelLimits = { medium: levels[0]!, high: levels[1]!, critical: levels[2]! }
  if (values['fewest-lines'] !== undefined)
    said.fewestTrainingLines = whole('--fewest-lines', values['fewest-lines'], 2, 1_000_000)
  if (values['reversal-days'] !== undefined)
    said.reversalDays = whole('--reversal-days', values['reversal-days'], 0, 3660)
  if (values['filler-dates'] !== undefined)
    said.fillerDates = values['filler-dates']
      .split(',')
      .map((day) => day.trim())
      .filter((day) => day !== '')
  const shares = numbers('--materiality-rule', values['materiality-rule'], 3, percent)
  if (shares) said.materialityShares = { overall: shares[0]!, performance: shares[1]!, trivial: shares[2]! }
  return said
}

/** What is said of the data folder's settings. Throws USAGE. */
export function parseFirm(values: Values<typeof firmFlags>): FirmWords {
  const dates = dateStyles.find((style) => style === values['export-dates'])
  if (values['export-dates'] !== undefined && dates === undefined)
    throw usageError(`--export-dates takes ${dateStyles.join(' or ')}`)
  const decimalMark = (['point', 'comma'] as const).find((mark) => mark === values['export-decimal'])
  if (values['export-decimal'] !== undefined && decimalMark === undefined)
    throw usageError('--export-decimal takes point or comma')
  const isAbout = ['export-dates', 'export-decimal', 'time-zone', 'jobs'] as const
  const lost = isAbout.find((name) => values[name] !== undefined)
  if (lost !== undefined && values['save-settings'] !== true)
    throw usageError(`--${lost} belongs to --save-settings`)
  const [isPrinted, isSaved, isReset] = (['settings', 'save-settings', 'reset-settings'] as const).map(
    (name) => values[name] === true
  ) as [boolean, boolean, boolean]
  return {
    isAsked: isPrinted || isSaved || isReset,
    isPrinted,
    isSaved,
    isReset,
    exports: {
      ...(dates && { dates }),
      ...(decimalMark && { decimalMark }),
      ...(values['time-zone'] !== undefined && { timeZone: values['time-zone'] })
    },
    jobsAtOnce: values.jobs === undefined ? null : whole('--jobs', values.jobs, 1, 8)
  }
}

/** The data folder's settings with what the command line says over them. */
export function saidOver(
  settings: FirmSettings,
  { exports, jobsAtOnce }: FirmWords,
  said: SaidSettings
): FirmSettings {
  return {
    ...settings,
    rules: rulesOf({ ...ruleSettings(settings.rules), ...withoutUnsaid(said) }),
    exports: { ...settings.exports, ...exports },
    jobsAtOnce: jobsAtOnce ?? settings.jobsAtOnce
  }
}

/** What the command line does not know, or not so. */
export function usageError(what: string): DoubletError {
  return new DoubletError('USAGE', what)
}

function withoutUnsaid(said: SaidSettings): SaidSettings {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))
}

function whole(option: string, text: string, least: number, most: number): number {
  const value = Number(text)
  if (/^\d{1,7}$/.test(text) && value >= least && value <= most) return value
  throw usageError(`${option} takes ${least} to ${most}`)
}

function numbers(option: string, text: string | undefined, count: number, unit: RegExp): number[] | null {
  if (text === undefined) return null
  const parts = text.split(',').map((part) => part.trim())
  const isRead = parts.every((part) => unit.test(part) && Number(part) > 0 && Number(part) <= 100)
  if (parts.length === count && isRead) return parts.map(Number)
  throw usageError(`${option} takes ${count} numbers up to 100 with commas between them`)
}

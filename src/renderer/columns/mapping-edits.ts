import { fields } from '../../shared/mapping.ts'
import type { Field, Mapping } from '../../shared/mapping.ts'
import type { Job } from '../../shared/job.ts'
import type { Settings } from '../../shared/settings.ts'
import { optionNames } from '../../shared/options.ts'

/** The settings with a field read from a column (1-based), or left unmapped on purpose with null. */
export function mapField(settings: Settings, field: Field, position: number | null): Settings {
  const to = position === null ? '' : `#${position}`
  return { ...withoutCodes(settings, field), mapping: { ...settings.mapping, [field]: to } }
}

/** The settings with a field left to Doublet again. */
export function unmapField(settings: Settings, field: Field): Settings {
  const { [field]: _given, ...mapping } = settings.mapping
  return { ...withoutCodes(settings, field), mapping }
}

/** The credit codes are those of one indicator: for another column they say nothing. */
function withoutCodes(settings: Settings, field: Field): Settings {
  if (field !== 'indicator') return settings
  const { credits: _codes, ...others } = settings
  return others
}

/** The settings with these codes of a column (1-based) as the credits; with none of them, their sides are left to Doublet. */
export function nameCredits(settings: Settings, position: number, codes: readonly string[]): Settings {
  const { credits: _codes, ...others } = settings
  if (codes.length === 0) return others
  return { ...others, mapping: { ...others.mapping, indicator: `#${position}` }, credits: [...codes] }
}

const amountFields: readonly Field[] = ['amount', 'debit', 'credit', 'indicator']
const partings = ['hasHeader', 'sheet', 'encoding', 'delimiter'] as const

/**
 * What the first records show, with the amount as all lines of the run decided it: sums can prove a column that no name tells. Where
 * something else is asked of the amount or of the columns now, only the next run can say.
 */
export function withSignsOfRun(
  shown: Mapping,
  { mapping: read, settings: asked }: Pick<Job, 'mapping' | 'settings'>,
  settings: Settings
): Mapping {
  const isAskedAnew =
    amountFields.some((field) => settings.mapping[field] !== asked.mapping[field]) ||
    partings.some((name) => settings[name] !== asked[name])
  if (read === null || isAskedAnew) return shown
  const ofAmount = read.fields.filter(({ field }) => amountFields.includes(field))
  const taken = new Set(ofAmount.map(({ position }) => position))
  const others = shown.fields.filter(
    ({ field, position }) => !amountFields.includes(field) && !taken.has(position)
  )
  const { amountForm, sides, hasNegativeCredits } = read
  return {
    ...shown,
    fields: fields.flatMap((field) => [...others, ...ofAmount].filter((mapped) => mapped.field === field)),
    amountForm,
    ...(sides && { sides }),
    ...(hasNegativeCredits && { hasNegativeCredits })
  }
}

/** The settings with each field where it is read from now, unmapped ones too, so that other cells cannot change it. */
export function pinMapping(settings: Settings, mapping: Mapping): Settings {
  const pinned = fields.map((field) => {
    const position = positionOf(settings, mapping, field)
    return [field, position === null ? '' : `#${position}`]
  })
  return { ...settings, mapping: Object.fromEntries(pinned) }
}

/** The column a field is read from: what the user asked for, else what Doublet proposes; null where it is unmapped. */
export function positionOf(settings: Settings, mapping: Mapping, field: Field): number | null {
  const asked = settings.mapping[field]
  if (asked === '') return null
  const numbered = asked === undefined ? null : /^#(\d+)$/.exec(asked)
  if (numbered) return Number(numbered[1])
  const named = mapping.columns.find((column) => column.header === asked)
  if (named) return named.position
  return mapping.fields.find((entry) => entry.field === field)?.position ?? null
}

/** Whether two settings ask for the same run; an option that is off is as if it were not there. */
export function isSameSettings(a: Settings, b: Settings): boolean {
  const asked = ({ mapping, ...options }: Settings): string =>
    JSON.stringify([inOrder(mapping), inOrder(options)])
  return asked(a) === asked(b)
}

function inOrder(named: object): [string, unknown][] {
  const isOff = (name: string, value: unknown): boolean =>
    value === undefined || (value === false && optionNames.some((option) => option === name))
  const entries = Object.entries(named).filter(([name, value]) => !isOff(name, value))
  return entries.toSorted(([one], [other]) => one.localeCompare(other))
}

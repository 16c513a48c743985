import { duplicateTypes, type TypeNumber } from './duplicate.ts'
import type { Field } from './mapping.ts'
import { describeRules } from './rules.ts'
import type { RuleSettings, Settings } from './settings.ts'

/** What counts as a duplicate beyond the six keys: each of them is off unless it is asked for. */
export const optionNames = [
  'blanksEqual',
  'ignoreCase',
  'withinEntity',
  'withinCurrency',
  'leaveOutZeros'
] as const
export type OptionName = (typeof optionNames)[number]

/** The option in running text. */
export const optionWords: Record<OptionName, string> = {
  blanksEqual: 'blanks equal',
  ignoreCase: 'ignore case',
  withinEntity: 'within entity',
  withinCurrency: 'within currency',
  leaveOutZeros: 'leave out zeros'
}

/** The options that need a column, with the field it has to be read as. */
export const optionFields = { withinEntity: 'entity', withinCurrency: 'currency' } as const satisfies Partial<
  Record<OptionName, Field>
>

/** The options as a run keeps them: one that is off is as if it were not there. */
export type Options = Pick<Settings, OptionName>

/** All of a run's options in one line, with the number of lines that make a group and unusual rules: `ignore case; threshold 3`. */
export function describeOptions(settings: Options & RuleSettings & Pick<Settings, 'threshold'>): string {
  const on = optionNames.filter((name) => settings[name] === true).map((name) => optionWords[name])
  return [on.join(', ') || 'none', `threshold ${settings.threshold}`, ...describeRules(settings)].join('; ')
}

/** The fields that every key has besides its own, so that groups stay within one entity or currency. */
export function withinFields(options: Options): Field[] {
  return (['withinEntity', 'withinCurrency'] as const).flatMap((name) =>
    options[name] === true ? [optionFields[name]] : []
  )
}

/** The whole key of a type in a run with these options. */
export function keyFields(number: TypeNumber, options: Options): Field[] {
  return [...duplicateTypes[number - 1]!.key, ...withinFields(options)]
}

import type { Filter } from '../../../shared/filter.ts'
import { text } from '../../text/text.ts'

/** One condition in words, and the change that takes it out. */
interface Condition {
  words: string
  removal: Filter
}

type Values = { [Name in keyof Filter]-?: NonNullable<Filter[Name]> }

/** The words of each condition as far as it stands alone; a range and the facts that must not hold are told apart. */
const words: { [Name in keyof Values]: (value: Values[Name]) => string } = text.conditions

function describe<Name extends keyof Values>(filter: Filter, name: Name): Condition[] {
  const value = filter[name] as Values[Name] | undefined
  return value === undefined ? [] : [{ words: words[name](value), removal: { [name]: undefined } }]
}

/** Conditions of which a filter has several, each by itself: the others stay when it is taken out. */
function describeEach<Name extends 'withoutFacts' | 'columns'>(filter: Filter, name: Name): Condition[] {
  const all: readonly Values[Name][number][] = filter[name] ?? []
  return all.map((one) => ({
    words: (words[name] as (some: readonly Values[Name][number][]) => string)([one]),
    removal: { [name]: all.filter((other) => other !== one) }
  }))
}

/** Every condition of the filter in words, in a fixed order. Facts that must not hold, and texts in columns, are one condition each. */
export function describeFilter(filter: Filter): Condition[] {
  return (Object.keys(words) as (keyof Filter)[]).flatMap((name) =>
    name === 'withoutFacts' || name === 'columns' ? describeEach(filter, name) : describe(filter, name)
  )
}

/** Whether a condition is about the model's opinion. */
export function isAboutOpinion({ removal }: Condition): boolean {
  return 'minConfidence' in removal || 'maxConfidence' in removal
}

import type { Filter } from '../../shared/filter.ts'

/** The filter with some conditions changed; what is undefined or an empty list is taken out. */
export function editFilter(filter: Filter, change: Filter): Filter {
  const edited = { ...filter, ...change }
  return Object.fromEntries(
    Object.entries(edited).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)
    )
  )
}

/** The list with the value put in, in the order of `all`, or taken out where it was in. */
export function toggleIn<T>(list: readonly T[] | undefined, value: T, all: readonly T[]): T[] {
  const chosen = new Set(list)
  if (!chosen.delete(value)) chosen.add(value)
  return all.filter((one) => chosen.has(one))
}

/** Whether the filter lets every line through. */
export function isUnfiltered(filter: Filter): boolean {
  return Object.keys(editFilter(filter, {})).length === 0
}

/** A value of a select that is one of its options, or undefined for automatic. */
export function chosen<Option extends string>(
  value: string,
  options: Record<Option, string>
): Option | undefined {
  for (const option in options) if (option === value) return option
  return undefined
}

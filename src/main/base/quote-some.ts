/** Up to three different ones in quotes, in the order of first sight. */
export function quoteSome(cells: Iterable<string>): string {
  const some = new Set<string>()
  for (const cell of cells) if (some.size < 3) some.add(`“${cell}”`)
  return [...some].join(', ')
}

/** The first place from `low` on from which on `isFrom` holds, and `high` where it holds for none before: it holds for all behind one where it does. */
export function firstPlace(low: number, high: number, isFrom: (at: number) => boolean): number {
  while (low < high) {
    const middle = (low + high) >> 1
    if (isFrom(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** The file a line (from 0) is in, by the lines that files begin with; the end of the last one closes the list. */
export function fileOfLine(line: number, starts: readonly number[]): number {
  let [low, high] = [0, starts.length - 2]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! <= line) low = middle
    else high = middle - 1
  }
  return low
}

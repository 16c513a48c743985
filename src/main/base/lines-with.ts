/** The lines that have a number, ascending; -1 is none. */
export function linesWith(numbers: Int32Array): Int32Array {
  const lines = new Int32Array(numbers.length)
  let count = 0
  for (let line = 0; line < numbers.length; line++) if (numbers[line]! >= 0) lines[count++] = line
  return lines.slice(0, count)
}

/** The numbers of these lines, in their order. */
export function valuesAt(numbers: Int32Array, lines: Int32Array): Int32Array {
  const values = new Int32Array(lines.length)
  for (let at = 0; at < lines.length; at++) values[at] = numbers[lines[at]!]!
  return values
}

/** At most `most` of the values, at equal distances over their order. */
export function drawEvenly(values: Int32Array, most: number): Int32Array {
  if (values.length <= most) return values
  return Int32Array.from({ length: most }, (_, at) => values[Math.floor((at * values.length) / most)]!)
}

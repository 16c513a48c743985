/** Numbers from 0 to below 1 that depend on the seed alone (mulberry32, public domain). */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** An even draw of at most `most` of the values, each once; the values stay as they are. */
export function drawSome(values: Int32Array, most: number, random: () => number): Int32Array {
  const from = values.slice()
  const count = Math.min(most, from.length)
  for (let at = 0; at < count; at++) {
    const other = at + Math.floor(random() * (from.length - at))
    const value = from[at]!
    from[at] = from[other]!
    from[other] = value
  }
  return from.subarray(0, count)
}

/** At most `most` of the values, at equal distances over their order. */
export function drawEvenly(values: Int32Array, most: number): Int32Array {
  if (values.length <= most) return values
  return Int32Array.from({ length: most }, (_, at) => values[Math.floor((at * values.length) / most)]!)
}

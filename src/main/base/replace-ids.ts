/** What each id stands for by a table; `none` for -1. */
export function replaceIds(ids: Int32Array, table: Int32Array | Uint8Array, none: number = -1): Int32Array {
  const replaced = new Int32Array(ids.length)
  for (let at = 0; at < ids.length; at++) {
    const id = ids[at]!
    replaced[at] = id < 0 ? none : table[id]!
  }
  return replaced
}

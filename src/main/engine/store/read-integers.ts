import type Database from 'better-sqlite3'

/**
 * The integers, below 2^31, that `expression` has over the rows of `from`, in their order. SQLite hands over one text: for a
 * million rows that takes a third of the time of a million values.
 */
export function readIntegers(
  db: Database.Database,
  expression: string,
  from: string,
  params: readonly unknown[] = []
): Int32Array {
  const text = db
    .prepare<unknown[], string | null>(`SELECT group_concat(${expression}) FROM ${from}`)
    .pluck()
    .get(...params)
  return text === null || text === undefined ? new Int32Array() : parseIntegers(text)
}

function parseIntegers(text: string): Int32Array {
  let values = new Int32Array(1024)
  let length = 0
  let value = 0
  for (let at = 0; at <= text.length; at++) {
    const digit = text.charCodeAt(at) - 48
    if (digit >= 0 && digit <= 9) {
      value = value * 10 + digit
      continue
    }
    if (length === values.length) {
      const grown = new Int32Array(2 * length)
      grown.set(values)
      values = grown
    }
    values[length++] = value
    value = 0
  }
  return values.subarray(0, length)
}

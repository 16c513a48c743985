/** What was made of a text that somebody typed: a value, or in words why it is none and what would be. */
export type Reading<T> = { isRead: true; value: T } | { isRead: false; words: string }

/** A text that was understood. */
export function read<T>(value: T): Reading<T> {
  return { isRead: true, value }
}

/** A text that was not understood. */
export function refuse<T>(words: string): Reading<T> {
  return { isRead: false, words }
}

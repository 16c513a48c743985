/** What databases and programs write for no value at all, and the guard of a blank cell. “Null” is none of them: people have that name. */
const words = new Set([
  'NULL',
  'null',
  '\\N',
  '(null)',
  '(NULL)',
  '<null>',
  '<NULL>',
  '[null]',
  '[NULL]',
  '=""'
])

/** Whether a cell says in a word that there is nothing in it, as `NULL` and `\N` do. */
export function isBlankWord(cell: string): boolean {
  return words.has(cell.trim())
}

/** What programs write for no value where a number or a day would be. As a code it may be one, and a name: `nan`, `None`. */
const noValue =
  /^(?:null|none|nan|nat|nil|[(<[](?:null|none|nan|na|nil|blank|empty|leer|vide|vac[ií]o|vuoto|leeg|tomt?)[)>\]])$/i

/** Whether a cell of amounts or days says in a word that there is none. */
export function isNoValue(cell: string): boolean {
  const text = cell.trim()
  return words.has(text) || noValue.test(text)
}

/** What people write where a line has nothing on that side. */
const notApplicable = /^(?:n\.?\/?a\.?|k\.\s?a\.|n\.?v\.?t\.?|s\/o|\.{2,})$/i

/** Whether a cell says that there is nothing to say here: beside the other side of a pair it is blank, and alone an amount that is missing. */
export function isNotApplicable(cell: string): boolean {
  return notApplicable.test(cell.trim())
}

/** Whether a cell holds more than blanks and words for them. */
export function isFilled(cell: string): boolean {
  const first = cell.charCodeAt(0)
  // Nearly all cells begin with a digit, or with a letter that no such word begins with.
  if ((first > 0x2f && first < 0x3a) || (first > 0x40 && first < 0x4e)) return true
  const text = cell.trim()
  return text !== '' && !words.has(text)
}

import type { Column } from './mapping.ts'

/** Headers of the columns of a debit/credit pair, with or without what they are of. */
const pairHeader =
  /^(debit|credit|d[ée]bito?|cr[ée]dito?|debet|kredit|soll|haben|debe|haber|dare|avere)(\s?(amount|amt|value|betrag))?$/i
/** Headers of a column that tells debit from credit in a word or a letter. */
const flagHeader =
  /(^|[^a-z])(d\/?[ckh]|[dc]r\/?[dc]r|s\/?h|sens|sign|side|indicator|soll.?haben|debit.?credit|credit.?debit|vorzeichen|bij.?af|af.?bij)([^a-z]|$)/i
const flagCell = /^([dckhs+-]|dr|cr|db|dbit|crdt|debit|credit|debet|kredit|soll|haben|bij|af)\.?$/i

/** Whether a column could tell debit from credit, by its header and its first different cells. */
export function couldBeSide({ header, samples }: Pick<Column, 'header' | 'samples'>): boolean {
  if (samples.length === 0) return false
  if (pairHeader.test(header)) return true
  // A third value, and it tells more than two sides apart.
  if (samples.length > 2) return false
  return flagHeader.test(header) || (samples.length === 2 && samples.every((cell) => flagCell.test(cell)))
}

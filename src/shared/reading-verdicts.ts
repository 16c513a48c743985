import type { ExcludedCount, ExcludedReason } from './line.ts'
import type { Field, Mapping, Column } from './mapping.ts'
import type { LedgerFacts } from './ledger.ts'
import { nameLine, nameSource, stateSheetsNotRead } from './sheets.ts'
import { spellCount } from './spell-count.ts'

/** Something that the figures of a ledger say about how its file was read. */
export interface ReadingVerdict {
  code:
    | 'LINES_UNACCOUNTED'
    | 'ONLY_ZEROS'
    | 'FEW_LINES_USED'
    | 'JOURNALS_UNBALANCED'
    | 'JOURNALS_OF_ONE_LINE'
    | 'LIST_OF_PAYMENTS'
    | 'AMOUNTS_WITHOUT_SIDE'
    | 'KEY_UNREAD'
  /** The file is probably not read as it is meant: this comes before every figure. */
  grave: boolean
  /** With exact counts, and what to do where there is something to be done. */
  text: string
}

/** Why lines are excluded, to stand behind their number. */
export const excludedWords: Record<ExcludedReason, string> = {
  BLANK_ACCOUNT: 'without an account',
  BLANK_AMOUNT: 'without an amount',
  UNREADABLE_AMOUNT: 'with an amount that cannot be read',
  ZERO_AMOUNT: 'with an amount of zero, as asked',
  RAGGED: 'with a different number of columns',
  TOO_MANY_DIGITS: 'with a number of more digits than can be kept exactly'
}

/** Why lines are excluded, with how many of each: `4 without an account, 2 without an amount`. */
export function listExcluded(excluded: LedgerFacts['excluded']): string {
  return excluded.map(({ reason, rows }) => `${spellCount(rows)} ${excludedWords[reason]}`).join(', ')
}

/** In one sentence whether every line of the file is accounted for, how many are used and why the others are not, and which sheets are not read. */
export function stateReading(facts: LedgerFacts): string {
  const { physicalLines, rows, excluded, records } = facts
  const counted = countedLines(facts)
  const all = counted === physicalLines ? 'All' : `${spellCount(counted)} of`
  const what = `${all} ${nounOf(physicalLines, 'line')} of ${nameSource(facts.files)} are accounted for`
  const part =
    rows.excluded === 0
      ? 'and all of them are used'
      : `${rows.used === 0 ? 'none' : spellCount(rows.used)} of them ${rows.used < 2 ? 'is' : 'are'} used and ` +
        `${spellCount(rows.excluded)} ${rows.excluded === 1 ? 'is' : 'are'} excluded (${listExcluded(excluded)})`
  const lines =
    records === undefined
      ? `${nounOf(rows.read, 'is a line', 'are lines')} of the ledger`
      : `${nounOf(records, 'is a record', 'are records')} with two accounts, which ${records === 1 ? 'is' : 'are'} ${nounOf(rows.read, 'posting')}`
  return `${what}: ${lines}, ${part}${stateSheetsNotRead(facts.files)}.`
}

/** What the figures say about the reading: the grave ones first, nothing where all is as it should be. */
export function judgeReading(facts: LedgerFacts): ReadingVerdict[] {
  const verdicts = [
    judgeCount(facts),
    judgeUse(facts),
    judgeJournals(facts),
    judgeSides(facts),
    ...judgeCells(facts)
  ].filter((verdict) => verdict !== null)
  return [...verdicts.filter(({ grave }) => grave), ...verdicts.filter(({ grave }) => !grave)]
}

function judgeCount(facts: LedgerFacts): ReadingVerdict | null {
  const missing = facts.physicalLines - countedLines(facts)
  if (missing === 0) return null
  const text = `${spellCount(Math.abs(missing))} of ${nounOf(facts.physicalLines, 'line')} cannot be accounted for. Analyse the file again, and do not rely on these figures.`
  return { code: 'LINES_UNACCOUNTED', grave: true, text }
}

/** Zeros that were left out on purpose could be read: they say nothing against the columns. */
function judgeUse({ rows, excluded, mapping, files }: LedgerFacts): ReadingVerdict | null {
  const zeros = excluded.find(({ reason }) => reason === 'ZERO_AMOUNT')?.rows ?? 0
  if (rows.used === 0 && zeros > 0) {
    const text =
      `No line of the ledger is used: ${listExcluded(excluded)}. ` +
      'Without “leave out zeros” those with an amount of zero are used.'
    return { code: 'ONLY_ZEROS', grave: true, text }
  }
  if ((rows.used + zeros) * 2 >= rows.read) return null
  const most = mainExclusion(excluded)
  if (most === null) return null
  const file = files[most.firstFiles?.[0] ?? 0]
  const first = `${nameLine(file, most.firstLines[0]!)}${files.length > 1 && file !== undefined ? ` of “${file.name}”` : ''}`
  const text =
    `Only ${spellCount(rows.used)} of ${nounOf(rows.read, 'line')} of the ledger ${rows.used === 1 ? 'is' : 'are'} used: ` +
    `${spellCount(most.rows)} ${most.rows === 1 ? 'is' : 'are'} ${excludedWords[most.reason]}, the first at ${first}. ` +
    `${adviseOn(most.reason, mapping)} in the Columns tab.`
  return { code: 'FEW_LINES_USED', grave: true, text }
}

/** Why most of the lines that could not be read are excluded; null where all could be. */
export function mainExclusion(excluded: ExcludedCount[]): ExcludedCount | null {
  const unread = excluded.filter(({ reason }) => reason !== 'ZERO_AMOUNT')
  return unread.toSorted((one, other) => other.rows - one.rows)[0] ?? null
}

function adviseOn(reason: ExcludedReason, mapping: Mapping): string {
  if (reason === 'RAGGED') return 'Check the delimiter and the header'
  if (reason === 'TOO_MANY_DIGITS')
    return 'Ask for the ledger with these numbers as text, or check what the columns are read as'
  const [what, fields] =
    reason === 'BLANK_ACCOUNT'
      ? (['account', ['account']] as const)
      : (['amount', amountFields(mapping)] as const)
  return `Check whether the ${what} is right to be read from ${nameColumns(mapping, fields)}`
}

/** A number that stands on one line only is a number of lines, or of journals whose other lines are not in the file. */
function judgeJournals(facts: LedgerFacts): ReadingVerdict | null {
  const { proof, rows, mapping } = facts
  const journals = proof?.journals ?? null
  if (journals === null || journals.unbalanced === 0) return null
  const { unbalanced, journals: all, without } = journals
  if (isOfSingleLines(all, rows.read - without.rows)) {
    const text = `Most of the ${nounOf(all, 'journal number')} stand on one line each: whether journals balance cannot be proven.`
    return { code: 'JOURNALS_OF_ONE_LINE', grave: false, text }
  }
  if (isListOfPayments(facts)) {
    const text =
      `${unbalanced === all ? 'None' : 'Nearly none'} of the ${nounOf(all, 'journal number')} balances, and ` +
      `${isOneSided(facts) ? 'every amount has' : 'nearly all amounts have'} the same sign: this is a list of payments or one ` +
      'side of a ledger, or what tells debit from credit is not in the file. Whether journals balance cannot be proven.'
    return { code: 'LIST_OF_PAYMENTS', grave: false, text }
  }
  const what = `${spellCount(unbalanced)} of ${nounOf(all, 'journal')} ${unbalanced === 1 ? 'does' : 'do'} not balance`
  if (unbalanced * 2 <= all) return { code: 'JOURNALS_UNBALANCED', grave: false, text: `${what}.` }
  const side = describeSide(mapping)
  const text =
    `${what}: signs or lines are probably not read as they are meant. Check how the amount is read from ` +
    `${nameColumns(mapping, amountFields(mapping))} in the Columns tab${side === null ? '' : `, and ${side}, which is not read`}.`
  return { code: 'JOURNALS_UNBALANCED', grave: true, text }
}

function judgeSides(facts: LedgerFacts): ReadingVerdict | null {
  if (!isOneSided(facts) || isListOfPayments(facts)) return null
  const same = 'Every amount has the same sign'
  const side = describeSide(facts.mapping)
  const code = 'AMOUNTS_WITHOUT_SIDE'
  if (side !== null) {
    const text =
      `${same}, and ${side}, which could tell debit from credit, is not read. Map it as the debit/credit indicator ` +
      'or as a side of a debit/credit pair in the Columns tab, or with --map.'
    return { code, grave: true, text }
  }
  const text = `${same}: this is a list of payments or one side of a ledger; debit and credit cannot be proven.`
  return { code, grave: false, text }
}

function isOneSided({ totals }: LedgerFacts): boolean {
  const isNought = (amount: string) => !/[1-9]/.test(amount)
  return isNought(totals.debit) !== isNought(totals.credit)
}

/** Of so many journals one may balance, as a payment and its refund do, and of so much on one side one may be on the other. */
const paymentsToBalanced = 50
const paymentsToRefunds = 10

/** Journal numbers that are no journals: next to none balances, and nothing tells, or could tell, debit from credit. */
function isListOfPayments({ proof, rows, totals, mapping }: LedgerFacts): boolean {
  const journals = proof?.journals ?? null
  if (journals === null || mapping.amountForm !== 'amount' || sideColumns(mapping).length > 0) return false
  const { journals: all, unbalanced, without } = journals
  if (isOfSingleLines(all, rows.read - without.rows)) return false
  const sides = [Math.abs(Number(totals.debit)), Math.abs(Number(totals.credit))]
  return (
    (all - unbalanced) * paymentsToBalanced <= all &&
    Math.min(...sides) * paymentsToRefunds <= Math.max(...sides)
  )
}

/** From one line in so many on, cells that cannot be read are no exception. */
const notableShare = 10

function judgeCells({ notices, rows }: LedgerFacts): ReadingVerdict[] {
  return notices
    .filter(({ code, lines }) => unreadCodes.has(code) && lines * notableShare >= rows.read)
    .map(({ text, lines }) => ({
      code: 'KEY_UNREAD',
      grave: true,
      text: `A cell of ${spellCount(lines)} of ${nounOf(rows.read, 'line')} cannot be read. ${text} Check the column and its format in the Columns tab.`
    }))
}

const unreadCodes: ReadonlySet<string> = new Set(['UNREADABLE_AMOUNTS', 'UNREADABLE_DATES'])

/** At most three lines to two journals: at least half of them have one. */
function isOfSingleLines(journals: number, lines: number): boolean {
  return lines * 2 <= journals * 3
}

function countedLines({ lineClasses }: LedgerFacts): number {
  return lineClasses.reduce((sum, { lines }) => sum + lines, 0)
}

/** The columns that no field is read from and that could tell debit from credit. */
export function sideColumns({ columns, fields }: Mapping): Column[] {
  return columns
    .filter(({ position }) => fields.every((field) => field.position !== position))
    .filter(couldBeSide)
}

/** The first of these columns with its first cells; null where there is none. */
function describeSide(mapping: Mapping): string | null {
  const [side] = sideColumns(mapping)
  return side === undefined
    ? null
    : `“${side.header}” (${side.samples.map((cell) => `“${cell}”`).join(', ')})`
}

/** The fields that an amount is read from. */
export function amountFields({ amountForm }: Mapping): Field[] {
  if (amountForm === 'pair') return ['debit', 'credit']
  return amountForm === 'indicator' ? ['amount', 'indicator'] : ['amount']
}

/** The headers of these fields' columns, as a sentence names them. */
export function nameColumns({ fields }: Mapping, some: readonly Field[]): string {
  return fields
    .filter(({ field }) => some.includes(field))
    .map(({ header }) => `“${header}”`)
    .join(' and ')
}

function nounOf(value: number, one: string, many = `${one}s`): string {
  return `${spellCount(value)} ${value === 1 ? one : many}`
}

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

import { excludedReasons, type ExcludedCount, type ExcludedReason } from '../../../../shared/line.ts'
import type { Field, Mapping } from '../../../../shared/mapping.ts'
import type { Notice } from '../../../../shared/ledger.ts'
import type { DateOrder, DecimalMark, Settings } from '../../../../shared/settings.ts'
import { replaceIds } from '../../../base/replace-ids.ts'
import { fileOfLine } from '../../ledger/file-of-line.ts'
import type { KeyData, KeyField } from '../../ledger/key-data.ts'
import { isRejected, type WrittenLines } from '../../ledger/ledger.ts'
import { readColumnAsSaid } from '../dates/date-column.ts'
import type { DatedLines } from '../dates/infer-date-orders.ts'
import { settleDateForms } from '../dates/settle-date-forms.ts'
import { decideFormats } from '../formats/decide-formats.ts'
import type { KeyColumn, KeyColumns } from './key-cells.ts'
import {
  joinedCodesNotice,
  severalValuesNotice,
  spreadsheetCodesNotice,
  spreadsheetErrorsNotice
} from './key-notices.ts'
import { resolveAmounts } from '../amounts/resolve-amounts.ts'
import { requireUsedLines } from './require-used-lines.ts'
import { resolveDates } from '../dates/resolve-dates.ts'
import { findInexact } from './inexact-numbers.ts'
import { enteredMinutes } from './entered-minutes.ts'

/** The key fields of all lines, read and checked. */
export interface ResolvedKeys {
  keys: KeyData
  /** Decimals of the finest amount as written. */
  decimals: number
  /** The decimal mark of all amounts, or by distinct cell where files differ. */
  decimalMark: DecimalMark | readonly DecimalMark[]
  notices: Notice[]
  /** Lines that take no part in the six types, each under its first reason. */
  excluded: ExcludedCount[]
  /** By line: 0, or 1 more than the place of its reason in `excludedReasons`. */
  exclusions: Uint8Array
  /** By line: -1 where the amount is blank, -2 where it is unreadable, less where it is left out. */
  amountState: Int32Array
}

const mostExamples = 5
/** Beside -1 for a blank amount and -2 for an unreadable one: a zero that is to be left out. */
const zeroState = -3

/**
 * Turns the distinct cells of each key column into values, with one format per column, and lines into numbers.
 * Those of `lines` that were rejected are too long to trust. Throws a NeedsInput
 * where formats are undecided or no line can take part.
 */
export function resolveKeys(
  cells: KeyColumns,
  mapping: Mapping,
  settings: Settings,
  lines: WrittenLines
): ResolvedKeys {
  const { account, amount, posted, effective, user, source, journal, entity, currency } = cells.columns
  const notices: Notice[] = []
  const headerOf = (field: Field) => mapping.fields.find((mapped) => mapped.field === field)!.header
  const read = (column: KeyColumn | null, field: 'posted' | 'effective'): DatedLines | null => {
    if (column === null) return null
    return { column: readColumnAsSaid(column.cells.texts, headerOf(field), settings), ids: column.ids }
  }
  const [postedLines, effectiveLines] = settleDateForms(read(posted, 'posted'), read(effective, 'effective'))
  const written = {
    amounts: amount!.cells.texts,
    marks: cells.marks,
    posted: postedLines,
    effective: effectiveLines
  }
  const formats = decideFormats(written, mapping, settings)
  const amounts = resolveAmounts(amount!.cells.texts, mapping.amountForm, formats.mark, mapping)
  for (const { notice, cellIds } of amounts.notices) notices.push(countLines(notice, amount!.ids, cellIds))
  notices.push(...formats.notices)
  const dates = (lines: DatedLines | null, order: DateOrder | null): KeyField | null => {
    if (lines === null || order === null) return null
    const resolved = resolveDates(lines.column, order, settings.fillerDates)
    for (const { notice, cellIds } of resolved.notices) notices.push(countLines(notice, lines.ids, cellIds))
    return { ids: replaceIds(lines.ids, resolved.dayOf), values: resolved.days }
  }
  const amountState = replaceIds(amount!.ids, amounts.valueOf)
  const zero = settings.leaveOutZeros === true ? amounts.values.indexOf('0') : -1
  if (zero >= 0) replaceNumber(amountState, zero, zeroState)
  const amountIds = amountState.slice()
  for (const state of [-2, zeroState]) replaceNumber(amountIds, state, -1)
  const keys: KeyData = {
    lines: cells.lineNumbers.length,
    account: textField(account!),
    amount: { ids: amountIds, values: amounts.values },
    posted: dates(postedLines, formats.orders[0]),
    effective: dates(effectiveLines, formats.orders[1]),
    entered: enteredMinutes(cells),
    user: user && textField(user),
    source: source && textField(source),
    journal: journal && textField(journal),
    entity: entity && textField(entity),
    currency: currency && textField(currency)
  }
  const codes = spreadsheetCodesNotice(account!.cells.texts)
  if (codes !== null) notices.push(countLines(codes.notice, account!.ids, codes.cellIds))
  for (const field of ['account', 'user', 'source', 'journal', 'entity', 'currency'] as const) {
    const column = cells.columns[field]
    const errors = column && spreadsheetErrorsNotice(headerOf(field), column.cells.texts)
    if (errors !== null) notices.push(countLines(errors.notice, column!.ids, errors.cellIds))
  }
  for (const field of ['account', 'user', 'source', 'entity', 'currency'] as const) {
    const joined = keys[field] && joinedCodesNotice(headerOf(field), keys[field])
    if (joined !== null) notices.push(joined)
  }
  for (const kind of ['currency', 'entity'] as const) {
    const isApart = settings[kind === 'currency' ? 'withinCurrency' : 'withinEntity'] === true
    const several =
      isApart || keys[kind] === null ? null : severalValuesNotice(kind, headerOf(kind), keys[kind])
    if (several !== null) notices.push(several)
  }
  const inexact = findInexact(lines, mapping)
  notices.push(...inexact.notices)
  if (amounts.inexact.size > 0)
    amount!.ids.forEach((id, line) => {
      if (amounts.inexact.has(id)) inexact.lines.add(line)
    })
  // Their amounts, where they can be read, are part of the totals all the same.
  for (const line of inexact.lines) keys.account.ids[line] = -1
  const { excluded, exclusions } = exclude(keys, amountState, cells, lines, inexact.lines)
  requireUsedLines({
    rows: keys.lines,
    excluded,
    mapping,
    settings,
    accounts: account!.cells.texts,
    amounts: amount!.cells.texts,
    read: amounts
  })
  return {
    keys,
    decimals: amounts.decimals,
    decimalMark: amounts.mark,
    notices,
    excluded,
    exclusions,
    amountState
  }
}

/** Codes are text, to the letter; a blank one is none. */
function textField({ cells, ids }: KeyColumn): KeyField {
  const filled = ids.slice()
  const blank = cells.texts.indexOf('')
  if (blank >= 0) replaceNumber(filled, blank, -1)
  return { ids: filled, values: cells.texts }
}

function replaceNumber(numbers: Int32Array, old: number, other: number): void {
  for (let at = 0; at < numbers.length; at++) if (numbers[at] === old) numbers[at] = other
}

function countLines(notice: Omit<Notice, 'lines'>, ids: Int32Array, cellIds: ReadonlySet<number>): Notice {
  let lines = 0
  for (const id of ids) if (cellIds.has(id)) lines++
  return { ...notice, lines }
}

function exclude(
  keys: KeyData,
  amountState: Int32Array,
  { lineNumbers, starts }: KeyColumns,
  written: WrittenLines,
  inexact: ReadonlySet<number>
): Pick<ResolvedKeys, 'excluded' | 'exclusions'> {
  const counts = new Map<ExcludedReason, ExcludedCount>()
  const exclusions = new Uint8Array(keys.lines)
  for (let line = 0; line < keys.lines; line++) {
    const reason = isRejected(written, line)
      ? 'RAGGED'
      : inexact.has(line)
        ? 'TOO_MANY_DIGITS'
        : keys.account.ids[line]! < 0
          ? 'BLANK_ACCOUNT'
          : amountState[line] === -1
            ? 'BLANK_AMOUNT'
            : amountState[line] === -2
              ? 'UNREADABLE_AMOUNT'
              : amountState[line] === zeroState
                ? 'ZERO_AMOUNT'
                : null
    if (reason === null) continue
    exclusions[line] = excludedReasons.indexOf(reason) + 1
    const count = counts.get(reason) ?? { reason, rows: 0, firstLines: [], ...(starts && { firstFiles: [] }) }
    count.rows++
    if (count.firstLines.length < mostExamples) {
      count.firstLines.push(lineNumbers[line]!)
      if (starts) count.firstFiles?.push(fileOfLine(line, starts))
    }
    counts.set(reason, count)
  }
  return { excluded: [...counts.values()], exclusions }
}

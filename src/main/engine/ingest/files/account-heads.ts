import type { Mapping } from '../../../../shared/mapping.ts'
import { isValue } from '../mapping/header-rows.ts'
import { readNumber } from '../mapping/profile-column.ts'
import { readTotalLabel } from '../totals/total-label.ts'

/** How the accounts of a report stand above their blocks. */
export interface HeadLayout {
  /** Columns in which a name alone begins a block; none where every block says “Account” before its own. */
  columns: ReadonlySet<number>
  /** Whether totals close the blocks by their names, so that one block can lie within another. */
  areClosed: boolean
}

/** What a record is to the blocks: it begins one, ends one, or is one of their lines or something else. */
type BlockPart =
  | { kind: 'head'; account: string; isLabelled: boolean; column: number }
  | { kind: 'total'; of: string }
  | { kind: 'sum' }
  | { kind: 'other' }

const label =
  /^(?:g\/l account|gl account|general ledger account|ledger account|nominal (?:code|account)|account|acct|n\/c|a\/c|konto|sachkonto|kontonummer|compte|cuenta|conta|conto|rekening|grootboekrekening|tili|勘定科目)(?:\s*(?:no|number|nr|code|#)\.?)?\s*(:?)\s*(.*)$/iu
const rule = /^[-=_+*~|\s─━═]*$/
const withCode = /^\d[\d.-]{2,}\s+\p{L}/u
/** What a report adds to the name of an account whose balance it brings forward. */
const asOf = /\s*\((?:opening |beginning )?balance[^()]*\)$/i
/** A code with its name in the next cell. */
const codeAlone = /^(?:\d{3,8}|\d{1,2}-\d{4,5})$/
const fewestHeads = 2

/** The columns (from 0) that hold the amounts of a report, by its mapping. */
export function amountColumns({ fields }: Pick<Mapping, 'fields'>): number[] {
  return fields.flatMap(({ field, position }) =>
    ['amount', 'debit', 'credit'].includes(field) ? [position - 1] : []
  )
}

/** What one record is to the blocks of a report. Where its `amounts` are known, a head may have its balance behind them. */
export function readBlockPart(cells: string[], amounts: readonly number[] = []): BlockPart {
  const filled = cells.flatMap((cell, at) => (cell.trim() === '' ? [] : [{ at, text: cell.trim() }]))
  const [first, second] = filled
  if (first === undefined) return { kind: 'other' }
  const total = readTotalLabel(first.text)
  if (total !== null) return { kind: 'total', of: nameOf(total.rest) }
  if (/^\*+\s/.test(first.text)) return { kind: 'sum' }
  if (filled.length > 3) return { kind: 'other' }
  const labelled = label.exec(first.text)
  if (labelled !== null) {
    const [, colon, rest = ''] = labelled
    const named = rest === '' ? (second?.text ?? '') : rest
    const code = named.split(/\s+/)[0] ?? ''
    const account = /\d/.test(code) ? code : colon === ':' && rest !== '' ? named : ''
    if (account !== '') return { kind: 'head', account, isLabelled: true, column: first.at }
  }
  if (
    filled.length === 2 &&
    second!.at === first.at + 1 &&
    codeAlone.test(first.text) &&
    isNameOnly(second!.text)
  ) {
    return { kind: 'head', account: `${first.text} ${second!.text}`, isLabelled: false, column: first.at }
  }
  const isAlone = filled.length === 1 || (filled.length === 2 && isBalance(second!, amounts))
  if (!isAlone || rule.test(first.text)) return { kind: 'other' }
  const isName = !isValue(first.text) || /^\d{3,}$/.test(first.text)
  const account = first.text.replace(asOf, '')
  return isName ? { kind: 'head', account, isLabelled: false, column: first.at } : { kind: 'other' }
}

function isNameOnly(text: string): boolean {
  return /\p{L}{2}/u.test(text) && !isValue(text) && readTotalLabel(text) === null
}

/** Whether a cell holds a number behind all amounts. */
function isBalance({ at, text }: { at: number; text: string }, amounts: readonly number[]): boolean {
  return amounts.length > 0 && amounts.every((amount) => amount < at) && readNumber(text) !== null
}

/**
 * Sees by the first records whether the accounts stand above their blocks: every line with an amount lies below a head,
 * and the heads are proven by the word “Account” in each, by totals of the same name, by the codes they begin with, or
 * by a column that no line fills. null where they do not, or a column of its own holds the account.
 */
export function findHeadLayout(records: string[][], mapping: Mapping): HeadLayout | null {
  const { fields, preambleRecords, headerRecords, hasHeader } = mapping
  if (!hasHeader || fields.some(({ field }) => field === 'account')) return null
  const amounts = amountColumns(mapping)
  const isLine = (cells: string[]) => amounts.some((at) => readNumber(cells[at]?.trim() ?? '') !== null)
  const above = records.slice(0, preambleRecords).map((cells) => readBlockPart(cells))
  const parts = records
    .slice(preambleRecords + headerRecords)
    .map((cells) => ({ cells, part: readBlockPart(cells, amounts) }))
  const labelled = [...above, ...parts.map(({ part }) => part)].filter(
    (part) => part.kind === 'head' && part.isLabelled
  )
  const lines = parts.filter(({ cells, part }) => part.kind === 'other' && isLine(cells))
  const first = parts.findIndex(({ part }) => part.kind === 'head')
  if (lines.length === 0) return null
  const isBelow = first >= 0 && parts.indexOf(lines[0]!) > first
  if (labelled.length > 0 && (isBelow || above.some((part) => part.kind === 'head' && part.isLabelled))) {
    return { columns: new Set(), areClosed: false }
  }
  if (!isBelow) return null
  const heads = parts.flatMap(({ part }) => (part.kind === 'head' ? [part] : []))
  const names = new Set(heads.map(({ account }) => nameOf(account)))
  const areClosed = parts.some(({ part }) => part.kind === 'total' && part.of !== '' && names.has(part.of))
  const columns = new Set(heads.map(({ column }) => column))
  const areApart = lines.every(({ cells }) => [...columns].every((at) => (cells[at]?.trim() ?? '') === ''))
  const areCodes = heads.every(({ account }) => withCode.test(account))
  if (!areClosed && (names.size < fewestHeads || (!areApart && !areCodes))) return null
  return { columns, areClosed }
}

/** `for Rent with sub-accounts` and `4000 Rent` as `rent`: the name that a head has and its total says again. */
export function nameOf(text: string): string {
  return text
    .replace(/^(?:for|of|für|pour|de|para|voor)\s+/iu, '')
    .replace(/\s+with sub-?accounts$/i, '')
    .replace(/(?<=\p{L}.*)\s*\(\d[\d.-]*\)$/u, '')
    .replace(/^\d[\d.-]*\s*[-–·:]?\s+(?=\p{L})/u, '')
    .trim()
    .toLowerCase()
}

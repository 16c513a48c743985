import { excludedReasons, type ExcludedCount, type ExcludedReason } from '../../../../shared/line.ts'
import { type Field, type Mapping } from '../../../../shared/mapping.ts'
import { isColumnQuestion, NeedsInput, type Question } from '../../../../shared/question.ts'
import { amountFields, listExcluded, nameColumns } from '../../../../shared/reading-verdicts.ts'
import { DoubletError } from '../../../../shared/result.ts'
import type { DecimalMark, Settings } from '../../../../shared/settings.ts'
import { askForDecimalMark } from '../formats/ask-for-decimal-mark.ts'
import { resolveAmounts, type ResolvedAmounts } from '../amounts/resolve-amounts.ts'
import { amountHeaders } from '../formats/decide-formats.ts'
import { cellSeparator } from './key-cells.ts'
import { askForColumn, chooseFillDown } from '../mapping/require-keys.ts'
import { spellCount } from '../../../../shared/spell-count.ts'

/** What is known of lines of which none takes part. */
interface UnusedLines {
  rows: number
  excluded: ExcludedCount[]
  mapping: Mapping
  settings: Settings
  /** The distinct cells of the account and of the amount, and how the latter were read. */
  accounts: readonly string[]
  amounts: string[]
  read: ResolvedAmounts
}

const elsewhere =
  'Where no column is right, choose another header, delimiter or sheet in the Columns tab, or with --no-header, --delimiter or --sheet.'

/**
 * Throws a NeedsInput for the columns at fault where no line can take part, and NO_LINE_USED where no other column
 * could change that. Lines whose zeros are left out on purpose could be read: with one of them there is nothing to ask.
 */
export function requireUsedLines(lines: UnusedLines): void {
  const { rows, excluded } = lines
  if (rowsOf(excluded, 'ZERO_AMOUNT') > 0 || rowsOf(excluded, ...excludedReasons) < rows) return
  const what =
    rows === 1
      ? 'The only line of the ledger cannot be used'
      : `None of the ${spellCount(rows)} lines of the ledger can be used`
  const why = `${what}: ${listExcluded(excluded)}.`
  const questions = askForFaults(lines)
  const message = [why, ...questions.map(({ text }) => text), elsewhere].join(' ')
  const [first, ...others] = questions
  if (first === undefined) throw new DoubletError('NO_LINE_USED', message)
  const text = `${why} ${first.text}${isColumnQuestion(first) ? ` ${elsewhere}` : ''}`
  throw new NeedsInput('NO_LINE_USED', message, [{ ...first, text }, ...others])
}

/** A few lines without one of the two are the exception; what half of them lack is the fault. */
function askForFaults(lines: UnusedLines): Question[] {
  const { excluded, mapping, read } = lines
  const accounts = rowsOf(excluded, 'BLANK_ACCOUNT')
  const inexact = read.inexact.size > 0 ? (['TOO_MANY_DIGITS'] as const) : []
  const amounts = rowsOf(excluded, 'BLANK_AMOUNT', 'UNREADABLE_AMOUNT', ...inexact)
  const isAtFault = (rows: number) => rows > 0 && rows * 2 >= accounts + amounts
  const questions = isAtFault(accounts) ? [askForAccount(lines)] : []
  if (isAtFault(amounts) || (accounts > 0 && read.values.length === 0)) {
    questions.push(askForOtherMark(lines) ?? askAgain('amount', amountFields(mapping), mapping))
  }
  return questions
}

function askAgain(field: Field, from: readonly Field[], mapping: Mapping): Question {
  const text = `The ${field} is read from ${nameColumns(mapping, from)}. Which column is it?`
  return askForColumn(field, text, mapping.columns)
}

/** Where some accounts stand there, the column may well be right and the lines below an account leave it blank. */
function askForAccount({ mapping, settings, accounts }: UnusedLines): Question {
  const question = askAgain('account', ['account'], mapping)
  if (settings.fillDown === true || accounts.every((cell) => cell === '')) return question
  return { ...question, choices: [chooseFillDown(nameColumns(mapping, ['account'])), ...question.choices] }
}

function rowsOf(excluded: ExcludedCount[], ...reasons: ExcludedReason[]): number {
  return excluded.reduce((sum, { reason, rows }) => (reasons.includes(reason) ? sum + rows : sum), 0)
}

/** The question for the decimal mark, where the amounts can only be read with the one that was not said. */
function askForOtherMark({ amounts, read, mapping, settings }: UnusedLines): Question | null {
  const other: DecimalMark = read.mark === 'comma' ? 'point' : 'comma'
  if (settings.decimalMark === undefined || settings.decimalMark === other) return null
  if (resolveAmounts(amounts, mapping.amountForm, other, mapping).values.length === 0) return null
  const cells = amounts.flatMap((cell) => cell.split(cellSeparator)).filter((cell) => /\d/.test(cell))
  const text = `With a decimal ${settings.decimalMark} the amounts cannot be read. Which mark is the decimal one?`
  return { ...askForDecimalMark(cells.slice(0, 3), amountHeaders(mapping)), text }
}

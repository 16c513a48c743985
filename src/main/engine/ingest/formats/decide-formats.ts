import type { Mapping } from '../../../../shared/mapping.ts'
import type { Notice } from '../../../../shared/ledger.ts'
import type { DateOrder, DecimalMark, Settings } from '../../../../shared/settings.ts'
import { NeedsInput, type Question } from '../../../../shared/question.ts'
import { askForDecimalMark } from './ask-for-decimal-mark.ts'
import type { WeighedMark } from '../amounts/parse-amount.ts'
import { resolveAmounts, weighAmounts } from '../amounts/resolve-amounts.ts'
import { askForDateForm } from './ask-for-date-form.ts'
import { askForDateOrder } from './ask-for-date-order.ts'
import { decideDateOrder } from '../dates/date-column.ts'
import { inferDateOrders, type DatedLines } from '../dates/infer-date-orders.ts'
import { resolveDates } from '../dates/resolve-dates.ts'

/** The one format of each key column. */
interface DecidedFormats {
  /** Of all amounts, or by distinct cell where files differ. */
  mark: DecimalMark | readonly DecimalMark[]
  /** Of the posted and the effective date; null where it is not mapped. */
  orders: [DateOrder | null, DateOrder | null]
  /** What one date column was told by the other. */
  notices: Notice[]
}

/** The key columns whose cells can be written in more than one way. */
interface WrittenColumns {
  /** Distinct cells. */
  amounts: string[]
  /** The decimal mark of each of them, where files prove different ones. */
  marks: readonly DecimalMark[] | undefined
  posted: DatedLines | null
  effective: DatedLines | null
}

/**
 * Decides decimal mark and order of dates by the cells, and by the settings where the cells do not tell. Throws one
 * NeedsInput with a question for all that is open then; but what would be refused under any answer is refused first.
 */
export function decideFormats(
  { amounts, marks, posted, effective }: WrittenColumns,
  mapping: Mapping,
  settings: Settings
): DecidedFormats {
  const { decimalMark: said, dateOrder } = settings
  const weighed: WeighedMark | { mark: readonly DecimalMark[]; proof: null } =
    marks === undefined ? weighMark(amounts, mapping.amountForm, settings) : { mark: marks, proof: null }
  const dated = [posted, effective]
  const inferred = dateOrder === undefined ? inferDateOrders(posted, effective) : []
  const decide = (lines: DatedLines | null, at: number): DateOrder | null =>
    lines === null || lines.column.openForms.length > 0
      ? null
      : decideDateOrder(lines.column, dateOrder ?? inferred[at]?.order)
  const orders: DecidedFormats['orders'] = [decide(posted, 0), decide(effective, 1)]
  const open = dated.flatMap((lines, at) => (lines !== null && orders[at] === null ? [lines.column] : []))
  const formless = open.filter(({ openForms }) => openForms.length > 0)
  const unordered = open.filter(({ openForms }) => openForms.length === 0)
  if (weighed.mark !== null && open.length === 0) {
    const notices: Notice[] = inferred.flatMap((found, at) =>
      found === undefined ? [] : [{ ...found.notice, lines: dated[at]!.ids.length }]
    )
    if (said !== undefined && weighed.proof !== null && weighed.mark !== said) {
      notices.unshift(overruled(weighed.mark, weighed.proof))
    }
    return { mark: weighed.mark, orders, notices }
  }
  resolveAmounts(amounts, mapping.amountForm, weighed.mark ?? 'point', mapping)
  dated.forEach(
    (lines, at) =>
      lines && resolveDates(lines.column, orders[at] ?? lines.column.orders[0]!, settings.fillerDates)
  )
  const questions: Question[] = []
  if (weighed.mark === null) questions.push(askForDecimalMark(weighed.open, amountHeaders(mapping)))
  if (formless.length > 0) questions.push(askForDateForm(formless))
  if (unordered.length > 0) questions.push(askForDateOrder(unordered))
  throw new NeedsInput('NEEDS_INPUT', questions.map(({ text }) => text).join(' '), questions)
}

/**
 * What the user says of this file holds. What was saved for another holds only where this one does not decide: its
 * own amounts would else be read a thousand times too large or too small.
 */
function weighMark(cells: string[], form: Mapping['amountForm'], settings: Settings): WeighedMark {
  const { decimalMark: said, profile } = settings
  if (said === undefined) return weighAmounts(cells, form)
  if (profile === undefined) return { mark: said, proof: null }
  const weighed = weighAmounts(cells, form)
  return weighed.mark === null || weighed.proof === null ? { mark: said, proof: null } : weighed
}

function overruled(mark: DecimalMark, proof: string): Notice {
  const text = `The profile says otherwise, but “${proof}” proves a decimal ${mark}: the amounts are read with it.`
  return { code: 'PROFILE_OVERRULED', text, lines: 0 }
}

/** The headers of the columns that amounts are read from. */
export function amountHeaders({ fields, amountForm }: Mapping): string[] {
  const sides = amountForm === 'pair' ? ['debit', 'credit'] : ['amount']
  return fields.flatMap(({ field, header }) => (sides.includes(field) ? [header] : []))
}

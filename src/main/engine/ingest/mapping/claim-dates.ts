import { fieldLabels, type OpenField } from '../../../../shared/mapping.ts'
import { isSpreadsheetError } from '../../../base/spreadsheet-error.ts'
import { isDay, isNoDay } from '../dates/date-text.ts'
import type { Candidate } from './candidate.ts'
import { splitGlued } from './compound-name.ts'
import { matchHeader } from './match-header.ts'
import { normalForm } from './normal-form.ts'
import type { ProfiledColumn } from './profile-column.ts'
import type { Proposal } from './propose-fields.ts'

const confidence = 0.7
const enoughDays = 0.9
/** A name that is that of one date only. */
const sureName = 0.95
const dates: ReadonlySet<Candidate> = new Set(['posted', 'effective', 'documentDate'])
const likeCode = /^\d+(?:[.,]\d+)?$|^\d{1,2}([./-])\d{1,2}\1\d\d$/
const dateWord =
  /\b(?:date|day|datum|datums|dato|dag|tag|fecha|data|dt|dtm|valuta|termin|tarih)\b|(?:datum|dato|tag|dag|datto)\b|[日年]/
/** Days that say what becomes of a posting, or who looked at it, and not when it was made. */
const otherDay =
  /\b(?:due|maturity|clear\w*|clrng|cleared|reconcil\w*|settle\w*|expir\w*|end\w*|start\w*|begin\w*|from|to|until|birth\w*|deliver\w*|ship\w*|service|revers\w*|approv\w*|review\w*|authori\w*|chang\w*|modif\w*|updat\w*|last|next|period|tax|vat|discount|baseline|print\w*|export\w*|report\w*|run|extract\w*|hire\w*|aug\w*|lettrage|let|echeance|vencimiento|vencimento|scadenza|vade\w*)\b|fallig|faellig|leistung|ausgleich|skonto|storno|freigabe|anderung|aenderung|liefer|verval|forfall|forfald|期日/
/** Days of the business itself, which no system writes when an entry is keyed. */
const businessDay =
  /\b(?:payment|paid|pay|payed|check|cheque|value|valuta|book\w*|bank|invoice|document|voucher|transaction|transfer|trade|deposit|effective|accounting|post\w*|gl|ledger|journal|buch\w*|bilag\w*|zahl\w*|betal\w*|pago|pagamento|paiement|operation|doc)\b|(?:buchungs|bogforings|bokforings|valuta|zahl|betalings|bilags)\w*|^(?:date|datum|dato|data|fecha|dag|tag|tarih)$/

/** What was found for dates that no name tells. */
interface ClaimedDates {
  open: OpenField[]
  notes: string[]
}

/**
 * Reads in place the one unclaimed column of dates as the effective date; where several could be, or one could be the
 * day of entry, it is for a person to say. `free` are the columns that no field takes.
 */
export function claimDates(
  picked: Map<Candidate, Proposal>,
  free: ProfiledColumn[],
  fixed: Set<Candidate>
): ClaimedDates {
  const days = free.filter(isOfDays)
  const found: ClaimedDates = { open: askForUnread(picked, free, days, fixed), notes: [] }
  if (days.length === 0 || found.open.length > 0) return found
  const lacksEffective = !picked.has('effective') && !fixed.has('effective')
  let left = days
  if (lacksEffective) {
    const ofBusiness = days.filter(isOfBusiness)
    const only = days.length === 1 ? days[0]! : ofBusiness.length === 1 ? ofBusiness[0]! : null
    if (only === null) found.open.push(askWhich('effective', days))
    else {
      const reason = `dates, and ${days.length === 1 ? 'no other column has any' : 'the others are days of something else'}`
      picked.set('effective', { candidate: 'effective', column: only, confidence, reason })
      found.notes.push(
        `“${only.header}” holds dates and is read as the effective date, for no other column has a name that says so.`
      )
      left = days.filter((column) => column !== only)
    }
  }
  const asPosted = left.filter((column) => !isOfBusiness(column))
  if (!picked.has('posted') && !fixed.has('posted') && asPosted.length > 0) {
    found.open.push(askWhich('posted', asPosted))
  }
  return found
}

/**
 * Columns that have the very name of a date and no cell that can be read as one, or a lesser name and too few of them: what stands in for them
 * is for a person to say.
 */
function askForUnread(
  picked: ReadonlyMap<Candidate, Proposal>,
  free: readonly ProfiledColumn[],
  days: readonly ProfiledColumn[],
  fixed: ReadonlySet<Candidate>
): OpenField[] {
  const asked = new Set<ProfiledColumn>()
  return (['effective', 'posted'] as const).flatMap((field) => {
    const unread = free.find((column) => !asked.has(column) && isUnread(column) && hasNameOf(field, column))
    if (unread === undefined || fixed.has(field)) return []
    asked.add(unread)
    const instead = picked.get(field)?.column
    const choices = [...(instead === undefined ? [] : [instead]), ...days, unread]
    const what = fieldLabels[field].toLowerCase()
    const { cells, dated } = unread.profile
    const example = cells.find((cell) => !isDay(cell) && !isNoDay(cell)) ?? cells[0]
    const text =
      `“${unread.header}” has the name of the ${what}, and ${dated > 0 ? 'many of its' : 'its'} cells, such as “${example}”, cannot be read as days. ` +
      `Which column is the ${what}?`
    return [{ field, text, positions: choices.map(({ position }) => position), mayBeNone: true }]
  })
}

/** Whether a filled column holds too few days to be one of dates. */
function isUnread({ profile: { filled, records, dated, fillers } }: ProfiledColumn): boolean {
  return filled * 2 > records && dated < enoughDays && fillers === 0
}

/** Whether the name of a column says this date; surely, where no cell of it says that it holds any. */
function hasNameOf(field: Candidate, { header, profile: { dated, cells } }: ProfiledColumn): boolean {
  const least = dated > 0 || cells.every(isSpreadsheetError) ? 0 : sureName
  return matchHeader(header).some(({ candidate, weight }) => candidate === field && weight >= least)
}

function askWhich(field: 'posted' | 'effective', columns: ProfiledColumn[]): OpenField {
  const names = columns.map(({ header }) => `“${header}”`)
  const [what, types] =
    field === 'posted'
      ? ['the day on which an entry was entered, the entry date', 'tests 4 and 6']
      : ['the day that an entry is accounted for, the effective date', 'tests 5 and 6']
  const holds = names.length === 1 ? `${names[0]} holds dates` : `${names.join(', ')} hold dates`
  const which = names.length === 1 ? `Is it ${what}?` : `Which of them is ${what}?`
  return {
    field,
    text: `${holds}, and no name says what they are. ${which} Without one ${types} will not run.`,
    positions: columns.map(({ position }) => position),
    mayBeNone: true
  }
}

/** Whether a column holds days that a posting could have; codes look like some of them, where no word says day. */
function isOfDays({ header, profile }: ProfiledColumn): boolean {
  const { records, filled, days, fillers, cells } = profile
  const form = nameOf(header)
  if (filled === 0 || filled * 2 < records || fillers >= 0.5 || days < enoughDays || otherDay.test(form)) {
    return false
  }
  // A column of dates that is called an account is neither of them.
  if (matchHeader(header).some(({ candidate }) => !dates.has(candidate))) return false
  return dateWord.test(form) || cells.filter((cell) => likeCode.test(cell)).length * 2 < cells.length
}

function isOfBusiness({ header }: ProfiledColumn): boolean {
  return businessDay.test(nameOf(header)) && !/stamp|zeit|time/.test(nameOf(header))
}

function nameOf(header: string): string {
  return splitGlued(normalForm(header))
}

import type { Column, Mapping, OtherAccount } from '../../../../shared/mapping.ts'
import type { Candidate } from './candidate.ts'
import { normalForm } from './normal-form.ts'
import { readNumber, type ProfiledColumn } from './profile-column.ts'
import type { Proposal } from './propose-fields.ts'

const offsets = new Set(
  [
    'Gegenkonto',
    'Gegenkontonummer',
    'Offset Account',
    'Offset Account No.',
    'Offsetting Account',
    'Offset Account Number',
    'Offset G/L Account',
    'Offset Ledger Account',
    'Contra Account',
    'Contra Account No.',
    'Counter Account',
    'Balancing Account',
    'Balancing Account No.',
    'Bal. Account No.',
    'Corresponding Account',
    'Compte de contrepartie',
    'Compte contrepartie',
    'Contrapartida',
    'Cuenta de contrapartida',
    'Conto di contropartita',
    'Contropartita',
    'Tegenrekening',
    'GKONT',
    'gkonto',
    'GKonto',
    'Gegenkto',
    'Gegen-Konto',
    'Gegenkontonr.',
    'OFFSETACCOUNT',
    '相手勘定',
    '相手勘定科目'
  ].map(normalForm)
)
/** DATEV says behind it what the account is without: `Gegenkonto (ohne BU-Schlüssel)`, its umlaut written in many ways. */
const datevOffset = /^gegenkonto ohne bu /

const word = '(?:(?:gl|general ledger|ledger|nominal) )?'
const account = `${word}(?:account|konto|compte|cuenta|conto|conta|rekening|tili|ucet|hesap|szamla|счета?)(?: (?:no|code|id|key))?`
const sideWords = [
  'debit|debited|dr|dt|d|soll|debet|debite|debito|debe|cargo|dare|wn|md|ma dati|dugov\\w*|duguje|borclu|tartozik|дебет|дебета|дт',
  'credit|credited|cr|ct|c|kredit|credite|credito|haben|haber|abono|avere|ma|dal|potraz\\w*|alacakl[iı]|kovetel|кредит|кредита|кт|kt'
]
const sideNames = sideWords.map(
  (side) =>
    `(?:${side}) ${account}|${account} (?:${side})|(?:${side})(?:account|konto|rekening)(?: (?:no|code))?`
)
const eastern = ['借方|차변|借', '貸方|贷方|대변|貸'].map(
  (side) =>
    `(?:${side}) ?(?:勘定 ?科目|勘定|科目|会计科目|계정과목|계정)(?: ?(?:コート|コード|代码|코드|番号|no|code))?`
)
const vietnamese = ['(?:tk|tai khoan) no', '(?:tk|tai khoan) co']
const [debitAccount, creditAccount] = [0, 1].map(
  (side) => new RegExp(`^(?:${sideNames[side]!}|${eastern[side]!}|${vietnamese[side]!})$`)
) as [RegExp, RegExp]

/** Words that are mostly above amounts, and above accounts where the amount stands beside them. */
const [debitAlone, creditAlone] = sideWords.map(
  // `D` is the credit of the Czech pair MD and D; the debit takes it first elsewhere.
  (side, at) => new RegExp(`^(?:${side}|${['借方|차변|借', '貸方|贷方|대변|貸|d'][at]!})$`)
) as [RegExp, RegExp]
const sideHeaders: readonly (readonly [RegExp, RegExp])[] = [
  [debitAccount, creditAccount],
  [debitAlone, creditAlone]
]
/** Both accounts stand on nearly every line. */
const enoughFilled = 0.9

/** The columns of the account that is debited and of the one that is credited, by their headers; null where there are not both. */
export function findAccountSides<C extends Pick<Column, 'header'>>(
  columns: readonly C[],
  [isDebit, isCredit]: readonly [RegExp, RegExp] = [debitAccount, creditAccount]
): [debit: C, credit: C] | null {
  const debit = columns.find(({ header }) => isDebit.test(normalForm(header)))
  const credit = columns.find((column) => column !== debit && isCredit.test(normalForm(column.header)))
  return debit === undefined || credit === undefined ? null : [debit, credit]
}

/** Columns called by their side alone that hold codes, one of each on every line, beside the one amount; null where they may hold amounts. */
function findCodesOfSides(
  picked: ReadonlyMap<Candidate, Proposal>,
  columns: readonly ProfiledColumn[]
): [debit: ProfiledColumn, credit: ProfiledColumn] | null {
  const sides = findAccountSides(columns, [debitAlone, creditAlone])
  const amount = picked.get('amount')?.column
  if (sides === null || amount === undefined || picked.has('account')) return null
  const isCode = ({ values, profile: { filled, records, fractions, negatives, days } }: ProfiledColumn) =>
    filled >= enoughFilled * records &&
    fractions === 0 &&
    negatives === 0 &&
    days < 0.5 &&
    values.every((cell, line) => {
      const number = readNumber(cell.trim())
      return number === null || (number !== 0 && number !== readNumber((amount.values[line] ?? '').trim()))
    })
  return sides.every((column) => column.position !== amount.position && isCode(column)) ? sides : null
}

/**
 * Reads in place the account that is debited as the account, where the account that is credited stands beside it and no other column is
 * one. Answers whether each line has the two.
 */
export function claimAccountSides(
  picked: Map<Candidate, Proposal>,
  columns: readonly ProfiledColumn[],
  fixed: ReadonlySet<Candidate>
): boolean {
  const sides = findAccountSides(columns) ?? findCodesOfSides(picked, columns)
  const own = picked.get('account')?.column.position
  if (sides === null) return false
  if (fixed.has('account')) return own === sides[0].position
  const positions = sides.map(({ position }) => position)
  if (own !== undefined && !positions.includes(own)) return false
  for (const [candidate, { column }] of picked) {
    if (positions.includes(column.position) && !fixed.has(candidate)) picked.delete(candidate)
  }
  const reason = `header “${sides[0].header}” beside “${sides[1].header}”: the two accounts of a line`
  picked.set('account', { candidate: 'account', column: sides[0], confidence: 0.85, reason })
  return true
}

/** The column that names a second account on each line, beside the one that the account is read from; null where there is none. */
export function findOtherAccount({
  columns,
  fields
}: Pick<Mapping, 'columns' | 'fields'>): OtherAccount | null {
  const account = fields.find(({ field }) => field === 'account')?.position
  const isFree = ({ position }: Column) => fields.every((field) => field.position !== position)
  for (const names of sideHeaders) {
    const [debit, credit] = findAccountSides(columns, names) ?? []
    if (credit !== undefined && debit?.position === account && isFree(credit)) {
      return { position: credit.position, header: credit.header, by: 'side' }
    }
  }
  const offset = columns.find((column) => isFree(column) && isOffset(column.header))
  if (account === undefined || offset === undefined) return null
  return { position: offset.position, header: offset.header, by: 'offset' }
}

function isOffset(header: string): boolean {
  const form = normalForm(header)
  return offsets.has(form) || datevOffset.test(form)
}

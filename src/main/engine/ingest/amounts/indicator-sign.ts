import { isFilled } from '../../../base/blank-cell.ts'
import { withoutGuard } from '../../../base/without-guard.ts'

/** Codes that say a side wherever they stand. */
const debits = new Set(
  (
    'S D DR DB DT DBT DBIT DEB 40 DEBIT DEBITS DEBITED DÉBIT DÉBITEUR DEBITO DÉBITO DEBE DEBET DEBETE DEEBET DEBETAS DEBETS ' +
    'DEBITOR SOLL DARE CARGO CARGOS WN WINIEN DUGUJE DUGOVNO DUGOVNA BREME TARTOZIK BORÇ BORC ДТ ДЕБЕТ ДЕБИТ ДУГУЈЕ ΧΡΕΩΣΗ ΧΡΈΩΣΗ ' +
    'NỢ 借 借方 차변 مدين חובה เดบิต'
  ).split(' ')
)
const credits = new Set(
  (
    'H C CR CT CDT CRDT CRED 50 CREDIT CREDITS CREDITED CRÉDIT CRÉDITEUR CREDITO CRÉDITO HABEN HABER AVERE ABONO ABONOS KREDIT KREDYT ' +
    'KREEDIT KREDITAS KREDĪTS KREDITOR MA POTRAŽUJE POTRAZUJE POTRAŽNO POTRAŽNA DOBRO KÖVETEL ALACAK КТ КРЕДИТ ПОТРАЖУЈЕ ΠΙΣΤΩΣΗ ΠΊΣΤΩΣΗ ' +
    'CÓ 貸 貸方 贷 贷方 대변 دائن זכות เครดิต'
  ).split(' ')
)

/** Codes that say a side only beside each other: the debit, and the credit. `D` is the credit (Dal) beside `MD`. */
const pairs: readonly (readonly [debit: string, credit: string])[] = [
  ['MD', 'D'],
  ['MD', 'DAL'],
  ['MÁ DÁTI', 'DAL'],
  ['MÁ DAŤ', 'DAL'],
  ['D', 'K'],
  ['DB', 'KR'],
  ['DEB', 'KRE'],
  ['DT', 'KT'],
  ['DEB', 'CRE'],
  ['DEB', 'HAB'],
  ['D', 'A'],
  ['D', 'H'],
  ['D', 'P'],
  ['DU', 'PO'],
  ['DUG', 'POT'],
  ['T', 'K'],
  ['W', 'M'],
  ['Д', 'К'],
  ['Д', 'П'],
  ['Χ', 'Π'],
  ['차', '대'],
  ['+', '-'],
  ['PLUS', 'MINUS'],
  ['1', '-1']
]

/** A code as it is compared: case, width and a full stop after it do not matter, nor which dash it is; '' for none. */
export function plainCode(code: string): string {
  if (!isFilled(code)) return ''
  return withoutGuard(code.normalize('NFKC').trim())
    .toUpperCase()
    .replace(/^[\u2010-\u2015\u2212]/, '-')
    .replace(/(?<=.)\.$/, '')
}

/**
 * 1 for a debit code, -1 for a credit code, null for any other: SAP and DATEV write S (Soll) and H (Haben),
 * others D/C, DR/CR, posting keys 40/50 or a word of their language. 1/2 differ between systems and are not taken.
 */
export function indicatorSign(code: string): 1 | -1 | null {
  const plain = plainCode(code)
  if (debits.has(plain)) return 1
  return credits.has(plain) ? -1 : null
}

/**
 * The sides that the filled codes of a column say, by plain code: as a pair, or each for itself; null where one says none, or several say
 * the same. A minus alone is the credit.
 */
export function sidesOfCodes(codes: readonly string[]): ReadonlyMap<string, 1 | -1> | null {
  const isPair = ([debit, credit]: readonly [string, string]) =>
    codes.length === 2 && codes.includes(debit) && codes.includes(credit)
  const pair = pairs.find(isPair)
  if (pair !== undefined) return new Map([[pair[0], 1] as const, [pair[1], -1] as const])
  const signs = codes.map((code) => [code, code === '-' ? -1 : indicatorSign(code)] as const)
  const known = signs.flatMap(([code, sign]) => (sign === null ? [] : [[code, sign] as const]))
  const sides = new Set(known.map(([, sign]) => sign)).size
  return known.length === codes.length && sides === Math.min(codes.length, 2) ? new Map(known) : null
}

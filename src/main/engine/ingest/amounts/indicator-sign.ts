const debit = 'S D DR DB 40 DEBIT DÉBIT DEBITO DÉBITO DEBET SOLL DEBE DARE 借 借方'.split(' ')
const credit = 'H C CR 50 CREDIT CRÉDIT CREDITO CRÉDITO KREDIT HABEN HABER AVERE 貸 貸方'.split(' ')

/**
 * 1 for a debit code, -1 for a credit code, null for any other: SAP and DATEV write S (Soll) and H (Haben),
 * others D/C, DR/CR or posting keys 40/50. Case, width and a full stop after it do not matter. 1/2 and +/- differ
 * between systems and are not taken.
 */
export function indicatorSign(code: string): 1 | -1 | null {
  const plain = code.normalize('NFKC').trim().toUpperCase().replace(/\.$/, '')
  if (debit.includes(plain)) return 1
  return credit.includes(plain) ? -1 : null
}

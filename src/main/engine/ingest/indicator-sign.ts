const debit = new Set([
  'S',
  'D',
  'DR',
  'DB',
  'DEBIT',
  'SOLL',
  'DEBE',
  'DARE',
  'DEBET',
  'DÉBIT',
  '借',
  '借方',
  '40'
])
const credit = new Set(['H', 'C', 'CR', 'CREDIT', 'HABEN', 'HABER', 'AVERE', 'CRÉDIT', '貸', '貸方', '50'])

/**
 * 1 for a debit code, -1 for a credit code, null for any other: SAP and DATEV write S (Soll) and H (Haben),
 * others D/C, DR/CR or posting keys 40/50. Case does not matter. 1/2 and +/- differ between systems and are not taken.
 */
export function indicatorSign(code: string): 1 | -1 | null {
  const upper = code.trim().toUpperCase()
  if (debit.has(upper)) return 1
  return credit.has(upper) ? -1 : null
}

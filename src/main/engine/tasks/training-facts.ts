import { typeNumbers, type TypeNumber } from '../../../shared/duplicate.ts'
import type { LedgerResult } from '../../../shared/job.ts'
import type { ModelCard } from '../../../shared/model.ts'

/** What the card of a model says of the ledger it was trained on. */
export function describeTraining(
  { analytics, duplicates }: Pick<LedgerResult, 'analytics' | 'duplicates'>,
  trainedAt: string
): Pick<ModelCard, 'trainedAt' | 'trainedOn' | 'rowsByType'> {
  const { name, sha256 } = analytics.file
  return {
    trainedAt,
    trainedOn: {
      file: name,
      sha256,
      usableRows: analytics.rows.used,
      duplicateRows: duplicates.distinctRows
    },
    rowsByType: Object.fromEntries(
      typeNumbers.map((type) => [type, duplicates.types[type]?.rows ?? null])
    ) as Record<TypeNumber, number | null>
  }
}

import { duplicateTypes } from '../../shared/duplicate.ts'
import type { TypeNumber } from '../../shared/duplicate.ts'
import type { Field, FieldMapping } from '../../shared/mapping.ts'

/** The fields of each type's key that no column is read for; a type with none of them can run. */
export function missingFields(mapped: readonly FieldMapping[]): { number: TypeNumber; missing: Field[] }[] {
  const has = new Set(mapped.map((entry) => entry.field))
  const isThere = (field: Field): boolean =>
    has.has(field) || (field === 'amount' && (has.has('debit') || has.has('credit')))
  return duplicateTypes.map(({ number, key }) => ({
    number,
    missing: key.filter((field) => !isThere(field))
  }))
}

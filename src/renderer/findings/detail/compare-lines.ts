import type { FindingMember } from '../../../shared/finding.ts'
import { fieldLabels, fields } from '../../../shared/mapping.ts'
import type { Field } from '../../../shared/mapping.ts'
import { text } from '../../text/text.ts'

const words = text.finding.twins

/** One field over lines or postings, in their order; '' where one has nothing. */
export interface ComparedField {
  /** Where it is one of the ledger; else it is a header of the file. */
  field?: Field
  label: string
  kind: 'text' | 'amount' | 'day'
  values: string[]
  isDiffering: boolean
}

/** Between the values that lines of one posting have in a field. */
export const severalValues = '; '

const kinds: Partial<Record<Field, ComparedField['kind']>> = {
  amount: 'amount',
  debit: 'amount',
  credit: 'amount',
  posted: 'day',
  effective: 'day',
  documentDate: 'day'
}

/** The values of a field against each other; nothing where none has any. */
export function compareValues(field: Field, values: string[]): ComparedField[] {
  if (values.every((value) => value === '')) return []
  const isDiffering = new Set(values).size > 1
  return [{ field, label: fieldLabels[field], kind: kinds[field] ?? 'text', values, isDiffering }]
}

/** The mapped fields that any of the lines has, in the order of `fields`. */
export function compareFields(members: readonly FindingMember[]): ComparedField[] {
  return fields.flatMap((field) =>
    compareValues(
      field,
      members.map((member) => member.fields.find((one) => one.field === field)?.value ?? '')
    )
  )
}

/** The records as they stood in their files, by header, to the letter. */
export function compareRecords(members: readonly FindingMember[]): ComparedField[] {
  const headers = [...new Set(members.flatMap(({ original }) => original.map(({ header }) => header)))]
  return headers.map((header) => {
    const values = members.map(({ original }) => original.find((one) => one.header === header)?.value ?? '')
    return { label: header, kind: 'text', values, isDiffering: new Set(values).size > 1 }
  })
}

/** What is equal and what is not, in one sentence. */
export function tellDifferences(compared: readonly ComparedField[]): string {
  const differing = compared.filter(({ isDiffering }) => isDiffering)
  const equal = compared.length - differing.length
  if (differing.length === 0) return words.allEqual(compared.length)
  const labels = differing.map(({ label }) => label)
  return words.differences(equal, labels)
}

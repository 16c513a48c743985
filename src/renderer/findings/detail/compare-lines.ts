import type { FindingMember } from '../../../shared/finding.ts'
import { fieldLabels, fields } from '../../../shared/mapping.ts'
import type { Field } from '../../../shared/mapping.ts'
import { formatNoun } from '../../format/numbers.ts'

/** One field over the lines of a finding, in the order of the lines; '' where a line has nothing. */
export interface ComparedField {
  label: string
  kind: 'text' | 'amount' | 'day'
  values: string[]
  isDiffering: boolean
}

const kinds: Partial<Record<Field, ComparedField['kind']>> = {
  amount: 'amount',
  debit: 'amount',
  credit: 'amount',
  posted: 'day',
  effective: 'day',
  documentDate: 'day'
}

/** The mapped fields that any of the lines has, in the order of `fields`; `differing` is what the engine found. */
export function compareFields(
  members: readonly FindingMember[],
  differing: readonly Field[]
): ComparedField[] {
  return fields.flatMap((field) => {
    const values = members.map((member) => member.fields.find((one) => one.field === field)?.value ?? '')
    if (values.every((value) => value === '')) return []
    return [
      {
        label: fieldLabels[field],
        kind: kinds[field] ?? 'text',
        values,
        isDiffering: differing.includes(field)
      }
    ]
  })
}

/** The records as they stood in their files, by header, to the letter. */
export function compareRecords(members: readonly FindingMember[]): ComparedField[] {
  const headers = [...new Set(members.flatMap(({ original }) => original.map(({ header }) => header)))]
  return headers.map((header) => {
    const values = members.map(({ original }) => original.find((one) => one.header === header)?.value ?? '')
    return { label: header, kind: 'text', values, isDiffering: new Set(values).size > 1 }
  })
}

const list = new Intl.ListFormat('en', { type: 'conjunction' })

/** What is equal and what is not, in one sentence. */
export function tellDifferences(compared: readonly ComparedField[]): string {
  const differing = compared.filter(({ isDiffering }) => isDiffering)
  const equal = compared.length - differing.length
  if (differing.length === 0) return `Equal in all ${formatNoun(compared.length, 'field')}.`
  const labels = differing.map(({ label }) => label)
  return `Equal in ${formatNoun(equal, 'field')}; different in ${list.format(labels)}.`
}

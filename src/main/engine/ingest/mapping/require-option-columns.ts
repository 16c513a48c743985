import { fieldLabels, type Mapping } from '../../../../shared/mapping.ts'
import { withinFields, type Options } from '../../../../shared/options.ts'
import { DoubletError } from '../../../../shared/result.ts'
import { listColumns } from './resolve-overrides.ts'

/** Throws OPTION_WITHOUT_COLUMN where groups are to stay within an entity or a currency that no column holds. */
export function requireOptionColumns(mapping: Pick<Mapping, 'columns' | 'fields'>, options: Options): void {
  const missing = withinFields(options).find((field) =>
    mapping.fields.every((mapped) => mapped.field !== field)
  )
  if (missing === undefined) return
  const name = fieldLabels[missing].toLowerCase()
  throw new DoubletError(
    'OPTION_WITHOUT_COLUMN',
    `Groups are to stay within one ${name}, but no column is read as the ${name}. Name one in the Columns tab, or on the ` +
      `command line with --map ${missing}=HEADER or --map ${missing}=#N, or turn “within ${name}” off. ` +
      `The columns are: ${listColumns(mapping.columns)}.`
  )
}

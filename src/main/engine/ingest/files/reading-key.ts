import type { Settings } from '../../../../shared/settings.ts'
import { leastWidth } from '../lines/column-fit.ts'
import type { Alignment } from './align-columns.ts'
import type { InspectedFile } from './inspect-files.ts'
import type { OpenedFiles } from './open-files.ts'

/** Settings that have no say in what the lines are; the columns that `mapping` chooses are in the alignments. */
const laterSettings: ReadonlySet<string> = new Set([
  'mapping',
  'threshold',
  'decimalMark',
  'dateOrder',
  'dateForm',
  'credits',
  'negativeCredits',
  'twoAccounts',
  'blanksEqual',
  'ignoreCase',
  'withinEntity',
  'withinCurrency',
  'leaveOutZeros',
  'model',
  'goesOn',
  'ignoreProfile',
  'profile'
] satisfies (keyof Settings)[])

/** What the lines of files were read from: equal keys are equal lines. */
export interface ReadingKey {
  /** All but the indicator. */
  of: string
  /** Where the indicator is and whether amounts have one: without meaning for lines that do not depend on it. */
  indicator: string
}

/**
 * The key of a reading: the files as they are, and all that has a say in what their lines are. A setting that is not known here has one.
 */
export function readingKey(
  files: readonly InspectedFile[],
  { alignments, forms }: OpenedFiles,
  settings: Settings
): ReadingKey {
  // The numbers of a workbook are written with the mark of its texts.
  const hasNumbers = forms.some(({ lineEnds }) => lineEnds === null)
  const reading = Object.entries(settings)
    .filter(([name]) => !laterSettings.has(name) || (hasNumbers && name === 'decimalMark'))
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
  const contents = files.map(({ info, inspection }) => [info, inspection.sha256])
  return {
    of: JSON.stringify([contents, forms, reading, alignments.map(tellAlignment)]),
    indicator: JSON.stringify(alignments.map(tellIndicator))
  }
}

/** Whether lines that were read under one key are those of another. */
export function isSameReading(known: ReadingKey, other: ReadingKey, dependsOnIndicator: boolean): boolean {
  return known.of === other.of && (!dependsOnIndicator || known.indicator === other.indicator)
}

function tellAlignment({ mapping, order }: Alignment): unknown {
  const { columns, hasHeader, preambleRecords, headerRecords, fields, amountForm } = mapping
  const others = fields.flatMap(({ field, position }) => (field === 'indicator' ? [] : [[field, position]]))
  const isPair = amountForm === 'pair'
  return [columns, hasHeader, preambleRecords, headerRecords, others, isPair, leastWidth(mapping), order]
}

function tellIndicator({ mapping: { fields, amountForm } }: Alignment): unknown {
  return [amountForm, fields.find(({ field }) => field === 'indicator')?.position ?? 0]
}

import type { Field, FieldMapping, Mapping } from '../../../../shared/mapping.ts'
import { matchHeader } from '../mapping/match-header.ts'
import { listSidesOfCodes, type SideColumn } from './list-sides.ts'
import { readCodes, readUnits, type SignSources } from './sign-lines.ts'

/** One way in which the columns of a ledger can say its amounts. */
export interface SignReading {
  form: Mapping['amountForm']
  /** The columns of the amount: one, or debit and credit. */
  columns: readonly FieldMapping[]
  /** Whether the credits of a pair are taken for negative numbers. */
  hasNegativeCredits: boolean
  /** Whether the first records were read so. */
  isFirst: boolean
  indicator: SideColumn | null
  /** By line, in ten-thousandths. */
  amountOf(line: number): number
}

/** What a column of sides can have been taken for by a name that says less. */
const lesser: ReadonlySet<Field> = new Set([
  'indicator',
  'source',
  'description',
  'line',
  'document',
  'entity',
  'counterparty'
])
/**
 * Every reading that the columns and the user allow; the one of the first records comes first. With `isFirstOnly` no column is
 * looked at that the first records were not read by.
 */
export function listReadings(sources: SignSources, isFirstOnly: boolean): SignReading[] {
  const { mapping, settings } = sources
  const said = settings.mapping
  const all = [...mapping.fields, ...(isFirstOnly ? [] : (mapping.otherAmounts ?? []))]
  const at = (field: Field) => all.find((mapped) => mapped.field === field)
  const [amount, debit, credit] = [at('amount'), at('debit'), at('credit')]
  const isIndicated = (said.indicator ?? '') !== ''
  const readings: SignReading[] = []
  if (debit !== undefined && credit !== undefined && !isIndicated) {
    readings.push(...readPairs(sources, debit, credit))
  }
  if (amount !== undefined) {
    const units = readUnits(sources, amount.position, false)
    if (!isIndicated) {
      readings.push({
        form: 'amount',
        columns: [amount],
        hasNegativeCredits: false,
        isFirst: mapping.amountForm === 'amount',
        indicator: null,
        amountOf: (line) => units[line]!
      })
    }
    for (const indicator of said.indicator === '' ? [] : listSides(sources, units, isFirstOnly)) {
      const { of } = indicator.column
      const isMapped = mapping.fields.some(
        ({ field, position }) => field === 'indicator' && position === indicator.column.position
      )
      readings.push({
        form: 'indicator',
        columns: [amount],
        hasNegativeCredits: false,
        isFirst: mapping.amountForm === 'indicator' && isMapped && indicator.isKnown && !indicator.takesBlank,
        indicator,
        amountOf: (line) => units[line]! * indicator.signs[of[line]!]!
      })
    }
  }
  return readings.toSorted((a, b) => Number(b.isFirst) - Number(a.isFirst))
}

function readPairs(sources: SignSources, debit: FieldMapping, credit: FieldMapping): SignReading[] {
  const { mapping, settings } = sources
  const plus = readUnits(sources, debit.position, false)
  const minus = readUnits(sources, credit.position, true)
  const read = (hasNegativeCredits: boolean): SignReading => ({
    form: 'pair',
    columns: [debit, credit],
    hasNegativeCredits,
    isFirst: mapping.amountForm === 'pair' && !hasNegativeCredits,
    indicator: null,
    amountOf: hasNegativeCredits ? (line) => plus[line]! + minus[line]! : (line) => plus[line]! - minus[line]!
  })
  if (settings.negativeCredits !== undefined) return [read(settings.negativeCredits)]
  return minus.some((units) => units < 0) ? [read(false), read(true)] : [read(false)]
}

/** Every way in which the codes of a column could be sides of the amounts. */
function listSides(sources: SignSources, units: Float64Array, isMappedOnly: boolean): SideColumn[] {
  const { mapping, settings } = sources
  const { fields, otherAmounts = [] } = mapping
  const isLimited = isMappedOnly || (settings.mapping.indicator ?? '') !== ''
  const mapped = [...fields, ...(isMappedOnly ? [] : otherAmounts)].filter(
    ({ field }) => field === 'indicator'
  )
  return mapping.columns.flatMap(({ position, header }) => {
    const isMapped = mapped.some((one) => one.position === position)
    if (isLimited && !isMapped) return []
    if (fields.some((one) => one.position === position && !lesser.has(one.field))) return []
    const column = readCodes(sources, position)
    if (column === null) return []
    const isNamed = isMapped || matchHeader(header).some(({ candidate }) => candidate === 'indicator')
    return listSidesOfCodes(column, units, settings.credits ?? [], isNamed)
  })
}

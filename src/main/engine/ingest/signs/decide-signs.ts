import { fields as order, type FieldMapping, type Mapping } from '../../../../shared/mapping.ts'
import { NeedsInput } from '../../../../shared/question.ts'
import { DoubletError } from '../../../../shared/result.ts'
import { indicatorSign } from '../amounts/indicator-sign.ts'
import { carriesSign } from '../mapping/decide-amount-form.ts'
import { askForNegativeCredits, askForSide } from './ask-for-side.ts'
import { listReadings, type SignReading } from './list-readings.ts'
import type { SignSources } from './sign-lines.ts'
import { settleUnproven } from './settle-unproven.ts'
import { areAlike, listGroups, weighReading, type LineGroups, type Weight } from './weigh-readings.ts'

/** A reading under which most groups balance. */
interface Proven {
  reading: SignReading
  weight: Weight
}

const mostGroups = 0.5
/** So large a share needs no other reading to be looked at. */
const nearlyAll = 0.9
/** What comes so near to the best reading is as good. */
const asGood = 0.98
/** A column that nothing but sums speak for takes as many groups and so large a share, or lines where there is one group only. */
const fewestGroups = 3
const clearlyMost = 0.75
const fewestLines = 20

/**
 * How the amounts of a whole ledger are signed: under the reading of its columns that most journals balance by; where there are
 * no journals or none balance, most documents, days, or the whole. Where nothing is proven, by what names and words say. Answers
 * the mapping with it. Throws NeedsInput where sums prove which column tells the sides and no word says which of them is the
 * credit, and where the columns allow two readings that nothing decides between.
 */
export function decideSigns(sources: SignSources): Mapping {
  const { otherAmounts: _others, ...mapping } = sources.mapping
  const groups = listGroups(sources)
  const { credits, negativeCredits } = sources.settings
  if (credits === undefined && negativeCredits === undefined) {
    const proven = proveFirst(listReadings(sources, true), groups[0]!)
    if (proven !== null) return applyReading(mapping, proven.reading, null)
  }
  const readings = listReadings(sources, false)
  requireCodes(sources, readings)
  // More codes than sides need, as posting keys are: words decide, code by code.
  const isBeyond = mapping.amountForm === 'indicator' && !readings.some(({ form }) => form === 'indicator')
  const [only, another] = readings
  if (only === undefined || isBeyond) return mapping
  if (another === undefined && only.indicator?.isKnown !== false) return applyReading(mapping, only, null)
  for (const each of groups) {
    const proven = proveReading(readings, each, sources)
    if (proven === null) continue
    const how = `${proven.weight.balanced} of ${proven.weight.groups} ${each.kind} balance`
    return applyReading(mapping, proven.reading, each.kind === 'all lines' ? 'all lines balance' : how)
  }
  const settled = settleUnproven(readings, sources)
  if (settled === 'side') throw ask(askForSide(likelyOf(readings), sources))
  if (settled === 'credits') throw ask(askForNegativeCredits(readings))
  return applyReading(mapping, settled, null)
}

/** The reading of the first records, where there is one only and nearly all groups balance by it. */
function proveFirst(readings: readonly SignReading[], groups: LineGroups): Proven | null {
  const [reading, another] = readings.filter(({ isFirst }) => isFirst)
  if (reading === undefined || another !== undefined) return null
  const weight = weighReading(reading, groups)
  return weight.share >= nearlyAll ? { reading, weight } : null
}

/** The reading that most groups balance by; null where there is none. Throws NeedsInput for several, and for an unknown code. */
function proveReading(
  readings: readonly SignReading[],
  groups: LineGroups,
  sources: SignSources
): Proven | null {
  const first = proveFirst(readings, groups)
  if (first !== null) return first
  const isEnough = ({ balanced, share }: Weight, { indicator }: SignReading): boolean => {
    if (indicator === null || (indicator.isLikely && !indicator.takesBlank)) return true
    if (groups.kind === 'all lines' && sources.lines.count < fewestLines) return false
    if (groups.kind !== 'all lines' && (balanced < fewestGroups || share < clearlyMost)) return false
    const isFree = sources.mapping.fields.every(({ position }) => position !== indicator.column.position)
    return isFree || groups.kind === 'journals'
  }
  const good = readings
    .map((reading) => ({ reading, weight: weighReading(reading, groups) }))
    .filter(({ reading, weight }) => weight.share >= mostGroups && isEnough(weight, reading))
  const most = Math.max(...good.map(({ weight }) => weight.share))
  const best = good
    .filter(({ weight }) => weight.share >= asGood * most)
    .toSorted((a, b) => b.weight.share - a.weight.share)
  if (best.length === 0) return null
  const known = best.filter(({ reading }) => reading.indicator?.isKnown !== false)
  const chosen =
    known.find(({ reading }) => reading.isFirst) ??
    known.find(({ reading }) => reading.indicator?.isLikely === true) ??
    known[0]
  const differing = chosen === undefined ? best : known.filter(({ reading }) => isOther(reading, chosen))
  const isAskable = differing.some(({ reading }) => reading.indicator !== null)
  if (chosen !== undefined && (chosen.reading.isFirst || !isAskable)) return chosen
  const open = (chosen === undefined ? best : known).map(({ reading }) => reading)
  throw ask(askForSide(open, sources))

  function isOther(reading: SignReading, { reading: one }: Proven): boolean {
    return reading !== one && !areAlike(reading, one, sources.lines.count)
  }
}

function likelyOf(readings: readonly SignReading[]): SignReading[] {
  return readings.filter(({ indicator }) => indicator?.isLikely === true)
}

function ask(question: ConstructorParameters<typeof NeedsInput>[2][number]): NeedsInput {
  return new NeedsInput('NEEDS_INPUT', question.text, [question])
}

/** What the user says of a code must be of use; what was saved for another file need not be. */
function requireCodes({ settings }: SignSources, readings: readonly SignReading[]): void {
  const { credits = [], profile } = settings
  if (credits.length === 0 || profile !== undefined) return
  if (readings.some(({ indicator }) => indicator?.isKnown === true)) return
  throw new DoubletError(
    'NO_SUCH_CODE',
    `No column of two or three codes beside the amounts holds ${credits.map((code) => `“${code}”`).join(' and ')}. ` +
      'Say which column tells debit from credit in the Columns tab, or with --map indicator=COLUMN.'
  )
}

function applyReading(mapping: Mapping, reading: SignReading, how: string | null): Mapping {
  const { form, columns, indicator, hasNegativeCredits } = reading
  const positions = new Set(columns.map(({ position }) => position))
  if (indicator !== null) positions.add(indicator.column.position)
  const sides =
    indicator === null
      ? []
      : indicator.column.codes.flatMap((code, at) =>
          indicator.signs[at] === 0 ? [] : [[code, indicator.signs[at] === 1 ? 1 : -1] as const]
        )
  const isPlain = sides.every(([code, sign]) => indicatorSign(code) === sign)
  const signs = {
    ...(!isPlain && { sides: Object.fromEntries(sides) }),
    ...(hasNegativeCredits && { hasNegativeCredits })
  }
  if (reading.isFirst) return { ...mapping, ...signs }
  const known = mapping.fields.find(({ field }) => field === 'indicator')
  const isKept = indicator !== null && known?.position === indicator.column.position
  const asIndicator: FieldMapping[] =
    indicator === null ? [] : isKept ? [known] : [mapIndicator(reading, sides, how)]
  const amountFields: readonly string[] = ['amount', 'debit', 'credit', 'indicator']
  const fields = mapping.fields.filter(
    ({ field, position }) => !amountFields.includes(field) && !positions.has(position)
  )
  const notes = mapping.notes.filter(
    (note) => indicator === null || note !== carriesSign(columns[0]!.header, indicator.column.header)
  )
  return {
    ...mapping,
    amountForm: form,
    fields: inOrder([...fields, ...columns, ...asIndicator]),
    notes,
    ...signs
  }
}

function mapIndicator(
  { indicator }: SignReading,
  sides: readonly (readonly [string, 1 | -1])[],
  how: string | null
): FieldMapping {
  const { column } = indicator!
  const list = (side: 1 | -1) =>
    sides
      .filter(([, sign]) => sign === side)
      .map(([code]) => (code === '' ? 'blank' : `“${column.written[column.codes.indexOf(code)]}”`))
      .join(' and ')
  const words = `${list(1)} is debit and ${list(-1)} credit`
  return {
    field: 'indicator',
    position: column.position,
    header: column.header,
    confidence: how === null ? 0.8 : 0.95,
    reason: how === null ? words : `${words}: ${how} so`
  }
}

function inOrder(mapped: FieldMapping[]): FieldMapping[] {
  return mapped.toSorted((a, b) => order.indexOf(a.field) - order.indexOf(b.field))
}

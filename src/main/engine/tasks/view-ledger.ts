import { riskScore, type TypeNumber } from '../../../shared/duplicate.ts'
import type { Rules } from '../../../shared/settings.ts'
import type { NumberedField, ComparedKeys } from '../ledger/compare-keys.ts'
import { findDuplicates, strongestTypes } from '../detect/find-duplicates.ts'
import { oppositeAmounts } from '../../base/opposite-amounts.ts'
import { positionOf, trimmedTexts, type Ledger, type WrittenLines } from '../ledger/ledger.ts'
import { daysOf, noDay } from '../ledger/days.ts'
import { saysManual } from '../../../shared/manual-source.ts'
import { countIds, type EvidenceColumn, type LedgerView } from '../ledger/ledger-view.ts'

/** The fields whose texts a model reads as they are written. */
export const viewedTexts = ['description', 'counterparty', 'document'] as const
type TextOf = ReturnType<typeof trimmedTexts>

/** What a model needs of a ledger. */
export type ViewedLedger = Pick<Ledger, 'keys' | 'mapping' | 'amounts'> & {
  written: Pick<WrittenLines, 'columns'>
}

/** A ledger as the model sees it, its key fields as the run compares them. */
export function viewLedger(
  { keys, written, mapping, amounts }: ViewedLedger,
  compared: Pick<ComparedKeys, 'account' | 'within'>
): LedgerView {
  const [description, counterparty, documentOf] = viewedTexts.map((field) =>
    trimmedTexts(written, positionOf(mapping, field))
  ) as [TextOf, TextOf, TextOf]
  const columns: [EvidenceColumn, boolean][] = [
    ['effective', keys.effective?.ids.some((id) => id >= 0) === true],
    ['user', keys.user !== null],
    ['source', keys.source !== null],
    ['entity', keys.entity !== null],
    ['journal', keys.journal !== null],
    ['text', description !== null || counterparty !== null],
    ['time', keys.entered !== null],
    ['document', documentOf !== null]
  ]
  return {
    lines: keys.lines,
    account: compared.account.ids,
    amount: keys.amount.ids,
    within: compared.within.map((field) => field.ids),
    sizes: amounts.minor.map((minor, id) =>
      amounts.fine === null ? minor / 10 ** amounts.scale.scale : Number(amounts.text(id))
    ),
    opposite: oppositeAmounts(amounts),
    posted: daysOf(keys.posted, keys.lines),
    effective: daysOf(keys.effective, keys.lines),
    entered: keys.entered,
    user: keys.user?.ids ?? null,
    source: keys.source?.ids ?? null,
    entity: keys.entity?.ids ?? null,
    journal: keys.journal?.ids ?? null,
    isManual: Uint8Array.from(keys.source?.values ?? [], (source) => (saysManual(source) ? 1 : 0)),
    place: Float64Array.from({ length: keys.lines }, (_, line) => line),
    columns: new Set(columns.flatMap(([column, isThere]) => (isThere ? [column] : []))),
    textOf: (line) => ({
      counterparty: counterparty?.(line) ?? '',
      description: description?.(line) ?? ''
    }),
    documentOf
  }
}

/** The risk by the rules of each line's strongest group, over the lines of a view; 0 outside groups. */
export function ruleRisks(
  view: LedgerView,
  { threshold, baseRisks }: Pick<Rules, 'threshold' | 'baseRisks'>
): Float64Array {
  const codes = (ids: Int32Array): NumberedField => ({ ids, count: countIds(ids) })
  const detection = findDuplicates(
    {
      account: codes(view.account),
      amount: codes(view.amount),
      posted: codes(dayIds(view.posted)),
      effective: codes(dayIds(view.effective)),
      user: view.user && codes(view.user),
      source: view.source && codes(view.source),
      within: view.within.map(codes)
    },
    threshold
  )
  const strongest = strongestTypes(detection, view.lines)
  return Float64Array.from(strongest, (number, line) => {
    if (number === 0) return 0
    const { groupOf, counts } = detection[number as TypeNumber]!
    return riskScore(counts[groupOf[line]!]!, baseRisks[number as TypeNumber])
  })
}

function dayIds(days: Int32Array): Int32Array {
  const first = days.reduce((least, day) => (day === noDay ? least : Math.min(least, day)), 0)
  return days.map((day) => (day === noDay ? -1 : day - first))
}

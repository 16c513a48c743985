import type { Mapping } from '../../../../shared/mapping.ts'
import { riskScore, typeOf, type TypeNumber } from '../../../../shared/duplicate.ts'
import type { NumberedField, ComparedKeys } from '../../ledger/compare-keys.ts'
import { findDuplicates, strongestTypes } from '../../detect/find-duplicates.ts'
import type { KeyData } from '../../ledger/key-data.ts'
import { daysOf, noDay } from '../../ledger/days.ts'
import {
  countIds,
  saysManual,
  type EvidenceColumn,
  type LedgerView,
  type LineText
} from '../../ledger/ledger-view.ts'

/** A read ledger as the model sees it. `textOf` gives the texts of a line. */
export function viewLedger(
  keys: KeyData,
  compared: ComparedKeys,
  mapping: Mapping,
  textOf: (line: number) => LineText
): LedgerView {
  const { values } = keys.amount
  const ids = new Map<string, number>(values.map((value, id) => [value, id]))
  const has = (field: 'description' | 'counterparty') => mapping.fields.some((known) => known.field === field)
  const columns: [EvidenceColumn, boolean][] = [
    ['effective', keys.effective?.ids.some((id) => id >= 0) === true],
    ['user', keys.user !== null],
    ['source', keys.source !== null],
    ['entity', keys.entity !== null],
    ['journal', keys.journal !== null],
    ['text', has('description') || has('counterparty')],
    ['time', keys.entered !== null]
  ]
  return {
    lines: keys.lines,
    account: compared.account.ids,
    amount: keys.amount.ids,
    within: compared.within.map((field) => field.ids),
    sizes: Float64Array.from(values, Number),
    opposite: Int32Array.from(values, (value) => ids.get(oppositeOf(value)) ?? -1),
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
    textOf
  }
}

/** The risk by the rules of each line's strongest group, over the lines of a view; 0 outside groups. */
export function ruleRisks(view: LedgerView, threshold: number): Float64Array {
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
    return riskScore(counts[groupOf[line]!]!, typeOf(number as TypeNumber).baseRisk)
  })
}

function oppositeOf(value: string): string {
  return value.startsWith('-') ? value.slice(1) : `-${value}`
}

function dayIds(days: Int32Array): Int32Array {
  const first = days.reduce((least, day) => (day === noDay ? least : Math.min(least, day)), 0)
  return days.map((day) => (day === noDay ? -1 : day - first))
}

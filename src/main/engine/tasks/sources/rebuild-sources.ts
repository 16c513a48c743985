import type { Field, Mapping } from '../../../../shared/mapping.ts'
import { canonical, toText, type AmountScale, type ExactAmount } from '../../../base/decimal.ts'
import { compareKeys } from '../../ledger/compare-keys.ts'
import { enteredMinutes } from '../../ingest/keys/entered-minutes.ts'
import { Interner, IntColumn, KeyCells, type KeyColumn } from '../../ingest/keys/key-cells.ts'
import { textField } from '../../ingest/keys/resolve-keys.ts'
import { uncalculated } from '../../ingest/xlsx/read-sheet.ts'
import type { KeyData, KeyField } from '../../ledger/key-data.ts'
import type { OpinionSources } from './opinion-sources.ts'
import { RepeatedLines } from '../../findings/repeated-lines.ts'
import type { StoredLedger } from '../../store/stored-ledger.ts'

const codeFields: ReadonlySet<Field> = new Set([
  'account',
  'user',
  'source',
  'journal',
  'entity',
  'currency',
  // For the times of day: the days are stored.
  'posted',
  'enteredTime'
])
/** In these a workbook's formula that failed counts as blank. */
const formulaFields: ReadonlySet<Field> = new Set(['user', 'source', 'entity', 'currency'])
const formulaErrors: ReadonlySet<string> = new Set([
  '#N/A',
  '#REF!',
  '#VALUE!',
  '#NAME?',
  '#DIV/0!',
  '#NULL!',
  '#NUM!',
  '#SPILL!',
  '#CALC!',
  uncalculated
])

/**
 * What the model needs of a ledger, made from the stored ledger alone: amounts and days as they were read, which are stored, and
 * codes from the stored cells, read as on the way in. The files themselves are not needed.
 */
export function rebuildSources(ledger: StoredLedger): OpinionSources {
  const { analytics, duplicates } = ledger.result
  const { mapping, settings } = analytics
  const keys = rebuildKeys(ledger, mapping)
  const repeated = new RepeatedLines(keys.lines)
  for (const _ of repeated.noting(ledger.repeated()));
  return { keys, compared: compareKeys(keys, settings), repeated, mapping, analytics, duplicates }
}

function rebuildKeys(ledger: StoredLedger, mapping: Mapping): KeyData {
  const { files } = ledger.result.analytics
  const codes = new KeyCells({
    ...mapping,
    amountForm: 'amount',
    fields: mapping.fields.filter(({ field }) => codeFields.has(field))
  })
  const [account, ...formulas] = [
    positionsOf(mapping, new Set(['account']))[0]!,
    ...positionsOf(mapping, formulaFields)
  ]
  const amounts = new Amounts(ledger.scale)
  const [posted, effective] = [new Values(), new Values()]
  let lines = 0
  for (const { keys, cells, file, isRagged, hasBlankAccount } of ledger.lines()) {
    if (hasBlankAccount) cells[account] = ''
    if (files[file]?.dialect.encoding === 'xlsx')
      for (const at of formulas) if (formulaErrors.has(cells[at] ?? '')) cells[at] = ''
    codes.add(isRagged ? [] : cells, ++lines)
    amounts.add(keys.amount)
    posted.add(keys.posted)
    effective.add(keys.effective)
  }
  const has = (field: Field) => mapping.fields.some((mapped) => mapped.field === field)
  const text = (column: KeyColumn | null) => column && textField(column)
  const { columns } = codes
  return {
    lines,
    account: textField(columns.account!),
    amount: amounts.close(),
    posted: has('posted') ? posted.close() : null,
    effective: has('effective') ? effective.close() : null,
    entered: enteredMinutes(codes),
    user: text(columns.user),
    source: text(columns.source),
    journal: text(columns.journal),
    entity: text(columns.entity),
    currency: text(columns.currency)
  }
}

function positionsOf(mapping: Mapping, wanted: ReadonlySet<Field>): number[] {
  return mapping.fields.flatMap(({ field, position }) => (wanted.has(field) ? [position - 1] : []))
}

/** Numbers the values of a field; '' is none. */
class Values {
  readonly #known = new Interner()
  readonly #ids = new IntColumn()

  add(value: string): void {
    this.#ids.push(value === '' ? -1 : this.#known.idOf(value))
  }

  close(): KeyField {
    return { ids: this.#ids.view().slice(), values: this.#known.texts }
  }
}

/** Numbers exact amounts by what they are. */
class Amounts {
  readonly #scale: AmountScale
  readonly #values = new Values()
  readonly #texts = new Map<number, string>()

  constructor(scale: AmountScale) {
    this.#scale = scale
  }

  add(amount: ExactAmount | null): void {
    this.#values.add(amount === null ? '' : this.#textOf(amount))
  }

  close(): KeyField {
    return this.#values.close()
  }

  #textOf({ minor, fine }: ExactAmount): string {
    if (fine !== 0) return canonical(toText(minor, fine, this.#scale))
    const known = this.#texts.get(minor)
    if (known !== undefined) return known
    const text = canonical(toText(minor, 0, this.#scale))
    this.#texts.set(minor, text)
    return text
  }
}

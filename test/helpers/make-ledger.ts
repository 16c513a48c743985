import { exactAmounts } from '../../src/main/base/exact-amounts.ts'
import { canonical, chooseScale, decimalsOf, toUnits } from '../../src/main/base/decimal.ts'
import { LedgerLines } from '../../src/main/engine/ledger/ledger-lines.ts'
import type { KeyField } from '../../src/main/engine/ledger/key-data.ts'
import type { Ledger } from '../../src/main/engine/ledger/ledger.ts'
import type { Field } from '../../src/shared/mapping.ts'
import { defaultSettings, type Settings } from '../../src/shared/settings.ts'

/** The fields of a line that has been read; blank or left out is blank. Amounts are plain decimals, dates ISO days. */
export type MadeLine = Partial<Record<Field, string>>

/** A ledger of these lines in memory, without a file: a column for each field that any line has. */
export function makeLedger(lines: readonly MadeLine[], settings: Partial<Settings> = {}): Ledger {
  const names = [...new Set(lines.flatMap((line) => Object.keys(line) as Field[]))].toSorted()
  const written = new LedgerLines(names.length)
  lines.forEach((line, at) => {
    const cells = names.map((name) => line[name] ?? '')
    written.add({ cells, keyCells: cells, lineNumber: at + 2, lines: 1, class: 'data' })
  })
  written.endFile()
  const fieldOf = (name: Field): KeyField | null => {
    if (!names.includes(name)) return null
    const texts = lines.map((line) => (line[name] ?? '').trim())
    const values = [...new Set(texts)].filter((text) => text !== '')
    const ids = new Map(values.map((value, id) => [value, id]))
    return { ids: Int32Array.from(texts, (text) => ids.get(text) ?? -1), values }
  }
  const read = fieldOf('amount')!
  const amount = { ...read, values: read.values.map(canonical) }
  const decimals = Math.max(0, ...amount.values.map(decimalsOf))
  const units = [...amount.ids].reduce((sum, id) => {
    const value = id < 0 ? 0n : toUnits(amount.values[id]!, decimals)
    return sum + (value < 0n ? -value : value)
  }, 0n)
  return {
    mapping: {
      columns: names.map((header, at) => ({ position: at + 1, header, samples: [] })),
      hasHeader: true,
      preambleRecords: 0,
      headerRecords: 1,
      fiscalYearFrom: null,
      fields: names.map((field, at) => ({
        field,
        position: at + 1,
        header: field,
        confidence: 1,
        reason: ''
      })),
      amountForm: 'amount',
      notes: []
    },
    settings: { ...defaultSettings, ...settings },
    written: written.view(),
    keys: {
      lines: lines.length,
      account: fieldOf('account')!,
      amount,
      posted: fieldOf('posted'),
      effective: fieldOf('effective'),
      entered: null,
      user: fieldOf('user'),
      source: fieldOf('source'),
      journal: fieldOf('journal'),
      entity: fieldOf('entity'),
      currency: fieldOf('currency')
    },
    amounts: exactAmounts(amount.values, chooseScale(units, decimals, lines.length)),
    exclusions: new Uint8Array(lines.length),
    sources: [null]
  }
}

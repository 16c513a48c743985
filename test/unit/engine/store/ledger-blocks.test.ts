import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AmountScale } from '../../../../src/main/base/decimal.ts'
import { exactAmounts } from '../../../../src/main/base/exact-amounts.ts'
import type { KeyData, KeyField } from '../../../../src/main/engine/ledger/key-data.ts'
import { cellsOf, type Ledger } from '../../../../src/main/engine/ledger/ledger.ts'
import { LedgerLines, type LineRecord } from '../../../../src/main/engine/ledger/ledger-lines.ts'
import { blockTable, BlockReader, BlockWriter } from '../../../../src/main/engine/store/blocks.ts'
import { readLedger, writeLedger } from '../../../../src/main/engine/store/ledger-blocks.ts'
import { readStoredLines } from '../../../../src/main/engine/store/stored-lines.ts'
import { defaultSettings } from '../../../../src/shared/settings.ts'
import { proposeMapping } from '../../../../src/main/engine/ingest/mapping/propose-mapping.ts'
import { scratchFolder } from '../../../helpers/scratch-folder.ts'

const folder = scratchFolder()
const header = ['Account', 'Amount', 'Posted', 'User', 'Journal', 'Text']
const mapping = proposeMapping([header, ['4000', '10.50', '2024-01-31', 'kb', 'J1', 'rent']], defaultSettings)
const scale: AmountScale = { scale: 2, fineScale: 0, decimals: 2 }

const cell = fc.oneof(
  fc.constantFrom('', '4000', '10.50', 'ä', '\u{1f4b0}', ' kb ', 'line\nend', '\u0000', '1e0'),
  fc.string({ maxLength: 6, unit: 'grapheme' })
)
const record: fc.Arbitrary<Omit<LineRecord, 'lineNumber'>> = fc
  .record({
    cells: fc.array(cell, { maxLength: 8 }),
    meant: fc.array(fc.option(cell, { freq: 6 }), { minLength: 8, maxLength: 8 }),
    lines: fc.integer({ min: 1, max: 3 }),
    class: fc.constantFrom('data', 'data', 'data', 'repaired', 'rejected')
  })
  .map(({ meant, ...rest }) => ({ ...rest, keyCells: rest.cells.map((text, at) => meant[at] ?? text) }))

/** A field whose values follow the cells of a column, but for some lines. */
function fieldOf(ids: Int32Array, changed: readonly number[], values: string[]): KeyField {
  return {
    values,
    ids: ids.map(
      (id, line) => ((changed[line % changed.length]! > 8 ? id + 1 : id) % (values.length + 1)) - 1
    )
  }
}

const ledgers: fc.Arbitrary<Ledger> = fc
  .record({
    records: fc.array(record, { minLength: 1, maxLength: 60 }),
    parts: fc.integer({ min: 1, max: 3 }),
    changed: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 40 }),
    values: fc.uniqueArray(cell, { minLength: 1, maxLength: 5 }),
    isMapped: fc.array(fc.boolean(), { minLength: 10, maxLength: 10 })
  })
  .map(({ records, parts, changed, values, isMapped }) => {
    const lines = new LedgerLines(header.length)
    records.forEach((one, at) => {
      lines.add({ ...one, lineNumber: 3 * at + 2 })
      if (at % parts === 0) lines.endFile()
    })
    lines.endFile()
    const written = lines.view()
    const amounts = ['10.5', '-3', '0.07']
    const field = (at: number) =>
      isMapped[at] === true ? fieldOf(written.columns[at % header.length]!.ids, changed, values) : null
    const keys: KeyData = {
      lines: written.count,
      account: fieldOf(written.columns[0]!.ids, changed, values),
      amount: fieldOf(written.columns[1]!.ids, changed, amounts),
      posted: field(2),
      effective: field(3),
      user: field(4),
      source: field(5),
      journal: field(6),
      entity: field(7),
      currency: field(8),
      entered: isMapped[9] === true ? Int16Array.from(written.classes, (name) => name * 700 - 1) : null
    }
    return {
      mapping,
      settings: defaultSettings,
      written,
      keys,
      amounts: exactAmounts(amounts, scale),
      exclusions: Uint8Array.from(written.classes, (name) => name % 2),
      sources: written.starts.slice(1).map(() => null)
    }
  })

/** All that there is in a ledger, in plain arrays. */
function spell({ written, keys, ...rest }: Ledger): unknown {
  const { columns, surplus, ...lines } = written
  return {
    ...rest,
    keys,
    ...lines,
    surplus: [...surplus],
    columns: columns.map(({ cells, ids }) => ({
      ids: [...ids],
      texts: Array.from({ length: cells.size }, (_, number) => [cells.textOf(number), cells.meantOf(number)])
    }))
  }
}

function store(ledger: Ledger): Database.Database {
  const db = new Database(':memory:')
  db.exec(blockTable)
  writeLedger(new BlockWriter(db), ledger)
  return db
}

test('reads any ledger back as it was written, column by column and line by line', () => {
  fc.assert(
    fc.property(ledgers, (ledger) => {
      const db = store(ledger)
      const blocks = new BlockReader(db)
      expect(spell(readLedger(blocks, mapping, defaultSettings))).toEqual(spell(ledger))
      const lines = readStoredLines(blocks)
      const { written, keys, amounts } = ledger
      for (let line = 0; line < written.count; line++) {
        expect(lines.cellsOf(line + 1)).toEqual(cellsOf(written, line))
        const [amount, posted] = [keys.amount.ids[line]!, keys.posted?.ids[line] ?? -1]
        expect(lines.keysOf(line + 1)).toMatchObject({
          amount: amount < 0 ? null : amounts.at(amount),
          posted: posted < 0 ? '' : keys.posted!.values[posted]
        })
        expect(lines.placeOf(line + 1).lineNumber).toBe(3 * line + 2)
      }
      db.close()
    }),
    { seed: 12, numRuns: 150 }
  )
})

test('answers nothing from a block in which a bit is not as it was written', () => {
  fc.assert(
    fc.property(ledgers, fc.nat(), fc.nat(), (ledger, chosen, bit) => {
      const db = store(ledger)
      const ids = db.prepare<[], number>('SELECT rowid FROM block').pluck().all()
      const id = ids[chosen % ids.length]!
      const bytes = db.prepare<[number], Buffer>('SELECT bytes FROM block WHERE rowid = ?').pluck().get(id)!
      const at = bit % (8 * bytes.length)
      bytes[at >> 3] = bytes[at >> 3]! ^ (1 << (at & 7))
      db.prepare('UPDATE block SET bytes = ? WHERE rowid = ?').run(bytes, id)
      expect(() => readLedger(new BlockReader(db), mapping, defaultSettings)).toThrow('is damaged')
      db.close()
    }),
    { seed: 12, numRuns: 300 }
  )
})

test('answers nothing where blocks are missing or have changed places', () => {
  const [ledger] = fc.sample(ledgers, { seed: 3, numRuns: 1 }) as [Ledger]
  for (const name of ['column/0/ids', 'column/1/cells', 'line/lineNumbers', 'field/account/values']) {
    const db = store(ledger)
    db.prepare('DELETE FROM block WHERE name = ?').run(name)
    expect(() => readLedger(new BlockReader(db), mapping, defaultSettings)).toThrow('is damaged')
    db.close()
  }
  const path = join(folder, 'swapped.sqlite')
  const db = new Database(path)
  db.exec(blockTable)
  writeLedger(new BlockWriter(db), ledger)
  db.exec(`UPDATE block SET name = CASE name WHEN 'column/0/ids' THEN 'column/1/ids' ELSE 'column/0/ids' END
           WHERE name IN ('column/0/ids', 'column/1/ids')`)
  expect(() => readLedger(new BlockReader(db), mapping, defaultSettings)).toThrow('is damaged')
  db.close()
})

test('a block that is stored smaller is read as it was written or not at all, whichever bit is flipped', () => {
  const bytes = Buffer.from(Array.from({ length: 300 }, (_, n) => `JE${n},4000,${n * 7}.10,rent\n`).join(''))
  const db = new Database(':memory:')
  db.exec(blockTable)
  new BlockWriter(db).writePacked('source/0', 0, bytes)
  const [stored, size] = db.prepare<[], [Buffer, number]>('SELECT bytes, size FROM block').raw().get()!
  expect(stored.length).toBeLessThan(bytes.length / 2)
  const read = () => new BlockReader(db).read('source/0', 0)
  expect(read()).toEqual(bytes)
  const put = db.prepare('UPDATE block SET bytes = ?, size = ?')
  const outcomes: string[] = []
  for (let bit = 0; bit < 8 * stored.length; bit++) {
    const flipped = Buffer.from(stored)
    flipped[bit >> 3] = flipped[bit >> 3]! ^ (1 << (bit & 7))
    put.run(flipped, size)
    try {
      outcomes.push(read().equals(bytes) ? 'as written' : 'altered')
    } catch (error) {
      outcomes.push((error as Error).message.includes('is damaged') ? 'damaged' : String(error))
    }
  }
  // Bits behind the end of the deflated stream mean nothing.
  expect(outcomes.filter((outcome) => outcome !== 'damaged').length).toBeLessThan(16)
  expect(outcomes).not.toContain('altered')
  expect(new Set(outcomes).size).toBeLessThanOrEqual(2)
  for (const wrong of [0, stored.length, size - 1, size + 1]) {
    put.run(stored, wrong)
    expect(read).toThrow('is damaged')
  }
  db.close()
})

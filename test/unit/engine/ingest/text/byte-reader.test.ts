import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { GroupedReport } from '../../../../../src/main/engine/ingest/lines/fill-down.ts'
import { PlainRows } from '../../../../../src/main/engine/ingest/lines/plain-rows.ts'
import { RecordResolver } from '../../../../../src/main/engine/ingest/lines/resolve-records.ts'
import type { FileRecord } from '../../../../../src/main/engine/ingest/files/record-source.ts'
import { ByteReader } from '../../../../../src/main/engine/ingest/text/byte-reader.ts'
import { RecordReader } from '../../../../../src/main/engine/ingest/text/record-reader.ts'
import type { TextDialect } from '../../../../../src/main/engine/ingest/text/text-dialect.ts'
import { cellsOf } from '../../../../../src/main/engine/ledger/ledger.ts'
import { LedgerLines } from '../../../../../src/main/engine/ledger/ledger-lines.ts'
import type { Field, Mapping } from '../../../../../src/shared/mapping.ts'

vi.setConfig({ testTimeout: 120_000 })

const fields: (Field | null)[] = ['account', 'amount', 'posted', 'description', null]

function mappingOf(first: number): Mapping {
  // The column of the account is not always the first one.
  const order = fields.map((_, at) => fields[(at + first) % fields.length]!)
  return {
    columns: order.map((field, at) => ({ position: at + 1, header: field ?? 'Other', samples: [] })),
    hasHeader: true,
    headerRecords: 1,
    preambleRecords: 0,
    fiscalYearFrom: null,
    fields: order.flatMap((field, at) =>
      field === null ? [] : [{ field, position: at + 1, header: field, because: '' }]
    ),
    amountForm: 'amount',
    notes: []
  } as unknown as Mapping
}

/** Everything that reading a text says. */
interface Said {
  lines: { cells: string[]; place: (number | undefined)[] }[]
  others: unknown[]
  notes: unknown[]
  cells: string[][]
}

/** Reads by `read`, which gives its records to what it gets, and says all that came of it. */
function readBy(
  mapping: Mapping,
  order: number[] | null,
  head: string[][],
  delimiter: string,
  read: (take: (record: FileRecord) => void, plain: PlainRows) => RecordReader
): Said & { taken: number } {
  const ledger = new LedgerLines(mapping.columns.length)
  const others: unknown[] = []
  const grouped = new GroupedReport(mapping)
  const resolver = new RecordResolver(
    mapping,
    { records: head, dialect: { delimiter } } as unknown as ConstructorParameters<typeof RecordResolver>[1],
    (record, found) => {
      if (found.class !== 'data')
        others.push([ledger.count, found, record.lineNumber, record.lines, record.cells])
      if (found.class !== 'data' && found.class !== 'repaired' && found.class !== 'rejected') return
      if (found.class !== 'rejected') grouped.add(record.cells)
      const cells =
        order === null
          ? record.cells
          : [...order.map((at) => record.cells[at] ?? ''), ...record.cells.slice(order.length)]
      ledger.add({ ...record, cells, keyCells: cells, class: found.class })
    }
  )
  let taken = 0
  const plain = new PlainRows(ledger, order, resolver, new Map(), () => taken++)
  const settle = () => grouped.addFull(plain.settle())
  const reader = read((record) => {
    settle()
    resolver.add(record)
  }, plain)
  settle()
  const notices = [...resolver.close(), ...grouped.close()]
  const written = ledger.view()
  const { lines, blankLines, undecodable, nul, repaired } = reader
  return {
    lines: Array.from({ length: written.count }, (_, line) => ({
      cells: cellsOf(written, line),
      place: [written.lineNumbers, written.spans, written.widths, written.classes].map((one) => one[line])
    })),
    others,
    notes: [lines, blankLines, undecodable, nul, repaired, notices],
    cells: ledger.columns.map(({ cells }) => Array.from({ length: cells.size }, (_, id) => cells.textOf(id))),
    taken
  }
}

interface Written {
  text: string
  dialect: TextDialect
  /** Lengths of the pieces of bytes, over and over again. */
  sizes: readonly number[]
  isDecodable: boolean
  first: number
  order: number[] | null
}

/** Reads a text as text and by its bytes, and answers how many records of the second way were taken as numbers. */
function expectSame({ text, dialect, sizes, isDecodable, first, order }: Written): number {
  const mapping = mappingOf(first)
  const head: string[][] = []
  const headReader = new RecordReader(dialect, true, ({ cells }) => head.push([...cells]))
  headReader.push(text)
  headReader.end()
  const { taken: none, ...byText } = readBy(mapping, order, head.slice(0, 20), dialect.delimiter, (take) => {
    const reader = new RecordReader(dialect, isDecodable, take)
    reader.push(text)
    reader.end()
    return reader
  })
  expect(none).toBe(0)
  const { taken, ...byBytes } = readBy(
    mapping,
    order,
    head.slice(0, 20),
    dialect.delimiter,
    (take, plain) => {
      const reader = new ByteReader(dialect, isDecodable, take, plain)
      const bytes = Buffer.from(text)
      for (let at = 0, piece = 0; at < bytes.length; piece++) {
        const size = sizes[piece % sizes.length]!
        reader.push(Buffer.from(bytes.subarray(at, at + size)))
        at += size
      }
      reader.end()
      return reader.text
    }
  )
  expect(byBytes).toEqual(byText)
  return taken
}

const cell = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom('4000', '1200', '0800', '12.50', '-7.25', '2025-01-31', 'Rent', 'x')
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('', ' ', '\u00A0', 'Total', 'Total 4000', 'account', '---', 'Sum:', 'Page 2')
  },
  { weight: 2, arbitrary: fc.constantFrom('Zürich', '日本', '😀', '\uFEFF', '\uFFFD', '５', 'a\0b') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'say "hi"',
      '"',
      '""',
      'a,b',
      'a;b',
      ' "x"',
      'two\nlines',
      'a\r\nb',
      'a\rb',
      '\r'
    )
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 6 }) }
)

const lineEnd = fc.constantFrom('\n', '\n', '\r\n', '\r\r\n')
const quoting = fc.constantFrom('needed', 'needed', 'all', 'none', 'odd')

function write(cells: string[], delimiter: string, how: string): string {
  return cells
    .map((one) => {
      const mustBe = one.includes(delimiter) || /["\r\n]/.test(one)
      if (how === 'odd') return `"${one}" ${one}`
      return how === 'all' || (how === 'needed' && mustBe) ? `"${one.replaceAll('"', '""')}"` : one
    })
    .join(delimiter)
}

const good = ['4000', '12.50', '2025-01-31', 'Rent', 'x']
const record = fc.oneof(
  { weight: 3, arbitrary: fc.constant(good) },
  { weight: 3, arbitrary: fc.array(cell, { minLength: 5, maxLength: 5 }) },
  { weight: 1, arbitrary: fc.array(cell, { maxLength: 7 }) }
)

const written: fc.Arbitrary<Written> = fc
  .record({
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    quotes: fc.constantFrom<TextDialect['quotes'][]>('doubled', 'doubled', 'doubled', 'none'),
    width: fc.constantFrom(5, null),
    first: fc.integer({ min: 0, max: 4 }),
    records: fc.array(fc.tuple(record, quoting, lineEnd, fc.integer({ min: 1, max: 30 })), { maxLength: 12 }),
    sizes: fc.oneof(fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), fc.constant([1 << 16])),
    isDecodable: fc.boolean(),
    hasEnd: fc.boolean(),
    isTurned: fc.boolean()
  })
  .map(({ delimiter, quotes, width, first, records, hasEnd, isTurned, ...rest }) => {
    const header = mappingOf(first).columns.map(({ header: name }) => name)
    const turn = (cells: string[]) =>
      cells.length === 5 ? cells.map((_, at) => cells[(at + first) % 5]!) : cells
    const lines = records.flatMap(([cells, how, end, times]) =>
      Array.from({ length: cells === good ? times : 1 }, () => write(turn(cells), delimiter, how) + end)
    )
    const text = [`${header.join(delimiter)}\n`, ...lines].join('')
    return {
      text: hasEnd ? text : text.replace(/\r*\n$/, ''),
      dialect: {
        delimiter,
        quotes,
        lineEnds: 'lf',
        hasIndentedQuotes: false,
        isWrapped: false,
        cuts: null,
        width
      },
      first,
      order: isTurned ? [4, 2, 0, 1, 3] : null,
      ...rest
    }
  })

test('reads any records by their bytes as it reads them by their text, however they come', () => {
  let taken = 0
  fc.assert(
    fc.property(written, (one) => {
      taken += expectSame(one)
    }),
    { seed: 42, numRuns: 1500 }
  )
  // Else this test would say nothing.
  expect(taken).toBeGreaterThan(10_000)
})

test('reads any text by its bytes as it reads it by its text', () => {
  const letters = fc.constantFrom(...',,,;"\n\n\r\t 4aÄ\u00A0\uFEFF\uFFFD\0')
  const any = fc.array(letters, { maxLength: 60 }).map((some) => some.join(''))
  fc.assert(
    fc.property(written, any, (one, text) => {
      expectSame({ ...one, text: one.text + text })
    }),
    { seed: 7, numRuns: 1500 }
  )
})

const plain: Omit<Written, 'text'> = {
  dialect: {
    delimiter: ',',
    quotes: 'doubled',
    lineEnds: 'lf',
    hasIndentedQuotes: false,
    isWrapped: false,
    cuts: null,
    width: 5
  },
  sizes: [1 << 16],
  isDecodable: true,
  first: 0,
  order: null
}

test('takes records of data behind one that was given back, but for the first', () => {
  const good = Array.from({ length: 50 }, (_, at) => `4000,${at}.50,2025-01-31,Rent,x\n`).join('')
  expect(expectSame({ ...plain, text: `account,amount,posted,description,Other\n,,,,\n${good}` })).toBe(49)
})

test('knows the account above a total that names it', () => {
  const good = Array.from({ length: 50 }, (_, at) => `Travel,${at}.50,2025-01-31,Rent,x\n`).join('')
  const text = `account,amount,posted,description,Other\n${good}Total Travel,1250.00,,,\n`
  expect(expectSame({ ...plain, text })).toBe(50)
})

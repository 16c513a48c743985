import fc from 'fast-check'
import iconv from 'iconv-lite'
import { expect, test, vi } from 'vitest'
import type { Settings } from '../../../../src/shared/settings.ts'
import { analyzeText } from '../../../helpers/analyze-file.ts'
import { keptRecords } from '../../../helpers/kept-records.ts'
import { scratchFolder } from '../../../helpers/scratch-folder.ts'

vi.setConfig({ testTimeout: 120_000 })

const folder = scratchFolder()

/** How a table is written to bytes. */
interface Style {
  delimiter: string
  lineEnd: string
  /** Which cells are quoted beyond those that must be. */
  quotes: 'needed' | 'texts' | 'all'
  hasSeparatorLine: boolean
  endsWithLineEnd: boolean
}

const style: fc.Arbitrary<Style> = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  quotes: fc.constantFrom('needed', 'texts', 'all'),
  hasSeparatorLine: fc.boolean(),
  endsWithLineEnd: fc.boolean()
})

const letters = 'abzÄéßñøŁžЖяΩλשعहไ中日本語漢字かなカナ한글😀'
// No backslash: before a quote it may be the sign that the quote is a letter, and a small table does not tell.
const marks = ` ,;|\t"'.:-_/()&%€£$#@+*=!?\u00A0\u202F`

/** Texts that are hard on a reader, of characters that the encoding has. */
function textOf(encoding: string): fc.Arbitrary<string> {
  const has = (character: string) => iconv.decode(iconv.encode(character, encoding), encoding) === character
  const known = [...letters, ...marks].filter(has)
  const character = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...known) },
    { weight: 1, arbitrary: fc.constantFrom('\n', '\r\n') },
    { weight: 1, arbitrary: fc.constantFrom('0', '7', '1,234.50', '2025-01-31') }
  )
  return fc.array(character, { maxLength: 12 }).map((some) => some.join(''))
}

/** A ledger: account and amount in front, so that it can be analysed, and two to four columns of any texts. */
function tableOf(text: fc.Arbitrary<string>): fc.Arbitrary<string[][]> {
  return fc.integer({ min: 2, max: 4 }).chain((width) =>
    fc
      .array(
        fc.tuple(
          fc.constantFrom('4000', '0800', '1200'),
          fc.array(text, { minLength: width, maxLength: width })
        ),
        {
          minLength: 1,
          maxLength: 8
        }
      )
      .map((rows) => [
        ['Account', 'Amount', 'Description', 'User', 'Source', 'Currency'].slice(0, 2 + width),
        ...rows.map(([account, cells], at) => [account, at % 2 === 0 ? '-12.50' : '7.25', ...cells])
      ])
  )
}

function write(table: string[][], { delimiter, lineEnd, quotes, ...rest }: Style): string {
  const quoted = (cell: string) => {
    const mustBe = cell.includes(delimiter) || /["\r\n]/.test(cell)
    const isWanted = quotes === 'all' || (quotes === 'texts' && /\p{L}/u.test(cell))
    return mustBe || isWanted ? `"${cell.replaceAll('"', '""')}"` : cell
  }
  const lines = table.map((cells) => cells.map(quoted).join(delimiter))
  if (rest.hasSeparatorLine) lines.unshift(`sep=${delimiter}`)
  return lines.join(lineEnd) + (rest.endsWithLineEnd ? lineEnd : '')
}

/** Who ends lines with CR does so inside cells too. */
function withItsLineEnds(table: string[][], { lineEnd }: Style): string[][] {
  return lineEnd === '\r' ? table.map((cells) => cells.map((cell) => cell.replace(/\r?\n/g, '\r'))) : table
}

async function expectSameCells(
  any: string[][],
  written: Style,
  encode: (text: string) => Buffer,
  settings: Partial<Settings>
) {
  const table = withItsLineEnds(any, written)
  const bytes = encode(write(table, written))
  const mapping = { account: '#1', amount: '#2' }
  const { result, ledgerPath } = await analyzeText(folder, bytes, { mapping, goesOn: true, ...settings })
  const kept = keptRecords(ledgerPath).map(({ cells }) => cells)
  expect(written.hasSeparatorLine ? kept.slice(1) : kept).toEqual(table)
  const { dialect, lineClasses, physicalLines } = result.analytics
  expect(dialect.delimiter).toBe(written.delimiter)
  expect(lineClasses.reduce((sum, { lines }) => sum + lines, 0)).toBe(physicalLines)
}

const unicode: [name: string, encode: (text: string) => Buffer][] = [
  ['UTF-8', (text) => Buffer.from(text)],
  ['UTF-8 with its mark', (text) => iconv.encode(text, 'utf-8', { addBOM: true })],
  ['UTF-16 with the low byte first', (text) => iconv.encode(text, 'utf-16le', { addBOM: true })],
  ['UTF-16 with the high byte first', (text) => iconv.encode(text, 'utf-16be', { addBOM: true })]
]

test.each(unicode)('any table written as %s comes back cell for cell', async (_name, encode) => {
  const tables = tableOf(textOf('utf-8'))
  await fc.assert(
    fc.asyncProperty(tables, style, (table, written) => expectSameCells(table, written, encode, {})),
    { seed: 5, numRuns: 80 }
  )
})

test.each(['windows-1252', 'cp850', 'shift_jis', 'iso-8859-15'])(
  'any table written as %s comes back cell for cell where the user names the encoding',
  async (encoding) => {
    const tables = tableOf(textOf(encoding))
    await fc.assert(
      fc.asyncProperty(tables, style, (table, written) =>
        expectSameCells(table, written, (text) => iconv.encode(text, encoding), { encoding })
      ),
      { seed: 5, numRuns: 60 }
    )
  }
)

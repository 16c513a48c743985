import { createHash, randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { inspectFile } from '../../../../../src/main/engine/ingest/files/inspect-files.ts'
import { openRecords } from '../../../../../src/main/engine/ingest/files/open-files.ts'
import type { RecordsEnd, TakeRecord } from '../../../../../src/main/engine/ingest/files/record-source.ts'
import type { Mapping } from '../../../../../src/shared/mapping.ts'
import { defaultSettings, type Settings } from '../../../../../src/shared/settings.ts'
import { scratchFolder } from '../../../../helpers/scratch-folder.ts'

vi.setConfig({ testTimeout: 60_000 })

const folder = scratchFolder()

interface Read {
  records: string[][]
  lineNumbers: number[]
  /** Line number and reason of what was repaired. */
  repaired: [number, string][]
  end: RecordsEnd
  delimiter: string
  encoding: string
  evidence: Record<string, string>
  notices: Record<string, number>
}

const noMapping: Mapping = {
  columns: [],
  hasHeader: false,
  headerRecords: 0,
  fiscalYearFrom: null,
  preambleRecords: 0,
  fields: [],
  amountForm: 'amount',
  notes: []
}

async function read(content: string | Uint8Array, settings: Partial<Settings> = {}): Promise<Read> {
  const path = join(folder, `${randomUUID()}.csv`)
  writeFileSync(path, content)
  const inspection = await inspectFile(path, () => undefined)
  const source = await openRecords(path, inspection, { ...defaultSettings, ...settings })
  const records: string[][] = []
  const lineNumbers: number[] = []
  const repaired: [number, string][] = []
  let lines = 0
  const take: TakeRecord = (record) => {
    records.push([...record.cells])
    lineNumbers.push(record.lineNumber)
    lines += record.lines
    if (record.repair !== null) repaired.push([record.lineNumber, record.repair])
  }
  const kept: Buffer[] = []
  const end = await source.read(
    noMapping,
    take,
    () => undefined,
    (bytes) => kept.push(bytes)
  )
  expect(Buffer.concat(kept).equals(Buffer.from(content))).toBe(true)
  expect(source.records).toEqual(records.slice(0, 500))
  expect(lines + end.blankLines).toBe(end.physicalLines)
  expect(end.sha256).toBe(inspection.sha256)
  expect(end.sha256).toBe(createHash('sha256').update(content).digest('hex'))
  const { delimiter, encoding, evidence } = source.dialect
  const said = Object.fromEntries(evidence.map(({ what, value }) => [what, value]))
  const notices = Object.fromEntries(end.notices.map((notice) => [notice.code, notice.lines]))
  return { records, lineNumbers, repaired, end, delimiter, encoding, evidence: said, notices }
}

test.each([
  ['LF', '\n'],
  ['CRLF', '\r\n'],
  ['bare CR', '\r']
])('reads lines that end with %s', async (_name, newline) => {
  const { records, lineNumbers, end } = await read(['a,b', '1,"x"', '', '"2",y', ''].join(newline))
  expect(records).toEqual([
    ['a', 'b'],
    ['1', 'x'],
    ['2', 'y']
  ])
  expect(lineNumbers).toEqual([1, 2, 4])
  expect(end).toMatchObject({ physicalLines: 4, blankLines: 1, notices: [] })
})

test('reads every line where each ends as it likes, with quotes and without', async () => {
  const ends = ['\n', '\r\n', '\r']
  const lines = Array.from({ length: 300 }, (_, n) => (n % 7 < 3 ? `${n},"x,${n}"` : `${n},x`))
  const text = lines.map((line, n) => line + ends[(n * n) % 3 === 0 ? 0 : n % 3]!).join('')
  const { records, lineNumbers, end } = await read(text)
  expect(records).toEqual(lines.map((_, n) => [String(n), n % 7 < 3 ? `x,${n}` : 'x']))
  expect(lineNumbers).toEqual(lines.map((_, n) => n + 1))
  expect(end).toMatchObject({ physicalLines: 300, notices: [] })
})

test('counts the line of a file that ends without a line end', async () => {
  expect((await read('a,b\n1,2')).end).toMatchObject({ physicalLines: 2, blankLines: 0 })
})

test('keeps delimiters, quotes and line ends inside quotes', async () => {
  const { records, lineNumbers } = await read('a,b\r\n"1,5","say ""hi"""\r\n"two\r\nlines",x\r\n3,y\r\n')
  expect(records.slice(1)).toEqual([
    ['1,5', 'say "hi"'],
    ['two\r\nlines', 'x'],
    ['3', 'y']
  ])
  expect(lineNumbers).toEqual([1, 2, 3, 5])
})

test.each([',', ';', '\t', '|'])('recognises the delimiter %j', async (delimiter) => {
  const text = [
    ['account', 'amount', 'text'],
    ['1000', '"1,50"', '"a|b;c"'],
    ['2000', '"2,50"', '"d\te"']
  ]
    .map((cells) => cells.join(delimiter))
    .join('\n')
  const found = await read(text)
  expect(found.delimiter).toBe(delimiter)
  expect(found.records[1]).toEqual(['1000', '1,50', 'a|b;c'])
})

test('recognises a semicolon beside decimal commas', async () => {
  const { delimiter } = await read('Konto;Betrag;Text\n1000;1.234,56;a, b\n2000;5,00;c, d\n')
  expect(delimiter).toBe(';')
})

/** More than fits in one chunk of 2^18 bytes. */
function longText(line: (n: number) => string): string {
  return Array.from({ length: 11_000 }, (_, n) => line(n)).join('')
}

test.each([
  ['two bytes', 'ä'],
  ['three bytes', '€'],
  ['four bytes', '😀']
])('reads characters of %s across the borders of chunks', async (_name, character) => {
  for (const shift of ['', 'x', 'xx', 'xxx']) {
    const text = `${shift}a,b\n${longText((n) => `${n},${character.repeat(12)}\n`)}`
    const { records, encoding } = await read(text)
    expect(encoding).toBe('utf-8')
    expect(records).toHaveLength(11_001)
    expect(records.findIndex(([, cell], at) => at > 0 && cell !== character.repeat(12))).toBe(-1)
  }
})

test('reads quoted cells with CRLF across the borders of chunks, and calls none of them malformed', async () => {
  for (let shift = 0; shift < 16; shift++) {
    // 16 characters a line and a border at 2^18 bytes: each shift puts another character of the line there.
    const lines = Array.from({ length: 17_000 }, (_, n) => `${String(n).padStart(5, '0')},"a""b\r\n"\r\n`)
    const text = `${'x'.repeat(shift)}aa,b\r\n${lines.join('')}`
    const { records, lineNumbers, end } = await read(text)
    expect(records).toHaveLength(17_001)
    expect(records.findIndex(([, cell], at) => at > 0 && cell !== 'a"b\r\n')).toBe(-1)
    expect(lineNumbers.findIndex((lineNumber, at) => at > 0 && lineNumber !== 2 * at)).toBe(-1)
    expect(end).toMatchObject({ physicalLines: 34_001, blankLines: 0, notices: [] })
  }
})

test('reads text behind a closing quote as part of its cell, and says so', async () => {
  const { records, repaired, notices } = await read('a,b\n"x"y,1\n"fine",2\n"p"q"r",3\n')
  expect(records.slice(1)).toEqual([
    ['xy', '1'],
    ['fine', '2'],
    ['p"q"r', '3']
  ])
  expect(repaired.map(([lineNumber]) => lineNumber)).toEqual([2, 4])
  expect(notices).toEqual({ MALFORMED_QUOTES: 2 })
})

test('leaves a well-formed record whole, though its second line has as many delimiters as a record', async () => {
  const record = ['4000', '-12.50', ',\n1,234.50', '1,234.50']
  const { records, repaired } = await read(
    'Account,Amount,Text,User\n4000,-12.50,",\n1,234.50","1,234.50"\n0800,7.25,a,b\n'
  )
  expect(records).toEqual([['Account', 'Amount', 'Text', 'User'], record, ['0800', '7.25', 'a', 'b']])
  expect(repaired).toEqual([])
})

test('takes a quote that is never closed for a letter, and loses no line after it', async () => {
  const { records, lineNumbers, repaired } = await read('a,b\n1,x\n2,"two\nlines"\n3,"open\n4,y\n')
  expect(records.slice(2)).toEqual([
    ['2', 'two\nlines'],
    ['3', '"open'],
    ['4', 'y']
  ])
  expect(lineNumbers).toEqual([1, 2, 3, 5, 6])
  expect(repaired).toEqual([[5, expect.stringContaining('never closed')]])
})

test('passes on an error of whoever takes the records', async () => {
  const path = join(folder, 'error.csv')
  writeFileSync(path, 'a,b\n1,2\n')
  const source = await openRecords(path, await inspectFile(path, () => undefined), defaultSettings)
  const nowhere = [() => undefined, () => undefined] as const
  const take = () => {
    throw new Error('no room')
  }
  await expect(source.read(noMapping, take, ...nowhere)).rejects.toThrow('no room')
})

const content = 'Konto;Text\r\n1000;Müller & Söhne €\r\n'
const marks = { 'utf-8': [0xef, 0xbb, 0xbf], 'utf-16le': [0xff, 0xfe], 'utf-16be': [0xfe, 0xff] }

test.each<['utf-16le' | 'utf-16be', Uint8Array]>([
  ['utf-16le', Buffer.from(content, 'utf16le')],
  ['utf-16be', Buffer.from(content, 'utf16le').swap16()]
])('reads %s by its byte order mark', async (name, bytes) => {
  const { encoding, records } = await read(Buffer.concat([Buffer.from(marks[name]), bytes]))
  expect(encoding).toBe(name)
  expect(records).toEqual([
    ['Konto', 'Text'],
    ['1000', 'Müller & Söhne €']
  ])
})

test('keeps a byte order mark that is no mark: before any line, as files joined end to end have it', async () => {
  const { records } = await read(`\uFEFF\uFEFFa,b\n${longText((n) => `\uFEFF${n},"x"\n`)}`)
  expect(records[0]).toEqual(['\uFEFFa', 'b'])
  expect(records.findIndex(([cell], at) => at > 0 && cell !== `\uFEFF${at - 1}`)).toBe(-1)
})

test('leaves the byte order mark of UTF-8 out of the first header', async () => {
  const { encoding, records } = await read(Buffer.concat([Buffer.from(marks['utf-8']), Buffer.from(content)]))
  expect(encoding).toBe('utf-8')
  expect(records[0]).toEqual(['Konto', 'Text'])
})

test('reads what is not UTF-8 as Windows-1252, its typographic characters too', async () => {
  const bytes = Buffer.from('Konto;Text\r\n1000;M\u00FCller \u0080 \u0093x\u0094\r\n', 'latin1')
  const { encoding, records } = await read(bytes)
  expect(encoding).toBe('windows-1252')
  expect(records[1]).toEqual(['1000', 'Müller € “x”'])
})

test.each(['ä', '€', '😀'])('takes a long file for UTF-8 wherever its %j are cut', async (character) => {
  const path = join(folder, 'characters.csv')
  for (let shift = 0; shift < 4; shift++) {
    writeFileSync(path, 'x'.repeat(shift) + character.repeat(600_000))
    expect((await inspectFile(path, () => undefined)).encoding.encoding).toBe('utf-8')
  }
})

test('reads a file that is UTF-8 but for a few bytes as UTF-8, and names the lines of those bytes', async () => {
  const start = Buffer.from(`a,b\n${'1,ä\n'.repeat(60_000)}`)
  const end = Buffer.from('2,M\u00FCller\n3,\u00E4\u00E4 \u00FF\n', 'latin1')
  const { encoding, repaired, notices, records } = await read(Buffer.concat([start, end]))
  expect(encoding).toBe('utf-8')
  expect(records.at(-2)).toEqual(['2', 'M\uFFFDller'])
  expect(repaired).toEqual([
    [60_002, expect.stringContaining('1 place could not be decoded')],
    [60_003, expect.stringContaining('3 places could not be decoded')]
  ])
  expect(notices).toEqual({ UNDECODABLE_BYTES: 2 })
})

test.each([
  ['in the middle of a character', [0xc3]],
  ['with a lone continuation byte', [0x80]],
  ['with an overlong form', [0xc0, 0xaf]],
  ['with half a surrogate pair', [0xed, 0xa0, 0x80]]
])('does not take a file for UTF-8 that ends %s', async (_name, bytes) => {
  const { encoding } = await read(Buffer.concat([Buffer.from('a,b\n1,'), Buffer.from(bytes)]))
  expect(encoding).toBe('windows-1252')
})

test.each([
  ['NEL in UTF-8', '\u0085', 'utf8'],
  ['NEL in Latin-1', '\u0085', 'latin1'],
  ['NEL in UTF-16', '\u0085', 'utf16le'],
  ['a line separator', '\u2028', 'utf8'],
  ['a paragraph separator', '\u2029', 'utf8']
] as const)('takes %s for the end of a line where nothing else ends one', async (_name, end, encoding) => {
  const lines = ['Konto;Betrag;Text', '1200;1,50;"Büro; Mai"', '1300;-2,75;', '"1400";3,00;zu']
  const { records, lineNumbers, end: read_ } = await read(Buffer.from(lines.join(end) + end, encoding))
  expect(records).toEqual([
    ['Konto', 'Betrag', 'Text'],
    ['1200', '1,50', 'Büro; Mai'],
    ['1300', '-2,75', ''],
    ['1400', '3,00', 'zu']
  ])
  expect(lineNumbers).toEqual([1, 2, 3, 4])
  expect(read_.physicalLines).toBe(4)
})

test('leaves a line separator in its cell where lines end as usual', async () => {
  const { records } = await read('a,b\n1,x\u2028y\u2028z\n2,\u0085\n')
  expect(records).toEqual([
    ['a', 'b'],
    ['1', 'x\u2028y\u2028z'],
    ['2', '\u0085']
  ])
})

import { randomUUID } from 'node:crypto'
import { utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { inspectFile } from '../../../../../src/main/engine/ingest/files/inspect-files.ts'
import { openRecords } from '../../../../../src/main/engine/ingest/files/open-files.ts'
import { previewMapping } from '../../../../../src/main/engine/tasks/preview.ts'
import { defaultSettings, type Settings } from '../../../../../src/shared/settings.ts'
import { problemOf } from '../../../../../src/shared/result.ts'
import { analyzeFile } from '../../../../helpers/analyze-file.ts'
import { scratchFolder } from '../../../../helpers/scratch-folder.ts'

const folder = scratchFolder()

function fileOf(content: string | Uint8Array): string {
  const path = join(folder, `${randomUUID()}.csv`)
  writeFileSync(path, content)
  return path
}

async function open(content: string | Uint8Array, settings: Partial<Settings> = {}) {
  const path = fileOf(content)
  const inspection = await inspectFile(path, () => undefined)
  return openRecords(path, inspection, { ...defaultSettings, ...settings })
}

const texts = {
  German: 'Müller & Söhne;Größenänderung;Überweisung für Bücher;Straßenbau Köln',
  French: 'Société générale;élève à l’école;reçu différé;août, Noël, où',
  Spanish: 'Año nuevo;España;comisión bancaria;devolución señal',
  Danish: 'Køb af møbler;lønudgifter;årsregnskab;bøger på dansk'
}

describe('the encoding of a file is told by its letters', () => {
  const cases = ['windows-1252', 'cp850'].flatMap((encoding) =>
    Object.entries(texts).map(([language, text]): [string, string, string] => [encoding, language, text])
  )
  test.each(cases)('%s, %s', async (encoding, _language, text) => {
    // DOS has no typographic apostrophe.
    const written = encoding === 'cp850' ? text.replaceAll('’', "'") : text
    const read = await open(iconv.encode(`a;b;c;d\r\n${written}\r\n`, encoding))
    expect(read.dialect.encoding).toBe(encoding)
    expect(read.records[1]).toEqual(written.split(';'))
  })

  test.each([
    ['shift_jis', '株式会社日本商事,売上高の計上,ソフトウェア開発費,表示'],
    ['euc-jp', '株式会社日本商事,売上高の計上,ソフトウェア開発費の支払い,東京都千代田区のお客様'],
    ['gb18030', '中国银行股份有限公司,销售收入确认,软件开发费用支付,上海市浦东新区客户'],
    ['windows-1251', 'Оплата поставщику,Возврат товара,Услуги связи,Заработная плата'],
    ['windows-1250', 'Zakup materiałów,Usługi księgowe,Opłata za śmieci,Źródło ciepła']
  ])('%s', async (encoding, text) => {
    const read = await open(iconv.encode(`a,b,c,d\r\n${text}\r\n`, encoding))
    expect(read.dialect.encoding).toBe(encoding)
    expect(read.records[1]).toEqual(text.split(','))
  })

  test('of blanks that do not break, filling a cell', async () => {
    const read = await open(Buffer.from('a,b,c\r\n4000,5.00,Elm Ltd\xa0\xa0\xa0\r\n', 'latin1'))
    expect(read.dialect.encoding).toBe('windows-1252')
  })

  test('wherever in a long file they are', async () => {
    const plain = 'account,amount,text\r\n' + '4000,5.00,plain\r\n'.repeat(100_000)
    const read = await open(
      Buffer.concat([Buffer.from(plain), iconv.encode('1,2,Müller Grüße\r\n', 'cp850')])
    )
    expect(read.dialect.encoding).toBe('cp850')
    expect(read.dialect.samples).toEqual(['1,2,Müller Grüße'])
  })
})

test.each(['utf-16le', 'utf-16be'])('tells %s by its zero bytes where no mark does', async (encoding) => {
  const read = await open(iconv.encode('Konto;Text\r\n1000;Größe\r\n', encoding, { addBOM: false }))
  expect([read.dialect.encoding, read.records[1]]).toEqual([encoding, ['1000', 'Größe']])
})

test('does as the user says about the encoding and the delimiter, and says that it was said', async () => {
  const bytes = iconv.encode('a;b\r\nM\u00F6ller,x;y\r\n', 'windows-1252')
  const read = await open(bytes, { encoding: 'CP437', delimiter: ',' })
  expect(read.records).toEqual([['a;b'], ['M÷ller', 'x;y']])
  expect(read.dialect).toMatchObject({
    encoding: 'cp437',
    delimiter: ',',
    evidence: [
      { what: 'Encoding', because: 'You chose it.' },
      { what: 'Delimiter', value: 'comma', because: expect.stringMatching(/^You chose it\./) },
      { what: 'Quotes' },
      { what: 'Line ends', value: 'CRLF' }
    ]
  })
})

test.each([
  ['UNKNOWN_ENCODING', { encoding: 'klingon' }],
  ['UNKNOWN_ENCODING', { encoding: 'base64' }],
  ['BAD_DELIMITER', { delimiter: '"' }],
  ['BAD_DELIMITER', { delimiter: 'e' }],
  ['BAD_DELIMITER', { delimiter: 'x1' }],
  ['BAD_DELIMITER', { delimiter: '|\n' }]
])('answers %s to %j', async (code, settings) => {
  const problem = await open('a,b\n1,2\n', settings).then(() => null, problemOf)
  expect(problem?.code).toBe(code)
})

test('names the next best delimiter, and how many records speak for each', async () => {
  const { evidence } = (await open('a;b;c\n1,5;2;3\n1,5;"4\n5";6\n')).dialect
  expect(evidence[1]).toEqual({
    what: 'Delimiter',
    value: 'semicolon',
    because: '3 of 3 records have 3 columns. Next best is the comma: 2 records with 2 columns.'
  })
})

test('the preview reads a file as the run does, though what decides comes late in it', async () => {
  const rows = '4000;-5,00;a, b\r\n'.repeat(30_000)
  const path = fileOf(iconv.encode(`Konto;Betrag;Text\r\n${rows}4000;-5,00;Grüße\r\n`, 'cp850'))
  const { dialect } = await previewMapping([path], defaultSettings)
  expect(dialect).toMatchObject({ encoding: 'cp850', delimiter: ';' })
  const { result } = await analyzeFile(path)
  expect(result.analytics.dialect).toEqual(dialect)
  writeFileSync(path, 'Konto,Betrag\n1,2\n')
  utimesSync(path, 1, 1)
  expect((await previewMapping([path], defaultSettings)).dialect).toMatchObject({ delimiter: ',' })
})

test.each(['utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'])(
  'tells %s by its byte order mark',
  async (encoding) => {
    const { records, dialect } = await open(
      iconv.encode('\uFEFFKonto,Text\n4000,Čaj ☕\n', encoding, { addBOM: false })
    )
    expect(records).toEqual([
      ['Konto', 'Text'],
      ['4000', 'Čaj ☕']
    ])
    expect(dialect.encoding).toBe(encoding)
  }
)

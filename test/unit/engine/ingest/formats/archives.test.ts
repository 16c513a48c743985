import { deflateRawSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { makeWorkbook, number, text } from '../../../../helpers/make-workbook.ts'
import { makeZip, type ZipFile } from '../../../../helpers/make-zip.ts'
import { problemReading, readRecords } from '../../../../helpers/read-records.ts'
import { scratchFolder } from '../../../../helpers/scratch-folder.ts'

const folder = scratchFolder()
const csv = 'Account,Amount,User\n4000,1.50,anna\n4000,1.50,ben\n'
const zip = (...files: [name: string, content: string | Uint8Array][]) =>
  makeZip(files.map(([name, content]): ZipFile => ({ name, content })))
const xlsx = makeWorkbook([
  {
    rows: [
      [text('Account'), text('Amount'), text('User')],
      [text('1'), number(2), text('a')]
    ]
  }
])

test('the one ledger in a zip is read, whatever systems put beside it', async () => {
  const bytes = zip(
    ['out/', ''],
    ['__MACOSX/out/._Ledger.csv', 'x'],
    ['out/.DS_Store', 'x'],
    ['out/Ledger.csv', csv],
    ['Thumbs.db', 'x']
  )
  const { rows, dialect, isSameFile, isWhole } = await readRecords(folder, bytes)
  expect(rows).toHaveLength(3)
  expect(dialect.evidence[0]).toMatchObject({ what: 'Packed file', value: 'out/Ledger.csv' })
  expect([isSameFile, isWhole, dialect.encoding]).toEqual([true, true, 'utf-8'])
})

test('what can be no ledger is left in the zip, and named', async () => {
  const { dialect } = await readRecords(folder, zip(['ledger.csv', csv], ['Letter.pdf', '%PDF-1.7']))
  expect(dialect.evidence[0]!.because).toContain('“Letter.pdf”')
})

test('a workbook in a zip is one', async () => {
  const { rows, dialect } = await readRecords(folder, zip(['a.xlsx', xlsx]))
  expect([rows[1], dialect.encoding, dialect.sheet]).toEqual([['1', '2', 'a'], 'xlsx', 'Sheet1'])
})

test('a gz says the name of its file, where it has one', async () => {
  const packed = gzipSync(csv)
  expect((await readRecords(folder, packed)).rows).toHaveLength(3)
  const named = Buffer.concat([
    packed.subarray(0, 3),
    Buffer.from([8]),
    packed.subarray(4, 10),
    Buffer.from('gl.csv\0'),
    packed.subarray(10)
  ])
  expect((await readRecords(folder, named)).dialect.evidence[0]!.value).toBe('gl.csv')
  expect(
    (await readRecords(folder, Buffer.concat([gzipSync(csv), gzipSync('5000,2,c\n')]))).rows
  ).toHaveLength(4)
})

test('a ledger is read from a zip that has texts about it too', async () => {
  for (const aside of ['README.txt', 'export/Liesmich.md', 'gl.csv.md5']) {
    const { dialect } = await readRecords(folder, zip([aside, 'An export of the ledger.\n'], ['gl.csv', csv]))
    expect(dialect.evidence[0]).toMatchObject({ value: 'gl.csv', because: expect.stringContaining(aside) })
  }
})

test('several ledgers in a zip are refused by their names', async () => {
  const problem = await problemReading(folder, zip(['Jan.csv', csv], ['Feb.xlsx', xlsx]))
  expect(problem).toMatchObject({
    code: 'SEVERAL_FILES_IN_ARCHIVE',
    message: expect.stringMatching(/“Jan.csv”, “Feb.xlsx”.*Unpack/)
  })
  const many = Array.from({ length: 40 }, (_, at): [string, string] => [`${at}.csv`, csv])
  expect((await problemReading(folder, zip(...many)))!.message).toContain('and 30 more')
})

const bomb = Buffer.alloc(300 << 20)
test.each<[string, () => Uint8Array, string]>([
  ['without a file', () => zip(['a/', '']), 'NO_RECORDS'],
  ['with a picture', () => zip(['a.png', Buffer.from('89504e47', 'hex')]), 'NOT_TEXT'],
  ['with pictures only', () => zip(['a.pdf', '%PDF'], ['b.pdf', '%PDF']), 'NOT_A_WORKBOOK'],
  ['in an archive', () => zip(['a.zip', zip(['a.csv', csv])]), 'NOT_A_LEDGER'],
  ['in a gz', () => gzipSync(zip(['a.csv', csv])), 'NOT_A_LEDGER'],
  ['that is locked', () => makeZip([{ name: 'a.csv', content: csv, flags: 1 }]), 'PASSWORD_PROTECTED'],
  [
    'whose file is not what was packed',
    () => makeZip([{ name: 'a.csv', content: csv, checksum: 1 }]),
    'DAMAGED_ARCHIVE'
  ],
  [
    'whose file is longer than it says',
    () => makeZip([{ name: 'a.csv', content: csv.repeat(99), size: 9 }]),
    'DAMAGED_ARCHIVE'
  ],
  ['that is a bomb', () => zip(['a.csv', bomb]), 'ARCHIVE_TOO_LARGE'],
  ['that is a bomb of gzip', () => gzipSync(Buffer.alloc(300 << 20, '1,2,3\n')), 'ARCHIVE_TOO_LARGE'],
  ['of gzip that is cut off', () => gzipSync(csv.repeat(9)).subarray(0, -12), 'DAMAGED_ARCHIVE'],
  [
    'of gzip that is damaged',
    () => Buffer.concat([Buffer.from('1f8b0800000000000003', 'hex'), deflateRawSync(csv), Buffer.alloc(8)]),
    'DAMAGED_ARCHIVE'
  ]
])('an archive %s is refused', async (_, make, code) => {
  expect((await problemReading(folder, make()))?.code).toBe(code)
})

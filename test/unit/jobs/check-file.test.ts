import { chmodSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkFile } from '../../../src/main/jobs/check-file.ts'
import { problemOf } from '../../../src/shared/result.ts'
import { scratchFolder } from '../../helpers/scratch-folder.ts'

const folder = scratchFolder()

function fileOf(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

async function refusal(path: string): Promise<{ code: string; message: string }> {
  try {
    await checkFile(path)
  } catch (error) {
    return problemOf(error)
  }
  throw new Error(`${path} was taken`)
}

const csv = 'account,amount\r\n4000,5.00\r\n'
const utf16 = Buffer.from(`\uFEFF${csv}`, 'utf16le')

test.each<[string, string | Uint8Array]>([
  ['CSV', csv],
  ['one letter', 'x'],
  ['UTF-8 with a byte order mark', `\uFEFF${csv}`],
  ['UTF-16 with a byte order mark', utf16],
  ['big-endian UTF-16 with a byte order mark', Buffer.from(utf16).swap16()],
  ['Windows-1252', Buffer.from('Konto;Müller', 'latin1')],
  ['text with a stray NUL', `${csv}4000,\u0000${csv.repeat(20)}`],
  ['text that begins with PK', 'PK,account,amount\n1,4000,5\n'],
  ['a zip, for the job to look into', Buffer.from('PK\u0003\u0004rest of a zip')]
])('takes %s', async (name, content) => {
  const path = fileOf(`${name}.csv`, content)
  expect(await checkFile(path)).toEqual({
    name: `${name}.csv`,
    sizeBytes: Buffer.from(content).length,
    modifiedAt: statSync(path).mtime.toISOString()
  })
})

test.each<[string, Uint8Array, RegExp]>([
  ['a PDF', Buffer.from('%PDF-1.7'), /a PDF/],
  ['a gzip', Buffer.from('1f8b0800', 'hex'), /compressed/],
  ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), /picture/],
  ['a ledger of Doublet', Buffer.from('SQLite format 3\u0000'), /SQLite database/],
  ['UTF-16 without a byte order mark', Buffer.from(csv, 'utf16le'), /binary file/],
  ['zeros', Buffer.alloc(5000), /binary file/]
])('refuses %s, whatever its name says', async (name, content, what) => {
  const { code, message } = await refusal(fileOf(`${name}.csv`, content))
  expect([code, message]).toEqual(['NOT_TEXT', expect.stringMatching(what)])
  expect(message).toContain('Save the ledger as CSV')
})

/** The start of an old Office file whose directory follows its header, with the entries that are given. */
function oleFile(...entries: string[]): Buffer {
  const bytes = Buffer.alloc(512 + 128 * 16)
  bytes.write('d0cf11e0a1b11ae1', 'hex')
  bytes.writeUInt16LE(9, 30)
  entries.forEach((entry, at) => bytes.write(entry, 512 + 128 * at, 'utf16le'))
  return bytes
}

test('refuses an old Excel workbook and says what to save it as', async () => {
  const { code, message } = await refusal(fileOf('old.xls', oleFile('Root Entry', 'Workbook')))
  expect([code, message]).toEqual([
    'OLD_WORKBOOK',
    expect.stringContaining('Save the ledger as .xlsx or CSV')
  ])
  expect(await refusal(fileOf('cut.xls', oleFile().subarray(0, 9)))).toMatchObject({ code: 'OLD_WORKBOOK' })
})

test('refuses a workbook with a password at once', async () => {
  const entries = ['Root Entry', 'DataSpaces', 'Version', 'EncryptionInfo', 'EncryptedPackage']
  const { code, message } = await refusal(fileOf('locked.xlsx', oleFile(...entries)))
  expect([code, message]).toEqual([
    'PASSWORD_PROTECTED',
    expect.stringContaining('save a copy without the password')
  ])
})

test('refuses an empty file', async () => {
  expect(await refusal(fileOf('empty.csv', ''))).toMatchObject({ code: 'EMPTY_FILE' })
})

test('refuses a folder', async () => {
  const path = join(folder, 'folder.csv')
  mkdirSync(path)
  expect(await refusal(path)).toMatchObject({ code: 'IS_A_FOLDER' })
})

test('refuses a file that is not there, and a link that leads nowhere', async () => {
  expect(await refusal(join(folder, 'missing.csv'))).toMatchObject({ code: 'FILE_GONE' })
  const link = join(folder, 'link.csv')
  symlinkSync(join(folder, 'nowhere.csv'), link)
  expect(await refusal(link)).toMatchObject({ code: 'FILE_GONE' })
})

test('refuses what was dropped from outside of the file system', async () => {
  expect(await refusal('')).toMatchObject({ code: 'NOT_A_FILE' })
})

test('refuses a device', async (context) => {
  context.skip(process.platform === 'win32', 'Windows has no devices among its files')
  expect(await refusal('/dev/null')).toMatchObject({ code: 'NOT_A_FILE' })
})

test('refuses a file that may not be read', async (context) => {
  context.skip(process.platform === 'win32' || process.getuid?.() === 0, 'every file can be read by root')
  const path = fileOf('secret.csv', csv)
  chmodSync(path, 0)
  expect(await refusal(path)).toMatchObject({ code: 'FILE_UNREADABLE' })
})

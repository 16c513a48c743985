import { chmodSync, mkdirSync, rmSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkFile, requireRoom } from '../../../src/main/jobs/check-file.ts'
import { makeRecords } from '../../../src/main/jobs/make-records.ts'
import { problemOf } from '../../../src/shared/result.ts'
import { defaultSettings } from '../../../src/shared/settings.ts'
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
  ['a zip, for the job to look into', Buffer.from('PK\u0003\u0004rest of a zip')],
  ['a gzip, for the job to look into', Buffer.from('1f8b0800', 'hex')],
  ['a file of an old Office program, for the job to look into', Buffer.from('d0cf11e0a1b11ae1', 'hex')]
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
  ['a RAR archive', Buffer.from('Rar!\u001a\u0007\u0001\u0000'), /RAR/],
  ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), /picture/],
  ['a ledger of Doublet', Buffer.from('SQLite format 3\u0000'), /SQLite database/],
  ['UTF-16 without a byte order mark', Buffer.from(csv, 'utf16le'), /binary file/],
  ['zeros', Buffer.alloc(5000), /binary file/]
])('refuses %s, whatever its name says', async (name, content, what) => {
  const { code, message } = await refusal(fileOf(`${name}.csv`, content))
  expect([code, message]).toEqual(['NOT_TEXT', expect.stringMatching(what)])
  expect(message).toMatch(/Save the ledger as CSV|drop the ledger in it/)
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

test('refuses a name with a NUL, a link that leads back to itself, and a path that is too long or no path, in words', async (context) => {
  context.skip(process.platform === 'win32', 'what a name may be is another matter on Windows')
  const [one, other] = [join(folder, 'loop.csv'), join(folder, 'back.csv')]
  symlinkSync(one, other)
  symlinkSync(other, one)
  const cases: [path: string, code: string][] = [
    [join(folder, 'a\0b.csv'), 'NOT_A_FILE'],
    [one, 'LINK_LOOP'],
    [join(folder, 'x'.repeat(300)), 'NAME_TOO_LONG'],
    [join(folder, ...Array.from({ length: 3000 }, () => 'x'), 'a.csv'), 'NAME_TOO_LONG'],
    [join(fileOf('plain.csv', csv), 'a.csv'), 'FILE_GONE']
  ]
  for (const [path, code] of cases) {
    const problem = await refusal(path)
    expect([problem.code, problem.message]).toEqual([code, expect.stringMatching(/^[A-Z].*\.$/)])
  }
})

test('refuses a workbook or an archive of 5 GB without reading it', async () => {
  for (const start of ['PK\u0003\u0004', '\u001f\u008b\u0008']) {
    const path = fileOf('sparse.xlsx', Buffer.from(start, 'latin1'))
    truncateSync(path, 5 * 2 ** 30)
    const before = performance.now()
    expect(await refusal(path)).toMatchObject({ code: 'WORKBOOK_TOO_LARGE' })
    expect(performance.now() - before).toBeLessThan(1000)
    rmSync(path)
  }
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

test('says of a ledger that the memory cannot hold what would fit, before it is read', () => {
  const file = (sizeBytes: number) => ({ name: 'gl.csv', sizeBytes, modifiedAt: '' })
  const memory = 16e9
  expect(() => requireRoom([file(4e9)], memory)).not.toThrow()
  expect(() => requireRoom([file(2e9), file(2e9 + 1)], memory)).toThrow(
    'A ledger of 4.0 GB takes some 16.0 GB of memory, and this computer has 16.0 GB. Ledgers of up to 4.0 GB fit'
  )
})

test('takes no file that the memory of this computer cannot hold', async () => {
  const path = fileOf('huge.csv', csv.repeat(10_000))
  // Sparse: it takes no room on the disk.
  truncateSync(path, 2 ** 43)
  const options = { engagementId: '', clientName: '', settings: defaultSettings }
  for (const asOne of [false, true]) {
    const [made] = await makeRecords([path], { ...options, asOne })
    expect(made).toMatchObject({ ok: false, fileName: 'huge.csv', error: { code: 'TOO_LARGE_FOR_MEMORY' } })
  }
})

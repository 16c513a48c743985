import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { packFiles, unpackFiles } from '../../../src/main/archive/archive-files.ts'
import { SealedWriter } from '../../../src/main/archive/sealed-file.ts'
import { codeOf } from '../../helpers/code-of.ts'
import { scratchFolder } from '../../helpers/scratch-folder.ts'

vi.setConfig({ testTimeout: 120_000 })

const scratch = scratchFolder()
const passphrase = 'correct horse battery staple'
const target = join(scratch, 'mine.doublet')
const folder = join(scratch, 'unpacked')
const nothing = () => undefined

function pack(contents: Record<string, Buffer>, cost = 10): Buffer {
  rmSync(target, { force: true })
  const files = Object.entries(contents).map(([name, bytes]) => {
    const path = join(scratch, name)
    writeFileSync(path, bytes)
    return { path, name, sha256: null }
  })
  packFiles(
    { about: '{"of":"ACME"}', files, passphrase, partialPath: `${target}.partial`, target, cost },
    nothing
  )
  return readFileSync(target)
}

function unpack(bytes: Buffer, word = passphrase): Record<string, Buffer> {
  rmSync(folder, { recursive: true, force: true })
  const archive = join(scratch, 'given.doublet')
  writeFileSync(archive, bytes)
  unpackFiles({ archive, passphrase: word, folder }, nothing)
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]))
}

function headOf(names: string[]): string {
  const files = names.map((name) => ({ name, sizeBytes: 0, sha256: null }))
  return JSON.stringify({ version: 1, about: '{}', files })
}

/** The code it is refused with; that nothing is left behind is expected. */
function refusal(bytes: Buffer, word = passphrase): string {
  const [code = ''] = codeOf(() => unpack(bytes, word)).split(':')
  expect(existsSync(folder)).toBe(false)
  return code
}

describe('an archive', () => {
  test('comes back as it was, of whatever sizes its files are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(0, 1, 65_535, 65_536, 65_537, 131_072, 200_001), { maxLength: 4 }),
        (sizes) => {
          const contents = Object.fromEntries(sizes.map((size, at) => [`f${at}.sqlite`, randomBytes(size)]))
          const { 'about.json': about, ...files } = unpack(pack(contents))
          expect(about?.toString()).toBe('{"of":"ACME"}')
          expect(files).toEqual(contents)
        }
      ),
      { numRuns: 40 }
    )
  })

  test('is refused with every byte of it flipped, and leaves nothing', () => {
    const bytes = pack({ 'a.sqlite': Buffer.from('a ledger'), 'b.sqlite': randomBytes(300) })
    const codes = new Map<string, number>()
    for (let at = 0; at < bytes.length; at++) {
      const flipped = Buffer.from(bytes)
      flipped[at]! ^= 1 << (at % 8)
      const code = refusal(flipped)
      codes.set(code, (codes.get(code) ?? 0) + 1)
    }
    expect([...codes.keys()].toSorted()).toEqual(['ARCHIVE_ALTERED', 'ARCHIVE_NONE', 'PASSPHRASE_WRONG'])
    expect([...codes.values()].reduce((sum, count) => sum + count)).toBe(bytes.length)
  })

  test('is refused cut at any length, and with anything after its end', () => {
    const bytes = pack({ 'a.sqlite': randomBytes(500) })
    for (let length = 0; length < bytes.length; length++)
      expect(refusal(bytes.subarray(0, length))).toMatch(/^ARCHIVE_(NONE|ALTERED)$/)
    expect(refusal(Buffer.concat([bytes, Buffer.from([0])]))).toBe('ARCHIVE_ALTERED')
  })

  test('is refused cut between chunks, and with chunks in another order, left out or twice', () => {
    const bytes = pack({ 'a.sqlite': randomBytes(5 * 65_536) })
    const sealed = 65_536 + 16
    const start = 21 + 1 + 16 + 32
    const chunks = [0, 1, 2, 3, 4].map((n) => bytes.subarray(start + n * sealed, start + (n + 1) * sealed))
    const rest = bytes.subarray(start + 5 * sealed)
    const made = (...order: number[]) =>
      Buffer.concat([bytes.subarray(0, start), ...order.map((n) => chunks[n]!), rest])
    expect(Object.keys(unpack(made(0, 1, 2, 3, 4)))).toEqual(['a.sqlite', 'about.json'])
    for (const order of [
      [0, 2, 1, 3, 4],
      [0, 1, 2, 3],
      [0, 1, 1, 2, 3, 4],
      [1, 2, 3, 4]
    ])
      expect(refusal(made(...order))).toBe('ARCHIVE_ALTERED')
    for (let count = 0; count <= 5; count++)
      expect(refusal(bytes.subarray(0, start + count * sealed))).toBe('ARCHIVE_ALTERED')
  })

  test('opens with its passphrase alone, and never the same twice', () => {
    const contents = { 'a.sqlite': randomBytes(100) }
    const bytes = pack(contents)
    fc.assert(
      fc.property(fc.string(), (word) => {
        fc.pre(word.normalize('NFC') !== passphrase)
        expect(refusal(bytes, word)).toBe('PASSPHRASE_WRONG')
      }),
      { numRuns: 200 }
    )
    expect(pack(contents).equals(bytes)).toBe(false)
    expect(bytes.includes('ACME')).toBe(false)
  })

  test.each([
    ['is no JSON', 'about: ACME'],
    ['lists a file twice', headOf(['a.sqlite', 'A.sqlite'])],
    ['lists the file that it makes itself', headOf(['about.json'])]
  ])('is refused where its own head %s, by whoever has the passphrase, and leaves nothing', (_what, text) => {
    rmSync(target, { force: true })
    const writer = new SealedWriter(target, passphrase, 10)
    const length = Buffer.alloc(4)
    length.writeUInt32BE(text.length)
    writer.write(Buffer.concat([length, Buffer.from(text)]))
    writer.finish()
    writer.close()
    expect(refusal(readFileSync(target))).toBe('ARCHIVE_ALTERED')
  })

  test('is not written where a file is not what it should be', () => {
    const path = join(scratch, 'x.sqlite')
    writeFileSync(path, 'other bytes')
    rmSync(target, { force: true })
    const files = [{ path, name: 'x.sqlite', sha256: 'ab'.repeat(32) }]
    const request = { about: '', files, passphrase, partialPath: `${target}.partial`, target, cost: 10 }
    expect(codeOf(() => packFiles(request, nothing))).toMatch(/^LEDGER_ALTERED:/)
    expect(readdirSync(scratch).filter((name) => name.startsWith('mine'))).toEqual([])
  })
})

import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { PartialExports } from '../../../src/main/services/partial-exports.ts'
import { scratchFolder } from '../../helpers/scratch-folder.ts'

const folder = scratchFolder()
let notes: string
let out: string
let log: string[]
let count = 0

beforeEach(() => {
  notes = join(folder, `notes-${++count}`)
  out = join(folder, `out-${count}`)
  mkdirSync(out)
  log = []
})
const open = () => new PartialExports(notes, (line) => void log.push(line))
const begin = (name: string) => open().begin(join(out, name), null)

/** A note as another program, or a person, might have put it there. */
function plant(content: unknown, exportId: string = randomUUID()): string {
  mkdirSync(notes, { recursive: true })
  const text = typeof content === 'string' ? content : JSON.stringify(content)
  writeFileSync(join(notes, `${exportId}.json`), text)
  return exportId
}

test('a part lies beside its target under a name that no disk finds too long', () => {
  for (const name of ['gl.csv', '勘定元帳'.repeat(21), `${'é'.repeat(125)}.csv`, '😀'.repeat(60)]) {
    const { exportId, partialPath } = begin(name)
    const part = basename(partialPath)
    expect(dirname(partialPath)).toBe(out)
    expect(Buffer.byteLength(part)).toBeLessThan(144)
    expect(part.endsWith(`.${exportId}.partial`)).toBe(true)
    expect(name.startsWith(part.slice(0, -`.${exportId}.partial`.length))).toBe(true)
  }
})

test('files and folders that were left are removed, with their notes, and told', async () => {
  const [file, whole] = [begin('a.csv'), begin('workpaper')]
  writeFileSync(file.partialPath, 'half')
  mkdirSync(whole.partialPath)
  writeFileSync(join(whole.partialPath, '02_results.csv'), 'half')
  const left = await open().clearLeft()
  expect(left.every(({ isGone }) => isGone)).toBe(true)
  expect(left.map(({ fileName }) => fileName).toSorted()).toEqual(['a.csv', 'workpaper'])
  expect([readdirSync(out), readdirSync(notes), log]).toEqual([[], [], []])
})

test('what is over leaves no note, and what never began is not told', async () => {
  const done = begin('done.csv')
  expect(await done.clear()).toBeNull()
  begin('not-begun.csv')
  expect(await open().clearLeft()).toEqual([])
  expect(readdirSync(notes)).toEqual([])
})

test('nothing is noted, left or told of where there is no folder to write into', async () => {
  writeFileSync(join(out, 'a file'), '')
  for (const place of ['no such folder', 'a file'])
    expect(await begin(join(place, 'a.csv')).clear()).toBeNull()
  expect([existsSync(notes), log]).toEqual([false, []])
})

test('nothing is removed but what a note of its own name stands for', async () => {
  const ledger = join(out, 'ledger.csv')
  const other = join(out, `x.${randomUUID()}.partial`)
  for (const path of [ledger, other]) writeFileSync(path, 'of somebody else')
  const note = { fileName: 'x.csv', ledger: null }
  plant({ ...note, partialPath: ledger })
  plant({ ...note, partialPath: other })
  const id = randomUUID()
  plant({ ...note, partialPath: `relative.${id}.partial` }, id)
  plant('{"partialPath":')
  plant('null')
  writeFileSync(join(notes, 'read me.txt'), 'not a note')
  expect(await open().clearLeft()).toEqual([])
  expect(readdirSync(out).toSorted()).toEqual([basename(ledger), basename(other)].toSorted())
  expect(readdirSync(notes)).toEqual(['read me.txt'])
})

test('what lies on a stick that is not there is told, and removed when it is there again', async () => {
  const { partialPath } = begin('a.csv')
  writeFileSync(partialPath, 'half')
  renameSync(out, `${out}-away`)
  expect(await open().clearLeft()).toMatchObject([{ fileName: 'a.csv', isGone: false }])
  expect(log).toEqual([expect.stringContaining(partialPath)])
  renameSync(`${out}-away`, out)
  expect(await open().clearLeft()).toMatchObject([{ fileName: 'a.csv', isGone: true }])
  expect(existsSync(partialPath)).toBe(false)
})

test('an export begins also where it cannot be noted, and that is told', () => {
  writeFileSync(notes, 'a file where the folder of the notes would be')
  const { partialPath } = begin('a.csv')
  expect(log).toEqual([expect.stringContaining(partialPath)])
})

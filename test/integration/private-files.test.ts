import { spawnSync } from 'node:child_process'
import { chmodSync, lstatSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { cliProgram } from '../helpers/program-folder.ts'
import { openTestServices } from '../helpers/test-services.ts'
import { scratchFolder } from '../helpers/scratch-folder.ts'
import { writeSmallLedger } from '../helpers/write-small-ledger.ts'

vi.setConfig({ testTimeout: 240_000 })

const folder = scratchFolder()
const root = join(import.meta.dirname, '../..')
const sample = join(root, 'resources/sample-ledger.csv')

/** Runs the command line as a user with this umask. */
function run(umask: string, words: string[]): void {
  const shell = ['-c', `umask ${umask}; exec "$0" "$@"`, process.execPath, cliProgram, ...words]
  const { status, stderr } = spawnSync('sh', shell, { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
}

const modeOf = (path: string) => (lstatSync(path).mode & 0o777).toString(8)

/** The permissions of a folder and of all in it, by name. */
function modesIn(dir: string): Record<string, string> {
  const names = readdirSync(dir, { recursive: true, encoding: 'utf8' })
  return Object.fromEntries(['.', ...names].map((name) => [name, modeOf(join(dir, name))]))
}

function expectPrivate(dir: string): void {
  const modes = modesIn(dir)
  for (const [name, mode] of Object.entries(modes))
    expect([name, mode]).toEqual([name, lstatSync(join(dir, name)).isDirectory() ? '700' : '600'])
}

/** Gives everything the permissions that earlier versions gave it. */
function openToOthers(dir: string): void {
  for (const name of Object.keys(modesIn(dir))) {
    const path = join(dir, name)
    chmodSync(path, lstatSync(path).isDirectory() ? 0o755 : 0o644)
  }
}

describe.skipIf(process.platform === 'win32')('a data folder', () => {
  test.each([
    // The sample teaches a model, and has scores.
    ['0', sample, '777', '666', ['.sqlite', '.scores']],
    ['0022', writeSmallLedger(join(folder, 'few.csv')), '755', '644', ['.sqlite', '.scores']]
  ])(
    'made under umask %s is closed to others; what is exported follows that umask',
    (umask, ledger, ofFolders, ofFiles, kinds) => {
      const data = join(folder, `new-${umask}`, 'below')
      const out = join(folder, `out-${umask}`)
      run(umask, [ledger, '--data-dir', data, '--out', out])
      expectPrivate(data)
      expect(modeOf(dirname(data))).toBe('700')
      const names = readdirSync(data)
      for (const kept of ['catalog.sqlite', 'review.sqlite', 'ledgers']) expect(names).toContain(kept)
      expect(readdirSync(join(data, 'ledgers')).map(extname)).toEqual(kinds)
      const csv = `${basename(ledger, '.csv')}.duplicates.csv`
      expect(modesIn(out)).toEqual({ '.': ofFolders, [csv]: ofFiles })
    }
  )

  test('is closed to others while it is in use, too', async () => {
    const desk = await openTestServices(join(folder, 'used'))
    const { ledgerId } = await desk.run(writeSmallLedger(join(folder, 'small.csv')))
    await desk.ask('review:summary', { ledgerId: ledgerId! })
    expectPrivate(join(folder, 'used'))
    expect(readdirSync(join(folder, 'used'))).toContain('catalog.sqlite-wal')
    await desk.services.close()
  })

  test('of an earlier version is closed at its next start', () => {
    const data = join(folder, 'earlier')
    const ledger = writeSmallLedger(join(folder, 'small.csv'))
    run('0022', [ledger, '--data-dir', data])
    writeFileSync(join(data, 'doublet.log'), 'a line\n')
    mkdirSync(join(data, 'window'))
    openToOthers(data)
    run('0022', [ledger, '--data-dir', data])
    expectPrivate(data)
  })

  test('in a folder with other files takes no permission from these, nor from that folder', () => {
    const data = join(folder, 'mixed')
    const elsewhere = join(folder, 'elsewhere')
    for (const dir of [data, join(data, 'reports'), elsewhere]) mkdirSync(dir)
    writeFileSync(join(data, 'notes.txt'), 'mine')
    writeFileSync(join(data, 'reports/review.sqlite'), 'mine too')
    writeFileSync(join(elsewhere, 'other.sqlite'), 'mine as well')
    symlinkSync(elsewhere, join(data, 'copies'))
    openToOthers(data)
    openToOthers(elsewhere)
    const ledger = writeSmallLedger(join(folder, 'small.csv'))
    // The second start finds its own catalogue there.
    for (let start = 0; start < 2; start++) run('0022', [ledger, '--data-dir', data])
    expect(modesIn(data)).toMatchObject({
      '.': '755',
      'notes.txt': '644',
      reports: '755',
      'reports/review.sqlite': '644',
      ledgers: '700',
      'catalog.sqlite': '600',
      'review.sqlite': '600'
    })
    expect(modesIn(elsewhere)).toEqual({ '.': '755', 'other.sqlite': '644' })
  })
})

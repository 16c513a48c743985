import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { cliProgram } from '../helpers/program-folder.ts'
import { scratchFolder } from '../helpers/scratch-folder.ts'
import { skipFor } from '../helpers/skip-for.ts'
import { writeLongLedger } from '../helpers/write-long-ledger.ts'
import { writeSmallLedger } from '../helpers/write-small-ledger.ts'

vi.setConfig({ testTimeout: 60_000 })

const folder = scratchFolder()
/** Nothing is closed to root: its tests run as the user that owns nothing. */
const nobody = 65_534
const user = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {}
chmodSync(folder, 0o755)

function run(words: string[], command = process.execPath, first: string[] = []) {
  return spawnSync(command, [...first, cliProgram, ...words], {
    encoding: 'utf8',
    env: { ...process.env, HOME: folder, DOUBLET_DATA_DIR: '' },
    cwd: folder,
    ...user
  })
}

/** Why these tests cannot be run here; '' where they can. */
function findObstacle(): string {
  const { error, stderr } = run(['--help'])
  return process.platform === 'win32' ? 'permissions of Windows are others' : (error?.message ?? stderr)
}

/** A folder that the user of these tests owns. */
function ownFolder(name: string): string {
  const path = join(folder, name)
  mkdirSync(path)
  if (user.uid !== undefined) chownSync(path, user.uid, user.gid)
  return path
}

interface Outcome {
  status: string
  error: { code: string; message: string } | null
}
const outcomeOf = (stdout: string) => JSON.parse(stdout) as Outcome

describe('where permission is missing', () => {
  skipFor(findObstacle())

  test('a ledger that may not be read is refused with that as the cause', () => {
    const path = writeSmallLedger(join(folder, 'closed.csv'))
    chmodSync(path, 0)
    const { stdout } = run([path, '--json', '--data-dir', ownFolder('data-1')])
    expect(outcomeOf(stdout)).toMatchObject({ status: 'FAILED', error: { code: 'FILE_UNREADABLE' } })
  })

  test('a data folder that may not be written is refused with that as the cause', () => {
    const data = ownFolder('data-2')
    chmodSync(data, 0o555)
    const { status, stderr, stdout } = run([writeSmallLedger(join(folder, 'good.csv')), '--data-dir', data])
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toContain('The data folder cannot be written to.')
    expect(readdirSync(data)).toEqual([])
  })

  test('a data folder that cannot be made is refused with that as the cause', () => {
    const parent = ownFolder('parent')
    chmodSync(parent, 0o555)
    const { stderr } = run([writeSmallLedger(join(folder, 'good.csv')), '--data-dir', join(parent, 'data')])
    expect(stderr).toContain('The data folder cannot be made.')
  })

  test('a folder of ledgers that was closed fails the job with the data folder as the cause, not the file', () => {
    const data = ownFolder('data-3')
    const ledgers = ownFolder('data-3/ledgers')
    chmodSync(ledgers, 0o555)
    const { stdout } = run([writeSmallLedger(join(folder, 'good.csv')), '--json', '--data-dir', data])
    expect(outcomeOf(stdout)).toMatchObject({ status: 'FAILED', error: { code: 'FOLDER_UNWRITABLE' } })
    expect(readdirSync(ledgers)).toEqual([])
  })

  test('an export goes nowhere and says so', () => {
    const out = ownFolder('out')
    chmodSync(out, 0o555)
    const good = writeSmallLedger(join(folder, 'good.csv'))
    const { stdout } = run([good, '--json', '--out', out, '--data-dir', ownFolder('data-4')])
    expect(outcomeOf(stdout)).toMatchObject({ status: 'COMPLETED', error: { code: 'TARGET_UNWRITABLE' } })
    expect(readdirSync(out)).toEqual([])
  })

  test('a disk that takes no more of a file fails the job, and the next start finds nothing of it', () => {
    const data = ownFolder('data-5')
    const path = join(folder, 'long.csv')
    writeLongLedger(path, 60_000)
    const limited = run([path, '--json', '--data-dir', data], 'sh', [
      '-c',
      'ulimit -f 4000; exec "$0" "$@"',
      process.execPath
    ])
    expect(outcomeOf(limited.stdout)).toMatchObject({
      status: 'FAILED',
      error: { code: 'DISK_ERROR', message: expect.stringContaining('disk with the data folder') }
    })
    expect(readdirSync(join(data, 'ledgers'))).toEqual([])
    writeFileSync(join(folder, 'next.csv'), 'account,amount\n1,-5\n1,-5\n')
    expect(outcomeOf(run([join(folder, 'next.csv'), '--json', '--data-dir', data]).stdout).status).toBe(
      'COMPLETED'
    )
  })
})

import { spawnSync } from 'node:child_process'
import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { noHeader } from '../../src/shared/workpaper.ts'
import { scratchFolder } from '../helpers/scratch-folder.ts'
import { smallDisks } from '../helpers/small-disk.ts'
import { openTestServices, type TestServices } from '../helpers/test-services.ts'
import { writeSmallLedger } from '../helpers/write-small-ledger.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const folder = scratchFolder()
const { whyNot: whyNoMount } = smallDisks(folder)
const dataDir = join(folder, 'data')
const places = join(folder, 'places')
const source = writeSmallLedger(join(folder, 'ledger.csv'), { lines: 200, every: 8 })
const earlier = writeSmallLedger(join(folder, 'earlier.csv'), { factor: 13 })
let desk: TestServices
let ledgerId: string

beforeAll(async () => {
  mkdirSync(places)
  desk = await openTestServices(dataDir)
  await desk.run(earlier)
  // It teaches a model for all, for this is what is exported as a file.
  ledgerId = (await desk.run(source, { model: 'stored' })).ledgerId!
  await desk.ask('review:decide', {
    ledgerId,
    target: { findingNos: [1] },
    change: { disposition: 'valid' },
    by: 'Ann'
  })
})
afterAll(() => desk.services.close())

const ledgerFile = () => join(dataDir, 'ledgers', `${ledgerId}.sqlite`)

/** What is said of the place, whatever is to be written there: every way out of Doublet into a file that the user names. */
async function codesOf(target: string): Promise<string[]> {
  desk.savePath = target
  const workpaper = { ledgerId, header: noHeader }
  const answers = [
    await desk.services.ask('export:start', { ledgerId, filter: {} }),
    await desk.services.ask('import:export', { ledgerId }),
    await desk.services.ask('activity:export', { ledgerId }),
    await desk.services.ask('workpaper:start', { ...workpaper, parts: ['results'] }),
    await desk.services.ask('workpaper:start', { ...workpaper, parts: ['results', 'runRecord'] }),
    await desk.services.ask('model:export', {})
  ]
  return [...new Set(answers.map((answer) => (answer.ok ? 'taken' : answer.error.code)))]
}

/** Nothing is written there, whatever is to be written. */
async function expectRefused(target: string, code: string): Promise<void> {
  const kept = [
    source,
    earlier,
    ledgerFile(),
    join(dataDir, 'catalog.sqlite'),
    join(dataDir, 'review.sqlite')
  ]
  const before = kept.map((file) => statSync(file).ino)
  expect(await codesOf(target)).toEqual([code])
  expect(kept.map((file) => statSync(file).ino)).toEqual(before)
  expect(
    [folder, places, dataDir]
      .flatMap((place) => readdirSync(place))
      .filter((name) => name.endsWith('.partial'))
  ).toEqual([])
}

/** A name among the places, once `link` has made it. */
function linked(name: string, link: (place: string) => void): string {
  const place = join(places, name)
  link(place)
  return place
}

describe('nothing is exported over a file that was analysed,', () => {
  test('of this job or an earlier one, by its path', async () => {
    await expectRefused(source, 'TARGET_IS_SOURCE')
    await expectRefused(earlier, 'TARGET_IS_SOURCE')
    await expectRefused(join(places, '..', 'ledger.csv'), 'TARGET_IS_SOURCE')
  })

  test('by a link to it or its folder, or another name of its own', async () => {
    await expectRefused(
      linked('soft.csv', (place) => symlinkSync(source, place)),
      'TARGET_IS_SOURCE'
    )
    await expectRefused(
      linked('hard.csv', (place) => linkSync(earlier, place)),
      'TARGET_IS_SOURCE'
    )
    const parent = linked('folder', (place) => symlinkSync(folder, place))
    await expectRefused(join(parent, 'earlier.csv'), 'TARGET_IS_SOURCE')
  })

  test('nor put where it was while it is away', async () => {
    renameSync(earlier, `${earlier}.away`)
    expect(await codesOf(earlier)).toEqual(['TARGET_IS_SOURCE'])
    renameSync(`${earlier}.away`, earlier)
  })
})

describe('nothing is exported into the data folder,', () => {
  test('over what is there, or beside it', async () => {
    const names = [
      'catalog.sqlite',
      'review.sqlite',
      'new.csv',
      'ledgers',
      'ledgers/new.csv',
      'no/such/x.csv'
    ]
    for (const name of names.slice(0, -1)) await expectRefused(join(dataDir, name), 'TARGET_IS_OWN_DATA')
    await expectRefused(ledgerFile(), 'TARGET_IS_OWN_DATA')
    await expectRefused(`${ledgerFile()}.scores`, 'TARGET_IS_OWN_DATA')
    await expectRefused(dataDir, 'TARGET_IS_OWN_DATA')
  })

  test('by links to it, its folders or its files', async () => {
    const whole = linked('data', (place) => symlinkSync(dataDir, place))
    await expectRefused(join(whole, 'new.csv'), 'TARGET_IS_OWN_DATA')
    await expectRefused(whole, 'TARGET_IS_OWN_DATA')
    const ledgers = linked('ledgers', (place) => symlinkSync(join(dataDir, 'ledgers'), place))
    await expectRefused(join(ledgers, 'new.csv'), 'TARGET_IS_OWN_DATA')
    const review = linked('r.csv', (place) => symlinkSync(join(dataDir, 'review.sqlite'), place))
    await expectRefused(review, 'TARGET_IS_OWN_DATA')
    const twice = linked('rr.csv', (place) => symlinkSync(review, place))
    await expectRefused(twice, 'TARGET_IS_OWN_DATA')
  })

  test('by another name of one of its files', async () => {
    for (const file of [join(dataDir, 'catalog.sqlite'), ledgerFile()]) {
      const place = linked(`${basename(file)}.csv`, (name) => linkSync(file, name))
      await expectRefused(place, 'TARGET_IS_OWN_DATA')
    }
  })

  test.skipIf(whyNoMount !== '')('by a mount of it', async () => {
    const place = join(places, 'mounted')
    mkdirSync(place)
    expect(spawnSync('mount', ['--bind', dataDir, place]).status).toBe(0)
    try {
      await expectRefused(join(place, 'ledgers', 'new.csv'), 'TARGET_IS_OWN_DATA')
    } finally {
      spawnSync('umount', ['-l', place])
    }
  })
})

test('nothing is exported over a device or a pipe, or under a name that is too long', async () => {
  const pipe = join(places, 'pipe.csv')
  expect(spawnSync('mkfifo', [pipe]).status).toBe(0)
  await expectRefused(pipe, 'TARGET_NO_FILE')
  await expectRefused(join(places, `${'n'.repeat(252)}.csv`), 'NAME_TOO_LONG')
  await expectRefused(join(places, `${'勘'.repeat(84)}.csv`), 'NAME_TOO_LONG')
})

test('an export takes the place of a file, of a link to one and of a link to nowhere, and what they led to stays', async () => {
  const other = join(places, 'other.txt')
  writeFileSync(other, 'precious')
  const names = ['plain.csv', 'to-other.csv', 'to-nowhere.csv'].map((name) => join(places, name))
  writeFileSync(names[0]!, 'an older export')
  symlinkSync(other, names[1]!)
  symlinkSync(join(places, 'nowhere'), names[2]!)
  for (const name of names) {
    desk.savePath = name
    const state = await desk.ask('export:start', { ledgerId, filter: {} })
    const end = await desk.exportWhen(state!.exportId, ({ status }) => status !== 'RUNNING')
    expect(end).toMatchObject({ status: 'DONE', error: null })
    expect(readFileSync(name, 'utf8')).toContain('duplicate_types')
  }
  expect(readFileSync(other, 'utf8')).toBe('precious')
  expect(existsSync(join(places, 'nowhere'))).toBe(false)
})

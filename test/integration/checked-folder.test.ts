import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test, vi } from 'vitest'
import { dataFolders } from '../helpers/data-folders.ts'
import { writeDecidedLedger } from '../helpers/decided-ledger.ts'
import { copyAsIs } from '../helpers/kept-decisions.ts'
import { scratchFolder } from '../helpers/scratch-folder.ts'
import { openTestServices } from '../helpers/test-services.ts'

vi.setConfig({ testTimeout: 120_000 })

const folder = scratchFolder()
const folders = dataFolders(folder)
const sha256 = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')
const pathOf = (ledgerId: string) => join(folders.path(), 'ledgers', `${ledgerId}.sqlite`)

/** A closed data folder with a ledger of each name; the first has two decisions. */
async function makeLedgers(...names: string[]): Promise<string[]> {
  const desk = await folders.openFresh()
  const csvs = names.map((name, at) => {
    const csv = join(folder, `${name}.csv`)
    const lines = Array.from({ length: 400 }, (_, n) => `4000,${n >> 1}.${at + 10},text ${n >> 1}`)
    writeFileSync(csv, `account,amount,text\n${lines.join('\n')}\n`)
    return csv
  })
  const made: string[] = []
  for (const jobId of await desk.submit(csvs)) made.push((await desk.ended(jobId)).ledgerId!)
  await desk.ask('review:decide', {
    ledgerId: made[0]!,
    target: { findingNos: [1, 2] },
    change: { disposition: 'duplicate', note: 'seen twice' },
    by: 'Ann'
  })
  await folders.close(desk)
  return made
}

function flipBit(path: string, share: number): void {
  const bytes = readFileSync(path)
  bytes[Math.floor(bytes.length * share)]! ^= 16
  writeFileSync(path, bytes)
}

/** Changes one text of a file as another program would. */
function change(path: string, sql: string): void {
  const db = new Database(path)
  db.exec(sql)
  db.close()
}

describe('a look at the data folder', () => {
  test('finds nothing where all is as it was written, and knows what it read', async () => {
    await makeLedgers('one', 'other')
    const desk = await folders.openChecked()
    expect(await desk.checked()).toEqual({ status: 'DONE', ledgers: 2, read: 2, faults: [] })
    expect(await desk.ask('folder:check', {})).toMatchObject({ status: 'DONE', faults: [] })
  })

  test('names each that is not, serves nothing of it and sets it aside whole, and the others go on', async () => {
    const harms: Record<string, [code: string, (path: string, good: string) => void, isSetAside: boolean]> = {
      changed: ['LEDGER_ALTERED', (path) => change(path, "UPDATE finding SET account = '5000'"), true],
      gone: ['LEDGER_MISSING', (path) => rmSync(path), false],
      half: ['LEDGER_TRUNCATED', (path) => truncateSync(path, statSync(path).size >> 1), true],
      empty: ['LEDGER_TRUNCATED', (path) => truncateSync(path), true],
      flipped: ['LEDGER_ALTERED', (path) => flipBit(path, 0.62), true],
      swapped: ['LEDGER_SWAPPED', (path, good) => cpSync(good, path), true],
      else: ['LEDGER_DAMAGED', (path) => writeFileSync(path, 'x'.repeat(1 << 20)), true],
      newer: ['LEDGER_NEWER', (path) => change(path, 'PRAGMA user_version = 99'), false]
    }
    const names = Object.keys(harms)
    const [good, ...harmed] = (await makeLedgers(...names, 'good')).toReversed()
    const ids = harmed.toReversed()
    const kept = new Map<string, string>()
    for (const [at, [, harm, isSetAside]] of Object.values(harms).entries()) {
      harm(pathOf(ids[at]!), pathOf(good!))
      if (isSetAside) kept.set(ids[at]!, sha256(pathOf(ids[at]!)))
    }

    const desk = await folders.openChecked()
    const { faults, ledgers } = await desk.checked()
    expect(ledgers).toBe(9)
    const found = Object.fromEntries(faults.map(({ name, problem }) => [name, problem.code]))
    expect(found).toEqual(Object.fromEntries(names.map((name) => [`${name}.csv`, harms[name]![0]])))

    const page = { filter: {}, sort: null, offset: 0, limit: 5 }
    for (const ledgerId of ids)
      await expect(desk.ask('findings:page', { ...page, ledgerId })).rejects.toMatchObject({
        problem: { code: expect.stringMatching(/^LEDGER_(GONE|VERSION)$/) }
      })
    expect(await desk.ask('findings:page', { ...page, ledgerId: good! })).toMatchObject({ total: 200 })
    const ledgersDir = join(folders.path(), 'ledgers')
    const aside = readdirSync(ledgersDir).filter(
      (name) => name.includes('.set-aside-') && !name.includes('.scores')
    )
    const hashes = aside.map((name) => [name.slice(0, 36), sha256(join(ledgersDir, name))] as const)
    expect(new Map(hashes)).toEqual(kept)
    const { entries } = await desk.ask('activity:page', { ledgerId: good!, offset: 0, limit: 50 })
    const log = entries.map(({ text }) => text)
    for (const { name, problem } of faults) expect(log).toContain(`${name}: ${problem.message}`)

    // The file is analysed anew and not taken for known, and its decisions are there.
    const again = await desk.run(join(folder, 'changed.csv'))
    expect(again.ledgerId).toBe(again.jobId)
    expect(await desk.ask('review:summary', { ledgerId: again.ledgerId! })).toMatchObject({
      byDisposition: { duplicate: 2 }
    })
    // What was found is found once: the next start finds what still is so.
    await folders.close(desk)
    const next = await folders.openChecked()
    const codes = (await next.checked()).faults.map(({ problem }) => problem.code)
    expect(new Set(codes)).toEqual(new Set(['LEDGER_MISSING', 'LEDGER_NEWER']))
  })

  test('names scores that are gone, and the ledger goes on without them', async () => {
    const desk = await folders.openFresh()
    const csv = writeDecidedLedger(join(folder, 'scored.csv'))
    const { ledgerId, result } = await desk.run(csv)
    expect(result!.model.scoring).toBe('SCORED')
    await folders.close(desk)
    rmSync(`${pathOf(ledgerId!)}.scores`)
    const next = await folders.openChecked()
    expect((await next.checked()).faults).toMatchObject([
      { ledgerId, problem: { code: 'SCORES_DAMAGED', message: expect.stringContaining('file is gone') } }
    ])
    const page = { ledgerId: ledgerId!, filter: {}, sort: null, offset: 0, limit: 5 }
    expect((await next.ask('findings:page', page)).total).toBeGreaterThan(0)
  })

  test('names decisions of which some do not say what was decided', async () => {
    await makeLedgers('one', 'other')
    const review = join(folders.path(), 'review.sqlite')
    const bytes = readFileSync(review)
    const at = bytes.indexOf('seen twice')
    bytes.write('SEEN', at)
    writeFileSync(review, bytes)
    const desk = await folders.openChecked()
    expect((await desk.checked()).faults).toMatchObject([
      { ledgerId: null, name: 'review.sqlite', problem: { code: 'REVIEW_ALTERED' } }
    ])
    expect(sha256(review)).toBe(createHash('sha256').update(bytes).digest('hex'))
  })

  test.each([
    ['catalog.sqlite', 'CATALOG_ALTERED', "UPDATE job SET client_name = 'Somebody'"],
    ['review.sqlite', 'REVIEW_CHANGED', 'CREATE INDEX strange ON activity (text)']
  ])(
    'says that %s was changed while no program had it, once, and uses it as it is',
    async (name, code, sql) => {
      await makeLedgers('one')
      change(join(folders.path(), name), sql)
      const desk = await folders.openChecked()
      expect((await desk.checked()).faults).toMatchObject([{ ledgerId: null, name, problem: { code } }])
      expect(await desk.ask('job:list', {})).toHaveLength(1)
      await folders.close(desk)
      expect((await (await folders.openChecked()).checked()).faults).toEqual([])
    }
  )

  test('says nothing of what a program left that was killed', async () => {
    const [ledgerId] = await makeLedgers('one')
    const desk = await folders.openAgain()
    await desk.ask('views:save', {
      ledgerId: ledgerId!,
      view: { name: 'mine', filter: {}, by: 'line', sort: null }
    })
    const killed = join(folder, 'killed')
    cpSync(folders.path(), killed, { recursive: true })
    const next = await openTestServices(killed, false, 0)
    expect((await next.checked()).faults).toEqual([])
    await next.services.close()
  })

  test('finds nothing wrong with decisions of which a kill left a change half written', async () => {
    const [ledgerId] = await makeLedgers('one')
    const killed = join(folder, 'half-written')
    cpSync(folders.path(), killed, { recursive: true })
    writeFileSync(join(killed, 'closed.json'), 'null')
    const review = join(folders.path(), 'review.sqlite')
    const db = new Database(review)
    db.pragma('journal_mode = TRUNCATE')
    // SQLite writes to the file before the end of a change where it is told to.
    db.pragma('cache_size = 1')
    db.pragma('cache_spill = 1')
    db.exec('BEGIN IMMEDIATE; PRAGMA user_version = 7; CREATE TABLE half AS SELECT randomblob(500000) AS x')
    copyAsIs(review, join(killed, 'review.sqlite'))
    db.exec('ROLLBACK')
    db.close()
    expect(statSync(join(killed, 'review.sqlite-journal')).size).toBeGreaterThan(0)
    const desk = await openTestServices(killed, false, 0)
    expect((await desk.checked()).faults).toEqual([])
    expect(await desk.ask('review:summary', { ledgerId: ledgerId! })).toMatchObject({
      byDisposition: { duplicate: 2 }
    })
    await desk.services.close()
  })

  test('misses no decisions where a program was killed before it came to note the first import', async () => {
    const desk = await folders.openFresh()
    const csv = join(folder, 'first.csv')
    writeFileSync(csv, 'account,amount\n1,5\n1,5\n')
    const ledgerId = (await desk.run(csv)).ledgerId!
    const killed = join(folder, 'killed-early')
    cpSync(folders.path(), killed, { recursive: true })
    for (const side of ['', '-wal', '-shm', '-journal'])
      rmSync(join(killed, `review.sqlite${side}`), { force: true })
    const next = await openTestServices(killed)
    expect(await next.ask('review:summary', { ledgerId })).toMatchObject({ findings: 1 })
    await next.services.close()
  })

  test.each([
    ['missing', (path: string) => rmSync(path)],
    ['empty', (path: string) => truncateSync(path)]
  ])(
    'says at once that the list of ledgers is %s, and at each start which ledgers no list knows',
    async (_how, harm) => {
      const [one, other] = await makeLedgers('one', 'other')
      harm(join(folders.path(), 'catalog.sqlite'))
      const desk = await folders.openAgain()
      expect(await desk.ask('folder:check', {})).toMatchObject({
        status: 'WAITING',
        faults: [{ name: 'catalog.sqlite', problem: { code: 'CATALOG_MISSING' } }]
      })
      expect(await desk.ask('job:list', {})).toEqual([])
      await folders.close(desk)
      const next = await folders.openChecked()
      const { faults } = await next.checked()
      expect(faults).toMatchObject([{ name: 'catalog.sqlite', problem: { code: 'LEDGERS_UNKNOWN' } }])
      expect(new Set(faults[0]!.problem.detail!.split('\n'))).toEqual(new Set([one, other]))
      expect(
        readdirSync(join(folders.path(), 'ledgers')).filter((name) => name.endsWith('.sqlite'))
      ).toHaveLength(2)
    }
  )

  test.each([
    ['is no database', (path: string) => writeFileSync(path, 'x'.repeat(100_000))],
    ['is half there', (path: string) => truncateSync(path, 8192)],
    [
      'is another database',
      (path: string) => {
        rmSync(path)
        change(path, 'PRAGMA journal_mode = WAL; CREATE TABLE ledger (x); PRAGMA user_version = 3')
      }
    ],
    ['has a job that cannot be read', (path: string) => change(path, "UPDATE job SET settings = '{'")]
  ])('sets a list of ledgers aside that %s, and goes on without it', async (_how, harm) => {
    await makeLedgers('one')
    const catalog = join(folders.path(), 'catalog.sqlite')
    harm(catalog)
    const harmed = sha256(catalog)
    const desk = await folders.openAgain()
    expect(await desk.ask('folder:check', {})).toMatchObject({
      faults: [{ name: 'catalog.sqlite', problem: { code: 'CATALOG_DAMAGED' } }]
    })
    const [aside] = readdirSync(folders.path()).filter((name) => name.startsWith('catalog.sqlite.set-aside-'))
    expect(sha256(join(folders.path(), aside!))).toBe(harmed)
    const [copy] = (await desk.ask('folder:copies', {})).filter(
      ({ of, why }) => of === 'ledgers' && why === 'dated'
    )
    await desk.ask('folder:restore', { name: copy!.name })
    expect((await desk.ask('job:list', {})).map(({ file }) => file.name)).toEqual(['one.csv'])
  })

  test('says nothing of a folder that is new', async () => {
    const desk = await folders.openFresh()
    expect(await desk.ask('folder:check', {})).toMatchObject({ faults: [] })
  })

  test('leaves a ledger where it is that may not be read', async (context) => {
    context.skip(process.getuid?.() === 0, 'every file can be read by root')
    const [one] = await makeLedgers('one')
    chmodSync(pathOf(one!), 0)
    const desk = await folders.openChecked()
    expect((await desk.checked()).faults).toMatchObject([{ problem: { code: 'LEDGER_UNREADABLE' } }])
    chmodSync(pathOf(one!), 0o600)
  })
})

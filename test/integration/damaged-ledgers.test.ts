import { cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test, vi } from 'vitest'
import { dataFolders } from '../helpers/data-folders.ts'
import { scratchFolder } from '../helpers/scratch-folder.ts'

vi.setConfig({ testTimeout: 120_000 })

const folder = scratchFolder()
const folders = dataFolders(folder)

test('a ledger in which one bit of its lines is not as it was stored answers with that, in the window and in exports', async () => {
  const csv = join(folder, 'pairs.csv')
  const lines = Array.from({ length: 40 }, (_, n) => `4000,${n >> 1}.25,U${n % 3}`)
  writeFileSync(csv, `account,amount,user\n${lines.join('\n')}\n`)
  const desk = await folders.openFresh()
  const ledgerId = (await desk.run(csv)).ledgerId!
  await folders.close(desk)

  const db = new Database(join(folders.path(), 'ledgers', `${ledgerId}.sqlite`))
  const block = db
    .prepare<[], { rowid: number; bytes: Buffer }>(
      "SELECT rowid, bytes FROM block WHERE name = 'column/1/cells'"
    )
    .get()!
  block.bytes[block.bytes.length - 1]! ^= 4
  db.prepare('UPDATE block SET bytes = ? WHERE rowid = ?').run(block.bytes, block.rowid)
  db.close()

  const again = await folders.openAgain()
  const { total } = await again.ask('findings:page', {
    ledgerId,
    filter: {},
    sort: null,
    offset: 0,
    limit: 5
  })
  expect(total).toBe(20)
  await expect(again.ask('findings:open', { ledgerId, findingNo: 1 })).rejects.toMatchObject({
    problem: { code: 'LEDGER_DAMAGED' }
  })
  again.savePath = join(folder, 'damaged.csv')
  const started = await again.ask('export:start', { ledgerId, filter: {} })
  expect(await again.exportWhen(started!.exportId, ({ status }) => status !== 'RUNNING')).toMatchObject({
    status: 'FAILED',
    error: { code: 'LEDGER_DAMAGED' }
  })
})

test('a ledger under whose name another one lies is refused everywhere, and the other one is served under its own', async () => {
  const desk = await folders.openFresh()
  const ledgerOf = async (name: string, amount: string) => {
    const csv = join(folder, `${name}.csv`)
    writeFileSync(csv, `account,amount\n${`4000,${amount}\n`.repeat(3)}`)
    return (await desk.run(csv)).ledgerId
  }
  const one = await ledgerOf('one', '1.25')
  const other = await ledgerOf('other', '2.25')
  await folders.close(desk)
  const pathOf = (ledgerId: string) => join(folders.path(), 'ledgers', `${ledgerId}.sqlite`)
  cpSync(pathOf(other!), pathOf(one!))

  const again = await folders.openAgain()
  const page = { filter: {}, sort: null, offset: 0, limit: 5 }
  const swapped = { problem: { code: 'LEDGER_SWAPPED' } }
  await expect(again.ask('findings:page', { ...page, ledgerId: one! })).rejects.toMatchObject(swapped)
  await expect(again.ask('review:compare', { ledgerId: other! })).rejects.toMatchObject(swapped)
  expect(await again.ask('findings:page', { ...page, ledgerId: other! })).toMatchObject({ total: 1 })
  again.savePath = join(folder, 'swapped.csv')
  const started = await again.ask('export:start', { ledgerId: one!, filter: {} })
  expect(await again.exportWhen(started!.exportId, ({ status }) => status !== 'RUNNING')).toMatchObject({
    status: 'FAILED',
    error: { code: 'LEDGER_SWAPPED' }
  })
})

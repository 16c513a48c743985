import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { dataFolders } from '../helpers/data-folders.ts'
import { scratchFolder } from '../helpers/scratch-folder.ts'
import { writeSmallLedger } from '../helpers/write-small-ledger.ts'

vi.setConfig({ testTimeout: 60_000 })

const folder = scratchFolder()
const folders = dataFolders(folder)
const teacher = writeSmallLedger(join(folder, 'teacher.csv'), { lines: 200, every: 8 })
const pupil = writeSmallLedger(join(folder, 'pupil.csv'), { lines: 90, every: 8, factor: 13 })
const exported = join(folder, 'model.json')
/** The first ledger teaches the one model for all. */
const stored = { model: 'stored' } as const
const page = { filter: {}, sort: null, offset: 0, limit: 100 }

test('a model goes as a file from one data folder to another, and scores there as at home', async () => {
  const home = await folders.openFresh()
  await expect(home.ask('model:export', {})).rejects.toMatchObject({ problem: { code: 'NO_MODEL' } })
  const taught = await home.run(teacher, stored)
  const scoredHere = await home.run(pupil, stored)
  home.savePath = exported
  expect(await home.ask('model:export', {})).toBe(true)
  home.savePath = null
  expect(await home.ask('model:export', {})).toBe(false)

  const away = await folders.openFresh()
  expect(await away.ask('model:import', {})).toBe(null)
  away.chosenPaths = [exported]
  expect(await away.ask('model:import', {})).toEqual(await home.ask('model:info', {}))
  const scoredThere = await away.run(pupil)
  expect(scoredThere.result!.model).toMatchObject({
    training: 'SKIPPED',
    scoring: 'SCORED',
    modelHash: taught.result!.model.modelHash
  })
  expect(await away.ask('duplicates:page', { ledgerId: scoredThere.ledgerId!, ...page })).toEqual(
    await home.ask('duplicates:page', { ledgerId: scoredHere.ledgerId!, ...page })
  )
})

test('the same file gives the same scores and the same export to the byte, whoever runs it', async () => {
  const exports: Buffer[] = []
  for (const name of ['once.csv', 'again.csv']) {
    const desk = await folders.openFresh()
    const ledgerId = (await desk.run(teacher)).ledgerId!
    desk.savePath = join(folder, name)
    const { exportId } = (await desk.ask('export:start', { ledgerId, filter: {} }))!
    await desk.exportWhen(exportId, ({ status }) => status === 'DONE')
    exports.push(readFileSync(desk.savePath))
  }
  expect(exports[0]!.toString()).toMatch(/confidence/i)
  expect(exports[1]).toEqual(exports[0])
})

test('says what moved the confidence of a line, the same every time, and nothing of the first line of a group', async () => {
  const desk = await folders.openFresh()
  const ledgerId = (await desk.run(teacher)).ledgerId!
  const { rows } = await desk.ask('duplicates:page', { ledgerId, ...page })
  const [first, second] = rows.filter(({ groupNo }) => groupNo === rows[0]!.groupNo)
  const reasons = await desk.ask('model:explain', { ledgerId, lineId: second!.lineId })
  expect(reasons.length).toBeGreaterThan(0)
  expect(reasons.length).toBeLessThanOrEqual(3)
  for (const { text, effect } of reasons) {
    expect(text).toMatch(/^[A-Z0-9].* .*\.$/)
    expect(text).not.toMatch(/NaN|undefined|Infinity/)
    expect(['raises', 'lowers']).toContain(effect)
  }
  expect(await desk.ask('model:explain', { ledgerId, lineId: second!.lineId })).toEqual(reasons)
  expect(await desk.ask('model:explain', { ledgerId, lineId: first!.lineId })).toEqual([])
})

test.each<[what: string, code: string, change: (text: string) => string]>([
  ['that is none', 'MODEL_FILE_NONE', () => 'account,amount\n4000,1\n'],
  ['of another kind', 'MODEL_FILE_NONE', (text) => text.replace('doublet-model', 'spreadsheet')],
  [
    'of another version',
    'MODEL_FILE_VERSION',
    (text) => text.replace(/"schemaVersion":\d+/, '"schemaVersion":1')
  ],
  ['with another card', 'MODEL_FILE_ALTERED', (text) => text.replace('"ranks":true', '"ranks":false')],
  ['with half a card', 'MODEL_FILE_ALTERED', (text) => text.replace(/"importance":\[.*?\],/, '')],
  ['with another forest', 'MODEL_FILE_ALTERED', (text) => text.replace('"roots":[0,', '"roots":[1,')]
])('a model file %s is refused, and the model in use stays', async (what, code, change) => {
  const desk = await folders.openFresh()
  const path = join(folder, `${what}.json`)
  const text = readFileSync(exported, 'utf8')
  expect(change(text)).not.toBe(text)
  writeFileSync(path, change(text))
  desk.chosenPaths = [path]
  await expect(desk.ask('model:import', {})).rejects.toMatchObject({ problem: { code } })
  expect(await desk.ask('model:info', {})).toMatchObject({ status: 'UNTRAINED' })
})

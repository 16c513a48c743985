import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import type { DecisionChange } from '../../src/shared/decision.ts'
import { noHeader } from '../../src/shared/workpaper.ts'
import { dataFolders } from '../helpers/data-folders.ts'
import { readSheets } from '../helpers/read-sheets.ts'
import { scratchFolder } from '../helpers/scratch-folder.ts'
import type { TestServices } from '../helpers/test-services.ts'
import { readCsv, readFolder } from '../helpers/write-workpaper.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const folder = scratchFolder()
const folders = dataFolders(folder)

/** Three lines each that agree in account, amount and day; more at stake comes first. */
const triples = [1, 2, 3].flatMap((n) =>
  ['first', 'second', 'third'].map((text) => `400${n},${n}00.00,2024-01-1${n},ANNA,${text} of ${n}`)
)
let files = 0
async function open(desk: TestServices, lines = triples): Promise<string> {
  const path = join(folder, `ledger-${++files}.csv`)
  writeFileSync(path, `account,amount,posted,user,text\n${lines.join('\n')}\n`)
  return (await desk.run(path, { mapping: { description: 'text' } })).ledgerId!
}
const decide = (desk: TestServices, ledgerId: string, findingNos: number[], change: DecisionChange) =>
  desk.ask('review:decide', { ledgerId, target: { findingNos }, change, by: 'Ann' })
const openFinding = (desk: TestServices, ledgerId: string, findingNo: number) =>
  desk.ask('findings:open', { ledgerId, findingNo })
async function findingOf(desk: TestServices, ledgerId: string, account: string) {
  const page = { ledgerId, filter: { account }, sort: null, offset: 0, limit: 1 }
  return (await desk.ask('findings:page', page)).findings[0]!
}
async function lastStep(desk: TestServices, ledgerId: string): Promise<string> {
  return (await desk.ask('activity:page', { ledgerId, offset: 0, limit: 1 })).entries[0]!.text
}

describe('a tickmark', () => {
  test('that says the opposite of the decision is refused, and nothing is changed', async () => {
    const desk = await folders.openFresh()
    const ledgerId = await open(desk)
    const refused = { problem: { code: 'TICKMARK_CONTRADICTS' } }
    await expect(decide(desk, ledgerId, [1], { disposition: 'valid', tickmark: 'D' })).rejects.toMatchObject(
      refused
    )
    await decide(desk, ledgerId, [1], { disposition: 'valid', tickmark: 'A' })
    for (const tickmark of ['D'] as const)
      await expect(decide(desk, ledgerId, [1], { tickmark })).rejects.toMatchObject(refused)
    expect((await openFinding(desk, ledgerId, 1)).decision).toMatchObject({
      disposition: 'valid',
      tickmark: 'A'
    })
  })

  test('leaves out the findings that it contradicts where others can take it, and counts them', async () => {
    const desk = await folders.openFresh()
    const ledgerId = await open(desk)
    await decide(desk, ledgerId, [1], { disposition: 'recurring' })
    const outcome = await decide(desk, ledgerId, [1, 2, 3], { tickmark: 'D' })
    expect(outcome).toMatchObject({ changed: 2, leftOut: 1, tickmarks: 0 })
    expect(await lastStep(desk, ledgerId)).toMatch(
      /tickmark D \(duplicate confirmed\); a finding left as decided, which the tickmark contradicts\.$/
    )
  })

  test('is taken out openly where the decision comes to say the opposite, and comes back with undo', async () => {
    const desk = await folders.openFresh()
    const ledgerId = await open(desk)
    await decide(desk, ledgerId, [1, 2], { disposition: 'duplicate', tickmark: 'D' })
    const outcome = await decide(desk, ledgerId, [1, 2, 3], { disposition: 'valid' })
    expect(outcome).toMatchObject({ changed: 3, leftOut: 0, tickmarks: 2 })
    expect(await lastStep(desk, ledgerId)).toMatch(/: valid; 2 tickmarks that said otherwise taken out\.$/)
    expect((await openFinding(desk, ledgerId, 1)).decision.tickmark).toBe('')
    await desk.ask('review:undo', { ledgerId, by: 'Ann' })
    expect((await openFinding(desk, ledgerId, 1)).decision.tickmark).toBe('D')
  })
})

describe('a line', () => {
  const except = async (desk: TestServices, ledgerId: string, text: string, isExcepted = true) => {
    const { members, finding } = await openFinding(
      desk,
      ledgerId,
      (await findingOf(desk, ledgerId, `400${text.at(-1)}`)).findingNo
    )
    const { lineId } = members.find(({ row }) => row.description === text)!.row
    const reason = isExcepted ? 'agreed' : ''
    const args = { ledgerId, findingNo: finding.findingNo, lineId, isExcepted, reason, by: 'Ann' }
    return desk.ask('review:except', args)
  }
  const exceptedOf = async (desk: TestServices, ledgerId: string, account: string) => {
    const { findingNo, excepted } = await findingOf(desk, ledgerId, account)
    const { members } = await openFinding(desk, ledgerId, findingNo)
    const texts = members.flatMap(({ row, excepted: why }) =>
      why === null ? [] : [`${row.description}: ${why}`]
    )
    return { excepted, texts }
  }

  test('is excepted from what is decided, told in the row, and undone with sign-offs', async () => {
    const desk = await folders.openFresh()
    const ledgerId = await open(desk)
    await expect(except(desk, ledgerId, 'second of 3')).rejects.toMatchObject({
      problem: { code: 'STILL_OPEN' }
    })
    const { findingNo } = await findingOf(desk, ledgerId, '4003')
    await decide(desk, ledgerId, [findingNo], { disposition: 'duplicate' })
    const target = { findingNos: [findingNo] }
    await desk.ask('review:sign', { ledgerId, target, role: 'preparer', isSigned: true, by: 'Ann' })
    const outcome = await except(desk, ledgerId, 'second of 3')
    expect(outcome.summary).toMatchObject({ excepting: 1, prepared: 0, byDisposition: { duplicate: 1 } })
    expect(await lastStep(desk, ledgerId)).toMatch(
      /: the line of account 4003, 300\.00, excepted \(“agreed”\); a sign-off taken back by that\.$/
    )
    expect(await exceptedOf(desk, ledgerId, '4003')).toEqual({ excepted: 1, texts: ['second of 3: agreed'] })
    await except(desk, ledgerId, 'second of 3', false)
    expect(await exceptedOf(desk, ledgerId, '4003')).toEqual({ excepted: 0, texts: [] })
    const undo = () => desk.ask('review:undo', { ledgerId, by: 'Ann' })
    await undo()
    expect(await exceptedOf(desk, ledgerId, '4003')).toEqual({ excepted: 1, texts: ['second of 3: agreed'] })
    expect((await undo()).summary).toMatchObject({ excepting: 0, prepared: 1 })
  })

  test('stays excepted in a corrected extract and another program, and no longer where the finding is open', async () => {
    const desk = await folders.openFresh()
    const first = await open(desk)
    const { findingNo } = await findingOf(desk, first, '4002')
    await decide(desk, first, [findingNo], { disposition: 'duplicate' })
    await except(desk, first, 'first of 2')
    await folders.close(desk)
    const again = await folders.openAgain()
    const ledgerId = await open(again, ['4999,1.00,2024-01-01,ANNA,alone', ...triples.toReversed()])
    const kept = { excepted: 1, texts: ['first of 2: agreed'] }
    expect(await exceptedOf(again, ledgerId, '4002')).toEqual(kept)
    expect(await exceptedOf(again, first, '4002')).toEqual(kept)
    await decide(again, ledgerId, [(await findingOf(again, ledgerId, '4002')).findingNo], {
      disposition: 'open'
    })
    expect(await exceptedOf(again, ledgerId, '4002')).toEqual({ excepted: 0, texts: [] })
    expect(await lastStep(again, ledgerId)).toMatch(/: open; an excepted line taken back by that\.$/)
  })

  test('stands on the workpaper as excepted, with what the finding is exposed to without it', async () => {
    const desk = await folders.openFresh()
    const ledgerId = await open(desk)
    const { findingNo } = await findingOf(desk, ledgerId, '4003')
    await decide(desk, ledgerId, [findingNo], { disposition: 'duplicate' })
    await except(desk, ledgerId, 'third of 3')
    expect((await openFinding(desk, ledgerId, findingNo)).exposureLeft).toEqual([
      { currency: '', exposure: '300.00' }
    ])
    desk.savePath = join(folder, `paper-${++files}`)
    const started = await desk.ask('workpaper:start', {
      ledgerId,
      header: noHeader,
      parts: ['workbook', 'results', 'decisions']
    })
    const { status } = await desk.exportWhen(started!.exportId, (state) => state.status !== 'RUNNING')
    expect(status).toBe('DONE')
    const written = readFolder(desk.savePath)
    const table = (name: string) => {
      const [heads, ...rows] = readCsv(written[name]!)
      return rows.map((row) => Object.fromEntries(heads!.map((head, at) => [head, row[at]])))
    }
    const excepted = table('02_results.csv').filter((row) => row['excepted'] !== '')
    expect(excepted).toMatchObject([{ description: 'third of 3', excepted: 'yes', excepted_why: 'agreed' }])
    expect(table('04_decisions.csv')).toMatchObject([
      { exposure: '600.00', excepted_lines: '1', exposure_without_excepted: '300.00' }
    ])
    const summary = readSheets(written['01_summary.xlsx']!).find(({ name }) => name === 'Summary')!.rows
    const told = (label: string) =>
      summary.find(([cell]) => cell?.value === label)?.map((cell) => cell?.value ?? '')
    expect(told('duplicate')?.slice(1, 3)).toEqual(['1', '600.00'])
    expect(told('duplicate, without excepted lines')).toEqual([
      'duplicate, without excepted lines',
      '1',
      '300.00',
      '',
      '',
      '1 line is excepted in 1 finding'
    ])
  })

  test('is not excepted where the decision would speak of none', async () => {
    const desk = await folders.openFresh()
    const ledgerId = await open(desk)
    await decide(desk, ledgerId, [(await findingOf(desk, ledgerId, '4001')).findingNo], {
      disposition: 'query'
    })
    await except(desk, ledgerId, 'first of 1')
    await except(desk, ledgerId, 'second of 1')
    await expect(except(desk, ledgerId, 'third of 1')).rejects.toMatchObject({
      problem: { code: 'ALL_EXCEPTED' }
    })
    const { findingNo } = await findingOf(desk, ledgerId, '4001')
    const stranger = { ledgerId, findingNo, lineId: 9, isExcepted: true, reason: '', by: 'Ann' }
    await expect(desk.ask('review:except', stranger)).rejects.toMatchObject({
      problem: { code: 'UNKNOWN_LINE' }
    })
  })
})

test('a finding asks again where a line was added since it was decided, and says what was decided', async () => {
  const desk = await folders.openFresh()
  const first = await open(desk)
  await decide(desk, first, [(await findingOf(desk, first, '4002')).findingNo], {
    disposition: 'valid',
    note: 'three deliveries',
    tickmark: 'A'
  })
  const ledgerId = await open(desk, [...triples, triples[4]!.replace('second', 'fourth')])
  const finding = await findingOf(desk, ledgerId, '4002')
  expect(finding).toMatchObject({ disposition: 'open', isUnsettled: true, count: 4 })
  const { decision } = await openFinding(desk, ledgerId, finding.findingNo)
  expect(decision.unsettled).toMatchObject({
    why: 'changed',
    earlier: [
      { account: '4002', count: 3, disposition: 'valid', note: 'three deliveries', decided: { by: 'Ann' } }
    ]
  })
  const unsettled = { ledgerId, filter: { isUnsettled: true as const }, sort: null, offset: 0, limit: 9 }
  expect((await desk.ask('findings:page', unsettled)).findings.map(({ account }) => account)).toEqual([
    '4002'
  ])
  expect(await desk.ask('review:summary', { ledgerId })).toMatchObject({ unsettled: 1 })
  const outcome = await decide(desk, ledgerId, [finding.findingNo], { disposition: 'query' })
  expect(outcome.summary).toMatchObject({ unsettled: 0, byDisposition: { query: 1 } })
  expect((await desk.ask('findings:page', unsettled)).total).toBe(0)
  const undone = await desk.ask('review:undo', { ledgerId, by: 'Ann' })
  expect(undone.summary).toMatchObject({ unsettled: 1, byDisposition: { query: 0 } })
  // What was decided on the earlier ledger stands there as it did.
  expect(await findingOf(desk, first, '4002')).toMatchObject({ disposition: 'valid', isUnsettled: false })
})

test('a journal that was posted twice keeps its decision in a corrected extract, and asks again when it is there a third time', async () => {
  const desk = await folders.openFresh()
  const posting = (journal: string) => [
    `5000,100.00,2024-03-04,ANNA,goods,${journal}`,
    `1000,-100.00,2024-03-04,ANNA,bank,${journal}`
  ]
  const openJournals = async (lines: string[]) => {
    const path = join(folder, `ledger-${++files}.csv`)
    writeFileSync(path, `account,amount,posted,user,text,journal\n${lines.join('\n')}\n`)
    return (await desk.run(path, { mapping: { description: 'text' } })).ledgerId!
  }
  const first = await openJournals([...posting('J1'), ...posting('J2')])
  const { summary } = await decide(desk, first, [1], { disposition: 'duplicate', tickmark: 'D' })
  expect(summary).toMatchObject({ findings: 1, byDisposition: { duplicate: 1 } })
  const corrected = await openJournals([
    ...posting('J2').toReversed(),
    ...posting('J1'),
    '9,1,2024-01-01,B,,J9'
  ])
  expect((await openFinding(desk, corrected, 1)).decision).toMatchObject({
    disposition: 'duplicate',
    tickmark: 'D',
    isCarried: true,
    unsettled: null
  })
  const thrice = await openJournals([...posting('J1'), ...posting('J2'), ...posting('J3')])
  const { finding, decision } = await openFinding(desk, thrice, 1)
  expect(finding).toMatchObject({ occurrences: 3, disposition: 'open', isUnsettled: true })
  expect(decision.unsettled).toMatchObject({
    why: 'changed',
    earlier: [{ count: 4, disposition: 'duplicate' }]
  })
})

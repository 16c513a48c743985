import {
  copyFileSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  mkdirSync
} from 'node:fs'
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { workpaperParts, type WorkpaperPart } from '../../src/shared/workpaper.ts'
import type { Verification } from '../../src/shared/workpaper-check.ts'
import { writeDecidedLedger } from '../helpers/decided-ledger.ts'
import { cliProgram } from '../helpers/program-folder.ts'
import { scratchFolder } from '../helpers/scratch-folder.ts'
import { openTestServices, type TestServices } from '../helpers/test-services.ts'

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

const folder = scratchFolder()
const header = {
  reference: 'B-12',
  period: 'FY 2025',
  preparer: 'Ann',
  reviewer: 'Bo',
  purpose: '=not a formula',
  conclusion: ''
}
/** Too little to teach a model, which takes its time. */
const few = { rents: 3, fees: 2, doubles: 4, others: 40 }
const source = writeDecidedLedger(join(folder, 'gl-2025.csv'), few)
const whole = join(folder, 'whole')

describe('a workpaper that is verified', () => {
  let desk: TestServices
  let other: TestServices
  let ledgerId: string

  beforeAll(async () => {
    desk = await openTestServices(join(folder, 'data'))
    other = await openTestServices(join(folder, 'other'))
    ledgerId = (await desk.run(source)).ledgerId!
    const by = 'Ann'
    const decide = (findingNos: number[], disposition: 'duplicate' | 'valid', note: string) =>
      desk.ask('review:decide', { ledgerId, target: { findingNos }, change: { disposition, note }, by })
    await decide([1, 2, 3], 'duplicate', '=1+1, "quoted"\nand a second line')
    await decide([4], 'valid', '')
    await desk.ask('review:sign', {
      ledgerId,
      target: { findingNos: [1] },
      role: 'preparer',
      isSigned: true,
      by
    })
    const { members } = await desk.ask('findings:open', { ledgerId, findingNo: 1 })
    const { lineId } = members[1]!.row
    await desk.ask('review:except', { ledgerId, findingNo: 1, lineId, isExcepted: true, reason: 'bank', by })
    const typed = { rows: '1', debit: '', credit: '', net: '', note: 'from the client' }
    await desk.ask('tieout:save', { ledgerId, typed })
    await exportTo(whole)
  })
  afterAll(async () => {
    await desk.services.close()
    await other.services.close()
  })

  async function exportTo(target: string, parts: readonly WorkpaperPart[] = workpaperParts): Promise<string> {
    desk.savePath = target
    const { exportId } = (await desk.ask('workpaper:start', { ledgerId, header, parts: [...parts] }))!
    const end = await desk.exportWhen(exportId, ({ status }) => status !== 'RUNNING')
    expect(end.error).toBeNull()
    return exportId
  }
  async function verify(workpaper: string, sources = [source], on = other): Promise<Verification> {
    on.chosenFolder = workpaper
    on.chosenPaths = sources
    const begun = await on.ask('workpaper:verify', {})
    const end = await on.verified(begun!.taskId)
    expect(readdirSync(join(folder, 'other')).filter((name) => name.startsWith('verifying'))).toEqual([])
    return end
  }
  /** A copy of the workpaper with one text of one of its files changed. */
  function changed(name: string, file: string, change: (text: string) => string): string {
    const copy = join(folder, name)
    cpSync(whole, copy, { recursive: true })
    const before = readFileSync(join(copy, file), 'utf8')
    const after = change(before)
    expect(after).not.toBe(before)
    writeFileSync(join(copy, file), after)
    return copy
  }
  const partOf = ({ check }: Verification, name: string) => check?.parts.find((part) => part.name === name)

  test('is identical in another data folder, of a source that has another name and time', async () => {
    const renamed = join(folder, 'copy of it.csv')
    copyFileSync(source, renamed)
    const end = await verify(whole, [renamed])
    expect(end).toMatchObject({ status: 'DONE', error: null, folderName: 'whole' })
    expect(end.check?.parts.filter(({ state }) => state !== 'identical')).toEqual([
      { name: '08_activity_log.csv', state: 'taken', differences: [], more: 0 }
    ])
    expect(end.check?.isIdentical).toBe(true)
  })

  test('is identical with some of its parts, and with the record alone', async () => {
    const parts = join(folder, 'parts')
    await exportTo(parts, ['workbook', 'findings', 'runRecord'])
    expect((await verify(parts)).check).toMatchObject({ isIdentical: true })
    const alone = join(folder, 'alone')
    cpSync(whole, alone, { recursive: true })
    for (const name of readdirSync(alone)) if (!name.startsWith('07')) rmSync(join(alone, name))
    // Its list of the other files has them, and they are not there.
    expect((await verify(alone)).check).toMatchObject({ isIdentical: false })
  })

  test('names the cell that was changed, whether or not the list of hashes was made to fit', async () => {
    const cell = changed('cell', '09_findings.csv', (text) =>
      text.replace(/\r\n1,([^,]+),/, '\r\n1,$1 or not,')
    )
    const end = await verify(cell)
    expect(end.check?.isIdentical).toBe(false)
    expect(partOf(end, '09_findings.csv')).toMatchObject({
      state: 'different',
      differences: [{ place: 'row 2, column finding', stated: expect.stringContaining(' or not') }],
      more: 0
    })
    expect(end.check?.parts.filter(({ state }) => state === 'different')).toHaveLength(1)
    const bytes = readFileSync(join(cell, '09_findings.csv'))
    const fitted = createHash('sha256').update(bytes).digest('hex')
    const list = join(cell, 'MANIFEST.sha256')
    writeFileSync(list, readFileSync(list, 'utf8').replace(/\w{64}(?= {2}09_)/, fitted))
    const again = await verify(cell)
    expect(partOf(again, '09_findings.csv')?.state).toBe('different')
    expect(partOf(again, 'MANIFEST.sha256')).toMatchObject({ state: 'different' })
  })

  test('names a figure of the run record, a decision that only one file tells, and a changed log', async () => {
    const figure = changed('figure', '07_run_record.json', (text) =>
      text.replace(/"findings": (\d+),/, '"findings": 9$1,')
    )
    const place = partOf(await verify(figure), '07_run_record.json')?.differences[0]
    expect(place).toMatchObject({
      place: expect.stringContaining('findings'),
      stated: expect.stringMatching(/^9/)
    })
    const decided = changed('decided', '04_decisions.csv', (text) => text.replace(',valid,', ',duplicate,'))
    expect(partOf(await verify(decided), '04_decisions.csv')?.differences).toMatchObject([
      { place: 'row 5, column disposition', stated: 'duplicate', recomputed: 'valid' }
    ])
    const log = changed('log', '08_activity_log.csv', (text) => text.replace('Ann', 'Eve'))
    const end = await verify(log)
    expect(partOf(end, '08_activity_log.csv')?.state).toBe('altered')
    expect(end.check?.isIdentical).toBe(false)
  })

  test('is identical with a memo printed beside it, which only a window prints', async () => {
    const target = join(folder, 'printed')
    const exportId = await exportTo(target, ['memo', 'runRecord'])
    await expect(desk.ask('export:print', { exportId })).rejects.toMatchObject({
      problem: { code: 'CANNOT_PRINT' }
    })
    writeFileSync(join(target, '12_memo.pdf'), '%PDF-1.4')
    const end = await verify(target)
    expect(end.error).toBeNull()
    expect(end.check).toMatchObject({ isIdentical: true })
  })

  test('is identical with the opinion of a model that its ledger taught', async () => {
    const taught = writeDecidedLedger(join(folder, 'taught.csv'))
    const job = await desk.run(taught)
    expect(job.result?.model).toMatchObject({ training: 'TRAINED', scoring: 'SCORED' })
    ;({ ledgerId } = job as { ledgerId: string })
    const target = join(folder, 'opinion')
    await exportTo(target, ['findings', 'results', 'workbook', 'runRecord'])
    const { check } = await verify(target, [taught])
    expect(check?.parts.flatMap(({ differences }) => differences)).toEqual([])
    expect(check?.isIdentical).toBe(true)
  })

  test('tells what is missing and what does not belong there', async () => {
    const copy = join(folder, 'more')
    cpSync(whole, copy, { recursive: true })
    rmSync(join(copy, '03_groups.csv'))
    writeFileSync(join(copy, 'notes.txt'), 'mine')
    const end = await verify(copy)
    expect(partOf(end, '03_groups.csv')?.state).toBe('missing')
    expect(partOf(end, 'notes.txt')?.state).toBe('unexpected')
    expect(end.check?.isIdentical).toBe(false)
  })

  test('is verified on the command line, which ends with 1 where it is not identical and leaves nothing', async () => {
    const temporary = join(folder, 'temporary')
    mkdirSync(temporary)
    const cli = (...words: string[]) =>
      spawnSync(process.execPath, [cliProgram, '--verify', ...words], {
        encoding: 'utf8',
        env: { ...process.env, TMPDIR: temporary }
      })
    const same = cli(whole, source)
    expect(same.stdout).toMatch(/^02_results\.csv: identical$/m)
    expect(same.stdout.trimEnd().split('\n').at(-1)).toBe('identical')
    expect(same).toMatchObject({ status: 0, stderr: '' })
    const cell = changed('cli', '02_results.csv', (text) => text.replace('Rent of hall', 'Rent of wall'))
    const differs = cli(cell, source)
    expect(differs.status).toBe(1)
    expect(differs.stdout).toMatch(/row \d+, column [^:]*: stated .*wall.*; recomputed .*hall/)
    expect(cli(whole).status).toBe(2)
    expect(readdirSync(temporary)).toEqual([])
  })

  test('is refused with a sentence where it is none, or the source is another one', async () => {
    const lines = readFileSync(source, 'utf8')
    const altered = join(folder, 'altered.csv')
    writeFileSync(altered, lines.replace('USER1', 'USER2'))
    expect((await verify(whole, [altered])).error).toMatchObject({ code: 'SOURCE_DIFFERS' })
    expect((await verify(join(folder, 'data'))).error).toMatchObject({ code: 'WORKPAPER_NONE' })
    const bare = join(folder, 'bare')
    cpSync(whole, bare, { recursive: true })
    rmSync(join(bare, '07_run_record.json'))
    expect((await verify(bare)).error).toMatchObject({ code: 'RUN_RECORD_MISSING' })
    const half = changed('half', '07_run_record.json', (text) => text.slice(0, text.length / 2))
    expect((await verify(half)).error).toMatchObject({ code: 'RUN_RECORD_DAMAGED' })
    expect(existsSync(join(whole, 'MANIFEST.sha256'))).toBe(true)
  })
})

import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Choice, Handover } from '../../src/shared/handover.ts'
import type { Disposition } from '../../src/shared/decision.ts'
import { writeDecidedLedger } from '../helpers/decided-ledger.ts'
import { cliProgram } from '../helpers/program-folder.ts'
import { scratchFolder } from '../helpers/scratch-folder.ts'
import { openTestServices, type TestServices } from '../helpers/test-services.ts'

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

const folder = scratchFolder()
const passphrase = 'correct horse battery staple'
const few = { rents: 3, fees: 2, doubles: 4, others: 40 }
const client = 'Xanadu Holdings'
const of = { clientName: client, engagementId: 'FY 2025' }
const source = writeDecidedLedger(join(folder, 'gl-2025.csv'), few)

describe('an engagement', () => {
  let ann: TestServices
  const header = { period: '2025', currency: 'EUR', preparer: 'Ann', reviewer: 'Bo', onePerson: false }
  let bo: TestServices
  let ledgerId: string

  beforeAll(async () => {
    ann = await openTestServices(join(folder, 'ann'))
    bo = await openTestServices(join(folder, 'bo'))
    const job = await ann.run(source, {}, of)
    ledgerId = job.ledgerId!
    await ann.run(
      writeDecidedLedger(join(folder, 'other.csv'), few),
      {},
      { clientName: 'Kubla', engagementId: '' }
    )
    await decide(ann, [1, 2, 3], 'duplicate', 'Ann')
    await ann.ask('profile:save', { jobId: job.jobId, settings: { ...job.settings, dateOrder: 'ymd' } })
    await ann.ask('views:save', { ledgerId, view: { name: 'Mine', filter: {}, by: 'finding', sort: null } })
    const typed = { rows: '65', debit: '', credit: '', net: '', note: '' }
    await ann.ask('tieout:save', { ledgerId, typed })
    const amounts = { overall: '100', performance: '70', trivial: '5' }
    await ann.ask('materiality:set', { ledgerId, currency: '', amounts, by: 'Ann' })
    await ann.ask('engagement:save', { ...of, header, by: 'Ann' })
  })
  afterAll(async () => {
    await ann.services.close()
    await bo.services.close()
  })

  const decide = (
    desk: TestServices,
    findingNos: number[],
    disposition: Disposition,
    by: string,
    on = ledgerId
  ) => desk.ask('review:decide', { ledgerId: on, target: { findingNos }, change: { disposition }, by })
  const decisionsOf = async (desk: TestServices, on = ledgerId) => {
    const { findings } = await desk.ask('findings:page', {
      ledgerId: on,
      filter: {},
      sort: null,
      offset: 0,
      limit: 100
    })
    return Promise.all(
      findings.map(async ({ findingNo }) => {
        const { decision } = await desk.ask('findings:open', { ledgerId: on, findingNo })
        return `${decision.disposition} ${decision.decided?.by ?? ''} ${decision.reviewed?.by ?? ''}`.trim()
      })
    )
  }
  async function pack(desk: TestServices, name: string, on = ledgerId): Promise<string> {
    desk.savePath = join(folder, name)
    const { taskId } = (await desk.ask('engagement:pack', { jobId: on, passphrase }))!
    expect(await desk.handed(taskId)).toMatchObject({ status: 'DONE', error: null })
    return desk.savePath
  }
  async function open(desk: TestServices, archive: string, word = passphrase): Promise<Handover> {
    desk.chosenPaths = [archive]
    const { taskId } = (await desk.ask('engagement:open', { passphrase: word }))!
    return desk.handed(taskId)
  }
  async function take(
    desk: TestServices,
    archive: string,
    by: string,
    choose: () => Choice = () => 'here'
  ): Promise<Handover> {
    const opened = await open(desk, archive)
    expect(opened.error).toBeNull()
    const choices = Object.fromEntries(opened.plan!.differing.map(({ membersKey }) => [membersKey, choose()]))
    await desk.ask('engagement:join', { taskId: opened.taskId, choices, by })
    return opened
  }
  const filesOf = (desk: string) =>
    readdirSync(join(folder, desk), { recursive: true, encoding: 'utf8' }).filter(
      (name) => !/^(window|work$|copies|doublet\.log|partial-exports)/.test(name)
    )

  test('is exported as one file that says nothing without its passphrase, and a short one is refused', async () => {
    ann.savePath = join(folder, 'short.doublet')
    await expect(
      ann.ask('engagement:pack', { jobId: ledgerId, passphrase: 'too short' })
    ).rejects.toMatchObject({
      problem: { code: 'PASSPHRASE_SHORT' }
    })
    expect(existsSync(ann.savePath)).toBe(false)
    const archive = await pack(ann, 'first.doublet')
    const bytes = readFileSync(archive)
    for (const word of [client, 'SQLite', 'gl-2025', 'Rent of hall']) expect(bytes.includes(word)).toBe(false)
    expect(statSync(archive).mode & 0o077).toBe(0)
    expect(readdirSync(join(folder, 'ann', 'work'))).toEqual([])
  })

  test('that is cut or changed, or whose passphrase is another, imports nothing and leaves nothing', async () => {
    const archive = join(folder, 'first.doublet')
    const before = filesOf('bo')
    expect((await open(bo, archive, 'incorrect horse battery')).error).toMatchObject({
      code: 'PASSPHRASE_WRONG'
    })
    const bytes = readFileSync(archive)
    const given = join(folder, 'given.doublet')
    for (const at of [25, bytes.length >> 1, bytes.length - 1]) {
      const flipped = Buffer.from(bytes)
      flipped[at]! ^= 1
      writeFileSync(given, flipped)
      expect((await open(bo, given)).error?.code).toMatch(/^(ARCHIVE_NONE|ARCHIVE_ALTERED|PASSPHRASE_WRONG)$/)
    }
    for (const length of [0, bytes.length >> 1]) {
      writeFileSync(given, bytes.subarray(0, length))
      expect((await open(bo, given)).error?.code).toMatch(/^ARCHIVE_(NONE|ALTERED)$/)
    }
    expect((await open(bo, source)).error).toMatchObject({ code: 'ARCHIVE_NONE' })
    expect(filesOf('bo')).toEqual(before)
    expect(readdirSync(join(folder, 'bo', 'work'))).toEqual([])
    expect(await bo.ask('job:list', {})).toEqual([])
  })

  test('comes into another data folder with ledger, decisions, log, profile, view, totals and materiality', async () => {
    const opened = await take(bo, join(folder, 'first.doublet'), 'Bo')
    expect(opened.plan).toMatchObject({
      ...of,
      isNew: true,
      differing: [],
      decisions: { added: 3 },
      ledgers: [{ name: 'gl-2025.csv', isNew: true }],
      profiles: 1
    })
    expect(await decisionsOf(bo)).toEqual(await decisionsOf(ann))
    const [job] = await bo.ask('job:list', {})
    expect(job).toMatchObject({ status: 'COMPLETED', ledgerId, clientName: client })
    expect(await bo.ask('profile:find', { jobId: ledgerId })).toMatchObject({
      settings: { dateOrder: 'ymd' }
    })
    expect(await bo.ask('views:list', { ledgerId })).toMatchObject([{ name: 'Mine' }])
    expect((await bo.ask('tieout:read', { ledgerId })).typed.rows).toBe('65')
    expect((await bo.ask('materiality:read', { ledgerId })).set).toMatchObject([
      { overall: '100', by: 'Ann' }
    ])
    const log = await bo.ask('activity:page', { ledgerId, offset: 0, limit: 50 })
    expect(log.entries.map(({ text }) => text).join('\n')).toMatch(
      /first\.doublet was imported[^]*duplicate[^]*was analysed/
    )
    expect(await bo.ask('engagement:list', {})).toEqual([{ ...of, header }])
    // What another client has stays where it is.
    expect(readFileSync(join(folder, 'bo', 'review.sqlite')).includes('kubla')).toBe(false)
    expect(readdirSync(join(folder, 'bo', 'work'))).toEqual([])
  })

  test('that both went on with is joined: each difference as chosen, and the step says where both chains end', async () => {
    await decide(ann, [1], 'valid', 'Ann')
    await decide(ann, [4], 'valid', 'Ann')
    await decide(bo, [1], 'recurring', 'Bo')
    await decide(bo, [2], 'query', 'Bo')
    await decide(bo, [5], 'reversal', 'Bo')
    await bo.ask('review:sign', {
      ledgerId,
      target: { findingNos: [3] },
      role: 'reviewer',
      isSigned: true,
      by: 'Bo'
    })
    const more = (await bo.run(writeDecidedLedger(join(folder, 'more.csv'), { ...few, factor: 3 }), {}, of))
      .ledgerId!
    const archive = await pack(bo, 'of-bo.doublet')

    const opened = await open(ann, archive)
    expect(opened.plan).toMatchObject({ isNew: false, decisions: { added: 1, signed: 1, equal: 0 } })
    // A second program is refused, and takes nothing of what is open away.
    await expect(openTestServices(join(folder, 'ann'))).rejects.toMatchObject({
      problem: { code: 'DATA_FOLDER_IN_USE' }
    })
    const differing = opened.plan!.differing
    expect(differing.map(({ here, there }) => `${here.disposition}/${there.disposition}`).toSorted()).toEqual(
      ['duplicate/query', 'valid/recurring']
    )
    const before = await decisionsOf(ann)
    const join_ = (choices: Record<string, Choice>) =>
      ann.ask('engagement:join', { taskId: opened.taskId, choices, by: 'Ann' })
    await expect(join_({})).rejects.toMatchObject({ problem: { code: 'NOT_CHOSEN' } })
    expect(await decisionsOf(ann)).toEqual(before)
    expect(existsSync(join(folder, 'ann', 'ledgers', `${more}.sqlite`))).toBe(false)
    await join_(
      Object.fromEntries(
        differing.map(({ membersKey, there }) => [
          membersKey,
          there.disposition === 'query' ? 'there' : 'here'
        ])
      )
    )
    expect((await decisionsOf(ann)).slice(0, 5)).toEqual([
      'valid Ann',
      'query Bo',
      'duplicate Ann Bo',
      'valid Ann',
      'reversal Bo'
    ])
    expect(await ann.ask('review:summary', { ledgerId: more })).toMatchObject({ prepared: 0 })
    const log = await ann.ask('activity:page', { ledgerId, offset: 0, limit: 50 })
    const step = log.entries.find(({ text }) => text.startsWith('Joined'))!
    for (const head of [opened.plan!.here, opened.plan!.there])
      expect(step.text).toContain(`${head!.steps} steps, ${head!.hash}`)
    await expect(join_({})).rejects.toMatchObject({ problem: { code: 'NOT_OPEN' } })

    await ann.ask('review:undo', { ledgerId, by: 'Ann' })
    expect(await decisionsOf(ann)).toEqual(before)
  })

  test('of someone who analysed the same file alone is joined without a second ledger', async () => {
    const cy = await openTestServices(join(folder, 'cy'))
    try {
      const own = (await cy.run(source, {}, of)).ledgerId!
      await decide(cy, [7], 'valid', 'Cy', own)
      const { plan } = await take(cy, join(folder, 'first.doublet'), 'Cy')
      expect(plan).toMatchObject({ isNew: false, ledgers: [{ isNew: false }], decisions: { added: 3 } })
      expect(await cy.ask('job:list', {})).toHaveLength(1)
      const decisions = await decisionsOf(cy, own)
      expect([...decisions.slice(0, 3), decisions[6]]).toEqual([
        ...Array(3).fill('duplicate Ann'),
        'valid Cy'
      ])
      const { decision } = await cy.ask('findings:open', { ledgerId: own, findingNo: 1 })
      expect(decision.isCarried).toBe(false)
    } finally {
      await cy.services.close()
    }
  })

  test('gives what was decided, and its views, to the next one of the same client', async () => {
    const next = { clientName: 'XANADU  holdings', engagementId: 'FY 2026' }
    const later = writeDecidedLedger(join(folder, 'gl-2026.csv'), { ...few, others: 41 })
    const own = (await bo.run(later, {}, next)).ledgerId!
    const [before] = await bo.ask('review:before', { ledgerId: own, findingNo: 2 })
    expect(before).toMatchObject({ engagement: 'fy 2025', disposition: 'query', decided: { by: 'Bo' } })
    expect(await decisionsOf(bo, own)).not.toContain(expect.stringContaining('Bo'))
    expect(await bo.ask('views:before', { ledgerId: own })).toMatchObject([{ name: 'Mine' }])
    expect(await bo.ask('views:take', { ledgerId: own })).toMatchObject([{ name: 'Mine' }])
    expect(await bo.ask('views:before', { ledgerId: own })).toEqual([])
  })

  test('goes both ways on the command line, which asks for a choice and leaves nothing without one', async () => {
    await ann.services.close()
    const archive = join(folder, 'by-hand.doublet')
    const cli = (dataDir: string, words: string[], word = passphrase) =>
      spawnSync(process.execPath, [cliProgram, '--data-dir', join(folder, dataDir), ...words], {
        encoding: 'utf8',
        env: { ...process.env, DOUBLET_PASSPHRASE: word }
      })
    const exported = cli('ann', ['--export-engagement', ledgerId, '--to', archive])
    expect(exported).toMatchObject({ status: 0, stdout: 'Exported: by-hand.doublet\n', stderr: '' })
    const refused = cli('eve', ['--import-engagement', archive], 'another passphrase')
    expect(refused.status).toBe(1)
    expect(refused.stderr).toMatch(/^doublet: The passphrase is not the one/)
    expect(readdirSync(join(folder, 'eve', 'ledgers'))).toEqual([])
    expect(cli('eve', ['--import-engagement', archive])).toMatchObject({ status: 0, stderr: '' })

    await bo.services.close()
    const differing = cli('bo', ['--import-engagement', archive, '--by', 'Bo'])
    expect(differing.status).toBe(1)
    const keys = [...differing.stdout.matchAll(/^ {2}([0-9a-f]{16}) {2}account/gm)].map(([, key]) => key!)
    expect(keys.length).toBeGreaterThan(1)
    const [one, ...others] = keys
    const chosen = ['--there', one!, '--here', others.join(',')]
    expect(cli('bo', ['--import-engagement', archive, '--by', 'Bo', ...chosen])).toMatchObject({ status: 0 })
    bo = await openTestServices(join(folder, 'bo'))
    ann = await openTestServices(join(folder, 'ann'))
    const log = await bo.ask('activity:page', { ledgerId, offset: 0, limit: 50 })
    expect(log.entries.map(({ text }) => text).join('\n')).toMatch(
      new RegExp(`${keys.length} differed \\(${others.length} stay as here, 1 as there\\)`)
    )
  })

  test('is whole at the next start: nothing is missed, altered or unknown', async () => {
    await bo.services.close()
    bo = await openTestServices(join(folder, 'bo'), false, 0)
    expect(await bo.checked()).toMatchObject({ faults: [], ledgers: 3 })
  })

  test('whose stored ledger is not as it was written is not exported', async () => {
    const di = await openTestServices(join(folder, 'di'))
    try {
      await take(di, join(folder, 'first.doublet'), 'Di')
      const ledger = join(folder, 'di', 'ledgers', `${ledgerId}.sqlite`)
      const bytes = readFileSync(ledger)
      bytes[bytes.length - 40]! ^= 1
      writeFileSync(ledger, bytes)
      di.savePath = join(folder, 'never.doublet')
      const { taskId } = (await di.ask('engagement:pack', { jobId: ledgerId, passphrase }))!
      expect((await di.handed(taskId)).error).toMatchObject({ code: 'LEDGER_ALTERED' })
      expect(readdirSync(folder).filter((name) => name.startsWith('never'))).toEqual([])
    } finally {
      await di.services.close()
    }
  })
})

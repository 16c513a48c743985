import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { defaultSettings, type Settings } from '../../src/shared/settings.ts'
import { dataFolders } from '../helpers/data-folders.ts'
import { scratchFolder } from '../helpers/scratch-folder.ts'
import type { TestServices } from '../helpers/test-services.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const folder = scratchFolder()
const folders = dataFolders(folder)

const header = 'account;amount;posted date'
/** No amount tells its mark, and no day is over 12. */
const open = ['0400;1,234;01/02/2024', '0400;1,234;01/02/2024', '0500;-2,500;03/04/2024']
let made = 0

function fileOf(lines: string[], first = header): string {
  const path = join(folder, `open-${++made}.csv`)
  writeFileSync(path, `${[first, ...lines].join('\n')}\n`)
  return path
}

/** Submits a file for a client and waits until its job asks or is over. */
async function runFor(
  desk: TestServices,
  clientName: string,
  path: string,
  settings: Partial<Settings> = {}
) {
  const [submission] = await desk.handOver([path], {
    asOne: false,
    engagementId: '',
    clientName,
    settings: { ...defaultSettings, ...settings }
  })
  return desk.ended(submission!.ok ? submission!.jobId : '')
}

const completed = (desk: TestServices, jobId: string) =>
  desk.jobWhen(jobId, ({ status }) => status === 'COMPLETED')

async function exportOf(desk: TestServices, ledgerId: string): Promise<string> {
  desk.savePath = join(folder, `export-${++made}.csv`)
  const state = await desk.ask('export:start', { ledgerId, filter: {} })
  await desk.exportWhen(state!.exportId, ({ status }) => status === 'DONE')
  return readFileSync(desk.savePath, 'utf8')
}

const answers = { decimalMark: 'comma', dateOrder: 'dmy' } as const

describe('a job whose data does not decide', () => {
  test('asks everything at once, with what each answer would mean, and keeps nothing half-read', async () => {
    const desk = await folders.openFresh()
    const asking = await runFor(desk, '', fileOf(open))
    expect(asking).toMatchObject({ status: 'NEEDS_INPUT', error: null, ledgerId: null, result: null })
    expect(asking.questions!.map(({ id, headers }) => [id, headers])).toEqual([
      ['decimalMark', ['amount']],
      ['dateOrder', ['posted date']]
    ])
    const [mark, order] = asking.questions!
    expect(mark!.choices.map(({ value, examples }) => [value, examples])).toEqual([
      [
        'point',
        [
          { written: '1,234', read: 'one thousand two hundred thirty-four (1234)' },
          { written: '-2,500', read: 'minus two thousand five hundred (-2500)' }
        ]
      ],
      [
        'comma',
        [
          { written: '1,234', read: 'one point two three four (1.234)' },
          { written: '-2,500', read: 'minus two point five (-2.500)' }
        ]
      ]
    ])
    expect(order!.choices.map(({ value, examples }) => [value, examples[1]])).toEqual([
      ['dmy', { written: '03/04/2024', read: '3 April 2024' }],
      ['mdy', { written: '03/04/2024', read: '4 March 2024' }]
    ])
    expect(folders.ledgerFiles()).toEqual([`${asking.jobId}.kept.partial`])
  })

  test('keeps what it read until it is answered, cancelled, or asked by another program', async () => {
    const desk = await folders.openFresh()
    const [one, other, last] = [
      await runFor(desk, '', fileOf(open)),
      await runFor(desk, '', fileOf([...open, '1;1,111;01/01/2024'])),
      await runFor(desk, '', fileOf([...open, '1;2,222;01/01/2024']))
    ]
    const keptOf = ({ jobId }: { jobId: string }) => `${jobId}.kept.partial`
    expect(folders.ledgerFiles()).toEqual([one, other, last].map(keptOf).toSorted())
    await desk.ask('job:answer', { jobId: one.jobId, answers, remembers: false })
    await completed(desk, one.jobId)
    await desk.ask('job:cancel', { jobId: other.jobId })
    expect(folders.ledgerFiles()).toEqual([`${one.jobId}.sqlite`, keptOf(last)].toSorted())
    await folders.close(desk)
    expect(folders.ledgerFiles()).toEqual([`${one.jobId}.sqlite`])
    const again = await folders.openAgain()
    await again.ask('job:answer', { jobId: last.jobId, answers, remembers: false })
    expect((await completed(again, last.jobId)).result!.analytics.rows.read).toBe(4)
  })

  test('goes on under its id when it is answered, and gives what the settings given at once give', async () => {
    const desk = await folders.openFresh()
    const path = fileOf(open)
    const asking = await runFor(desk, 'ACME', path)
    const { jobId } = asking
    const answered = await desk.ask('job:answer', { jobId, answers, remembers: false })
    expect(answered).toMatchObject({ jobId, status: 'PENDING', questions: null })
    const done = await completed(desk, jobId)
    expect(done).toMatchObject({ settings: answers, questions: null, ledgerId: jobId })
    expect(done.result!.analytics.totals).toEqual({ debit: '2.468', credit: '2.500', net: '-0.032' })
    expect(done.result!.analytics.posted).toEqual({ from: '2024-02-01', to: '2024-04-03' })

    const other = await folders.openFresh()
    const upFront = await runFor(other, '', path, answers)
    expect(upFront.status).toBe('COMPLETED')
    expect(await exportOf(desk, jobId)).toBe(await exportOf(other, upFront.jobId))
    expect(done.result!.duplicates).toEqual(upFront.result!.duplicates)
  })

  test('still asks after a restart, and is answered then', async () => {
    const desk = await folders.openFresh()
    const asking = await runFor(desk, '', fileOf(open))
    await folders.close(desk)
    const again = await folders.openAgain()
    expect(await again.ask('job:list', {})).toEqual([asking])
    await again.ask('job:answer', { jobId: asking.jobId, answers, remembers: false })
    expect((await completed(again, asking.jobId)).result!.duplicates.distinctRows).toBe(2)
  })

  test('can be cancelled, and tried again', async () => {
    const desk = await folders.openFresh()
    const { jobId } = await runFor(desk, '', fileOf(open))
    expect(await desk.ask('job:cancel', { jobId })).toMatchObject({ status: 'CANCELLED', questions: null })
    const retried = await desk.ask('job:retry', { jobId })
    expect(await desk.ended(retried.ok ? retried.jobId : '')).toMatchObject({ status: 'NEEDS_INPUT' })
  })

  test('takes only the answers to its own questions, and stays as it is after a wrong one', async () => {
    const desk = await folders.openFresh()
    const { jobId } = await runFor(desk, '', fileOf(open))
    const codeFor = async (some: object, remembers = false) => {
      const answer = await desk.services.ask('job:answer', { jobId, answers: some, remembers })
      return answer.ok ? 'ok' : answer.error.code
    }
    expect(await codeFor({})).toBe('BAD_ANSWER')
    expect(await codeFor({ decimalMark: 'comma' })).toBe('BAD_ANSWER')
    expect(await codeFor({ ...answers, dateOrder: 'ymd' })).toBe('BAD_ANSWER')
    expect(await codeFor({ ...answers, account: '#1' })).toBe('BAD_ANSWER')
    expect(await codeFor(answers, true)).toBe('NO_CLIENT')
    expect(await desk.ask('job:status', { jobId })).toMatchObject({ status: 'NEEDS_INPUT' })
    expect(await codeFor(answers)).toBe('ok')
    expect(await codeFor(answers)).toBe('NOT_ASKING')
  })

  test('asks for the columns that no header tells, and then for what the chosen ones leave open', async () => {
    const desk = await folders.openFresh()
    const path = fileOf(['0400;1,234', '0400;1,234'], 'alpha;beta')
    const { jobId, questions } = await runFor(desk, '', path)
    expect(questions!.map(({ id }) => id)).toEqual(['account', 'amount'])
    expect(questions![0]!.choices).toEqual([
      { value: '#1', label: 'alpha', examples: [{ written: '0400', read: '' }] },
      { value: '#2', label: 'beta', examples: [{ written: '1,234', read: '' }] }
    ])
    const same = { jobId, answers: { account: '#1', amount: '#1' }, remembers: false } as const
    await expect(desk.ask('job:answer', same)).rejects.toMatchObject({ problem: { code: 'BAD_ANSWER' } })
    await desk.ask('job:answer', { ...same, answers: { account: '#1', amount: '#2' } })
    const asksMore = await desk.jobWhen(jobId, (job) => job.questions?.[0]?.id === 'decimalMark')
    expect(asksMore.questions).toHaveLength(1)
    await desk.ask('job:answer', { jobId, answers: { decimalMark: 'point' }, remembers: false })
    expect((await completed(desk, jobId)).result!.analytics.totals.debit).toBe('2468')
  })

  test('takes a debit and a credit column where the amount is asked for', async () => {
    const desk = await folders.openFresh()
    const { jobId } = await runFor(
      desk,
      '',
      fileOf(['0400;5.00;', '0400;5.00;', '0400;;-7.50'], 'alpha;beta;gamma')
    )
    const pair = { account: '#1', debit: '#2', credit: '#3' }
    await desk.ask('job:answer', { jobId, answers: pair, remembers: false })
    const { totals } = (await completed(desk, jobId)).result!.analytics
    expect(totals).toEqual({ debit: '10.00', credit: '7.50', net: '2.50' })
  })

  test('takes the other of two sides as the credit where the debit is asked for', async () => {
    const desk = await folders.openFresh()
    const lines = ['0400;5.00;', '0400;5.00;', '0400;;7.50']
    const { jobId, questions } = await runFor(desk, '', fileOf(lines, 'alpha;beta;gamma'))
    expect(questions!.map(({ id }) => id)).toEqual(['account', 'debit'])
    const chosen = { account: '#1', debit: '#3' }
    await desk.ask('job:answer', { jobId, answers: chosen, remembers: false })
    const { totals } = (await completed(desk, jobId)).result!.analytics
    expect(totals).toEqual({ debit: '7.50', credit: '10.00', net: '-2.50' })
  })

  test.each([
    ['AMBIGUOUS_AMOUNTS', ['1;1.50;01/02/2024', '1;2,75;01/02/2024']],
    ['AMBIGUOUS_DATES', ['1;1,234;13/02/2024', '1;1,234;02/14/2024']],
    ['SEVERAL_CURRENCIES', ['1;EUR 1,234;01/02/2024', '1;USD 1,234;01/02/2024']]
  ])('is refused with %s where no answer could help', async (code, lines) => {
    const desk = await folders.openFresh()
    expect(await runFor(desk, '', fileOf(lines))).toMatchObject({ status: 'FAILED', error: { code } })
  })
})

describe('a remembered answer', () => {
  test('reads the next file of the client with these headers, and says so', async () => {
    const desk = await folders.openFresh()
    const { jobId } = await runFor(desk, 'ACME Ltd', fileOf(open))
    await desk.ask('job:answer', { jobId, answers, remembers: true })
    const first = await completed(desk, jobId)
    expect(first.result!.analytics.notices.map(({ code }) => code)).not.toContain('PROFILE_USED')

    const second = fileOf([...open, '0600;9,999;05/06/2024'])
    const next = await runFor(desk, ' acme  LTD', second)
    expect(next).toMatchObject({ status: 'COMPLETED', settings: answers })
    expect(next.result!.analytics.settings).toEqual(next.settings)
    expect(next.result!.analytics.notices[0]).toMatchObject({
      code: 'PROFILE_USED',
      text: expect.stringMatching(/^Read as saved for ACME Ltd on \d{4}-\d\d-\d\d\./)
    })
    const upFront = await runFor(desk, '', second, answers)
    expect(upFront.reusedFrom).toBe(null)
    expect(await exportOf(desk, next.jobId)).toBe(await exportOf(desk, upFront.jobId))
  })

  test('gives way to amounts that prove another mark, and says so', async () => {
    const desk = await folders.openFresh()
    const { jobId } = await runFor(desk, 'ACME', fileOf(open))
    await desk.ask('job:answer', { jobId, answers, remembers: true })
    await completed(desk, jobId)
    const next = await runFor(desk, 'ACME', fileOf([...open, '0600;1,000.50;05/06/2024']))
    expect(next.result!.analytics.totals).toEqual({ debit: '3468.50', credit: '2500.00', net: '968.50' })
    expect(next.result!.analytics.notices).toContainEqual({
      code: 'PROFILE_OVERRULED',
      text: 'The profile says otherwise, but “1,000.50” proves a decimal point: the amounts are read with it.',
      lines: 0
    })
  })

  test('is not used for another client, other headers, no client, or where it is not wanted', async () => {
    const desk = await folders.openFresh()
    const { jobId } = await runFor(desk, 'ACME', fileOf(open))
    await desk.ask('job:answer', { jobId, answers, remembers: true })
    await completed(desk, jobId)
    const lines = [...open, '0700;7,777;07/08/2024']
    const asks = { status: 'NEEDS_INPUT' }
    expect(await runFor(desk, 'Other', fileOf(lines))).toMatchObject(asks)
    expect(await runFor(desk, '', fileOf(lines))).toMatchObject(asks)
    const swapped = lines.map((line) => line.split(';').toReversed().join(';'))
    expect(await runFor(desk, 'ACME', fileOf(swapped, 'posted date;amount;account'))).toMatchObject(asks)
    expect(await runFor(desk, 'ACME', fileOf(lines), { ignoreProfile: true })).toMatchObject(asks)
    expect(await runFor(desk, 'ACME', fileOf(lines))).toMatchObject({ status: 'COMPLETED' })
  })

  test('also lets the other files of the client go on that wait for the same', async () => {
    const desk = await folders.openFresh()
    const first = await runFor(desk, 'ACME', fileOf(open))
    const second = await runFor(desk, 'ACME', fileOf([...open, '1;1,111;01/01/2024']))
    const other = await runFor(desk, 'Other', fileOf([...open, '1;2,222;01/01/2024']))
    await desk.ask('job:answer', { jobId: first.jobId, answers, remembers: true })
    await completed(desk, first.jobId)
    const { profile } = (await completed(desk, second.jobId)).settings
    expect(profile).toMatchObject({ clientName: 'ACME' })
    expect(await desk.ask('job:status', { jobId: other.jobId })).toMatchObject({ status: 'NEEDS_INPUT' })
  })
})

describe('a saved profile', () => {
  test('is found, used for the next file, and forgotten', async () => {
    const desk = await folders.openFresh()
    const lines = ['1;5.00;9.00', '1;6.00;9.00']
    const first = await runFor(desk, 'ACME', fileOf(lines, 'account;amount;other amount'))
    expect(first.result!.duplicates.distinctRows).toBe(0)
    const { jobId } = first
    expect(await desk.ask('profile:find', { jobId })).toBe(null)
    const settings: Settings = { mapping: { account: '#1', amount: '#3' }, threshold: 2, ignoreCase: true }
    const saved = await desk.ask('profile:save', { jobId, settings })
    expect(saved).toMatchObject({
      clientName: 'ACME',
      settings: { mapping: settings.mapping, ignoreCase: true }
    })
    expect(await desk.ask('profile:find', { jobId })).toEqual(saved)

    const next = await runFor(desk, 'ACME', fileOf([...lines, '2;7.00;1.00'], 'account;amount;other amount'))
    expect(next).toMatchObject({
      settings: { ...settings, profile: { clientName: 'ACME', savedAt: saved.savedAt } },
      result: { duplicates: { distinctRows: 2 } }
    })
    expect(await desk.ask('profile:forget', { jobId: next.jobId })).toBe(null)
    expect(await desk.ask('profile:find', { jobId })).toBe(null)
    const last = await runFor(desk, 'ACME', fileOf([...lines, '3;8.00;1.00'], 'account;amount;other amount'))
    expect(last.result!.duplicates.distinctRows).toBe(0)
  })

  test('needs a client and headers', async () => {
    const desk = await folders.openFresh()
    const save = async (jobId: string) => {
      const answer = await desk.services.ask('profile:save', { jobId, settings: defaultSettings })
      return answer.ok ? 'ok' : answer.error.code
    }
    const nobody = await runFor(desk, '', fileOf(['1;5.00;01/31/2024']))
    expect(await save(nobody.jobId)).toBe('NO_CLIENT')
    const mapping = { account: '#1', amount: '#2' }
    const bare = await runFor(desk, 'ACME', fileOf(['1;5.00'], '2;6.00'), { hasHeader: false, mapping })
    expect(bare.status).toBe('COMPLETED')
    expect(await save(bare.jobId)).toBe('NO_HEADERS')
  })
})

describe('a ledger of which no line takes part', () => {
  const columns = 'journal;section;wrong;amount;code'
  const blank = ['J1;;x;5.00;0400', 'J1;;y;-5.00;0500']

  test('asks for the column at fault with what was read, and takes the answer', async () => {
    const desk = await folders.openFresh()
    const mapping = { account: 'section', amount: 'amount' }
    const { jobId, ...asking } = await runFor(desk, '', fileOf(blank, columns), { mapping })
    expect(asking).toMatchObject({ status: 'NEEDS_INPUT', ledgerId: null, questions: [{ id: 'account' }] })
    expect(asking.questions![0]!.text).toMatch(
      /^None of the 2 lines of the ledger can be used: 2 without an account\. The account is read from “section”\./
    )
    expect(asking.questions![0]!.choices.map(({ value }) => value)).toEqual(['#1', '#2', '#3', '#4', '#5'])
    await desk.ask('job:answer', { jobId, answers: { account: '#5' }, remembers: false })
    expect((await completed(desk, jobId)).result!.analytics.rows.used).toBe(2)
  })

  test('takes another amount in the place of a pair, and a column that was something else', async () => {
    const desk = await folders.openFresh()
    const mapping = { account: 'code', debit: 'wrong', credit: 'section', user: 'amount' }
    const { jobId, questions } = await runFor(desk, '', fileOf(blank, columns), { mapping })
    expect(questions!.map(({ id }) => id)).toEqual(['amount'])
    expect(questions![0]!.text).toContain('The amount is read from “wrong” and “section”.')
    await desk.ask('job:answer', { jobId, answers: { amount: '#4' }, remembers: false })
    expect((await completed(desk, jobId)).result!.analytics).toMatchObject({
      rows: { used: 2 },
      settings: { mapping: { account: 'code', amount: '#4' } }
    })
  })

  test('can be read with the column it has, its blanks filled from the line above', async () => {
    const desk = await folders.openFresh()
    const blocks = ['J0;0400;;;', 'J1;;x;5.00;', 'J1;;y;-5.00;']
    const { jobId, questions } = await runFor(desk, '', fileOf(blocks, columns), {
      mapping: { account: '#2' }
    })
    expect(questions!.map(({ id }) => id)).toEqual(['account'])
    await desk.ask('job:answer', { jobId, answers: { account: 'fillDown' }, remembers: false })
    expect((await completed(desk, jobId)).result!.analytics).toMatchObject({
      rows: { used: 2 },
      settings: { fillDown: true, mapping: { account: '#2' } }
    })
  })

  test('asks for the decimal mark where the one that was said reads none of its amounts', async () => {
    const desk = await folders.openFresh()
    const { jobId, questions } = await runFor(desk, '', fileOf(['1;5.25;01/31/2024', '2;-5.25;01/31/2024']), {
      decimalMark: 'comma'
    })
    expect(questions!.map(({ id }) => id)).toEqual(['decimalMark'])
    await desk.ask('job:answer', { jobId, answers: { decimalMark: 'point' }, remembers: false })
    expect((await completed(desk, jobId)).result!.analytics.totals.debit).toBe('5.25')
  })

  test('asks again under a profile that leads there, and is read once it is answered and remembered', async () => {
    const desk = await folders.openFresh()
    const good = await runFor(desk, 'ACME', fileOf(['J1;0400;x;5.00;', 'J1;0400;y;-5.00;'], columns), {
      mapping: { account: 'section' }
    })
    await desk.ask('profile:save', { jobId: good.jobId, settings: good.settings })
    const other = await runFor(desk, 'ACME', fileOf([...blank, 'J2;;z;6.00;0500'], columns))
    const { jobId, settings, questions } = await runFor(desk, 'ACME', fileOf(blank, columns))
    expect([other.status, settings.profile?.clientName]).toEqual(['NEEDS_INPUT', 'ACME'])
    expect(questions!.map(({ id }) => id)).toEqual(['account'])
    // An answer that leads there again asks again, and lets no other job of the profile run in circles.
    await desk.ask('job:answer', { jobId, answers: { account: '#2' }, remembers: true })
    await desk.jobWhen(
      jobId,
      ({ status, settings: now }) => status === 'NEEDS_INPUT' && now.mapping.account === '#2'
    )
    await desk.jobWhen(
      other.jobId,
      ({ status, settings: now }) => status === 'NEEDS_INPUT' && now.mapping.account === '#2'
    )
    await desk.ask('job:answer', { jobId, answers: { account: '#5' }, remembers: true })
    expect((await completed(desk, jobId)).result!.analytics.rows.used).toBe(2)
    expect((await completed(desk, other.jobId)).result!.analytics.rows.used).toBe(3)
  })

  test('asks once for several files of one ledger', async () => {
    const desk = await folders.openFresh()
    const [submission] = await desk.handOver([fileOf(blank, columns), fileOf(blank, columns)], {
      asOne: true,
      engagementId: '',
      clientName: '',
      settings: { ...defaultSettings, mapping: { account: 'section' } }
    })
    const { questions } = await desk.ended(submission!.ok ? submission!.jobId : '')
    expect(questions![0]!.text).toMatch(
      /^None of the 4 lines of the ledger can be used: 4 without an account/
    )
  })

  test('is refused where no column could help, with what can be done', async () => {
    const desk = await folders.openFresh()
    expect(
      await runFor(desk, '', fileOf(['1;5.00;01/31/2024;more', '2;5.00;01/31/2024;more']))
    ).toMatchObject({
      status: 'FAILED',
      error: {
        code: 'NO_LINE_USED',
        message: expect.stringMatching(
          /2 with a different number of columns\. Where .* choose another header, delimiter/
        )
      }
    })
  })

  test('is one with a header and no lines: that keeps its own words', async () => {
    const desk = await folders.openFresh()
    expect(await runFor(desk, '', fileOf([]))).toMatchObject({
      status: 'FAILED',
      error: { code: 'NO_RECORDS' }
    })
  })

  test('is not done where its zeros are left out on purpose, and says what would take them in', async () => {
    const desk = await folders.openFresh()
    const failed = await runFor(desk, '', fileOf(['1;0.00;01/31/2024', '2;0.00;01/31/2024']), {
      leaveOutZeros: true
    })
    expect(failed).toMatchObject({ status: 'FAILED', error: { code: 'NO_LINE_USED' } })
    expect(failed.error!.message).toContain('Without “leave out zeros”')
  })
})

describe('a file that is probably not read as it is meant', () => {
  const lines = [
    ...Array.from({ length: 8 }, (_, at) => `${at};${at}0.00;2024-01-31`),
    '2;see note;2024-01-31'
  ]

  test('asks, goes on when it is told to, and says so in the log and in no profile', async () => {
    const desk = await folders.openFresh()
    const asking = await runFor(desk, 'ACME', fileOf(lines))
    expect(asking).toMatchObject({ status: 'NEEDS_INPUT', ledgerId: null, result: null })
    expect(asking.message).toContain('probably not read as it is meant')
    expect(asking.questions!.map(({ id }) => id)).toEqual(['goesOn', 'amount'])
    await desk.ask('job:answer', { jobId: asking.jobId, answers: { goesOn: 'yes' }, remembers: true })
    const done = await completed(desk, asking.jobId)
    expect(done.result!.analytics.settings.goesOn).toBe(true)
    expect(await desk.ask('profile:find', { jobId: asking.jobId })).toBeNull()
    // The same content without that word asks again.
    expect(await runFor(desk, 'ACME', fileOf(lines))).toMatchObject({ status: 'NEEDS_INPUT' })
  })
})

test('asks once for several files that are one ledger', async () => {
  const desk = await folders.openFresh()
  const [submission] = await desk.handOver(
    [fileOf(['1;5,250'], 'alpha;beta'), fileOf(['1;5,250'], 'alpha;beta')],
    {
      asOne: true,
      engagementId: '',
      clientName: 'ACME',
      settings: defaultSettings
    }
  )
  const jobId = submission!.ok ? submission!.jobId : ''
  const asking = await desk.ended(jobId)
  expect(asking.questions!.map(({ id }) => id)).toEqual(['account', 'amount'])
  await desk.ask('job:answer', { jobId, answers: { account: '#1', amount: '#2' }, remembers: true })
  await desk.jobWhen(jobId, (job) => job.questions?.[0]?.id === 'decimalMark')
  await desk.ask('job:answer', { jobId, answers: { decimalMark: 'comma' }, remembers: true })
  const done = await completed(desk, jobId)
  expect(done.result!.analytics.totals.net).toBe('10.500')
  expect((await desk.ask('profile:find', { jobId }))!.settings).toEqual({
    mapping: { account: '#1', amount: '#2' },
    decimalMark: 'comma'
  })
})

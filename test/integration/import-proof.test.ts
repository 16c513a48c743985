import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { beforeAll, afterAll, describe, expect, test, vi } from 'vitest'
import type { Requests } from '../../src/shared/contract.ts'
import type { LineChoice } from '../../src/shared/import-proof.ts'
import { dataFolders } from '../helpers/data-folders.ts'
import { scratchFolder } from '../helpers/scratch-folder.ts'
import { openTestServices, type TestServices } from '../helpers/test-services.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const folder = scratchFolder()
const folders = dataFolders(folder)

/** Every kind of line there is, each physical line by its number. */
const file = [
  'General ledger of ACME', // 1
  'journal,account,amount,text', // 2
  'J1,4000,5.00,=1+1', // 3
  'J1,1000,-5.00,b', // 4
  ',,,,', // 5
  'J2,,7.00,no account', // 6
  'J2,4000,n/a,"two', // 7
  'lines"', // 8
  'J3,4000,n/a,c,,"=2+2"', // 9
  'journal,account,amount,text', // 10
  'J4,4000,,d', // 11
  '-----------------------', // 12
  'J4,4000,2.50,e', // 13
  'Total,,10.50,', // 14
  '' // 15
].join('\n')

describe('the lines of a ledger that are not plain data or take no part', () => {
  let desk: TestServices
  let ledgerId: string
  beforeAll(async () => {
    const path = join(folder, 'all-kinds.csv')
    writeFileSync(path, file)
    desk = await openTestServices(join(folder, 'listing'))
    ledgerId = (await desk.run(path, { goesOn: true })).ledgerId!
  })
  afterAll(() => desk.services.close())
  const list = (args: Omit<Requests['import:lines']['args'], 'ledgerId'>) =>
    desk.ask('import:lines', { ledgerId, ...args })

  test('are listed in the order of the file, every one of them with why', async () => {
    const { lines, total } = await list({ offset: 0, limit: 100 })
    expect(total).toBe(lines.length)
    const found = lines.map(({ lineNumber, lines: count, class: name, excluded }) => [
      lineNumber,
      count,
      name,
      excluded
    ])
    expect(found).toEqual([
      [1, 1, 'preamble', null],
      [2, 1, 'header', null],
      [5, 1, 'blank', null],
      [6, 1, 'data', 'BLANK_ACCOUNT'],
      [7, 2, 'data', 'UNREADABLE_AMOUNT'],
      [9, 1, 'rejected', 'RAGGED'],
      [10, 1, 'repeatedHeader', null],
      [11, 1, 'data', 'BLANK_AMOUNT'],
      [12, 1, 'separator', null],
      [14, 1, 'total', null]
    ])
    expect(lines.find(({ lineNumber }) => lineNumber === 7)!.cells[3]).toBe('two\nlines')
    expect(lines.find(({ class: name }) => name === 'rejected')!.reason).not.toBe('')
  })

  test('make up the file together with the plain data', async () => {
    const { analytics } = (await desk.ask('job:list', {}))[0]!.result!
    const { lines } = await list({ offset: 0, limit: 100 })
    const physical = new Map<string, number>()
    for (const line of lines) physical.set(line.class, (physical.get(line.class) ?? 0) + line.lines)
    const counted = analytics.lineClasses.filter(({ class: name }) => name !== 'data')
    expect(Object.fromEntries(physical)).toEqual({
      ...Object.fromEntries(counted.map((count) => [count.class, count.lines])),
      data: 4
    })
    expect(analytics.lineClasses.reduce((sum, count) => sum + count.lines, 0)).toBe(analytics.physicalLines)
    expect(lines.filter(({ excluded }) => excluded !== null)).toHaveLength(analytics.rows.excluded)
  })

  test('come by class and by reason, page by page', async () => {
    const numbers = async (choice: LineChoice) =>
      (await list({ ...choice, offset: 0, limit: 100 })).lines.map(({ lineNumber }) => lineNumber)
    expect(await numbers({ classes: ['rejected', 'total'] })).toEqual([9, 14])
    expect(await numbers({ excluded: ['BLANK_ACCOUNT', 'BLANK_AMOUNT'] })).toEqual([6, 11])
    expect(await numbers({ classes: ['total'], excluded: ['RAGGED'] })).toEqual([9, 14])
    expect(await numbers({ classes: [] })).toEqual([])
    const all = await numbers({})
    const pages = await Promise.all(all.map((_, offset) => list({ offset, limit: 1 })))
    expect(pages.map(({ lines }) => lines[0]!.lineNumber)).toEqual(all)
  })

  test('are written as CSV that no spreadsheet takes for formulas, twice the same', async () => {
    const write = async (name: string, choice: LineChoice): Promise<string> => {
      desk.savePath = join(folder, name)
      const state = await desk.ask('import:export', { ledgerId, ...choice })
      await desk.exportWhen(state!.exportId, ({ status }) => status === 'DONE')
      return readFileSync(desk.savePath, 'utf8')
    }
    const text = await write('lines.csv', {})
    expect(await write('again.csv', {})).toBe(text)
    const { data } = Papa.parse<Record<string, string>>(text.slice(1), { header: true, skipEmptyLines: true })
    const { total } = await list({ offset: 0, limit: 1 })
    expect(data).toHaveLength(total)
    expect(data.find((line) => line['line_number'] === '9')).toMatchObject({
      class: 'rejected',
      takes_part: 'no',
      journal: 'J3',
      account: '4000',
      beyond_last_column: `,=2+2`
    })
    expect(data.find((line) => line['line_number'] === '7')).toMatchObject({
      lines: '2',
      class: 'data',
      takes_part: 'no',
      reason: 'unreadable amount',
      text: 'two\nlines'
    })
    const some = await write('some.csv', { classes: ['rejected'] })
    expect(some.split('\r\n').filter((line) => line !== '')).toHaveLength(2)
  })

  test('stay where they are when the dialog is closed', async () => {
    desk.savePath = null
    expect(await desk.ask('import:export', { ledgerId })).toBe(null)
    expect(existsSync(join(folder, 'all-kinds.lines.csv'))).toBe(false)
  })

  test('leave the journals that do not balance to be seen page by page', async () => {
    const page = await desk.ask('import:journals', { ledgerId, offset: 0, limit: 2 })
    expect(page.total).toBe(2)
    expect(page.journals).toEqual([
      { journal: 'J2', entity: '', rows: 2, unread: 1, net: '7.00', firstLine: 6, file: 0 },
      { journal: 'J4', entity: '', rows: 2, unread: 1, net: '2.50', firstLine: 11, file: 0 }
    ])
    const rest = await desk.ask('import:journals', { ledgerId, offset: 1, limit: 5 })
    expect(rest.journals.map(({ journal }) => journal)).toEqual(['J4'])
  })
})

describe('the totals of a client', () => {
  const typed = { rows: '', debit: '', credit: '', net: '', note: '' }
  const ledger = 'account,amount\n4000,1234.50\n4000,1234.50\n1000,-2000.00\n'
  async function open(): Promise<{ desk: TestServices; ledgerId: string }> {
    const desk = await folders.openFresh()
    const path = join(folder, 'tie-out.csv')
    writeFileSync(path, ledger)
    return { desk, ledgerId: (await desk.run(path, { goesOn: true })).ledgerId! }
  }

  test('pass and fail exactly, and are still there when the program starts again', async () => {
    const { desk, ledgerId } = await open()
    expect(await desk.ask('tieout:read', { ledgerId })).toMatchObject({ typed, savedAt: null })
    const first = await desk.ask('tieout:save', {
      ledgerId,
      typed: { rows: '4', debit: '2.469,00', credit: '2,000.01', net: '469.00', note: 'TB of 31 May' }
    })
    expect(first.compared).toEqual({
      rows: { ledger: '3', outcome: 'fail', difference: '-1', problem: '' },
      debit: { ledger: '2469.00', outcome: 'pass', difference: '0', problem: '' },
      credit: { ledger: '2000.00', outcome: 'fail', difference: '-0.01', problem: '' },
      net: { ledger: '469.00', outcome: 'pass', difference: '0', problem: '' }
    })
    const saved = { rows: '3', debit: "2'469.00", credit: '-2000', net: '469,00', note: '' }
    await desk.ask('tieout:save', { ledgerId, typed: saved })
    await folders.close(desk)
    const again = await folders.openAgain()
    const read = await again.ask('tieout:read', { ledgerId })
    expect(read.typed).toEqual(saved)
    expect(read.savedAt).toMatch(/^\d{4}-\d\d-\d\dT/)
    expect(Object.values(read.compared).map(({ outcome }) => outcome)).toEqual(
      Array.from({ length: 4 }, () => 'pass')
    )
  })

  test.each([
    ['debit', '1,234', /1234 or 1.234/],
    ['debit', '1.234', /1.234 or 1234|1234 or 1.234/],
    ['net', 'nothing', /no amount/],
    ['rows', '3.5', /whole number/],
    ['rows', '-3', /whole number/]
  ] as const)(
    'are not guessed at: %s typed as %s is answered with what to type',
    async (name, text, words) => {
      const { desk, ledgerId } = await open()
      const { compared } = await desk.ask('tieout:save', { ledgerId, typed: { ...typed, [name]: text } })
      expect(compared[name]).toMatchObject({ outcome: 'unclear', difference: '' })
      expect(compared[name].problem).toMatch(words)
    }
  )

  test.each(['3', ' 3 ', '003'])('count rows however they are typed: “%s”', async (rows) => {
    const { desk, ledgerId } = await open()
    const { compared } = await desk.ask('tieout:save', { ledgerId, typed: { ...typed, rows } })
    expect(compared.rows.outcome).toBe('pass')
  })
})

import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { compareFindings } from '../../../../src/main/engine/store/compare-findings.ts'
import { LedgerReader } from '../../../../src/main/engine/store/ledger-reader.ts'
import { StoredLedger } from '../../../../src/main/engine/store/stored-ledger.ts'
import { openDecision } from '../../../../src/shared/decision.ts'
import type { DuplicateRow } from '../../../../src/shared/duplicate.ts'
import type { Filter } from '../../../../src/shared/filter.ts'
import { readTable } from '../../../helpers/read-table.ts'
import { scratchFolder } from '../../../helpers/scratch-folder.ts'
import { storeEvents, type ToldEvent } from '../../../helpers/store-events.ts'
import { readFolder, writeWorkpaper } from '../../../helpers/write-workpaper.ts'
import { markOf } from '../../../helpers/filter-cases.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

/** Two vouchers, each entered twice, and one that is alone; the credit of both is in one account. */
const text = [
  'Journal,Document,Account,Amount,Posted Date,User',
  'J1,V1,6000,900.00,2024-03-04,ann',
  'J1,V1,1000,-900.00,2024-03-04,ann',
  'J2,V2,7000,50.00,2024-03-05,bob',
  'J2,V2,7100,5.50,2024-03-05,bob',
  'J2,V2,1000,-55.50,2024-03-05,bob',
  'J3,V3,6000,12.00,2024-03-05,bob',
  'J3,V3,1000,-12.00,2024-03-05,bob',
  'J4,V1,6000,900.00,2024-03-11,ann',
  'J4,V1,1000,-900.00,2024-03-11,ann',
  'J5,V2,7000,50.00,2024-03-05,cem',
  'J5,V2,7100,5.50,2024-03-05,cem',
  'J5,V2,1000,-55.50,2024-03-05,cem'
].join('\n')
/** In an order that no number of a group follows. */
const events: ToldEvent[] = [
  {
    postings: [
      [2, 3, 4],
      [9, 10, 11]
    ],
    minor: 5550
  },
  {
    postings: [
      [0, 1],
      [7, 8]
    ],
    minor: 90_000
  }
]
const shown = [2, 3, 4, 9, 10, 11, 0, 1, 7, 8]

const folder = scratchFolder()
let path: string
let reader: LedgerReader
let all: DuplicateRow[]

const linesUnder = (filter: Filter) =>
  reader.rows.page(filter, null, 0, 100).rows.map(({ lineId }) => lineId - 1)
const findingsUnder = (filter: Filter) =>
  reader.rows.findingPage(filter, null, 0, 100).findings.map(({ findingNo }) => findingNo)

beforeAll(async () => {
  path = await storeEvents(folder, text, events)
  reader = new LedgerReader(path)
  all = reader.rows.page({}, null, 0, 100).rows
})
afterAll(() => reader.close())

describe('findings that are made of several groups', () => {
  test('have their own numbers, and say what all of their lines share', () => {
    const { findings } = reader.rows.findingPage({}, null, 0, 100)
    expect(findings).toMatchObject([
      {
        findingNo: 1,
        kind: 'posting',
        groupNo: null,
        count: 6,
        lines: 6,
        occurrences: 2,
        amount: '55.50',
        exposure: '55.50',
        net: '0.00',
        accounts: 3,
        journal: '',
        journals: 2,
        user: '',
        users: 2,
        document: 'V2',
        documents: 1,
        firstPosted: '2024-03-05',
        lastPosted: '2024-03-05'
      },
      { findingNo: 2, count: 4, exposure: '900.00', user: 'ann', users: 1, lastPosted: '2024-03-11' }
    ])
  })

  test('have their lines one after the other, each with the group that it is in', () => {
    expect(all.map(({ lineId }) => lineId - 1)).toEqual(shown)
    expect(all.map(({ findingNo }) => findingNo)).toEqual([1, 1, 1, 1, 1, 1, 2, 2, 2, 2])
    const groups = new Map<number, string>()
    for (const { groupNo, account, amount, groupCount } of all) {
      expect([groups.get(groupNo) ?? `${account} ${amount}`, groupCount]).toEqual([`${account} ${amount}`, 2])
      groups.set(groupNo, `${account} ${amount}`)
      expect(linesUnder({ groupNo })).toEqual(
        shown.filter((line) => text.split('\n')[line + 1]!.includes(`,${account},${amount},`))
      )
    }
    expect(groups.size).toBe(5)
  })

  test('open with each line in its occurrence and with its own groups', () => {
    const { members, series, reasons } = reader.finding(1, () => openDecision)
    expect(members.map(({ row, occurrence }) => [row.lineId - 1, occurrence])).toEqual([
      [2, 1],
      [3, 1],
      [4, 1],
      [9, 2],
      [10, 2],
      [11, 2]
    ])
    for (const { row, groups } of members) {
      expect(groups[0]!.groupNo).toBe(row.groupNo)
      expect(groups.map(({ type }) => type)).toEqual(row.types.toReversed())
    }
    expect(series.map(({ lineId, isMember }) => [lineId - 1, isMember])).toEqual(
      [2, 3, 4, 9, 10, 11].map((line) => [line, true])
    )
    expect(reasons).toEqual([{ text: 'Event 1', effect: 'none' }])
    expect(reader.journalOf(5).lines.map(({ findingNo }) => findingNo)).toEqual([1, 1, 1])
  })

  test('are found by what any of their lines has, and lines by what they have themselves', () => {
    expect(linesUnder({ side: 'credit' })).toEqual([4, 11, 1, 8])
    expect(findingsUnder({ side: 'credit' })).toEqual([1, 2])
    expect(linesUnder({ minAmount: '51', maxAmount: '100' })).toEqual([4, 11])
    expect(findingsUnder({ minAmount: '51', maxAmount: '100' })).toEqual([1])
    for (const level of ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'] as const)
      expect(linesUnder({ riskLevels: [level] })).toEqual(
        all.filter(({ riskLevel }) => riskLevel === level).map(({ lineId }) => lineId - 1)
      )
    expect(linesUnder({ account: '7100' })).toEqual([3, 10])
    expect(findingsUnder({ facts: ['wholeJournal'] })).toEqual([2])
    expect(reader.rows.figures({})).toEqual({
      findings: 2,
      lines: 10,
      open: 2,
      exposure: [{ currency: '', exposure: '955.50', net: '0.00' }]
    })
    expect(reader.rows.figures({ account: '7100' })).toMatchObject({
      findings: 1,
      lines: 2,
      exposure: [{ exposure: '55.50' }]
    })
  })

  test('are sorted, and their lines by what each has', () => {
    const byExposure = reader.rows.findingPage({}, { column: 'exposure', direction: 'desc' }, 0, 9).findings
    expect(byExposure.map(({ findingNo }) => findingNo)).toEqual([2, 1])
    for (const column of ['amount', 'exposure', 'riskScore', 'strongestType', 'findingNo'] as const) {
      const sorted = all.toSorted((a, b) => Number(a[column]) - Number(b[column]))
      expect(reader.rows.page({}, { column, direction: 'asc' }, 0, 100).rows).toEqual(sorted)
    }
  })

  test.each(['amount', 'risk', 'account', 'user'] as const)('are broken down by %s line by line', (by) => {
    const bars = reader.breakdown(by)
    expect(bars.reduce((sum, { rows }) => sum + rows, 0)).toBe(all.length)
    for (const { key, rows, groups, debitRows } of bars) {
      const own = all.filter((row) => {
        const size = Math.abs(Number(row.amount))
        const [least, most] = key.split(':').map(Number)
        if (by === 'amount') return size >= least! && size <= most!
        return (by === 'risk' ? row.riskLevel : row[by]) === key
      })
      expect({ key, rows, groups, debitRows }).toEqual({
        key,
        rows: own.length,
        groups: new Set(own.map(({ groupNo }) => groupNo)).size,
        debitRows: own.filter(({ amount }) => !amount.startsWith('-')).length
      })
    }
  })

  test('carry decisions by their numbers and by keys of their own', () => {
    reader.putReviews([{ ...markOf(2), disposition: 'duplicate' }])
    expect(linesUnder({ dispositions: ['duplicate'] })).toEqual([0, 1, 7, 8])
    expect(findingsUnder({ dispositions: ['open'] })).toEqual([1])
    expect(reader.countReviews()).toMatchObject({ findings: 2, byDisposition: { duplicate: 1, open: 1 } })
    const keys = [...reader.findingKeys({ findingNos: [1, 2] })]
    expect(new Set(keys.flatMap(({ membersKey, groupKey }) => [membersKey, groupKey])).size).toBe(4)
    expect(reader.numbersOf(new Map([[keys[1]!.membersKey, null]]))).toEqual([[2, keys[1]!.membersKey]])
    const stored = new StoredLedger(path)
    expect([...stored.repeated()].map(({ findingNo }) => findingNo)).toEqual(
      all.map(({ findingNo }) => findingNo)
    )
    stored.close()
  })

  test('are the same findings in another ledger, in whatever order, and changed by a posting more', async () => {
    const other = await storeEvents(folder, text, events.toReversed())
    expect(compareFindings(path, other, 9)).toEqual({
      since: new Map([
        [1, 'same'],
        [2, 'same']
      ]),
      gone: [],
      goneTotal: 0
    })
    const more = `${text}\nJ9,V1,6000,900.00,2024-03-18,ann\nJ9,V1,1000,-900.00,2024-03-18,ann`
    const [first, { postings, minor }] = events as [ToldEvent, ToldEvent]
    const longer = await storeEvents(folder, more, [first, { postings: [...postings, [12, 13]], minor }])
    const { since, goneTotal } = compareFindings(longer, path, 9)
    expect([...since, goneTotal]).toEqual([[1, 'same'], [2, 'changed'], 0])
  })

  test('stand in the workpaper with their lines', async () => {
    const { target } = await writeWorkpaper(folder, path)
    const files = readFolder(target)
    const csv = (name: string) =>
      Papa.parse<string[]>(files[name]!.toString('utf8').slice(1), { skipEmptyLines: true }).data
    const [heads, ...results] = csv('02_results.csv')
    const of = (name: string) => results.map((row) => row[heads!.indexOf(name)])
    expect(of('finding_no').map(Number)).toEqual(all.map(({ findingNo }) => findingNo))
    expect(of('group_no').map(Number)).toEqual(all.map(({ groupNo }) => groupNo))
    expect(of('exposure')).toEqual(['55.50', '', '', '', '', '', '900.00', '', '', ''])
    const [names, ...rows] = csv('09_findings.csv')
    expect(rows.map((row) => [row[names!.indexOf('finding_no')], row[names!.indexOf('group_no')]])).toEqual([
      ['1', ''],
      ['2', '']
    ])
  })

  test('keep the keys that decisions on their groups were made under', () => {
    const parts = readTable<{ no: number; key: string }>(
      path,
      'SELECT finding_no AS no, members_key AS key FROM finding_part ORDER BY finding_no'
    )
    expect(parts.map(({ no }) => no)).toEqual([1, 1, 1, 2, 2])
    expect(new Set(parts.map(({ key }) => key)).size).toBe(5)
  })

  test('have their lines at positions that follow each other', () => {
    expect(
      readTable(path, 'SELECT finding_no AS no, first_position AS first, lines FROM finding_index')
    ).toEqual([
      { no: 1, first: 1, lines: 6 },
      { no: 2, first: 7, lines: 4 }
    ])
  })
})

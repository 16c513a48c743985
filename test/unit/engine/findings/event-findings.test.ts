import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { LedgerReader } from '../../../../src/main/engine/store/ledger-reader.ts'
import { openDecision } from '../../../../src/shared/decision.ts'
import type { FindingRow } from '../../../../src/shared/finding.ts'
import type { Settings } from '../../../../src/shared/settings.ts'
import { analyzeText } from '../../../helpers/analyze-file.ts'
import { journalLedger, spellJournalLedger } from '../../../helpers/journal-ledger.ts'
import { readTable } from '../../../helpers/read-table.ts'
import { scratchFolder } from '../../../helpers/scratch-folder.ts'

vi.setConfig({ testTimeout: 120_000 })

const folder = scratchFolder()
const names = ['journal', 'account', 'amount', 'posted', 'effective', 'user', 'description']
const settings: Partial<Settings> = {
  goesOn: true,
  hasHeader: true,
  mapping: Object.fromEntries(names.map((name) => [name, name])),
  decimalMark: 'point',
  dateOrder: 'dmy'
}

/** A ledger of journals with an amount of their own each, which is posted on two sides, and how many more times. */
interface Planted {
  accounts: [debit: string, credit: string]
  cents: number
  copies: number
  /** Whether a copy has the number of the first one. */
  isSameNumber: boolean
}
const planted = fc
  .array(
    fc.record({
      accounts: fc.tuple(fc.constantFrom('4000', '5000'), fc.constantFrom('1000', '2000')),
      copies: fc.nat(3),
      isSameNumber: fc.boolean()
    }),
    { minLength: 1, maxLength: 8 }
  )
  .map((journals) => journals.map((journal, at): Planted => ({ ...journal, cents: 10_001 + 317 * at })))

const header = 'journal,account,amount,posted date,user'

/** The lines of all journals in the order of `places`. */
function spell(journals: Planted[], places: number[]): string {
  const lines = journals.flatMap(({ accounts: [debit, credit], cents, copies, isSameNumber }, at) =>
    Array.from({ length: copies + 1 }, (_, copy) => {
      const number = `J${at}${isSameNumber ? '' : `-${copy}`}`
      const amount = (cents / 100).toFixed(2)
      return [
        `${number},${debit},${amount},2024-03-04,ANNA`,
        `${number},${credit},-${amount},2024-03-04,ANNA`
      ]
    }).flat()
  )
  // One line is no event, and keeps a ledger without copies from being empty.
  lines.push('X,9000,1.00,2024-03-04,ANNA')
  const order = lines.map((line, at) => ({ line, place: places[at % places.length]! }))
  return [header, ...order.toSorted((a, b) => a.place - b.place).map(({ line }) => line), ''].join('\n')
}

const places = fc.array(fc.nat(), { minLength: 70, maxLength: 70 })
const money = (cents: number) => (cents / 100).toFixed(2)

/** What a finding says that does not hang on places; what stands beside a line is among what a model looks at. */
const toldOf = ({
  groupNo: _number,
  fileIndex: _file,
  lineNumber: _line,
  mlConfidence: _confidence,
  ...told
}: FindingRow) => told

async function findingsOf(text: string, wishes: Partial<Settings> = {}) {
  const { ledgerPath, result } = await analyzeText(folder, text, { goesOn: true, ...wishes })
  const reader = new LedgerReader(ledgerPath)
  const { findings } = reader.rows.findingPage({}, null, 0, 1000)
  const keys = [...reader.findingKeys({ filter: {} })].map(({ membersKey, groupKey }) => [
    membersKey,
    groupKey
  ])
  const members = findings.map(({ findingNo }) =>
    reader
      .finding(findingNo, () => openDecision)
      .members.map(({ row, occurrence }) => ({
        text: [row.journal, row.account, row.amount, row.posted, row.user].join(),
        occurrence
      }))
  )
  reader.close()
  return { findings, members, keys, result, ledgerPath }
}

test('journals that were posted again come back, each as one finding with the amount that was posted again', async () => {
  await fc.assert(
    fc.asyncProperty(planted, places, async (journals, order) => {
      const { findings, result } = await findingsOf(spell(journals, order))
      const wanted = journals
        .filter(({ copies }) => copies > 0)
        .map(({ cents, copies }) => ({
          kind: 'posting',
          lines: 2 * (copies + 1),
          occurrences: copies + 1,
          amount: money(cents),
          exposure: money(cents * copies),
          net: money(cents * copies),
          accounts: 2
        }))
      const byAmount = (a: { amount: string }, b: { amount: string }) => Number(a.amount) - Number(b.amount)
      expect(
        findings
          .map(({ kind, lines, occurrences, amount, exposure, net, accounts }) => ({
            kind,
            lines,
            occurrences,
            amount,
            exposure,
            net,
            accounts
          }))
          .toSorted(byAmount)
      ).toEqual(wanted.toSorted(byAmount))
      const all = journals.reduce((sum, { cents, copies }) => sum + cents * copies, 0)
      const total = { currency: '', exposure: money(all), net: money(all) }
      expect(result.duplicates.exposure).toEqual(wanted.length === 0 ? [] : [total])
    }),
    { seed: 63, numRuns: 60 }
  )
})

test('the order of lines in the file changes nothing but where they stand', async () => {
  await fc.assert(
    fc.asyncProperty(planted, places, places, async (journals, one, other) => {
      const [first, second] = [
        await findingsOf(spell(journals, one)),
        await findingsOf(spell(journals, other))
      ]
      expect(second.findings.map(toldOf)).toEqual(first.findings.map(toldOf))
      expect(second.members).toEqual(first.members)
      expect(second.keys).toEqual(first.keys)
    }),
    { seed: 64, numRuns: 40 }
  )
})

test('every duplicate line is in exactly one finding, and what these come to is the sum of them', async () => {
  await fc.assert(
    fc.asyncProperty(journalLedger, async (ledger) => {
      fc.pre(ledger.some(({ account, amount }) => account !== '' && amount !== ''))
      const { ledgerPath, findings, result } = await findingsOf(spellJournalLedger(ledger), settings)
      const repeated = new Map<string, number>()
      for (const { account, amount } of ledger)
        if (account !== '' && amount !== '')
          repeated.set(`${account} ${amount}`, (repeated.get(`${account} ${amount}`) ?? 0) + 1)
      const lines = readTable<{ line: number; finding: number }>(
        ledgerPath,
        'SELECT line_id - 1 AS line, finding_no AS finding FROM duplicate'
      )
      expect(new Set(lines.map(({ line }) => line)).size).toBe(lines.length)
      expect(lines.length).toBe(
        [...repeated.values()].filter((count) => count > 1).reduce((a, b) => a + b, 0)
      )
      for (const { findingNo, lines: own } of findings)
        expect(lines.filter(({ finding }) => finding === findingNo).length).toBe(own)
      const sum = (figure: 'exposure' | 'net') =>
        findings.reduce((total, finding) => total + Number(finding[figure]), 0)
      const [total] = result.duplicates.exposure
      expect([Number(total?.exposure ?? 0), Number(total?.net ?? 0)]).toEqual([sum('exposure'), sum('net')])
    }),
    { seed: 65, numRuns: 100 }
  )
})

/** What a sentence says that is not so, in words. */
function faultsOf(
  { title, occurrences, count, users, daysApart }: FindingRow,
  journals: readonly string[]
): string[] {
  const [, first, second] = /^(\S+)(?: in part)? again as ([^\s,]+)/.exec(title) ?? []
  const [, times] = /(once more|twice|\d+ times)/.exec(title) ?? []
  const counted = times === 'twice' ? 2 : times === 'once more' ? 1 : Number.parseInt(times ?? '', 10)
  const [, apart] = /(\d+) days? apart/.exec(title) ?? []
  const faults: [isFault: boolean, words: string][] = [
    [title === '' || title.length > 80, 'as long as a row'],
    [[first, second].some((name) => name !== undefined && !journals.includes(name)), 'the journals'],
    [times !== undefined && counted !== occurrences && (occurrences > 1 || counted !== count), 'how often'],
    [title.includes('same user') && users !== 1, 'same user'],
    [title.includes('same day') && daysApart !== 0, 'same day'],
    [apart !== undefined && Number(apart) !== daysApart, 'days apart']
  ]
  return faults.flatMap(([isFault, words]) => (isFault ? [`${words}: ${title}`] : []))
}

test('a sentence names nothing that its lines do not say, counts what they are, and fits', async () => {
  await fc.assert(
    fc.asyncProperty(journalLedger, async (ledger) => {
      fc.pre(ledger.some(({ account, amount }) => account !== '' && amount !== ''))
      const { findings, members } = await findingsOf(spellJournalLedger(ledger), settings)
      const faults = findings.flatMap((finding, at) =>
        faultsOf(
          finding,
          members[at]!.map(({ text }) => text.split(',')[0]!)
        )
      )
      expect(faults).toEqual([])
    }),
    { seed: 66, numRuns: 100 }
  )
})

test.each([
  ['same day', '2007-04-02', 0],
  ['3 days apart', '2007-04-05', 3]
])('a journal and its copy are %s by either date, not by one of each', async (words, posted, apart) => {
  // One leg has no day of effect, the other one long after it was entered.
  const legs = (journal: string, day: string) =>
    `4150,${journal},10.00,${day},,anna\n1600,${journal},-10.00,${day},2007-12-11,anna`
  const { ledgerPath } = await analyzeText(
    folder,
    `account,journal,amount,posted date,effective date,user\n${legs('J1', '2007-04-02')}\n${legs('J2', posted)}\n`
  )
  expect(readTable(ledgerPath, 'SELECT title, days_apart AS apart FROM finding')).toEqual([
    { title: `J1 again as J2, ${words}, same user`, apart }
  ])
})

import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import type { Settings } from '../../../src/shared/settings.ts'
import type { Reason } from '../../../src/shared/finding.ts'
import { analyzeText } from '../../helpers/analyze-file.ts'
import { countDuplicates } from '../../helpers/count-duplicates.ts'
import { factsOfFinding, reversalsOf } from '../../helpers/facts-by-definition.ts'
import { journalLedger, meaningOfLine, spellJournalLedger } from '../../helpers/journal-ledger.ts'
import { readTable } from '../../helpers/read-table.ts'
import { scratchFolder } from '../../helpers/scratch-folder.ts'

vi.setConfig({ testTimeout: 120_000 })

const folder = scratchFolder()
const settings: Partial<Settings> = {
  hasHeader: true,
  mapping: Object.fromEntries(
    ['journal', 'account', 'amount', 'posted', 'effective', 'user', 'description'].map((name) => [name, name])
  ),
  decimalMark: 'point',
  dateOrder: 'dmy'
}

function groupBy<Value, Key>(values: readonly Value[], keyOf: (value: Value) => Key): Map<Key, Value[]> {
  const groups = new Map<Key, Value[]>()
  for (const value of values) groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value])
  return groups
}

const byNumber = (a: number, b: number) => a - b

test.each([2, 3])(
  'finds the facts of each finding that their definitions give, at %i lines to a group',
  async (threshold) => {
    await fc.assert(
      fc.asyncProperty(journalLedger, async (ledger) => {
        fc.pre(ledger.some(({ account, amount }) => account !== '' && amount !== ''))
        const { result, rows, ledgerPath } = await analyzeText(folder, spellJournalLedger(ledger), {
          goesOn: true,
          ...settings,
          threshold
        })
        const lines = ledger.map(meaningOfLine)
        const expected = countDuplicates(lines, threshold)
        expect(
          rows
            .map(({ lineId, groupNo, groupCount }) => ({ line: lineId - 1, groupNo, groupCount }))
            .toSorted((a, b) => a.groupNo - b.groupNo || a.line - b.line)
        ).toEqual(expected.rows.map(({ line, groupNo, groupCount }) => ({ line, groupNo, groupCount })))

        const partners = reversalsOf(lines)
        const found = readTable<{ line: number; partner: number }>(
          ledgerPath,
          'SELECT line_id - 1 AS line, partner_id - 1 AS partner FROM reversal'
        )
        expect(found).toEqual(
          expected.rows
            .filter(({ line }) => partners[line] !== null)
            .map(({ line }) => ({ line, partner: partners[line] }))
            .toSorted((a, b) => a.line - b.line)
        )

        const { findings, factFindings } = result.duplicates
        const byFinding = groupBy(rows, ({ findingNo }) => findingNo)
        const likeOf = (line: number) =>
          expected.rows
            .map((row) => row.line)
            .filter(
              (other) =>
                lines[other]!.account === lines[line]!.account && lines[other]!.amount === lines[line]!.amount
            )
        const factsOfEach = [...byFinding.values()].map((own) =>
          factsOfFinding(
            lines,
            partners,
            own.map(({ lineId }) => lineId - 1),
            likeOf
          )
        )
        expect([...byFinding.values()].map((own) => own[0]!.facts)).toEqual(factsOfEach)
        expect(findings).toBe(byFinding.size)
        expect(factFindings).toEqual({
          wholeJournal: factsOfEach.filter((facts) => facts.includes('wholeJournal')).length,
          sameJournal: factsOfEach.filter((facts) => facts.includes('sameJournal')).length,
          reversed: factsOfEach.filter((facts) => facts.includes('reversed')).length,
          recurring: factsOfEach.filter((facts) => facts.includes('recurring')).length,
          none: factsOfEach.filter((facts) => facts.length === 0).length
        })
      }),
      { seed: 20_240_131, numRuns: 150 }
    )
  }
)

interface FindingColumns {
  finding_no: number
  type: number
  types: number
  lines: number
  first_position: number
  first_posted: string
  last_posted: string
  user: string
  users: number
  journal: string
  journals: number
  reasons: string
}

test('writes each finding with the figures that its lines give', async () => {
  await fc.assert(
    fc.asyncProperty(journalLedger, async (ledger) => {
      fc.pre(ledger.some(({ account, amount }) => account !== '' && amount !== ''))
      const { ledgerPath, rows } = await analyzeText(folder, spellJournalLedger(ledger), {
        goesOn: true,
        ...settings
      })
      const stored = readTable<FindingColumns>(ledgerPath, 'SELECT * FROM finding ORDER BY finding_no')
      // Findings are numbered from 1 without gaps, whatever groups there are besides.
      expect(stored.map(({ finding_no }) => finding_no)).toEqual(stored.map((_, at) => at + 1))
      expect(new Set(rows.map(({ findingNo }) => findingNo)).size).toBe(stored.length)
      const occurrences = new Map(
        readTable<{ line: number; occurrence: number }>(
          ledgerPath,
          'SELECT line_id - 1 AS line, occurrence FROM duplicate'
        ).map(({ line, occurrence }) => [line, occurrence])
      )
      for (const finding of stored) {
        const own = rows.filter(({ findingNo }) => findingNo === finding.finding_no)
        const all = own.map(({ lineId }) => ledger[lineId - 1]!)
        const numbers = own.map(({ lineId }) => occurrences.get(lineId - 1)!)
        expect(numbers).toEqual(numbers.toSorted(byNumber))
        const shared = [1, 2, 3, 4, 5, 6].filter((type) =>
          own.every(({ types }) => types.some((one) => one === type))
        )
        const days = all
          .map(({ posted }) => posted)
          .filter((text) => text !== '')
          .toSorted()
        const [users, journals] = [
          new Set(all.map(({ user }) => user)),
          new Set(all.map(({ journal }) => journal))
        ]
        const isBlank = (values: Set<string>) => values.size === 1 && values.has('')
        expect(finding).toMatchObject({
          type: Math.max(...own.map(({ strongestType }) => strongestType)),
          types: shared.reduce((bits, type) => bits + 2 ** (type - 1), 0),
          count: all.length,
          occurrences: new Set(numbers).size,
          lines: own.length,
          first_position: rows.indexOf(own[0]!) + 1,
          first_posted: days[0] ?? '',
          last_posted: days.at(-1) ?? '',
          user: users.size === 1 ? [...users][0] : '',
          users: isBlank(users) ? 0 : users.size,
          journal: journals.size === 1 ? [...journals][0] : '',
          journals: isBlank(journals) ? 0 : journals.size
        })
        const reasons = JSON.parse(finding.reasons) as Reason[]
        const effects = new Set(own[0]!.facts.map((fact) => (fact === 'wholeJournal' ? 'raises' : 'lowers')))
        for (const effect of ['raises', 'lowers'] as const) {
          expect(reasons.some((reason) => reason.effect === effect)).toBe(effects.has(effect))
        }
      }
    }),
    { seed: 7, numRuns: 100 }
  )
})

test('knows all lines of each journal, wherever in the file they stand', async () => {
  await fc.assert(
    fc.asyncProperty(journalLedger, async (ledger) => {
      fc.pre(ledger.some(({ account, amount }) => account !== '' && amount !== ''))
      const { ledgerPath } = await analyzeText(folder, spellJournalLedger(ledger), {
        goesOn: true,
        ...settings
      })
      const runs = readTable<{ journal_id: number; first_line: number; last_line: number }>(
        ledgerPath,
        'SELECT * FROM journal_run'
      )
      const linesOf = groupBy(runs, (run) => run.journal_id)
      const found = [...linesOf.values()].map((all) =>
        all
          .flatMap((run) =>
            Array.from({ length: run.last_line - run.first_line + 1 }, (_, at) => run.first_line - 1 + at)
          )
          .toSorted(byNumber)
      )
      const wanted = groupBy([...ledger.keys()], (line) => ledger[line]!.journal)
      wanted.delete('')
      expect(found.toSorted((a, b) => a[0]! - b[0]!)).toEqual([...wanted.values()])
      const perJournal = readTable<{ journal_id: number | null; line: number }>(
        ledgerPath,
        'SELECT journal_id, line_id - 1 AS line FROM duplicate'
      )
      for (const { journal_id, line } of perJournal) {
        const run = runs.find(({ first_line, last_line }) => first_line <= line + 1 && line + 1 <= last_line)
        expect(journal_id).toBe(run?.journal_id ?? null)
      }
    }),
    { seed: 11, numRuns: 50 }
  )
})

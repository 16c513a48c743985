import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import type { Settings } from '../../../src/shared/settings.ts'
import { analyzeText } from '../../helpers/analyze-file.ts'
import { countDuplicates } from '../../helpers/count-duplicates.ts'
import { mayHoldTotal, meaningOf, randomLedger, writeLedger } from '../../helpers/random-ledger.ts'
import { scratchFolder } from '../../helpers/scratch-folder.ts'

vi.setConfig({ testTimeout: 120_000 })

const folder = scratchFolder()
const runs = { seed: 20_240_131, numRuns: 150 }

/** An exact decimal in hundredths. */
function hundredths(decimal: string): bigint {
  const [whole = '', fraction = ''] = decimal.split('.')
  if (/[1-9]/.test(fraction.slice(2))) throw new Error(`${decimal} is finer than the ledger`)
  return BigInt(whole + fraction.slice(0, 2).padEnd(2, '0'))
}

/** Physical line, as an editor counts, of a place in a text. */
function lineAt(text: string, offset: number): number {
  return [...text.slice(0, offset).matchAll(/\r\n|\r|\n/g)].length + 1
}

const byGroup = (a: { groupNo: number; line: number }, b: { groupNo: number; line: number }) =>
  a.groupNo - b.groupNo || a.line - b.line

const sum = (values: (bigint | null)[]) => values.reduce<bigint>((total, value) => total + (value ?? 0n), 0n)

test.each([2, 3])(
  'finds what comparing every line with every other finds, at %i lines to a group',
  async (threshold) => {
    await fc.assert(
      fc.asyncProperty(randomLedger, async (ledger) => {
        const { text, starts } = writeLedger(ledger)
        const settings: Settings = {
          mapping: Object.fromEntries(ledger.columns.map((column) => [column, column])),
          hasHeader: true,
          threshold,
          decimalMark: 'point',
          dateOrder: 'dmy'
        }
        const lines = meaningOf(ledger)
        // Without a line that takes part there is a question, and no ledger.
        fc.pre(lines.some(({ why }) => why === null))
        fc.pre(!mayHoldTotal(ledger))
        const { result, rows } = await analyzeText(folder, (ledger.hasMark ? '\uFEFF' : '') + text, {
          goesOn: true,
          ...settings
        })
        const expected = countDuplicates(lines, threshold)
        const lineNumbers = starts.map((start) => lineAt(text, start))

        const { types, blankKeys, missing, distinctRows, distinctAmount, riskRows } = result.duplicates
        expected.types.forEach((want, index) => {
          const number = (index + 1) as keyof typeof types
          const got = types[number]
          const own = expected.rows.filter((row) => row.types.includes(number))
          const amounts = own.map(({ line }) => lines[line]!.amount!)
          expect(
            got && {
              ...got,
              amount: hundredths(got.amount),
              debit: hundredths(got.debit!),
              credit: hundredths(got.credit!),
              blankKeys: blankKeys[number] ?? 0
            }
          ).toEqual(
            want && {
              ...want,
              debit: sum(amounts.filter((amount) => amount > 0n)),
              credit: -sum(amounts.filter((amount) => amount < 0n))
            }
          )
          expect(missing[number] === undefined).toBe(want !== null)
        })
        expect(
          rows
            .map((row) => ({
              line: row.lineId - 1,
              types: row.types,
              groupNo: row.groupNo,
              groupCount: row.groupCount,
              riskScore: row.riskScore,
              riskLevel: row.riskLevel
            }))
            .toSorted(byGroup)
        ).toEqual(expected.rows.map(({ facts: _ofGroup, ...row }) => row))
        for (const { lineId, amount } of rows) expect(hundredths(amount)).toBe(lines[lineId - 1]!.amount)
        expect(distinctRows).toBe(expected.rows.length)
        expect(hundredths(distinctAmount)).toBe(sum(expected.rows.map(({ line }) => lines[line]!.amount)))
        expect(riskRows).toEqual({
          LOW: expected.rows.filter(({ riskLevel }) => riskLevel === 'LOW').length,
          MEDIUM: expected.rows.filter(({ riskLevel }) => riskLevel === 'MEDIUM').length,
          HIGH: expected.rows.filter(({ riskLevel }) => riskLevel === 'HIGH').length,
          CRITICAL: expected.rows.filter(({ riskLevel }) => riskLevel === 'CRITICAL').length
        })

        const { analytics } = result
        const left = lines.filter(({ why }) => why !== null)
        expect(analytics.rows).toEqual({
          read: lines.length,
          used: lines.length - left.length,
          excluded: left.length
        })
        for (const { reason, rows: count, firstLines } of analytics.excluded) {
          const places = lines.flatMap(({ why }, at) => (why === reason ? [lineNumbers[at]] : []))
          expect({ reason, count, firstLines }).toEqual({
            reason,
            count: places.length,
            firstLines: places.slice(0, 5)
          })
        }
        expect(analytics.excluded.reduce((total, { rows: count }) => total + count, 0)).toBe(left.length)
        const readable = lines.map(({ amount }) => amount)
        expect(hundredths(analytics.totals.net)).toBe(sum(readable))
        expect(hundredths(analytics.totals.debit)).toBe(sum(readable.filter((amount) => (amount ?? 0n) > 0n)))

        for (const { lineId, lineNumber } of rows) expect(lineNumber).toBe(lineNumbers[lineId - 1])
        expect(analytics.physicalLines).toBe(lineAt(text, text.length) - (ledger.endsWithNewline ? 1 : 0))
        const blank = analytics.lineClasses.find((count) => count.class === 'blank')?.lines ?? 0
        expect(blank).toBe(ledger.lines.filter(({ blankLineBefore }) => blankLineBefore).length)
        const accounted = analytics.lineClasses.reduce((sum, { lines }) => sum + lines, 0)
        expect(accounted).toBe(analytics.physicalLines)
      }),
      runs
    )
  }
)

import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { LedgerReader } from '../../../../src/main/engine/store/ledger-reader.ts'
import { writeScores } from '../../../../src/main/engine/store/score-file.ts'
import { StoredLedger } from '../../../../src/main/engine/store/stored-ledger.ts'
import type { FindingRow } from '../../../../src/shared/finding.ts'
import { likelihoods } from '../../../../src/shared/likelihood.ts'
import { analyzeText } from '../../../helpers/analyze-file.ts'
import { scratchFolder } from '../../../helpers/scratch-folder.ts'

vi.setConfig({ testTimeout: 120_000 })

const folder = scratchFolder()

/** A line as its file says it. */
interface Line {
  account: string
  amount: number
  day: number
  effective: number
  user: string
  source: string
  text: string
  entity?: string
}

const header = 'Document,Account,Amount,Posted Date,Effective Date,User,Source,Description,Entity'
const dayOf = (day: number) => new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10)

function write(lines: readonly Line[]): string {
  const rows = lines.map(({ account, amount, day, effective, user, source, text, entity = '' }, at) =>
    [`D${at}`, account, amount, dayOf(day), dayOf(effective), user, source, text, entity].join(',')
  )
  return [header, ...rows].join('\n')
}

const mapping = {
  document: 'Document',
  account: 'Account',
  amount: 'Amount',
  posted: 'Posted Date',
  effective: 'Effective Date',
  user: 'User',
  source: 'Source',
  description: 'Description',
  entity: 'Entity'
}

interface JudgedPair {
  lines: Line[]
  band: number
  why: string
}

/** The findings in the suggested order, each with its lines as they were written; `confidenceOf` makes an opinion of a model that ranks. */
async function judge(lines: readonly Line[], confidenceOf?: (line: Line) => number): Promise<JudgedPair[]> {
  const { ledgerPath } = await analyzeText(folder, write(lines), { mapping, goesOn: true })
  if (confidenceOf !== undefined) {
    const stored = new StoredLedger(ledgerPath)
    const scores = Array.from(stored.repeatedLines(), (line, at) => ({
      position: at + 1,
      confidence: confidenceOf(lines[line]!),
      riskScore: 50,
      prediction: false,
      reasons: []
    }))
    const outcome = {
      training: 'SKIPPED',
      scoring: 'SCORED',
      reason: '',
      modelHash: 'x',
      ranks: true
    } as const
    writeScores(ledgerPath, scores, { outcome, ledgerKey: stored.ledgerKey })
    stored.close()
  }
  const reader = new LedgerReader(ledgerPath)
  const sort = { column: 'suggested', direction: 'asc' } as const
  const { findings } = reader.rows.findingPage({}, sort, 0, 1000)
  const rows = reader.rows.page({}, null, 0, 100_000).rows
  reader.close()
  const linesOf = ({ findingNo }: FindingRow) =>
    rows.filter((row) => row.findingNo === findingNo).map(({ lineId }) => lines[lineId - 1]!)
  return findings.map((finding) => ({
    lines: linesOf(finding),
    band: likelihoods.indexOf(finding.judgement!.likelihood),
    why: finding.judgement!.why
  }))
}

const plain = (text: string) => text.toLowerCase().replaceAll(/[\s\d]/g, '')
const apart = (one: Line, other: Line) =>
  Math.max(Math.abs(one.day - other.day), Math.abs(one.effective - other.effective))

/** A pair that nothing but a copy explains, by the rule's own words. */
const isNear = ([one, other]: readonly [Line, Line]) =>
  apart(one, other) <= 3 &&
  one.user === other.user &&
  one.source === other.source &&
  plain(one.text) === plain(other.text)
const isFar = ([one, other]: readonly [Line, Line]) =>
  Math.abs(one.day - other.day) >= 60 && one.user !== other.user && plain(one.text) !== plain(other.text)
const isEqual = ([one, other]: readonly [Line, Line]) =>
  apart(one, other) === 0 && isNear([one, other]) && one.text === other.text

const line = (amount: fc.Arbitrary<number>): fc.Arbitrary<Line> =>
  fc
    .record({
      account: fc.constantFrom('4000', '5000'),
      amount,
      day: fc.oneof(fc.nat(8), fc.nat(360)),
      lag: fc.constantFrom(0, 0, 0, 20),
      user: fc.constantFrom('ANNA', 'BERT'),
      source: fc.constantFrom('AP', 'GL'),
      text: fc.constantFrom('rent 1', 'Rent 2', 'fuel', '')
    })
    .map(({ day, lag, ...rest }) => ({ ...rest, day, effective: day + lag }))

/** Pairs of one amount each: near ones, far ones, and any. */
const pairsOfLines: fc.Arbitrary<Line[]> = fc
  .array(
    fc.record({
      one: line(fc.constant(0)),
      other: line(fc.constant(0)),
      kind: fc.constantFrom('near', 'far', 'any'),
      days: fc.nat(3)
    }),
    { minLength: 6, maxLength: 24 }
  )
  .map((pairs) =>
    pairs.flatMap(({ one, other, kind, days }, at) => {
      const mate =
        kind === 'near'
          ? { ...one, day: one.day + days, effective: one.effective + days, text: `${one.text} ${at}` }
          : kind === 'far'
            ? { ...other, day: one.day + 60 + other.day, user: `${one.user} II`, text: `oil ${other.text}` }
            : other
      return [one, mate].map((each) => ({ ...each, account: one.account, amount: at + 1 }))
    })
  )

describe('no order is absurd', () => {
  test('a near pair of one user and text never stands below a far one of others, whatever the model says', async () => {
    let compared = 0
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          pairsOfLines,
          fc.array(line(fc.integer({ min: 1, max: 12 })), { minLength: 12, maxLength: 40 })
        ),
        fc.boolean(),
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        async (lines, hasModel, confidences) => {
          const drawn = confidences[Symbol.iterator]()
          const judged = await judge(lines, hasModel ? () => drawn.next().value as number : undefined)
          const pairs = judged.flatMap(({ lines: own, band }) =>
            own.length === 2 ? [{ pair: [own[0]!, own[1]!] as const, band }] : []
          )
          const near = pairs.filter(({ pair }) => isNear(pair)).map(({ band }) => band)
          const far = pairs.filter(({ pair }) => isFar(pair)).map(({ band }) => band)
          compared += near.length * far.length
          expect(Math.max(...near, 0)).toBeLessThanOrEqual(Math.min(...far, likelihoods.length))
          expect(pairs.filter(({ pair, band }) => isEqual(pair) && band > 0)).toEqual([])
        }
      ),
      { numRuns: 60 }
    )
    expect(compared).toBeGreaterThan(200)
  })

  test('not even where the near pairs are a habit, and the model holds them for nothing and the far one for a copy', async () => {
    const near = Array.from({ length: 110 }, (_, day) => [
      { ...base, amount: 5 + day, day, effective: day },
      { ...base, amount: 5 + day, day: day + 1, effective: day + 1 }
    ])
    const far = [
      { ...base, amount: 5000, day: 0, effective: 0 },
      { ...base, amount: 5000, day: 90, effective: 90, user: 'BERT', text: 'oil' }
    ]
    const judged = await judge([...near.flat(), ...far], ({ amount, day }) =>
      amount === 5000 ? 1 : day / 1000
    )
    const bandsOf = (isOne: (pair: readonly [Line, Line]) => boolean) =>
      judged.filter(({ lines: [one, other] }) => isOne([one!, other!])).map(({ band }) => band)
    expect(bandsOf(isNear)).toHaveLength(110)
    expect(bandsOf(isFar)).toEqual([likelihoods.indexOf('unlikely')])
    // The model put them down, so that this could have gone wrong.
    expect(Math.max(...bandsOf(isNear))).toBe(likelihoods.indexOf('unlikely'))
  })

  test('bands come one after the other, and the larger exposure first in each', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(line(fc.integer({ min: 1, max: 9 })), { minLength: 8, maxLength: 30 }),
        async (lines) => {
          const bands = (await judge(lines)).map(({ band }) => band)
          expect(bands).toEqual(bands.toSorted((a, b) => a - b))
        }
      ),
      { numRuns: 20 }
    )
  })
})

const base: Line = {
  account: '4000',
  amount: 100,
  day: 10,
  effective: 10,
  user: 'ANNA',
  source: 'AP',
  text: 'fuel'
}
const at = (day: number, change: Partial<Line> = {}): Line => ({ ...base, day, effective: day, ...change })

describe('a finding is held to be', () => {
  const only = async (...lines: Line[]) => {
    const judged = await judge(lines)
    expect(judged).toHaveLength(1)
    return likelihoods[judged[0]!.band]
  }

  test('a copy where all that tells comes again within three days, though the text has another number', async () => {
    expect(await only(at(10), at(13, { text: 'Fuel 7' }))).toBe('copy')
    expect(await only(at(10), at(10))).toBe('copy')
  })

  test('less with every thing that differs', async () => {
    expect(await only(at(10), at(10, { text: 'fuel and oil' }))).not.toBe('unlikely')
    expect(await only(at(10), at(14))).toBe('possible')
    expect(await only(at(10), at(90))).toBe('unlikely')
    expect(await only(at(10), at(90, { user: 'BERT', text: 'rent' }))).toBe('unlikely')
  })

  test('likely and no copy where no two are of one entity, and it says so', async () => {
    const [own, other, third] = ['1000', '9900', '3000'].map((entity) => at(10, { entity }))
    expect(await only(own!, own!)).toBe('copy')
    expect(await only(own!, other!)).toBe('likely')
    expect(await only(own!, other!, third!)).toBe('likely')
    expect(await only(own!, other!, other!)).toBe('copy')
    const [near] = await judge([own!, { ...other!, day: 12, effective: 12 }])
    expect([near!.band, near!.why]).toEqual([
      1,
      'The same in all that tells, within 3 days; in different entities'
    ])
  })

  test('unlikely where it is monthly, and likely where a month has one more', async () => {
    const months = [10, 41, 69, 100, 130].map((day) => at(day, { amount: 900 }))
    expect(await only(...months)).toBe('unlikely')
    expect(await only(...months, at(70, { amount: 900, text: 'fuel 2' }))).toBe('likely')
  })

  test('no copy where the ledger repeats to the letter a hundred times and more, and it says so', async () => {
    const days = Array.from({ length: 130 }, (_, day) => day)
    const judged = await judge(
      days.flatMap((day) => [at(day, { amount: 5 + day }), at(day, { amount: 5 + day })])
    )
    expect(judged).toHaveLength(130)
    for (const { band, why } of judged) {
      expect(likelihoods[band]).not.toBe('copy')
      expect(why).toContain('130')
    }
    // With fewer than a hundred each of them is a copy.
    const fewer = await judge(
      days.slice(0, 99).flatMap((day) => [at(day, { amount: 5 + day }), at(day, { amount: 5 + day })])
    )
    expect(fewer.every(({ band }) => band === 0)).toBe(true)
  })
})

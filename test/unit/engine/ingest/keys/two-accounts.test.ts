import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { openDecision } from '../../../../../src/shared/decision.ts'
import { stateReading } from '../../../../../src/shared/reading-verdicts.ts'
import type { Settings } from '../../../../../src/shared/settings.ts'
import { LedgerReader } from '../../../../../src/main/engine/store/ledger-reader.ts'
import { analyzeText, type Analysed } from '../../../../helpers/analyze-file.ts'
import { scratchFolder } from '../../../../helpers/scratch-folder.ts'

vi.setConfig({ testTimeout: 120_000 })

const folder = scratchFolder()
const both: Partial<Settings> = { twoAccounts: 'both', goesOn: true }
const run = (text: string, settings: Partial<Settings> = {}) =>
  // No model is needed for that, and training one takes its time.
  analyzeText(folder, text, settings, { model: () => Promise.reject(new Error('no model')) })

const repeats = ({ rows }: Analysed) =>
  rows.map(({ lineNumber, account, amount }) => `${lineNumber}: ${account} ${amount}`).toSorted()

const datev =
  'Umsatz (ohne Soll/Haben-Kz);Soll/Haben-Kennzeichen;WKZ Umsatz;Konto;Gegenkonto (ohne BU-Schluessel);Belegdatum;Belegfeld 1;Buchungstext\n' +
  '238,00;S;EUR;6815;70010;2025-03-04;ER-7;Papier\n' +
  '238,00;H;EUR;70010;6815;2025-03-09;ER-7;Papier\n' +
  '61,10;S;EUR;6820;70011;2025-03-11;ER-8;Buch\n'

describe('a line with two accounts', () => {
  test('of DATEV is a posting on both of them, found with what was keyed from the other side', async () => {
    const analysed = await run(datev)
    const { rows, records, totals, physicalLines, files } = analysed.result.analytics
    expect({ rows, records, totals, physicalLines, inFile: files[0]!.rows }).toEqual({
      rows: { read: 6, used: 6, excluded: 0 },
      records: 3,
      totals: { debit: '537.10', credit: '537.10', net: '0.00' },
      physicalLines: 4,
      inFile: 3
    })
    expect(repeats(analysed)).toEqual([
      '2: 6815 238.00',
      '2: 70010 -238.00',
      '3: 6815 238.00',
      '3: 70010 -238.00'
    ])
    expect(stateReading(analysed.result.analytics)).toBe(
      'All 4 lines of the file are accounted for: 3 are records with two accounts, which are 6 postings, and all of them are used.'
    )
    expect(analysed.result.analytics.notices.map(({ text }) => text)).toContain(
      '3 records are 6 postings: each names two accounts, “Konto” and “Gegenkonto (ohne BU-Schluessel)”, and is read as a posting on both of them.'
    )
  })

  test('shows its whole record, as it stands, and its own account beside it', async () => {
    const { ledgerPath, rows } = await run(datev)
    const reader = new LedgerReader(ledgerPath)
    const other = rows.find(({ account }) => account === '70010')!
    const { members } = reader.finding(other.findingNo, () => openDecision)
    reader.close()
    const fields = members.map((member) =>
      Object.fromEntries(member.fields.map(({ field, value }) => [field, value]))
    )
    expect(fields.map(({ account, amount }) => [account, amount])).toEqual([
      ['6815', '238.00'],
      ['70010', '-238.00'],
      ['6815', '238.00'],
      ['70010', '-238.00']
    ])
    expect(members[0]!.original.slice(0, 5).map(({ value }) => value)).toEqual([
      '238,00',
      'S',
      'EUR',
      '6815',
      '70010'
    ])
  })

  test.each([
    ['Debit account', 'Credit account'],
    ['dr_account', 'cr_account'],
    ['Sollkonto', 'Habenkonto'],
    ['Konto Soll', 'Konto Haben'],
    ['Compte débité', 'Compte crédité'],
    ['Cuenta debe', 'Cuenta haber'],
    ['Conto dare', 'Conto avere'],
    ['Debetrekening', 'Creditrekening'],
    ['Konto Wn', 'Konto Ma'],
    ['借方勘定科目', '貸方勘定科目'],
    ['借方科目コード', '貸方科目コード'],
    ['Soll', 'Haben'],
    ['Debit', 'Credit'],
    ['Dt', 'Kt'],
    ['MD', 'D'],
    ['借方', '貸方']
  ])('reads “%s” and “%s” as both posted', async (debit, credit) => {
    const text = `date,${debit},${credit},amount,user\n2025-05-02,5020,2010,212.90,p1\n2025-05-02,5020,2010,212.90,p1\n2025-05-03,6030,1010,99.00,p2\n`
    const two = await run(text)
    const { totals, notices } = two.result.analytics
    expect(totals).toEqual({ debit: '524.80', credit: '524.80', net: '0.00' })
    expect(notices.map(({ code }) => code)).toEqual(['TWO_ACCOUNTS'])
    expect(repeats(two)).toEqual(['2: 2010 -212.90', '2: 5020 212.90', '3: 2010 -212.90', '3: 5020 212.90'])
    const one = await run(text, { twoAccounts: 'one', goesOn: true })
    expect(repeats(one)).toEqual(['2: 5020 212.90', '3: 5020 212.90'])
    expect(one.result.analytics.notices.map(({ code }) => code)).toContain('OFFSET_ACCOUNT')
  })

  test('of an entry with an amount on each side gives each account its own, and what a side leaves out is no posting', async () => {
    const text =
      '取引日,借方勘定科目,借方金額(円),貸方勘定科目,貸方金額(円),摘要\n' +
      '2025-04-01,旅費交通費,1000,普通預金,3000,出張\n' +
      '2025-04-01,会議費,2000,,,出張\n' +
      '2025-04-02,消耗品費,500,現金,500,紙\n'
    const { result } = await run(text, both)
    expect(result.analytics).toMatchObject({
      rows: { read: 5, used: 5, excluded: 0 },
      records: 3,
      totals: { debit: '3500', credit: '3500', net: '0' }
    })
    const one = await run(text, { twoAccounts: 'one' })
    expect(one.result.analytics.totals).toEqual({ debit: '3500', credit: '0', net: '3500' })
  })

  test('is asked about where the amounts of all lines balance already', async () => {
    const text =
      'date,debit account,credit account,amount\n2025-05-02,5020,2010,9.00\n2025-05-02,5020,2010,-9.00\n'
    await expect(run(text)).rejects.toMatchObject({ questions: [{ id: 'twoAccounts' }] })
  })

  test('keeps a pair of amounts that is called by its sides beside their total', async () => {
    const text = 'Date,Account,Debit,Credit,Amount\n2025-05-02,5020,9,0,9\n2025-05-02,2010,0,9,9\n'
    const { result } = await run(text, { goesOn: true })
    expect(result.analytics.totals).toEqual({ debit: '9', credit: '9', net: '0' })
  })

  test('is one posting where the report has both sides already', async () => {
    const text =
      'Posting Date,Account,Offset Account,Amount\n2025-01-02,4000,1200,10.00\n2025-01-02,1200,4000,-10.00\n' +
      '2025-01-03,4000,1300,7.00\n2025-01-03,1300,4000,-7.00\n'
    const { result } = await run(text)
    expect(result.analytics.rows).toEqual({ read: 4, used: 4, excluded: 0 })
    expect(result.analytics.records).toBeUndefined()
  })

  test('is one posting where both sides are there by the decimal mark and the sides of the whole ledger', async () => {
    const lines = [
      '1.250;S;1000;4000',
      '1.000;H;4000;1000',
      '250;H;4100;1000',
      '0,75;S;1000;4000',
      '0,75;H;4000;1000'
    ]
    const text = `Betrag;Soll/Haben;Konto;Gegenkonto\n${lines.join('\n')}\n`
    const { rows, totals } = (await run(text)).result.analytics
    expect({ rows: rows.used, totals }).toEqual({
      rows: 5,
      totals: { debit: '1250.75', credit: '1250.75', net: '0.00' }
    })
  })

  test('of DATEV is two postings where all of its lines are on one side', async () => {
    const oneSide = datev.replace('238,00;H;EUR;70010;6815', '238,00;S;EUR;6815;70010')
    const { rows, totals } = (await run(oneSide)).result.analytics
    expect({ rows: rows.used, totals }).toEqual({
      rows: 6,
      totals: { debit: '537.10', credit: '537.10', net: '0.00' }
    })
  })

  test.each([
    ['Účet MD', 'Účet Dal'],
    ['Borçlu Hesap', 'Alacaklı Hesap'],
    ['TK Nợ', 'TK Có'],
    ['Dugovni konto', 'Potražni konto'],
    ['Tartozik számla', 'Követel számla'],
    ['Дебет счета', 'Кредит счета']
  ])('is two postings in columns called “%s” and “%s”', async (debit, credit) => {
    const text = `Document No,${debit},${credit},Amount\nV1,4000,1000,5.00\nV2,4100,1000,7.25\n`
    const { totals } = (await run(text, both)).result.analytics
    expect(totals).toEqual({ debit: '12.25', credit: '12.25', net: '0.00' })
  })

  test('is listed once under its first posting when it was mended', async () => {
    const text = `date,debit account,credit account,amount,text\n${'2025-05-02,5020,2010,212.90,a\n'.repeat(4)}\n2025-05-03,6030,1010,99.00,"b ""c"" d\n2025-05-04,6040,1020,5.00,e\n`
    const { ledgerPath, result } = await run(text, { ...both, mapping: {} })
    const reader = new LedgerReader(ledgerPath)
    const listed = reader.listedLines({}, 0, 100)
    reader.close()
    const { lineClasses, physicalLines } = result.analytics
    expect(lineClasses.reduce((sum, { lines }) => sum + lines, 0)).toBe(physicalLines)
    const places = listed.lines.map(({ lineNumber }) => lineNumber)
    expect(places).toEqual(places.toSorted((one, other) => one - other))
    expect(new Set(places).size).toBe(places.length)
  })
})

const record = fc.record({
  day: fc.integer({ min: 1, max: 28 }),
  one: fc.constantFrom('1000', '1200', '4000', '0400'),
  other: fc.constantFrom('1000', '2000', '4000', '70001'),
  cents: fc.integer({ min: -900, max: 900 }),
  user: fc.constantFrom('A', 'B', '')
})

test('a ledger of lines with two accounts says what the same ledger says with two lines each', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(record, { minLength: 3, maxLength: 25 }), async (records) => {
      const money = (cents: number) =>
        `${cents < 0 ? '-' : ''}${Math.floor(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, '0')}`
      const tail = ({ day, user }: (typeof records)[number]) =>
        `2025-03-${String(day).padStart(2, '0')},${user}`
      const wide = records.map((one) => `${one.one},${one.other},${money(one.cents)},${tail(one)}`)
      const long = records.flatMap((one) => [
        `${one.one},,${money(one.cents)},${tail(one)}`,
        `${one.other},,${money(-one.cents)},${tail(one)}`
      ])
      const mapping = { account: '#1', amount: '#3', posted: '#4', user: '#5' }
      const two = await run(`Debit account,Credit account,amount,posted date,user\n${wide.join('\n')}\n`, {
        ...both,
        mapping: { amount: '#3', posted: '#4', user: '#5' }
      })
      const each = await run(`account,spare,amount,posted date,user\n${long.join('\n')}\n`, {
        goesOn: true,
        mapping
      })
      const told = ({ result, rows }: Analysed, lineOf: (lineNumber: number) => number) => ({
        totals: result.analytics.totals,
        rows: result.analytics.rows,
        months: result.analytics.proof!.months,
        types: result.duplicates.types,
        lines: rows
          .map(({ lineNumber, account, amount, strongestType }) =>
            [lineOf(lineNumber), account, amount, strongestType].join(' ')
          )
          .toSorted()
      })
      expect(told(two, (line) => line - 2)).toEqual(told(each, (line) => (line - 2) >> 1))
    }),
    { seed: 62, numRuns: 25 }
  )
})

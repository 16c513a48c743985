import { expect, test } from 'vitest'
import type { Settings } from '../../../../../src/shared/settings.ts'
import { analyzeText } from '../../../../helpers/analyze-file.ts'
import { scratchFolder } from '../../../../helpers/scratch-folder.ts'

const folder = scratchFolder()
const codes = /OFFSET|PARALLEL|OPENING|SPECIAL|STATUSES/

async function noticesOf(text: string, settings: Partial<Settings> = {}) {
  const { result } = await analyzeText(folder, text.trim().replace(/\n +/g, '\n'), settings)
  const { notices, rows } = result.analytics
  expect(rows.excluded).toBe(0)
  return notices.filter(({ code }) => codes.test(code)).map(({ text, lines }) => `${lines}: ${text}`)
}

test('says that an offset account on some of the lines is not analysed', async () => {
  const text = `
    Datum;Konto;Gegenkonto;Betrag
    2025-01-31;4000;70001;5,00
    2025-01-31;4000;;5,00
    2025-02-28;4000;;6,00`
  expect(await noticesOf(text)).toEqual([
    '1: Each line is two postings, for “Gegenkonto” names a second account: only “Konto” is analysed.'
  ])
})

test('is silent about a second account whose lines are there too', async () => {
  const both = `
    Account;Offset Account;Amount
    4000;1200;5,00
    1200;4000;-5,00`
  expect(await noticesOf(both)).toEqual([])
  const sides = `
    Account;Contra Account;Debit;Credit
    4000;1200;5,00;
    4010;1200;2,50;
    1200;4000;;7,50`
  expect(await noticesOf(sides)).toEqual([])
  const open = both.replace('-5,00', '-4,99')
  await expect(noticesOf(open)).rejects.toMatchObject({ questions: [{ id: 'twoAccounts' }] })
  expect(await noticesOf(open, { twoAccounts: 'one' })).toHaveLength(1)
})

test('names a column of ledgers, and none that only some lines have', async () => {
  const head = 'Source Ledger;Valuation Area;HKONT;HSL\n'
  const lines = ['0L;A1;4000;5,00', '0L;A2;1200;-5,00', '0L;;4001;6,00', '0L;;4002;7,00', '2L;;4001;6,00']
  expect(await noticesOf(`${head}${lines.join('\n')}\n`)).toEqual([
    expect.stringContaining('5: “Source Ledger” holds several ledgers or valuations (“0L” 4, “2L” 1)')
  ])
})

test('counts the lines of parallel ledgers, and is silent about a single one', async () => {
  const head = 'RLDNR;BUKRS;HKONT;HSL\n0L;1000;4000;5,00\n0L;1000;4000;5,00\n'
  expect(await noticesOf(`${head}2L;1000;4000;5,00\n`)).toEqual([
    expect.stringContaining('3: “RLDNR” holds several ledgers or valuations (“0L” 2, “2L” 1)')
  ])
  expect(await noticesOf(head)).toEqual([])
})

test('counts special periods, opening balances and statuses, and leaves nothing out', async () => {
  const text = `
    Account;Amount;Period;BSTAT;Source
    4000;5,00;000;;Opening
    4000;6,00;01;;AP
    4000;7,00;12;V;AP
    4000;8,00;13;S;AP
    4000;9,00;016;;AP`
  const found = await noticesOf(text)
  expect(found.map((line) => line.slice(0, 60))).toEqual([
    '1: Lines in period 0 of “Period” are opening balances; they ',
    '2: Lines in periods after the twelfth of “Period”, in which ',
    '2: “BSTAT” says that not all lines are alike (blank 3, “S” 1',
    '1: Lines whose source says that they are opening balances; t'
  ])
  expect(found[1]).toContain('(“016” 1, “13” 1)')
  const plain = 'Account;Amount;Period;Status;Source\n4000;5,00;2025-12;P;AP\n4000;5,00;2025-11;P;AP\n'
  expect(await noticesOf(plain)).toEqual([])
})

import { expect, test } from 'vitest'
import { answerQuestions, NeedsInput } from '../../../../../src/shared/question.ts'
import { defaultSettings, type Settings } from '../../../../../src/shared/settings.ts'
import { analyzeText } from '../../../../helpers/analyze-file.ts'
import { listedLines } from '../../../../helpers/listed-lines.ts'
import { scratchFolder } from '../../../../helpers/scratch-folder.ts'

const folder = scratchFolder()

async function outcomeOf(text: string, settings: Partial<Settings> = {}) {
  const { result, rows, ledgerPath } = await analyzeText(folder, text.trim().replace(/\n +/g, '\n'), settings)
  const { analytics, duplicates } = result
  const lines = Object.fromEntries(analytics.lineClasses.map((count) => [count.class, count.lines]))
  expect(Object.values(lines).reduce((sum, count) => sum + count, 0)).toBe(analytics.physicalLines)
  return {
    lines,
    rows: rows.map(
      ({ lineNumber, account, amount, journal, user }) =>
        `${lineNumber}: ${account} ${amount} ${journal} ${user}`
    ),
    types: duplicates.types,
    totals: analytics.totals,
    excluded: analytics.excluded,
    listed: listedLines(ledgerPath).filter((line) => line.includes('repaired')),
    notices: analytics.notices.filter(({ code }) => /GROUPED|FILLED/.test(code))
  }
}

const byAccount = `
  Account;Date;Journal;User;Amount;Text
  4000;2025-01-31;J1;ANNA;5,00;a
  ;2025-01-31;J2;;5,00;b
  ;2025-02-01;J3;BERT;7,00;c
  Total 4000;;;;17,00;
  Account;Date;Journal;User;Amount;Text
  ;2025-02-02;J3;BERT;7,00;d
  5000;2025-02-02;J4;;9,00;e
  ;2025-02-02;J5;;9,00;f
  Summe;;;;42,00;`
const byAccountInFull = `
  Account;Date;Journal;User;Amount;Text
  4000;2025-01-31;J1;ANNA;5,00;a
  4000;2025-01-31;J2;;5,00;b
  4000;2025-02-01;J3;BERT;7,00;c
  4000;2025-02-02;J3;BERT;7,00;d
  5000;2025-02-02;J4;;9,00;e
  5000;2025-02-02;J5;;9,00;f`

test('fills a list grouped by account down, to the same result as the list in full', async () => {
  const found = await outcomeOf(byAccount, { fillDown: true })
  const full = await outcomeOf(byAccountInFull)
  expect(found.types).toEqual(full.types)
  expect(found.totals).toEqual(full.totals)
  expect(found.rows.map((row) => row.replace(/^\d+/, ''))).toEqual(
    full.rows.map((row) => row.replace(/^\d+/, ''))
  )
  expect(found.lines).toEqual({ header: 1, data: 2, repaired: 4, repeatedHeader: 1, total: 2 })
  expect(found.listed).toEqual([
    '3 repaired: account filled down from line 2',
    '4 repaired: account filled down from line 2',
    '7 repaired: account filled down from line 2',
    '9 repaired: account filled down from line 8'
  ])
  expect(found.notices).toMatchObject([
    { code: 'FILLED_DOWN', lines: 4, text: expect.stringContaining('first at line 3, 4, 7, 9') }
  ])
})

test('asks for the account where most lines lack it, and fills nothing before it is told', async () => {
  const error = await outcomeOf(byAccount).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(NeedsInput)
  const [question, ...others] = (error as NeedsInput).questions
  expect(others).toEqual([])
  expect(question).toMatchObject({ id: 'account' })
  expect(question!.text).toContain('it is blank on 4 of the first 6 lines')
  expect(question!.choices.map(({ value }) => value)).toEqual([
    'fillDown',
    '#1',
    '#2',
    '#3',
    '#4',
    '#5',
    '#6'
  ])
  const { mapping, fillDown } = answerQuestions(defaultSettings, [question!], { account: 'fillDown' })
  expect((await outcomeOf(byAccount, { mapping, fillDown })).excluded).toEqual([])
})

test('offers no fill-down where the first lines have no account above them', async () => {
  const error = await outcomeOf(`
    Journal;Account;Amount;Subaccount
    J1;;5,00;0370
    J1;;-5,00;0380
    J2;4000;7,00;0370`).catch((thrown: unknown) => thrown)
  expect((error as NeedsInput).questions[0]!.choices.map(({ value }) => value)).toEqual([
    '#1',
    '#2',
    '#3',
    '#4'
  ])
})

test('offers to fill down what some lines lack, and fills nothing before it is asked', async () => {
  const found = await outcomeOf(byAccount, { mapping: { account: 'Account' }, goesOn: true })
  expect(found.notices).toEqual([
    {
      code: 'GROUPED_REPORT',
      lines: 4,
      text:
        'It looks as if the account stood only on the first line of each block. ' +
        'Turn on fill-down in the Columns tab, or with --fill-down, to read blank cells as the ones above them.'
    }
  ])
  expect(found.rows).toEqual([])
  expect(found.excluded).toEqual([{ reason: 'BLANK_ACCOUNT', rows: 4, firstLines: [3, 4, 7, 9] }])
  expect((await outcomeOf(byAccountInFull)).notices).toEqual([])
})

test('fills a list grouped by journal down, but not from one journal into the next', async () => {
  const found = await outcomeOf(
    `
    Journal;Date;User;Account;Amount
    J1;2025-01-31;ANNA;4000;5,00
    ;;;4000;5,00
    ;;;1200;-10,00
    J2;2025-01-31;;4000;5,00
    J2;;;1200;-5,00`,
    { fillDown: true }
  )
  expect(found.rows).toEqual(['2: 4000 5.00 J1 ANNA', '3: 4000 5.00 J1 ANNA', '5: 4000 5.00 J2 '])
  expect(found.listed.at(-1)).toBe('6 repaired: effective date filled down from line 5')
})

test('takes the account from a line of its own above the block', async () => {
  const found = await outcomeOf(
    `
    Account;Date;Amount;Text
    4000 Rent;;;
    ;2025-01-31;5,00;a
    ;2025-01-31;5,00;b
    Total 4000 Rent;;10,00;
    5000 Power;;;
    ;2025-01-31;5,00;c`,
    { fillDown: true }
  )
  expect(found.rows).toEqual(['3: 4000 Rent 5.00  ', '4: 4000 Rent 5.00  '])
  expect(found.lines).toEqual({ header: 1, data: 2, repaired: 3, total: 1 })
})

test('keeps a text that begins like a total as the posting it is', async () => {
  const found = await outcomeOf(
    `
    Account;Journal;Date;Text;Amount
    4000;J1;2025-01-31;Total Gas Ltd;5,00
    ;;;Total Gas Ltd;5,00
    ;;;Page 3;6,00
    ;;;Total for 4000;16,00`,
    { fillDown: true }
  )
  expect(found.rows).toHaveLength(2)
  expect(found.lines).toEqual({ header: 1, data: 1, repaired: 2, total: 1 })
})

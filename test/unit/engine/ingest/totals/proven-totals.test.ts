import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeWorkbook, number, text } from '../../../../helpers/make-workbook.ts'
import { analyzeFile, analyzeText } from '../../../../helpers/analyze-file.ts'
import { listedLines } from '../../../../helpers/listed-lines.ts'
import { scratchFolder } from '../../../../helpers/scratch-folder.ts'

const folder = scratchFolder()

async function read(lines: string[]) {
  const { result, ledgerPath } = await analyzeText(folder, lines.join('\n'), { goesOn: true })
  const { rows, totals, lineClasses, notices, physicalLines } = result.analytics
  expect(lineClasses.reduce((sum, { lines: own }) => sum + own, 0)).toBe(physicalLines)
  return {
    read: rows.read,
    used: rows.used,
    debit: totals.debit,
    credit: totals.credit,
    listed: listedLines(ledgerPath).filter((line) => !/^\d+ (?:header|data|blank):/.test(line)),
    codes: notices.map(({ code }) => code)
  }
}

const head = 'Journal,Account,Date,Amount,Text'
const three = ['J1,4000,2024-01-05,10.25,a', 'J2,4100,2024-01-06,20.50,b', 'J3,4200,2024-01-07,-5.00,c']

test.each([
  [',,,25.75,', 'account, journal and date'],
  [',,,25.75,Everything', 'account, journal and date'],
  [',,,-25.75,', 'account, journal and date'],
  [',Insgesamt bebucht,,25.75,', 'journal and date']
])('takes “%s” for the total of the lines above it, without a label', async (line, missing) => {
  const found = await read([head, ...three, line])
  expect(found).toMatchObject({ read: 3, used: 3, debit: '30.75', credit: '5.00' })
  expect(found.listed).toEqual([
    `5 total: a total without a label: it lacks ${missing}, which the lines above it have; confirmed: the sum of lines 2 to 4`
  ])
})

test.each([
  ['has all that a posting has', [...three, 'J4,4300,2024-01-08,25.75,d'], 4],
  ['has an account and no date', [...three, 'J4,4300,,25.75,d'], 4],
  ['evens out the lines above it', [...three, ',Suspense,,-25.75,'], 4],
  ['is of an account above', [...three, ',4000,,25.75,'], 4],
  ['stands below one line of the same amount', [three[0]!, ',,,10.25,'], 1],
  ['is not the sum', [...three, ',,,25.76,'], 3],
  ['is a nought with a text', ['J1,1,2024-01-05,5,a', 'J1,2,2024-01-05,-5,a', ',,,0.00,Rounding'], 2]
])('keeps a line that %s', async (_, lines, used) => {
  const found = await read([head, ...lines])
  expect(found).toMatchObject({ read: lines.length, used })
})

test('takes a word beside codes of digits for the total of two lines, and then of one', async () => {
  const lines = [three[0]!, three[1]!, ',Bloksom,,30.75,', three[2]!, ',Bloksom,,-5.00,']
  expect(await read([head, ...lines])).toMatchObject({ read: 3, used: 3, debit: '30.75', credit: '5.00' })
  const inJournal = await read([head, ...lines.map((line) => line.replace(',Bloksom,', 'Bloksom,,'))])
  expect(inJournal).toMatchObject({ read: 3, used: 3, debit: '30.75', credit: '5.00' })
})

test('takes a line above for a total, where its word turns out to be that of totals', async () => {
  const lines = [three[0]!, ',Bloksom,,10.25,', three[1]!, three[2]!, ',Bloksom,,15.50,']
  const found = await read([head, ...lines])
  expect(found).toMatchObject({ read: 3, used: 3, debit: '30.75', credit: '5.00' })
})

test('takes bare totals of one line where those of several lines stood in the same columns', async () => {
  const lines = [
    'J1,GJ,05/01/2024,a,1.00,',
    'J2,GJ,26/01/2024,b,,3.00',
    ',,,,1.00,3.00',
    '4010 Rent,,,,,',
    'J3,GJ,27/01/2024,c,7.00,'
  ]
  const report = ['ID No,Src,Date,Memo,Debit,Credit', '4000 Supplies,,,,,', ...lines, ',,,,7.00,']
  expect(await read(report)).toMatchObject({ read: 3, debit: '8.00', credit: '3.00' })
})

test('says that lines may be totals that stand above what they add up, or have a date of their own', async () => {
  const above = [',4000,,15.25,', three[0]!, 'J2,4000,2024-01-06,5.00,b', ',4200,,-5.00,', three[2]!]
  const found = await read([head, ...above])
  expect(found).toMatchObject({ read: 5 })
  expect(found.codes).toContain('MAYBE_TOTALS')
  const dated = [three[0]!, 'J2,4000,2024-01-06,5.00,b', ',4000,2024-01-06,15.25,Balance', three[1]!]
  expect((await read([head, ...dated])).codes).toContain('MAYBE_TOTALS')
  const others = [three[0]!, 'J2,4000,2024-01-06,5.00,b', ',4000,2024-01-06,15.26,c', three[1]!]
  expect((await read([head, ...others])).codes).not.toContain('MAYBE_TOTALS')
})

test('takes a label in the text of a list that says its account on each line', async () => {
  const lines = [three[0]!, ',4000,,10.25,Current Period Change', three[1]!, ',4100,,20.50,Ending Balance']
  expect(await read([head, ...lines])).toMatchObject({ read: 2, used: 2, debit: '30.75' })
  expect(await read([head, three[0]!, 'J2,4000,,10.25,Ending Balance'])).toMatchObject({ read: 2, used: 2 })
})

test.each([
  'Opening balance',
  'Saldovortrag',
  'Solde initial',
  'Opening balance as at 01/01/2024',
  'Saldo per 31.12.2023'
])(
  'takes “%s” above the lines of its account for no posting where it has neither journal nor date',
  async (text) => {
    const lines = [`,4000,,99.00,${text}`, three[0]!, `,4100,,-1.00,${text}`, three[1]!]
    const found = await read([head, ...lines])
    expect(found).toMatchObject({ read: 2, used: 2, debit: '30.75', credit: '0.00' })
    expect(found.listed).toHaveLength(2)
    const dated = await read([head, `J0,4000,2024-01-01,99.00,${text}`, three[0]!, three[1]!])
    expect(dated).toMatchObject({ read: 3, debit: '129.75' })
    expect((await read([head, ',4000,,99.00,Saldo Ltd', ...three])).read).toBe(4)
  }
)

test('says that a line without an account is the sum of those above it, and keeps it', async () => {
  const found = await read([head, ...three, 'J4,,2024-01-08,25.75,'])
  expect(found).toMatchObject({ read: 4, used: 3 })
  expect(found.codes).toContain('MAYBE_TOTALS')
})

test('tells totals of several levels without a label, of accounts and months and all', async () => {
  const found = await read([
    'Account;Journal;Date;Debit;Credit',
    '4000;J1;15.01.2024;10,00;',
    '4000;J2;06.01.2024;;3,00',
    '4000;;;10,00;3,00',
    '4100;J3;07.01.2024;5,00;',
    '4100;J4;08.01.2024;1.000,00;',
    '4100;;;1.005,00;',
    ';;;1.015,00;3,00',
    '4000;J5;05.02.2024;7,50;',
    '4000;J6;06.02.2024;;7,50',
    ';;;7,50;7,50',
    ';;;1.022,50;10,50'
  ])
  expect(found).toMatchObject({ read: 6, used: 6, debit: '1022.50', credit: '10.50' })
  expect(found.listed.map((line) => line.replace(/ total: .*; /, ' '))).toEqual([
    '4 confirmed: the debits and credits of lines 2 to 3',
    '7 confirmed: the debits of lines 5 to 6',
    '8 confirmed: the debits and credits of lines 2 to 6',
    '11 confirmed: the debits and credits of lines 9 to 10',
    '12 confirmed: the debits and credits of lines 2 to 10'
  ])
  expect(found.codes).not.toContain('TOTAL_DIFFERS')
})

test('takes the date of a report in a total of both sides for no date of a posting', async () => {
  const found = await read([
    'Account,Date,Debit,Credit',
    '4000,2024-01-05,10.00,',
    '4100,2024-01-06,7.00,',
    '1000,2024-01-06,,17.00',
    ',2024-01-31,17.00,17.00'
  ])
  expect(found).toMatchObject({ read: 3, debit: '17.00' })
})

test('reads the amounts of a total by the side that its indicator says', async () => {
  const found = await read([
    'Konto;Beleg;Buchungsdatum;Betrag;Soll/Haben-Kennzeichen',
    '4000;J1;15.01.2024;10,00;S',
    '4100;J2;06.01.2024;2,50;S',
    '1200;J3;07.01.2024;4,00;H',
    ';;;8,50;S'
  ])
  expect(found).toMatchObject({ read: 3, debit: '12.50', credit: '4.00' })
})

test('takes the stars of a printed list that say its account again for totals', async () => {
  const found = await read([
    'S,Account,Doc. No.,Posting Date,Amount',
    ',4000,1,2024-01-05,10.00',
    ',4000,2,2024-01-06,20.00',
    '*,4000,,,30.00',
    ',4100,3,2024-01-07,5.00',
    '*,4100,,,5.00',
    '**,,,,35.00'
  ])
  expect(found).toMatchObject({ read: 3, debit: '35.00' })
})

test('confirms the total of an account whose lines begin below those of another one', async () => {
  const found = await read([head, ...three, 'J4,4200,2024-01-08,7.00,d', ',4200,,2.00,'])
  expect(found).toMatchObject({ read: 4, used: 4 })
  expect(found.listed[0]).toContain('confirmed: the sum of lines 4 to 5')
})

test.each([
  ['TRAILER,3,,30.75,', 'it counts 3 lines; it states the sum of the lines above it'],
  ['EOF,,,,', ''],
  ['9,3,,25.75,', 'it counts 3 lines; it states the sum of the lines above it'],
  ['Number of records: 3', 'it counts 3 lines'],
  ['(3 rows affected)', 'it counts 3 lines']
])('takes the trailer “%s” for no posting', async (line, says) => {
  const found = await read([head, ...three, line])
  expect(found).toMatchObject({ read: 3, used: 3, debit: '30.75' })
  expect(found.listed[0]).toContain(says)
  expect(found.codes).not.toContain('TOTAL_DIFFERS')
  expect(found.codes).not.toContain('COUNT_DIFFERS')
})

test('says that a trailer counts other lines than there are', async () => {
  const found = await read([head, ...three, 'Record count: 30'])
  expect(found.codes).toContain('COUNT_DIFFERS')
})

test('keeps a posting whose journal reads like a trailer', async () => {
  const found = await read([head, ...three, 'TRAILER,4000,2024-01-08,25.75,d', 'T,3,2024-01-08,25.75,d'])
  expect(found).toMatchObject({ read: 5, used: 5 })
})

test('keeps a posting without a date whose code is a letter that other lines have too', async () => {
  const found = await read([
    'D/C,Account,Amount,Posting Date',
    'H,4000,10.00,2024-01-08',
    'S,4000,10.00,2024-01-08',
    'S,3,10.00,',
    'H,4000,10.00,2024-01-09'
  ])
  expect(found).toMatchObject({ read: 4, used: 4 })
})

const balances = ['', 'Account,Name,Debit,Credit,Balance', '4000,Rent,5.00,,5.00', '4100,Cash,,5.00,-5.00']

test('leaves a second table below the ledger to its own header', async () => {
  const found = await read([head, ...three, ...balances])
  expect(found).toMatchObject({ read: 3, used: 3, debit: '30.75' })
  expect(found.listed.map((line) => line.slice(0, 12))).toEqual([
    '6 otherTable',
    '7 otherTable',
    '8 otherTable'
  ])
  expect(found.codes).toContain('OTHER_TABLE')
})

test('leaves a second table longer than the ledger out of what the columns hold', async () => {
  const many = Array.from({ length: 60 }, (_, at) => `${4000 + at},Rent,5.00,,5.00`)
  const found = await read([head, ...three, ...balances.slice(0, 2), ...many])
  expect(found).toMatchObject({ read: 3, used: 3, debit: '30.75' })
})

test('goes on with the ledger where its header comes again', async () => {
  const found = await read([
    head,
    ...three,
    ...balances,
    head,
    'J4,4000,2024-01-08,1.00,d',
    '',
    head.toUpperCase(),
    ...three
  ])
  expect(found).toMatchObject({ read: 7, used: 7 })
})

test('takes a row whose amount is a SUBTOTAL for a total, and one that has all that a posting has for a posting', async () => {
  const path = join(folder, 'subtotals.xlsx')
  const subtotal = (value: string) => `<c><f>-SUBTOTAL(109,D2:D3)</f><v>${value}</v></c>`
  const row = (account: string, date: string, amount: string, note: string) => [
    text('J1'),
    text(account),
    text(date),
    amount,
    text(note)
  ]
  const rows = [
    head.split(',').map((name) => text(name)),
    row('4000', '2024-01-15', number(5), 'a'),
    row('4100', '2024-01-16', number(-5), 'b'),
    ['<c/>', text('Alder Ltd'), '<c/>', subtotal('0'), text('all of it')],
    row('4200', '2024-01-17', subtotal('7'), 'c'),
    row('4300', '2024-01-18', number(2), 'd')
  ]
  writeFileSync(path, makeWorkbook([{ rows }]))
  const { result, ledgerPath } = await analyzeFile(path, { goesOn: true })
  expect(result.analytics.rows).toMatchObject({ read: 4, used: 4 })
  expect(listedLines(ledgerPath).filter((line) => line.includes(' total: '))).toEqual([
    '4 total: a total: its amount is a formula that adds up other rows, and it lacks journal and date; confirmed: the sum of lines 2 to 3'
  ])
})

test('takes no posting of a block for the sum of the one above it, filled down or not', async () => {
  const lines = [
    'Rent,,',
    ',5.00,January',
    ',5.00,January',
    ',7.00,May',
    'Heat,,',
    ',7.00,June',
    ',3.00,July'
  ]
  const content = `section,amount,text\n${lines.join('\n')}\n`
  const { result } = await analyzeText(folder, content, { mapping: { account: 'section' }, fillDown: true })
  expect(result.analytics.rows).toMatchObject({ used: 5 })
  expect(result.analytics.totals.net).toBe('27.00')
})

test.each(['Gesamt über 4700', 'ยอดรวม 4700', '*** 4700', '4700 *', 'مجموع 4700', '4700 altogether'])(
  'takes “%s” for the total of the lines of that account, in the place of the account or the journal',
  async (label) => {
    const lines = ['J1,4600,2024-01-05,10.25,a', 'J2,4700,2024-01-06,20.50,b', 'J3,4700,2024-01-07,-5.00,c']
    for (const total of [`,${label},,15.50,`, `${label},,,15.50,`]) {
      const found = await read([head, ...lines, total, 'J4,4800,2024-01-08,1.00,d'])
      expect(found).toMatchObject({ read: 4, used: 4, debit: '31.75', credit: '5.00' })
    }
    const kept = await read([head, ...lines, `,${label},,15.51,`, 'J4,4800,2024-01-08,1.00,d'])
    expect(kept).toMatchObject({ read: 5, debit: '47.26' })
  }
)

test('takes a word beside the number of lines and their sum for a trailer, and beside one of them for none', async () => {
  const lines = Array.from({ length: 12 }, (_, at) => `J${at},${4000 + at},2024-01-05,${at + 1}.25,x`)
  const trailer = await read([head, ...lines, 'Postings sent,12,,81.00,'])
  expect(trailer).toMatchObject({ read: 12, used: 12, debit: '81.00' })
  expect((await read([head, ...lines, 'Postings sent,11,,81.00,'])).read).toBe(13)
  expect((await read([head, ...lines, 'Postings sent,12,,81.01,'])).read).toBe(13)
})

test.each([
  ['of two of the columns of the ledger, where they stand', ',Account,,Amount,', ',4000,,10.25,'],
  ['of a user and a department', 'User,Name,Department', 'kim,Kim Lee,Sales'],
  [
    'of a German balance',
    'Konto,Bezeichnung,EB-Wert,Soll,Haben,Saldo',
    '4000,Erlöse,"1,00","2,00","3,00","4,00"'
  ]
])('leaves a small table %s below the ledger to its own header', async (_, header, line) => {
  const found = await read([head, ...three, header, line, line.replace('4000', '4100')])
  expect(found).toMatchObject({ read: 3, used: 3, debit: '30.75', credit: '5.00' })
  expect(found.codes).toContain('OTHER_TABLE')
})

// Writes resources/sample-ledger.csv: a small ledger of an invented company that shows all six types, each also
// by a group that is in no stronger one. Seeded, so that the file can be made again byte for byte.
import { writeFileSync } from 'node:fs'
import path from 'node:path'

let state = 20251
const random = (): number => {
  state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
  return state / 0x80000000
}
const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(random() * values.length)]!
const day = (offset: number): string => new Date(Date.UTC(2025, 0, 1 + offset)).toISOString().slice(0, 10)

const accounts = [
  ['410000', 'Sales revenue'],
  ['500100', 'Raw materials'],
  ['610200', 'Rent'],
  ['620300', 'Freight'],
  ['630400', 'Consulting'],
  ['640500', 'Travel'],
  ['650600', 'Utilities'],
  ['660700', 'Office supplies']
] as const
const users = ['MROSSI', 'KMEYER', 'PCHEN', 'TSMITH', 'AP-BATCH'] as const
const sources = ['AP', 'AR', 'GL', 'MANUAL'] as const
const bank = ['113100', 'Bank'] as const

interface Line {
  account: readonly [string, string]
  cents: number
  effective: number
  posted: number
  user: string
  source: string
  text: string
}
const journals: Line[][] = []
const book = (line: Line): void => {
  journals.push([
    line,
    { ...line, account: bank, cents: -line.cents, text: `Payment ${line.text.toLowerCase()}` }
  ])
}
const someLine = (): Line => {
  const effective = Math.floor(random() * 350)
  return {
    account: pick(accounts),
    cents: 1000 + Math.floor(Math.exp(3 + random() * 9) * 10),
    effective,
    posted: effective + Math.floor(random() * 5),
    user: pick(users),
    source: pick(sources),
    text: `Invoice ${10000 + Math.floor(random() * 90000)}`
  }
}
const other = <Value>(values: readonly Value[], not: Value): Value =>
  pick(values.filter((value) => value !== not))

for (let n = 0; n < 260; n++) book(someLine())
const changes: ((line: Line) => Partial<Line>)[] = [
  // Only account and amount, then also source, user, posted date, effective date; last, everything.
  (line) => ({
    source: other(sources, line.source),
    user: other(users, line.user),
    posted: line.posted + 40,
    effective: line.effective + 40
  }),
  (line) => ({ user: other(users, line.user), posted: line.posted + 31, effective: line.effective + 31 }),
  (line) => ({ source: other(sources, line.source), posted: line.posted + 9, effective: line.effective + 9 }),
  (line) => ({
    source: other(sources, line.source),
    user: other(users, line.user),
    effective: line.effective - 3
  }),
  (line) => ({ source: other(sources, line.source), user: other(users, line.user), posted: line.posted + 3 }),
  () => ({})
]
for (const change of changes) {
  for (let n = 0; n < 4; n++) {
    const line = someLine()
    book(line)
    book({ ...line, ...change(line), text: n % 2 === 0 ? line.text : `${line.text} (copy)` })
  }
}
// What an auditor meets in every ledger: rents and fees that recur, small things that cost the same every time, and an entry
// that was reversed. They repeat far more often than anything is posted twice.
const monthly: [code: string, name: string, cents: number, text: string][] = [
  ['610200', 'Rent', 1250000, 'Rent, head office'],
  ['610200', 'Rent', 420000, 'Rent, warehouse'],
  ['650600', 'Utilities', 186000, 'Electricity instalment'],
  ['660700', 'Office supplies', 11900, 'Licence, design seats'],
  ['670800', 'Bank charges', 2500, 'Account fee']
]
for (const [code, name, cents, text] of monthly) {
  for (let month = 0; month < 12; month++) {
    const first = Math.round(month * 30.4)
    book({
      account: [code, name],
      cents,
      effective: first,
      posted: first + 1,
      user: 'AP-BATCH',
      source: 'AP',
      text
    })
  }
}
const often: [code: string, name: string, cents: number, text: string, times: number][] = [
  ['620300', 'Freight', 790, 'Courier, parcel', 60],
  ['640500', 'Travel', 2800, 'Daily allowance', 50],
  ['640500', 'Travel', 450, 'Parking', 40],
  ['670800', 'Bank charges', 1500, 'Wire fee', 40],
  ['650600', 'Utilities', 24000, 'Cleaning, week', 50]
]
for (const [code, name, cents, text, times] of often) {
  for (let n = 0; n < times; n++) {
    const effective = Math.floor((n * 360) / times + random() * 6)
    book({
      account: [code, name],
      cents,
      effective,
      posted: effective + Math.floor(random() * 4),
      user: pick(users),
      source: 'AP',
      text: `${text} ${100 + Math.floor(random() * 900)}`
    })
  }
}
book({
  account: ['630400', 'Consulting'],
  cents: 4200000,
  effective: 89,
  posted: 90,
  user: 'KMEYER',
  source: 'MANUAL',
  text: 'Accrual Q1'
})
book({
  account: ['630400', 'Consulting'],
  cents: -4200000,
  effective: 91,
  posted: 91,
  user: 'KMEYER',
  source: 'MANUAL',
  text: 'Reversal of accrual Q1'
})

const records = journals
  .toSorted((a, b) => a[0]!.posted - b[0]!.posted)
  .flatMap((lines, at) =>
    lines.map((line, index) => [
      `JE${String(at + 1).padStart(5, '0')}`,
      String(index + 1),
      line.account[0],
      line.account[1],
      (line.cents / 100).toFixed(2),
      'EUR',
      day(line.effective),
      day(line.posted),
      line.user,
      line.source,
      line.text.includes(',') ? `"${line.text}"` : line.text
    ])
  )
const header =
  'Journal_ID,Journal_ID_Line_Number,GL_Account_Number,GL_Account_Name,Amount,Amount_Currency,Effective_Date,Entered_Date,Entered_By,Source,JE_Line_Description'
const file = path.join(import.meta.dirname, '../resources/sample-ledger.csv')
writeFileSync(file, [header, ...records.map((cells) => cells.join(',')), ''].join('\r\n'))

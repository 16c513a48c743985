import type { Settings } from '../../src/shared/settings.ts'

/** A ledger of an invented organisation, as a CSV file, and how it is read. */
export interface MadeLedger {
  name: string
  csv: string
  mapping: Settings['mapping']
}

/** What an organisation's ledger is like. Shares are of its events. */
interface Kind {
  events: number
  columns: readonly Column[]
  users: number
  sources: readonly string[]
  suppliers: number
  /** Days of the week on which it posts, 1 is Monday; and every how many weeks. */
  weekdays: readonly number[]
  everyWeeks: number
  /** Days at most from the event to its posting. */
  delay: number
  /** Of events with an amount of their own, from a price list, each month, in a batch of equal ones, and in pairs of one day. */
  shares: { free: number; priced: number; monthly: number; batch: number; pair: number; takenBack: number }
  text: 'supplier' | 'words' | 'number'
}

const columns = [
  'journal',
  'account',
  'amount',
  'posted',
  'effective',
  'user',
  'source',
  'document',
  'counterparty',
  'description'
] as const
type Column = (typeof columns)[number]
const all = columns.filter((column) => column !== 'document' && column !== 'counterparty')
const payments: readonly Column[] = ['account', 'amount', 'posted', 'source', 'document', 'counterparty']
const weekdays = [1, 2, 3, 4, 5]

const kinds: Record<string, Kind> = {
  'trading company': {
    events: 2400,
    columns: all,
    users: 14,
    sources: ['AP', 'AR', 'WE', 'SA', 'KR'],
    suppliers: 120,
    weekdays,
    everyWeeks: 1,
    delay: 6,
    shares: { free: 0.4, priced: 0.35, monthly: 0.07, batch: 0.08, pair: 0.06, takenBack: 0.04 },
    text: 'words'
  },
  'shared services': {
    events: 2400,
    columns: [...all, 'document'],
    users: 5,
    sources: ['IFC', 'GL', 'FEE'],
    suppliers: 60,
    weekdays,
    everyWeeks: 1,
    delay: 2,
    shares: { free: 0.25, priced: 0.25, monthly: 0.1, batch: 0.3, pair: 0.05, takenBack: 0.05 },
    text: 'number'
  },
  'city payments': {
    events: 6000,
    columns: [...payments, 'user'],
    users: 30,
    sources: ['PV', 'PX', 'CP'],
    suppliers: 700,
    weekdays,
    everyWeeks: 1,
    delay: 0,
    shares: { free: 0.4, priced: 0.32, monthly: 0.08, batch: 0.08, pair: 0.1, takenBack: 0.02 },
    text: 'supplier'
  },
  'council spend': {
    events: 6000,
    columns: payments,
    users: 1,
    sources: ['SOC', 'EDU', 'HSG', 'ENV', 'FIN', 'LEG'],
    suppliers: 400,
    weekdays: [2, 4],
    everyWeeks: 1,
    delay: 0,
    shares: { free: 0.3, priced: 0.4, monthly: 0.12, batch: 0.08, pair: 0.1, takenBack: 0 },
    text: 'supplier'
  },
  'cash book': {
    events: 1800,
    columns: ['account', 'amount', 'posted', 'description'],
    users: 1,
    sources: [''],
    suppliers: 50,
    weekdays: [1, 2, 3, 4, 5, 6],
    everyWeeks: 1,
    delay: 0,
    shares: { free: 0.45, priced: 0.35, monthly: 0.1, batch: 0.02, pair: 0.05, takenBack: 0.03 },
    text: 'words'
  },
  'property company': {
    events: 2000,
    columns: all,
    users: 4,
    sources: ['RENT', 'AP', 'GL'],
    suppliers: 80,
    weekdays,
    everyWeeks: 1,
    delay: 3,
    shares: { free: 0.25, priced: 0.12, monthly: 0.45, batch: 0.1, pair: 0.04, takenBack: 0.04 },
    text: 'words'
  },
  'invoice register': {
    events: 5000,
    columns: ['account', 'amount', 'posted', 'source', 'document'],
    users: 1,
    sources: ['N', 'S', 'W'],
    suppliers: 350,
    weekdays,
    everyWeeks: 1,
    delay: 0,
    shares: { free: 0.62, priced: 0.25, monthly: 0.05, batch: 0.02, pair: 0.05, takenBack: 0.01 },
    text: 'number'
  }
}

/** The ledgers that the base is made from, always the same. */
export function madeLedgers(): MadeLedger[] {
  return Object.entries(kinds).map(([name, kind], at) => ({
    name,
    csv: writeCsv(kind, makeLines(kind, lcg(at + 1))),
    mapping: Object.fromEntries(kind.columns.map((column) => [column, column]))
  }))
}

type Random = () => number

/** The generator of the sample ledger: as little as needed, and no code of the engine. */
function lcg(seed: number): Random {
  let state = seed * 7919
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return state / 0x80000000
  }
}

type Line = Record<Column, string> & { day: number }

interface Supplier {
  name: string
  account: string
  words: string
  prices: number[]
  user: number
  source: string
}

const firsts = [
  'North',
  'Alder',
  'Quay',
  'Bright',
  'Stone',
  'River',
  'Iron',
  'Harbour',
  'Mill',
  'Crown',
  'Vale'
]
const seconds = [
  'Supplies',
  'Care',
  'Logistics',
  'Energy',
  'Print',
  'Foods',
  'Transport',
  'Legal',
  'Tools',
  'IT'
]
const ends = ['Ltd', 'GmbH', 'Inc', 'Group', '& Sons', 'BV']
const goods = [
  'Freight',
  'Rent',
  'Consulting',
  'Licence',
  'Cleaning',
  'Parts',
  'Fee',
  'Insurance',
  'Travel',
  'Paper'
]
const year = 364

function makeLines(kind: Kind, random: Random): Line[] {
  const below = (count: number) => Math.floor(random() * count)
  const pick = <Value>(values: readonly Value[]): Value => values[below(values.length)]!
  const amount = () => 500 + Math.floor(Math.exp(2 + random() * 9) * 10)
  const suppliers = Array.from({ length: kind.suppliers }, (): Supplier => ({
    name: `${pick(firsts)} ${pick(seconds)} ${pick(ends)} ${1 + below(40)}`,
    account: String(500000 + 100 * below(60)),
    words: pick(goods),
    prices: Array.from({ length: 1 + below(4) }, () => (random() < 0.5 ? 500 * (1 + below(400)) : amount())),
    user: below(kind.users),
    source: pick(kind.sources)
  }))
  const postingDays = Array.from({ length: year }, (_, day) => day).filter(
    (day) => kind.weekdays.includes((day % 7) + 1) && Math.floor(day / 7) % kind.everyWeeks === 0
  )
  const postedOn = (day: number) =>
    postingDays.find((open) => open >= day) ?? postingDays[postingDays.length - 1]!
  const lines: Line[] = []
  let [journal, document] = [100000, 4000000]
  const book = (of: Supplier, cents: number, day: number, { sameDocument = false, of: words = '' } = {}) => {
    journal++
    if (!sameDocument) document += 1 + below(3)
    const posted = postedOn(Math.min(year - 1, day + (kind.delay === 0 ? 0 : below(kind.delay + 1))))
    // Few suppliers are somebody else's now and then.
    const user = random() < 0.12 ? below(kind.users) : of.user
    const source = random() < 0.05 ? pick(kind.sources) : of.source
    const description =
      words ||
      { supplier: of.name, words: `${of.words} ${of.name}`, number: `${of.words} ${document}` }[kind.text]
    const line = (account: string, signed: number): Line => ({
      journal: `J${journal}`,
      account,
      amount: (signed / 100).toFixed(2),
      posted: isoOf(posted),
      effective: isoOf(Math.min(day, posted)),
      user: `U${String(user).padStart(2, '0')}`,
      source,
      document: String(document),
      counterparty: of.name,
      description,
      day: posted
    })
    lines.push(line(of.account, cents))
    if (!kind.columns.includes('journal')) return
    const part = random() < 0.2 ? Math.floor(cents / 5) : 0
    if (part > 0) lines.push(line('154000', -part))
    lines.push(line(pick(['113100', '160000']), part - cents))
  }
  const many = (share: number) => Math.round(kind.events * share)
  const { free, priced, monthly, batch, pair, takenBack } = kind.shares
  // Some suppliers come much more often than others.
  const some = () => suppliers[Math.floor(kind.suppliers * random() ** 2.5)]!
  for (let n = 0; n < many(free); n++) book(some(), amount(), below(year))
  for (let n = 0; n < many(priced); n++) {
    const supplier = some()
    book(supplier, pick(supplier.prices), below(year))
  }
  for (let n = 0; n < many(monthly) / 12; n++) {
    const [supplier, cents, day] = [some(), amount(), below(28)]
    for (let month = 0; month < 12; month++)
      book(supplier, cents, Math.floor(month * 30.3) + day, {
        of: random() < 0.5 ? `${supplier.words} ${supplier.name} ${month + 1}` : ''
      })
  }
  for (let left = many(batch); left > 0;) {
    const [supplier, day, count] = [some(), below(year), 3 + below(25)]
    const cents = pick(supplier.prices)
    for (let n = 0; n < count; n++, left--) book(supplier, cents, day, { sameDocument: random() < 0.3 })
  }
  for (let n = 0; n < many(pair) / 2; n++) {
    const [supplier, cents, day] = [some(), amount(), below(year - 20)]
    book(supplier, cents, day)
    book(supplier, cents, day + (random() < 0.6 ? 0 : below(14)))
  }
  for (let n = 0; n < many(takenBack) / 3; n++) {
    const [supplier, cents, day] = [some(), amount(), below(year - 30)]
    book(supplier, cents, day)
    book(supplier, -cents, day + below(10))
    book(supplier, cents, day + 5 + below(12))
  }
  return lines
    .map((line, at) => ({ line, at }))
    .sort((a, b) => a.line.day - b.line.day || a.at - b.at)
    .map(({ line }) => line)
}

function isoOf(day: number): string {
  return new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10)
}

function writeCsv({ columns: shown }: Kind, lines: readonly Line[]): string {
  const cells = (line: Line) => shown.map((column) => line[column]).join(',')
  return `${[shown.join(','), ...lines.map(cells)].join('\n')}\n`
}

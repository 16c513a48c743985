import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answerQuestions, NeedsInput, type Question } from '../../../../../src/shared/question.ts'
import { defaultSettings, type Settings } from '../../../../../src/shared/settings.ts'
import { analyzeText } from '../../../../helpers/analyze-file.ts'
import { scratchFolder } from '../../../../helpers/scratch-folder.ts'

const folder = scratchFolder()

/** A line of a ledger: its amount in hundredths, and whether it stands as a minus on the other side than its own. */
interface Line {
  journal: number
  cents: number
  isStorno: boolean
}
/** How a ledger says its signs: the headers of the columns, and the cells of a line. */
interface Convention {
  headers: string[]
  cells(line: Line): string[]
  /** The credit code, where it is to be asked for. */
  asks?: string
}

const write = (cents: number) => (cents / 100).toFixed(2)
/** The number beside its side: a storno is a minus on the side opposite to its sign. */
const sided = ({ cents, isStorno }: Line): { isCredit: boolean; number: number } => ({
  isCredit: cents < 0 !== isStorno,
  number: isStorno ? -Math.abs(cents) : Math.abs(cents)
})
const flagged = (header: string, debit: string, credit: string, asks?: string): Convention => ({
  headers: ['Amount', header],
  cells: (line) => {
    const { isCredit, number } = sided(line)
    return [write(number), isCredit ? credit : debit]
  },
  ...(asks !== undefined && { asks })
})

const conventions: Record<string, Convention> = {
  'a signed amount': { headers: ['Amount'], cells: ({ cents }) => [write(cents)] },
  'a signed amount beside a flag of its sign': {
    headers: ['Amount', 'D/C'],
    cells: ({ cents }) => [write(cents), cents < 0 ? 'C' : 'D']
  },
  'debit and credit': {
    headers: ['Debit', 'Credit'],
    cells: (line) => {
      const { isCredit, number } = sided(line)
      return isCredit ? ['', write(number)] : [write(number), '']
    }
  },
  'credits as negative numbers': {
    headers: ['Debit', 'Credit'],
    cells: (line) => {
      const { isCredit, number } = sided(line)
      return isCredit ? ['', write(-number)] : [write(number), '']
    }
  },
  'S and H': flagged('Soll/Haben-Kennz.', 'S', 'H'),
  'words under Type': flagged('Type', 'Debit', 'Credit'),
  'Dr and Cr below no header': flagged('', 'Dr', 'Cr'),
  'Wn and Ma': flagged('Strona', 'Wn', 'Ma'),
  'Czech MD and D': flagged('Strana', 'MD', 'D'),
  'Italian D and A': flagged('Segno', 'D', 'A'),
  'Hungarian T and K': flagged('Oldal', 'T', 'K'),
  'Russian letters': flagged('Сторона', 'Д', 'К'),
  'Chinese signs': flagged('方向', '借', '贷'),
  'ISO 20022': flagged('CdtDbtInd', 'DBIT', 'CRDT'),
  'plus and minus': flagged('Sign', '+', '-'),
  'a minus or nothing': flagged('Sign', '', '-'),
  'one and minus one': flagged('Factor', '1', '-1'),
  'one and two': flagged('D/C', '1', '2', '2'),
  'on and off': flagged('Mutatie', 'Bij', 'Af', 'Af'),
  'letters of nobody': flagged('Kind', 'X', 'Y', 'Y'),
  'a known code or nothing': flagged('D/C', 'D', ''),
  'a word or nothing': flagged('Flag', '', 'neg', 'neg')
}

/** Balanced journals of two to four lines, most with all signs on their own sides, at times reversed. */
const journals = fc.array(
  fc.record({
    amounts: fc.array(fc.integer({ min: 1, max: 9_999_999 }), { minLength: 1, maxLength: 3 }),
    isReversed: fc.boolean(),
    storno: fc.integer({ min: 0, max: 9 })
  }),
  { minLength: 8, maxLength: 24 }
)

function linesOf(all: { amounts: number[]; isReversed: boolean; storno: number }[]): Line[] {
  return all.flatMap(({ amounts, isReversed, storno }, journal) => {
    const sign = isReversed ? -1 : 1
    // A storno is its whole journal: minus on both sides.
    const isStorno = storno === 0 && journal > 0
    const total = amounts.reduce((sum, cents) => sum + cents, 0)
    return [...amounts.map((cents) => cents * sign), -total * sign].map((cents) => ({
      journal,
      cents,
      isStorno
    }))
  })
}

function ledgerOf({ headers, cells }: Convention, lines: Line[]): string {
  const header = ['Journal', 'Account', 'Posting Date', ...headers, 'User', 'Text'].join(';')
  const records = lines.map((line, at) =>
    [`J${line.journal}`, 4000 + (at % 7), '2024-05-15', ...cells(line), `user ${at % 5}`, `text ${at}`].join(
      ';'
    )
  )
  return [header, ...records, ''].join('\n')
}

async function readTotals(text: string, settings: Partial<Settings> = {}) {
  const { result } = await analyzeText(folder, text, settings)
  return result.analytics.totals
}

async function questionOf(text: string, settings: Partial<Settings> = {}): Promise<Question | null> {
  try {
    await readTotals(text, settings)
    return null
  } catch (error) {
    if (error instanceof NeedsInput) return error.questions[0]!
    throw error
  }
}

/** The totals, after the answer that this code is the credit where that is asked. */
async function readAnswered(text: string, code: string) {
  const question = await questionOf(text)
  if (question === null) return { isAsked: false, totals: await readTotals(text) }
  const choice = question.choices.find(({ label }) => label.startsWith(`“${code}” is the credit`))
  const settings = answerQuestions(defaultSettings, [question], { side: choice?.value ?? '' })
  return { isAsked: true, totals: await readTotals(text, settings) }
}

/** The totals that the lines have by their own signs. */
function totalsOf(lines: Line[]) {
  const sum = (side: 1 | -1) =>
    lines.reduce((total, { cents }) => (cents * side > 0 ? total + Math.abs(cents) : total), 0)
  return { debit: write(sum(1)), credit: write(sum(-1)), net: write(sum(1) - sum(-1)) }
}

describe.each(Object.entries(conventions))('a ledger with %s', (_name, convention) => {
  test('comes back with its signs, or with those of the answer', async () => {
    await fc.assert(
      fc.asyncProperty(journals, fc.boolean(), async (all, isTurned) => {
        const lines = linesOf(all)
        const text = ledgerOf(convention, isTurned ? lines.toReversed() : lines)
        expect(await readAnswered(text, convention.asks ?? '')).toEqual({
          isAsked: convention.asks !== undefined,
          totals: totalsOf(lines)
        })
      }),
      { numRuns: 6 }
    )
  })
})

const pairOf = (journal: number, one: string[], other: string[]) => [
  [`J${journal}`, '4000', '2024-05-15', ...one].join(';'),
  [`J${journal}`, '2000', '2024-05-15', ...other].join(';')
]
const fileOf = (headers: string[], lines: string[]) =>
  [['Journal', 'Account', 'Posting Date', ...headers].join(';'), ...lines, ''].join('\n')
const some = (count: number) => Array.from({ length: count }, (_, at) => at)

test('asks which code is the credit, code by code, with what each answer makes of the cells', async () => {
  const lines = some(6).flatMap((at) => pairOf(at, [`${at + 1}.50`, 'Bij'], [`${at + 1}.50`, 'Af']))
  const question = await questionOf(fileOf(['Amount', 'Mutatie'], lines))
  expect(question).toMatchObject({ id: 'side', headers: ['Mutatie'] })
  expect(question!.choices.map(({ label }) => label)).toEqual([
    '“Bij” is the credit',
    '“Af” is the credit',
    'None: the amounts stand as they are, and no column gives them a side'
  ])
  expect(question!.choices[1]!.examples).toEqual([
    { written: '1.50 Bij', read: '1.50' },
    { written: '1.50 Af', read: '-1.50' }
  ])
})

test('leaves the amounts as they stand where that is the answer', async () => {
  const lines = some(6).flatMap((at) => pairOf(at, ['10.00', '1'], ['10.00', '2']))
  const text = fileOf(['Amount', 'Line'], lines)
  const question = await questionOf(text)
  const settings = answerQuestions(defaultSettings, [question!], { side: 'none' })
  expect(await readTotals(text, settings)).toEqual({ debit: '120.00', credit: '0.00', net: '120.00' })
})

test('gives a list of payments no sides and asks nothing', async () => {
  const lines = some(40).map(
    (at) => `V${at};4000;2024-05-${10 + (at % 9)};${at + 3}.17;${at % 3 ? 'AP' : 'GL'}`
  )
  const text = fileOf(['Amount', 'Kind'], lines)
  const { result } = await analyzeText(folder, text)
  expect(result.analytics.notices.map(({ code }) => code)).toContain('UNSIGNED_AMOUNTS')
})

test('is told by days where no journals are known', async () => {
  const days = some(8).flatMap((at) => [
    `2024-05-1${at};4000;${at + 2}.25;D`,
    `2024-05-1${at};2000;${at + 2}.25;K`
  ])
  const text = ['Posting Date;Account;Amount;Strona', ...days, ''].join('\n')
  expect(await readTotals(text)).toEqual({ debit: '46.00', credit: '46.00', net: '0.00' })
})

test('asks about credits of which most are negative where nothing balances', async () => {
  const credits = some(10).map((at) => `J${at};4000;2024-05-15;;${at < 7 ? '-' : ''}5.00`)
  const text = fileOf(['Debit', 'Credit'], [...credits, 'J11;4000;2024-05-15;9.00;'])
  const question = await questionOf(text)
  expect(question).toMatchObject({ id: 'negativeCredits' })
  const settings = answerQuestions(defaultSettings, [question!], { negativeCredits: 'yes' })
  expect(await readTotals(text, settings)).toEqual({ debit: '24.00', credit: '35.00', net: '-11.00' })
})

test('refuses a credit code that no column has', async () => {
  const lines = some(4).flatMap((at) => pairOf(at, [`${at + 1}.00`], [`-${at + 1}.00`]))
  const text = fileOf(['Amount'], lines)
  await expect(readTotals(text, { credits: ['K'] })).rejects.toMatchObject({
    problem: { code: 'NO_SUCH_CODE' }
  })
})

test.each([30, 300])(
  'gives a third code beside D and C its side where one of %d journals has it',
  async (count) => {
    const codeOf = (at: number) => (at === 4 ? 'Q' : 'C')
    const lines = some(count).flatMap((at) => pairOf(at, ['2.00', 'D'], ['2.00', codeOf(at)]))
    const total = `${count * 2}.00`
    const wanted = { debit: total, credit: total, net: '0.00' }
    expect(await readTotals(fileOf(['Amount', 'D/C'], lines))).toEqual(wanted)
  }
)

test('takes a blank beside one code for no side where no sums prove that it is one', async () => {
  const lines = some(6).flatMap((at) =>
    pairOf(at, [`${at + 1}.50`, 'S'], [`${at + 2}.25`, at === 0 ? '' : 'S'])
  )
  const settings = { mapping: { indicator: 'D/C' }, goesOn: true }
  const { result } = await analyzeText(folder, fileOf(['Amount', 'D/C'], lines), settings)
  expect(result.analytics.rows).toMatchObject({ read: 12, used: 11 })
  expect(result.analytics.excluded).toMatchObject([{ reason: 'UNREADABLE_AMOUNT', firstLines: [3] }])
})

test('keeps the amount of the first records beside a pair in another currency', async () => {
  const lines = some(12).flatMap((at) =>
    pairOf(at, [`${at + 1}.00`, '', `${2 * (at + 1)}.00`], ['', `${at + 1}.00`, `-${2 * (at + 1)}.00`])
  )
  const text = fileOf(['Debit', 'Credit', 'Amount'], lines)
  expect(await readTotals(text)).toEqual({ debit: '78.00', credit: '78.00', net: '0.00' })
})

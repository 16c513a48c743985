import { describe, expect, test } from 'vitest'
import { answerQuestions, NeedsInput, type Question } from '../../../../../src/shared/question.ts'
import { judgeReading } from '../../../../../src/shared/reading-verdicts.ts'
import { defaultSettings, type Settings } from '../../../../../src/shared/settings.ts'
import { analyzeText } from '../../../../helpers/analyze-file.ts'
import { scratchFolder } from '../../../../helpers/scratch-folder.ts'

const folder = scratchFolder()
const run = async (text: string, settings: Partial<Settings> = {}) =>
  (await analyzeText(folder, text, settings)).result.analytics

async function askedOf(text: string, settings: Partial<Settings> = {}): Promise<Question[]> {
  return run(text, settings).then(
    () => [],
    (error: unknown) => {
      if (error instanceof NeedsInput) return error.questions
      throw error
    }
  )
}
const ids = (questions: Question[]) => questions.map(({ id }) => id)
/** Two lines to each of so many journals, of what `line` makes of the journal and the side. */
function journals(
  first: string,
  count: number,
  line: (journal: number, isCredit: boolean) => string
): string {
  const numbers = Array.from({ length: count }, (_, at) => at + 1)
  return [first, ...numbers.flatMap((journal) => [line(journal, false), line(journal, true)])].join('\n')
}

describe('a reading that its figures speak against is asked about', () => {
  test('where fewer than half of the lines take part, with the account and its blank cells to choose', async () => {
    const text = 'account,amount,code\n1000,5.00,a\n,-5.00,b\n,7.00,c\n,-7.00,d\n,1.00,e\n'
    const [goOn, account, ...others] = await askedOf(text, { mapping: { account: 'account' } })
    expect(goOn).toMatchObject({ id: 'goesOn', choices: [{ value: 'yes', label: 'Go on as it is' }] })
    expect(goOn!.text).toMatch(/^Only 1 of 5 lines of the ledger is used: 4 are without an account/)
    expect(account!.choices.map(({ value }) => value)).toEqual(['fillDown', '#1', '#2', '#3'])
    expect(others).toEqual([])
  })

  test('where most journals do not balance, and not where half of them do', async () => {
    const amounts = (wrong: number) =>
      journals('journal,account,amount,posted date', 10, (journal, isCredit) =>
        [journal, 4000, isCredit ? -(journal <= wrong ? 3 : 2) : 2, '2025-01-31'].join(',')
      )
    expect(ids(await askedOf(amounts(6)))).toEqual(['goesOn', 'amount'])
    expect(ids(await askedOf(amounts(5)))).toEqual([])
  })

  test('where a column with known codes could tell the sides, with that column to choose', async () => {
    const text = journals('journal,account,amount,posted date,Flow', 6, (journal, isCredit) =>
      [journal, 4000, journal * 10, '2025-01-31', isCredit ? 'H' : 'S'].join(',')
    )
    const settings = { mapping: { indicator: '' } }
    const questions = await askedOf(text, settings)
    expect(ids(questions)).toEqual(['goesOn', 'indicator'])
    expect(questions[1]!.choices.map(({ label }) => label)).toEqual(['Flow'])
    const answered = answerQuestions({ ...defaultSettings, ...settings }, questions, { indicator: '#5' })
    const facts = await run(text, answered)
    expect(facts.totals).toEqual({ debit: '210', credit: '210', net: '0' })
    expect(facts.settings.goesOn).toBeUndefined()
  })

  test('where a tenth of the dates cannot be read, with that date to choose or to leave out', async () => {
    const day = (at: number) => (at % 5 === 0 ? '#####' : `2025-01-${String(at + 1).padStart(2, '0')}`)
    const lines = Array.from({ length: 20 }, (_, at) => `100${at % 3},${at % 2 ? '-' : ''}4.00,${day(at)}`)
    const questions = await askedOf(['account,amount,posted date', ...lines].join('\n'))
    expect(ids(questions)).toEqual(['goesOn', 'posted'])
    expect(questions[1]!.choices.at(-1)).toMatchObject({ value: 'none' })
  })

  test('and done with the warning in the first place when it is told to go on', async () => {
    const text = 'account,amount\n1,5.00\n2,-5.00\n2,8.50\n1,see note\n'
    const questions = await askedOf(text)
    const settings = answerQuestions(defaultSettings, questions, { goesOn: 'yes' })
    expect(settings).toEqual({ ...defaultSettings, goesOn: true })
    const facts = await run(text, settings)
    expect(facts.rows).toEqual({ read: 4, used: 3, excluded: 1 })
    expect(judgeReading(facts)[0]).toMatchObject({
      code: 'KEY_UNREAD',
      grave: true,
      text: questions[0]!.text
    })
  })
})

describe('nothing is asked', () => {
  test('of a list of payments with numbers over several lines, refunds among them', async () => {
    const lines = Array.from({ length: 60 }, (_, at) =>
      [`P${Math.floor(at / 4)}`, `60${at % 7}`, at === 17 ? -30 : 20 + at, '2025-02-03'].join(',')
    )
    const facts = await run(['journal,account,amount,posted date', ...lines].join('\n'))
    expect(facts.proof!.journals).toMatchObject({ journals: 15, unbalanced: 15 })
    expect(judgeReading(facts).map(({ code, grave }) => [code, grave])).toEqual([['LIST_OF_PAYMENTS', false]])
    expect(judgeReading(facts)[0]!.text).toMatch(/nearly all amounts have the same sign/)
  })

  test('of a ledger of which no line takes part: it is never done, whatever was said', async () => {
    const text = 'account,amount\n1,0.00\n2,0.00\n'
    await expect(run(text, { leaveOutZeros: true, goesOn: true })).rejects.toMatchObject({
      problem: {
        code: 'NO_LINE_USED',
        message: expect.stringContaining('Without “leave out zeros”') as string
      }
    })
  })
})

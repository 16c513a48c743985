import { expect, test } from 'vitest'
import { analyzeText } from '../../helpers/analyze-file.ts'
import { scratchFolder } from '../../helpers/scratch-folder.ts'

const folder = scratchFolder()

async function read(text: string) {
  const { result, rows } = await analyzeText(folder, text)
  const { notices, totals, excluded } = result.analytics
  return {
    totals,
    excluded,
    users: rows.map(({ user }) => user),
    rowsOfType: Object.fromEntries(
      Object.entries(result.duplicates.types).map(([type, totalsOf]) => [type, totalsOf?.rows ?? null])
    ),
    notices: notices.filter(({ code }) => code === 'BLANK_WORDS').map(({ text, lines }) => [text, lines])
  }
}

/** Which types have repeats where a word stands in amounts, days and users, and what is said of it. */
async function readBeside(word: string, ofLast: string) {
  const lines = [
    `4000;250.75;${word};2024-03-01;${word}`,
    `4000;250.75;${word};2024-03-01;${word}`,
    `2000;${word};250.75;${word};kim`,
    `2000;${word};250.75;${word};${ofLast}`
  ]
  const outcome = await read(['account;debit;credit;effective date;user', ...lines, ''].join('\n'))
  expect(outcome).toMatchObject({ totals: { debit: '501.50', credit: '501.50', net: '0.00' }, excluded: [] })
  expect(outcome.notices).toEqual([[expect.stringContaining(`but “${word}”, in “`), 4]])
  return outcome.rowsOfType
}

test.each(['NULL', 'null', '\\N', '(null)', '<NULL>'])(
  'takes %j as the whole of a cell for blank',
  async (word) => {
    expect(await readBeside(word, 'kim')).toMatchObject({ 3: 2, 5: 2 })
  }
)

test.each(['NaN', 'None', 'nan', '<NA>', '(Null)', '(blank)'])(
  'takes %j for blank where an amount or a day would be, and for a code elsewhere',
  async (word) => {
    expect(await readBeside(word, 'lee')).toMatchObject({ 3: 2, 5: 2 })
  }
)

test('takes lines whose user is NULL for no group by user, and shows the word', async () => {
  const text = 'account,amount,user\n1,5,NULL\n1,5,NULL\n1,7,ann\n1,7,ann\n'
  const { rowsOfType, notices } = await read(text)
  expect(rowsOfType).toMatchObject({ 3: 2 })
  expect(notices).toEqual([['Cells that hold nothing but “NULL”, in “user”: counted as blank.', 2]])
})

test('leaves a user who is called Null, and words that only hold one', async () => {
  const text = 'account,amount,user\n1,5,Null\n1,5,Null\n1,7,NULLMEYER\n1,7,NULLMEYER\n'
  expect(await read(text)).toMatchObject({ rowsOfType: { 3: 4 }, notices: [] })
})

import { expect, test } from 'vitest'
import { analyzeText } from '../../../helpers/analyze-file.ts'
import { scratchFolder } from '../../../helpers/scratch-folder.ts'

const folder = scratchFolder()
const times = (count: number, line: string) => Array.from({ length: count }, () => line)

/** Account and amount of each group, in review order. */
async function groupsOf(lines: string[]): Promise<string[]> {
  const { rows } = await analyzeText(folder, ['account,amount', ...lines, ''].join('\n'))
  const inOrder = rows.toSorted((a, b) => a.groupNo - b.groupNo)
  const groups = new Map(inOrder.map(({ groupNo, account, amount }) => [groupNo, `${account} ${amount}`]))
  expect([...groups.keys()]).toEqual(Array.from({ length: groups.size }, (_, at) => at + 1))
  return [...groups.values()]
}

test('the group with the higher risk comes first', async () => {
  expect(await groupsOf([...times(2, 'A,9000'), ...times(3, 'B,-1')])).toEqual(['B -1', 'A 9000'])
})

test('of two with one risk the larger exposure comes first: what is posted beyond the first line', async () => {
  expect(await groupsOf([...times(10, 'A,10.00'), ...times(12, 'B,-8.20')])).toEqual(['B -8.20', 'A 10.00'])
})

test('of two with one exposure the one that begins first in the file comes first', async () => {
  expect(await groupsOf(['B,5', 'A,-5', 'A,-5', 'B,5'])).toEqual(['B 5', 'A -5'])
})

/** Account of each group that is the strongest one of a line in review order, of lines with journal, account, amount and posted day. */
async function accountsOf(lines: string[]): Promise<string[]> {
  const content = ['journal,account,amount,posted', ...lines, ''].join('\n')
  const { rows } = await analyzeText(folder, content, { mapping: { posted: 'posted' }, dateOrder: 'dmy' })
  return [
    ...new Map(
      rows.toSorted((a, b) => a.groupNo - b.groupNo).map(({ groupNo, account }) => [groupNo, account])
    ).values()
  ]
}

const plain = ['1,P,5,2024-01-01', '2,P,5,2024-01-01']

test('a whole journal that repeats comes before a higher risk', async () => {
  const many = Array.from({ length: 5 }, (_, at) => `${10 + at},M,9,2024-01-01`)
  const journals = ['30,W,1,2024-03-01', '30,V,-1,2024-03-01', '31,W,1,2024-09-01', '31,V,-1,2024-09-01']
  expect(await accountsOf([...many, ...journals])).toEqual(['W', 'V', 'M'])
})

test('what is reversed, what recurs and what is in one journal comes after a lower risk, and stays', async () => {
  const reversed = ['3,R,900,2024-01-01', '4,R,900,2024-01-01', '5,R,-900,2024-01-05']
  const monthly = ['6,S,800,2024-01-01', '7,S,800,2024-02-01', '8,S,800,2024-03-01', '9,S,800,2024-04-01']
  const oneJournal = ['20,J,700,2024-01-01', '20,J,700,2024-01-01', '20,J,700,2024-01-01']
  expect(await accountsOf([...reversed, ...monthly, ...oneJournal, ...plain])).toEqual(['P', 'J', 'S', 'R'])
})

test('a whole journal that recurs, or was taken back, stands by its risk alone', async () => {
  const rent = ['01', '02', '03'].flatMap((month, at) => [
    `${40 + at},W,1,2024-${month}-01`,
    `${40 + at},V,-1,2024-${month}-01`
  ])
  // The plain pair has the higher risk.
  expect(await accountsOf([...plain, ...rent])).toEqual(['P', 'W', 'V'])
  const again = ['50,X,2,2024-01-01', '50,Y,-2,2024-01-01', '51,X,2,2024-01-02', '51,Y,-2,2024-01-02']
  const back = ['52,X,-2,2024-01-03', '52,Y,2,2024-01-03']
  expect(await accountsOf([...again, ...back, ...plain.map((line) => line.replace(',5,', ',500,'))])).toEqual(
    ['P', 'X', 'Y']
  )
})

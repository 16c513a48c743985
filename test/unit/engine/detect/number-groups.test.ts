import { expect, test } from 'vitest'
import { analyzeText } from '../../../helpers/analyze-file.ts'
import { scratchFolder } from '../../../helpers/scratch-folder.ts'

const folder = scratchFolder()
const times = (count: number, line: string) => Array.from({ length: count }, () => line)

/** Account and amount of each group, in review order. */
async function groupsOf(lines: string[]): Promise<string[]> {
  const { rows } = await analyzeText(folder, ['account,amount', ...lines, ''].join('\n'))
  const groups = new Map(rows.map(({ groupNo, account, amount }) => [groupNo, `${account} ${amount}`]))
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

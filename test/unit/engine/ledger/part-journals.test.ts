import { expect, test } from 'vitest'
import type { Reason } from '../../../../src/shared/finding.ts'
import { analyzeText } from '../../../helpers/analyze-file.ts'
import { readTable } from '../../../helpers/read-table.ts'
import { scratchFolder } from '../../../helpers/scratch-folder.ts'

const folder = scratchFolder()
const names = ['journal', 'entity', 'account', 'amount', 'posted']
const settings = { mapping: Object.fromEntries(names.map((name) => [name, name])), dateOrder: 'dmy' } as const

async function analyse(lines: string[]) {
  const text = [names.join(','), ...lines.map((line) => `${line},2024-01-31`), ''].join('\n')
  return await analyzeText(folder, text, settings)
}

/** The lines (from 1) of each journal, in the order of the file. */
async function journalsOf(lines: string[]): Promise<number[][]> {
  const { ledgerPath } = await analyse(lines)
  const runs = readTable<{ id: number; first: number; last: number }>(
    ledgerPath,
    'SELECT journal_id AS id, first_line AS first, last_line AS last FROM journal_run'
  )
  const journals = new Map<number, number[]>()
  for (const { id, first, last } of runs) {
    const all = Array.from({ length: last - first + 1 }, (_, at) => first + at)
    journals.set(id, [...(journals.get(id) ?? []), ...all])
  }
  return [...journals.values()]
}

test('a number that balances in each of two entities is two journals', async () => {
  const lines = ['10,X,A,5', '10,Y,A,7', '10,X,B,-5', '10,Y,B,-7']
  expect(await journalsOf(lines)).toEqual([
    [1, 3],
    [2, 4]
  ])
})

test('a number that balances over two entities only is one journal, beside the one that balances in a third', async () => {
  const lines = ['10,X,A,5', '10,Y,B,-5', '10,Z,A,7', '10,Z,B,-7', '11,X,A,5', '11,X,B,-5']
  expect(await journalsOf(lines)).toEqual([
    [1, 2],
    [3, 4],
    [5, 6]
  ])
})

test('lines without a number are in no journal', async () => {
  expect(await journalsOf(['10,X,A,5', ',X,B,-5', ',X,B,-5', '10,X,B,-5'])).toEqual([[1, 4]])
})

test('journals that repeat each other under one number are told apart by their entities', async () => {
  const { ledgerPath } = await analyse(['10,X,A,5', '10,X,B,-5', '10,Y,A,5', '10,Y,B,-5', '12,Z,C,1'])
  const [first] = readTable<{ reasons: string }>(ledgerPath, 'SELECT reasons FROM finding')
  expect((JSON.parse(first!.reasons) as Reason[])[0]).toEqual({
    text: 'The whole journal repeats: 2 of 2 lines, in 10 (X) and 10 (Y)',
    effect: 'raises'
  })
})

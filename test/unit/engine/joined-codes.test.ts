import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { analyzeFile, analyzeText } from '../../helpers/analyze-file.ts'
import { makeWorkbook, number, text as cell } from '../../helpers/make-workbook.ts'
import { scratchFolder } from '../../helpers/scratch-folder.ts'

const folder = scratchFolder()

test('lines whose codes are written in two ways make a group, each in its own spelling, with a notice', async () => {
  const text = [
    'account,amount,user',
    '7100,5.50,Bjo\u0308rn',
    '7100.0,5.50,Björn',
    '7200.0,9.00,kim',
    ''
  ].join('\n')
  const { result, rows } = await analyzeText(folder, text)
  expect(result.duplicates.types[3]).toMatchObject({ groups: 1, rows: 2 })
  expect(rows.map(({ account, user }) => [account, user])).toEqual([
    ['7100.0', 'Björn'],
    ['7100', 'Bjo\u0308rn']
  ])
  const said = result.analytics.notices.filter(({ code }) => code === 'JOINED_CODES')
  expect(said.map(({ text: words, lines }) => [words, lines])).toEqual([
    ['“account” writes one code in several ways, and they are compared as one: “7100.0” as “7100”.', 1],
    ['“user” writes one code in several ways, and they are compared as one: “Bjo\u0308rn” as “Björn”.', 1]
  ])
})

test('numbers that a workbook shows with leading noughts are the codes that texts write with them', async () => {
  const path = join(folder, 'noughts.xlsx')
  const header = ['Account', 'Amount', 'User'].map(cell)
  const rows = [
    [number(430, 1), number(-12.5), cell('kim')],
    [number(430, 1), number(-12.5), cell('kim')],
    [cell('000430'), number(-12.5), cell('kim')],
    [number(430), number(-12.5), cell('kim')],
    ...[510, 77].flatMap((code) => [
      [number(code, 1), number(code), cell('kim')],
      [cell(String(code).padStart(6, '0')), number(1), cell('kim')]
    ])
  ]
  writeFileSync(path, makeWorkbook([{ rows: [header, ...rows] }], { formats: ['000000'] }))
  const { result } = await analyzeFile(path)
  expect(result.duplicates.types[3]).toMatchObject({ groups: 1, rows: 4 })
})

test('takes the noughts of money behind a code for none, as those of a float', async () => {
  const text = 'account,amount\n7100,5.50\n7100.00,5.50\n7300.00,9.00\n'
  expect((await analyzeText(folder, text)).result.duplicates.types[1]).toMatchObject({ groups: 1, rows: 2 })
  const apart = text.replace('7300.00', '7300.10')
  expect((await analyzeText(folder, apart)).result.duplicates.types[1]).toMatchObject({ groups: 0 })
})

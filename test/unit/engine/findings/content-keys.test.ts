import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Settings } from '../../../../src/shared/settings.ts'
import { analyzeFile } from '../../../helpers/analyze-file.ts'
import { readTable } from '../../../helpers/read-table.ts'
import { scratchFolder } from '../../../helpers/scratch-folder.ts'

const folder = scratchFolder()
const header = 'Journal,Account,Amount,Posting Date,User,Source,Text'
const pair = ['J1,4000,100.00,2024-01-31,ANNA,AP,rent', 'J2,4000,100.00,2024-01-31,ANNA,AP,rent again']
const others = ['J1,1200,-100.00,2024-01-31,ANNA,AP,rent', 'J3,4711,7.00,2024-02-01,BEN,GL,other']
let files = 0

interface Keys {
  type: number
  account: string
  members_key: string
  group_key: string
}

async function keysOf(lines: string[], settings: Partial<Settings> = {}): Promise<Keys[]> {
  const path = join(folder, `extract-${++files}.csv`)
  writeFileSync(path, [...lines, ''].join('\n'))
  const { ledgerPath } = await analyzeFile(path, { decimalMark: 'point', goesOn: true, ...settings })
  return readTable<Keys>(
    ledgerPath,
    'SELECT type, account, members_key, group_key FROM finding ORDER BY finding_no'
  )
}

const [original] = await keysOf([header, ...pair, ...others])

test('keys are 32 hexadecimal digits', () => {
  expect(original!.members_key).toMatch(/^[0-9a-f]{32}$/)
  expect(original!.group_key).toMatch(/^[0-9a-f]{32}$/)
})

test('the same postings in another file, in another order and with another column between keep their keys', async () => {
  const reordered = [header, others[1]!, pair[1]!, others[0]!, pair[0]!]
  const withColumn = reordered.map((line, at) => line.replace(',', at === 0 ? ',Remark X,' : `,note ${at},`))
  expect(await keysOf(reordered)).toEqual([original])
  expect(await keysOf(withColumn)).toEqual([original])
})

test('it does not matter how the same amounts and days are written', async () => {
  const rewritten = pair.map((line) => line.replace('100.00', '"100,0"').replace('2024-01-31', '31.01.2024'))
  const rest = others.map((line) =>
    line.replace(/(-?\d+)\.00/, '"$1,00"').replace(/2024-(..)-(..)/, '$2.$1.2024')
  )
  expect(await keysOf([header, ...rewritten, ...rest], { decimalMark: 'comma', dateOrder: 'dmy' })).toEqual([
    original
  ])
})

test.each([
  ['journal', pair[1]!.replace('J2', 'J9')],
  ['text', pair[1]!.replace('again', 'twice')]
])('another %s on one line is another set of members of the same group', async (_, line) => {
  const [changed] = await keysOf([header, pair[0]!, line, ...others])
  expect(changed).toMatchObject({ type: original!.type, group_key: original!.group_key })
  expect(changed!.members_key).not.toBe(original!.members_key)
})

test('a third line is another set of members of the same group', async () => {
  const [changed] = await keysOf([header, ...pair, pair[1]!.replace('J2', 'J7'), ...others])
  expect(changed!.group_key).toBe(original!.group_key)
  expect(changed!.members_key).not.toBe(original!.members_key)
})

test('lines that say the same differ from one of them alone by how often they stand there', async () => {
  const [twice] = await keysOf([header, pair[0]!, pair[0]!, ...others])
  const [thrice] = await keysOf([header, pair[0]!, pair[0]!, pair[0]!, ...others])
  expect(twice!.members_key).not.toBe(thrice!.members_key)
})

test('another day makes another type of the two lines, and both keys are others', async () => {
  const [changed] = await keysOf([header, pair[0]!, pair[1]!.replace('01-31', '01-30'), ...others])
  expect(changed!.type).not.toBe(original!.type)
  expect(changed!.group_key).not.toBe(original!.group_key)
  expect(changed!.members_key).not.toBe(original!.members_key)
})

test('values that run into each other do not make two lines one', async () => {
  const one = [header, 'J1,4000,1.00,2024-01-31,A,B,', 'J2,4000,1.00,2024-01-31,A,B,', ...others]
  const other = [header, 'J1,4000,1.00,2024-01-31,A,,B', 'J2,4000,1.00,2024-01-31,A,,B', ...others]
  const [[first], [second]] = [await keysOf(one), await keysOf(other)]
  expect(first!.members_key).not.toBe(second!.members_key)
})

test('an option that makes codes equal names the group by what is equal, and apart from a run without it', async () => {
  const lines = [header, pair[0]!.replace('4000', 'ab'), pair[1]!.replace('4000', 'AB'), ...others]
  const turned = [header, lines[2]!, lines[1]!, ...others]
  const [[one], [other]] = [
    await keysOf(lines, { ignoreCase: true }),
    await keysOf(turned, { ignoreCase: true })
  ]
  expect(one!.group_key).toBe(other!.group_key)
  const [plain] = await keysOf([header, ...pair, ...others], { ignoreCase: true })
  expect(plain!.group_key).not.toBe(original!.group_key)
  expect(plain!.members_key).toBe(original!.members_key)
})

/** A decision on a line whose user was `NULL` was kept when that was a code like any other. */
test('a line with a word for nothing keeps the key that it had before such words were blank', async () => {
  const [found] = await keysOf([header, pair[0]!.replace('ANNA', 'NULL'), pair[1]!, ...others])
  expect(found).toMatchObject({ type: 5, members_key: '3fd6a72f93cb05db847c2c6d9a21a84e' })
})

test('codes that a column writes in one way keep the keys that they had before ways were joined', async () => {
  const floats = [...pair, ...others].map((line) =>
    line.replace(/,(\d{4}),/, ',$1.0,').replace('ANNA', 'Ja\u0308n')
  )
  expect(await keysOf([header, ...floats])).toEqual([
    {
      type: 5,
      account: '4000.0',
      members_key: 'e65711e07da055a3ed5594eba32af678',
      group_key: 'ba7e00bf875a15f3f6ea750fd39a9ea0'
    }
  ])
})

test('a group has one key, however its codes are written', async () => {
  const mixed = [pair[0]!, pair[1]!.replace('4000', '4000.0'), ...others]
  const [one] = await keysOf([header, ...mixed])
  const [other] = await keysOf([header, ...mixed.toReversed()])
  expect(one!.group_key).toBe(original!.group_key)
  expect(other!.group_key).toBe(original!.group_key)
})

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { LedgerReader } from '../../../../src/main/engine/store/ledger-reader.ts'
import { analyzeFiles, analyzeText } from '../../../helpers/analyze-file.ts'
import { scratchFolder } from '../../../helpers/scratch-folder.ts'
import { readCsv, readFolder, writeWorkpaper } from '../../../helpers/write-workpaper.ts'

const folder = scratchFolder()

describe('findings in several currencies', () => {
  const lines = (journal: string) => [
    `${journal},4000,900.00,2024-03-04,EUR`,
    `${journal},1000,-900.00,2024-03-04,EUR`,
    `${journal},4000,70.00,2024-03-04,USD`,
    `${journal},1000,-70.00,2024-03-04,USD`
  ]
  const text = [
    'journal,account,amount,posted date,currency',
    ...lines('J1'),
    ...lines('J2'),
    'J3,5000,8.00,2024-03-04,USD',
    'J4,5000,8.00,2024-03-05,USD',
    ''
  ].join('\n')

  test('have a figure in each, which are never added up', async () => {
    const { result, ledgerPath } = await analyzeText(folder, text, { goesOn: true })
    const reader = new LedgerReader(ledgerPath)
    const { findings } = reader.rows.findingPage({}, null, 0, 9)
    expect(findings).toMatchObject([
      {
        currency: 'EUR',
        otherCurrencies: 1,
        exposure: '900.00',
        amount: '900.00',
        occurrences: 2,
        daysApart: 0
      },
      { currency: 'USD', otherCurrencies: 0, exposure: '8.00', amount: '8.00', daysApart: 1 }
    ])
    expect(result.duplicates.exposure).toEqual([
      { currency: 'EUR', exposure: '900.00', net: '900.00' },
      { currency: 'USD', exposure: '78.00', net: '78.00' }
    ])
    expect(reader.rows.figures({}).exposure).toEqual(result.duplicates.exposure)
    expect(reader.rows.figures({ account: '5000' }).exposure).toEqual([
      { currency: 'USD', exposure: '8.00', net: '8.00' }
    ])
    expect(reader.rows.figures({ account: '9999' }).exposure).toEqual([])
    reader.close()
  })

  test('stand so in the workpaper, whose sums are those of each', async () => {
    const { ledgerPath } = await analyzeText(folder, text, { goesOn: true })
    const { target } = await writeWorkpaper(folder, ledgerPath)
    const files = readFolder(target)
    const [heads, ...rows] = readCsv(files['09_findings.csv']!)
    const column = (name: string) => rows.map((row) => row[heads!.indexOf(name)])
    expect(column('exposure')).toEqual(['900.00', '8.00'])
    expect(column('currency')).toEqual(['EUR', 'USD'])
    expect(column('other_exposure')).toEqual(['USD 70.00 (net 70.00)', ''])
    const record = JSON.parse(files['07_run_record.json']!.toString()) as Record<string, unknown>
    expect(record['findings']).toEqual({
      count: 2,
      exposure: { EUR: '900.00', USD: '78.00' },
      net: { EUR: '900.00', USD: '78.00' }
    })
    const [groupHeads, ...groups] = readCsv(files['03_groups.csv']!)
    const type = groups.map((row) => row[groupHeads!.indexOf('type')])
    expect(type.filter((one) => one === '1')).toHaveLength(5)
  })

  test('do not foot where one of them was changed', async () => {
    const { ledgerPath } = await analyzeText(folder, text, { goesOn: true })
    const db = new Database(ledgerPath)
    db.exec("UPDATE finding_money SET net_minor = 1 WHERE currency = 'USD' AND finding_no = 1")
    db.close()
    await expect(
      writeWorkpaper(folder, ledgerPath, { target: join(folder, 'changed') })
    ).rejects.toMatchObject({
      problem: { code: 'FIGURES_DISAGREE', detail: 'net USD: 8.01, not 78.00' }
    })
  })
})

test('a finding says in how many files its lines stand', async () => {
  const paths = ['one.csv', 'two.csv'].map((name) => join(folder, name))
  paths.forEach((path, at) =>
    writeFileSync(path, `account,amount,text\n1,5.00,${at}\n2,7.00,a\n${at === 0 ? '2,7.00,b\n' : ''}`)
  )
  const { ledgerPath } = await analyzeFiles(paths, { goesOn: true })
  const reader = new LedgerReader(ledgerPath)
  const found = reader.rows.findingPage({}, null, 0, 9).findings
  reader.close()
  expect(found.map(({ account, files, lines }) => [account, files, lines])).toEqual([
    ['2', 2, 3],
    ['1', 2, 2]
  ])
})

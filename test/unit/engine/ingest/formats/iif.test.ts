import { expect, test } from 'vitest'
import { analyzeText } from '../../../../helpers/analyze-file.ts'
import { listedLines } from '../../../../helpers/listed-lines.ts'
import { scratchFolder } from '../../../../helpers/scratch-folder.ts'

const folder = scratchFolder()
const rows = (lines: string[]) =>
  lines.map((line) => line.replaceAll(' ', '\t').replaceAll('_', ' ')).join('\r\n')
const splits = {
  'the same columns': ['SPLID TRNSTYPE DATE ACCNT NAME AMOUNT DOCNUM', ' GENERAL 01/14/2024 Bank  -120.50 7'],
  'another order': ['SPLID ACCNT TRNSTYPE DATE AMOUNT DOCNUM NAME', ' Bank GENERAL 01/14/2024 -120.50 7 '],
  'more and less': ['SPLID TRNSTYPE DATE ACCNT AMOUNT QNTY DOCNUM', ' GENERAL 01/14/2024 Bank -120.50 2 7']
}

test.each(Object.entries(splits))(
  'a file of QuickBooks whose two headers have %s is read by their names',
  async (_, [header, split]) => {
    const block = (id: string) => [
      `TRNS ${id} GENERAL 01/14/2024 Paper Shop 120.50 7`,
      `SPL ${split}`,
      'ENDTRNS'
    ]
    const lines = [
      '!ACCNT NAME ACCNTTYPE',
      'ACCNT Bank BANK',
      '!TRNS TRNSID TRNSTYPE DATE ACCNT NAME AMOUNT DOCNUM',
      `!SPL ${header}`,
      '!ENDTRNS'
    ]
    const {
      result,
      rows: found,
      ledgerPath
    } = await analyzeText(folder, rows([...lines, ...block('1'), ...block('2')]))
    const { rows: counts, totals, lineClasses, notices } = result.analytics
    expect(counts).toEqual({ read: 4, used: 4, excluded: 0 })
    expect(totals).toEqual({ debit: '241.00', credit: '241.00', net: '0.00' })
    expect(lineClasses.map(({ class: name, lines: own }) => `${own} ${name}`)).toEqual([
      '2 preamble',
      '3 header',
      '4 data',
      '2 separator'
    ])
    expect(notices).toEqual([])
    expect(found.map(({ account, amount, journal }) => `${journal} ${account} ${amount}`).toSorted()).toEqual(
      ['1 Bank -120.50', '1 Paper 120.50', '2 Bank -120.50', '2 Paper 120.50']
    )
    expect(listedLines(ledgerPath)).toContain('8 separator: ends a transaction')
  }
)

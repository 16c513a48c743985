import { expect, test } from 'vitest'
import { LedgerReader } from '../../../../src/main/engine/store/ledger-reader.ts'
import { openDecision } from '../../../../src/shared/decision.ts'
import { analyzeText } from '../../../helpers/analyze-file.ts'
import { scratchFolder } from '../../../helpers/scratch-folder.ts'

const folder = scratchFolder()
const header = 'journal,account,amount,posted,user,text'
const posting = (journal: string, day: number) => [
  `${journal},5000,100.00,2024-03-0${day},ANNA,goods`,
  `${journal},6000,5.25,2024-03-0${day},ANNA,fee`,
  `${journal},1000,-105.25,2024-03-0${day},ANNA,bank`
]

/** The one finding of these lines: its exposure, and what is left of it when the lines of some journals and accounts are excepted. */
async function exposures(lines: string[], isExcepted: (journal: string, account: string) => boolean) {
  const { ledgerPath } = await analyzeText(folder, `${[header, ...lines].join('\n')}\n`)
  const reader = new LedgerReader(ledgerPath)
  try {
    const { finding, members } = reader.finding(1, () => openDecision)
    expect(members).toHaveLength(lines.length)
    const excepted = members
      .filter(({ row }) => isExcepted(row.journal, row.account))
      .map(({ row }) => ({ ...reader.exceptable(1, row.lineId), reason: '' }))
    const left = reader.excepting(1, excepted)
    return { whole: finding.exposure, left: left?.exposure?.get('') ?? null, lines: left?.lines.size ?? 0 }
  } finally {
    reader.close()
  }
}

const thrice = [...posting('J1', 4), ...posting('J2', 4), ...posting('J3', 4)]

test('without the lines of one posting a finding is exposed to what a ledger without that posting is', async () => {
  const twice = await exposures(thrice.slice(0, 6), () => false)
  expect(twice).toEqual({ whole: '105.25', left: null, lines: 0 })
  expect(await exposures(thrice, (journal) => journal === 'J2')).toEqual({
    whole: '210.50',
    left: twice.whole,
    lines: 3
  })
  expect((await exposures(thrice, (journal) => journal !== 'J2')).left).toBe('0.00')
})

test('a debit that is excepted leaves the credit, for the larger side counts', async () => {
  const { left } = await exposures(
    thrice.slice(0, 6),
    (journal, account) => journal === 'J2' && account === '6000'
  )
  expect(left).toBe('105.25')
  const both = await exposures(
    thrice.slice(0, 6),
    (journal, account) => journal === 'J2' && account !== '5000'
  )
  expect(both.left).toBe('100.00')
})

test('of lines that say the same the very one is excepted, whichever comes first', async () => {
  const equal = Array.from({ length: 3 }, () => 'J9,5000,7.00,2024-03-09,ANNA,same')
  const { ledgerPath } = await analyzeText(folder, `${[header, ...equal].join('\n')}\n`)
  const reader = new LedgerReader(ledgerPath)
  const lineIds = reader.finding(1, () => openDecision).members.map(({ row }) => row.lineId)
  const lines = lineIds.map((lineId) => ({ ...reader.exceptable(1, lineId), reason: 'seen' }))
  expect(new Set(lines.map(({ key }) => key)).size).toBe(3)
  for (const [at, line] of lines.entries()) {
    expect([...reader.exceptedLines(1, [line]).keys()]).toEqual([lineIds[at]])
    expect(reader.excepting(1, [line])!.exposure).toEqual(new Map([['', '7.00']]))
  }
  reader.close()
})

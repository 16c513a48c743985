import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { WorkpaperRequest } from '../../../../src/main/engine/tasks/export-workpaper.ts'
import { openDecision } from '../../../../src/shared/decision.ts'
import { analyzeText } from '../../../helpers/analyze-file.ts'
import { scratchFolder } from '../../../helpers/scratch-folder.ts'
import { findingsOf, writeWorkpaper } from '../../../helpers/write-workpaper.ts'

const folder = scratchFolder()
let count = 0

/** The memo of a ledger of so many journals that were posted twice, all decided as duplicate with this note. */
async function writeMemo(journals: number, note: string): Promise<string> {
  const lines = Array.from({ length: journals }, (_, at) =>
    ['J', 'K'].map((journal) => `${journal}${at},${4000 + at},2025-01-03,kim,${1000 + at}.50,<b>text</b>`)
  ).flat()
  const { ledgerPath } = await analyzeText(
    folder,
    `journal,account,posted date,user,amount,text\n${lines.join('\n')}\n`
  )
  const decision = {
    ...openDecision,
    disposition: 'duplicate' as const,
    note,
    decided: { by: 'Ann', at: '2026-02-03T04:05:06.000Z' },
    ledgerId: 'this-ledger'
  }
  const decisions = new Map(findingsOf(ledgerPath).map(({ membersKey }) => [membersKey, decision]))
  const target = join(folder, `memo-${++count}.html`)
  const header = {
    reference: 'J-310',
    period: 'FY 2025',
    preparer: 'Ann & Co',
    reviewer: '',
    purpose: '<script>alert(1)</script>',
    conclusion: 'Posted twice.'
  }
  await writeWorkpaper(folder, ledgerPath, {
    review: { decisions },
    parts: ['memo'],
    target,
    facts: { header } as WorkpaperRequest['facts']
  })
  return readFileSync(target, 'utf8')
}

test('a memo says what the front page says, with its totals', async () => {
  const memo = await writeMemo(3, 'refund')
  for (const words of [
    'Purpose and procedure',
    'Control totals',
    'Posted twice.',
    '3 findings identified',
    'refund'
  ])
    expect(memo).toContain(words)
  // 1,000.50 + 1,001.50 + 1,002.50 of each journal beyond the first.
  expect(memo).toMatch(/All 3 exceptions<\/th>.*>3,004\.50</)
})

test('a memo fetches nothing and runs nothing, whatever was typed', async () => {
  const memo = await writeMemo(1, '<img src=x onerror=alert(1)>')
  expect(memo).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
  expect(memo).not.toMatch(/<(script|img|link|iframe|b)\b/)
  expect(memo).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(memo).not.toMatch(/https?:/)
})

test('a memo tells the first exceptions and how many more there are, but the total of all', async () => {
  const memo = await writeMemo(20, '')
  expect(memo.match(/>posted again</g)).toHaveLength(8)
  expect(memo).toContain('and 12 more: see the front page of the workbook')
  const total = Array.from({ length: 20 }, (_, at) => 1000.5 + at).reduce((sum, one) => sum + one, 0)
  expect(memo).toContain(`>${total.toLocaleString('en', { minimumFractionDigits: 2 })}<`)
})

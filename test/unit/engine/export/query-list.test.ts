import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as xlsx from '@e965/xlsx'
import { beforeAll, describe, expect, test } from 'vitest'
import { readAnswers } from '../../../../src/main/engine/tasks/read-answers.ts'
import { openDecision } from '../../../../src/shared/decision.ts'
import type { LedgerFinding } from '../../../../src/main/engine/findings/workpaper-rows.ts'
import { analyzeText } from '../../../helpers/analyze-file.ts'
import { scratchFolder } from '../../../helpers/scratch-folder.ts'
import { findingsOf, writeWorkpaper } from '../../../helpers/write-workpaper.ts'

const folder = scratchFolder()
const lines = Array.from({ length: 3 }, (_, at) =>
  ['J', 'K'].map((journal) => `${journal}${at},400${at},2025-01-0${at + 1},=Kim,${at + 1}00.50,"a, b"`)
).flat()

let ledgerPath: string
let findings: LedgerFinding[]
let target: string

beforeAll(async () => {
  const text = `journal,account,posted date,user,amount,text\n${lines.join('\n')}\n`
  ledgerPath = (await analyzeText(folder, text)).ledgerPath
  findings = findingsOf(ledgerPath)
  target = join(folder, 'list.xlsx')
  const query = {
    ...openDecision,
    disposition: 'query' as const,
    note: '=why twice?',
    decided: { by: 'Ann', at: '2026-02-03T04:05:06.000Z' },
    ledgerId: 'this-ledger'
  }
  const decisions = new Map([findings[0]!, findings[2]!].map(({ membersKey }) => [membersKey, query]))
  await writeWorkpaper(folder, ledgerPath, { review: { decisions }, parts: ['queryList'], target })
})

type Row = Record<string, string | number>

/** The list as a program of another hand reads it. */
function readList(): { book: xlsx.WorkBook; rows: Row[] } {
  const book = xlsx.read(readFileSync(target))
  return { book, rows: xlsx.utils.sheet_to_json<Row>(book.Sheets['Queries']!, { defval: '' }) }
}

/** The list as a client sends it back: with these cells by row and head, saved by another program as this kind of file. */
function sendBack(name: string, answers: Record<number, Row>, bookType: xlsx.BookType = 'xlsx'): string {
  const { book, rows } = readList()
  const filled = rows.map((row, at) => ({ ...row, ...answers[at] }))
  book.Sheets['Queries'] = xlsx.utils.json_to_sheet(filled)
  const path = join(folder, name)
  if (bookType === 'csv') writeFileSync(path, xlsx.utils.sheet_to_csv(book.Sheets['Queries']))
  else writeFileSync(path, xlsx.write(book, { type: 'buffer', bookType }) as Buffer)
  return path
}

describe('a query list', () => {
  test('holds the findings that are asked about, with columns for the answers', () => {
    const { rows } = readList()
    expect(rows.map((row) => [row['Finding no'], row['Reference'], row['Question'], row['Answer']])).toEqual(
      [findings[0]!, findings[2]!].map(({ findingNo, membersKey }) => [
        findingNo,
        membersKey,
        '=why twice?',
        ''
      ])
    )
    expect(rows.map((row) => Number(row['Amount in question']))).toEqual(
      [findings[0]!, findings[2]!].map(({ exposure }) => Number(exposure))
    )
    for (const row of rows) {
      const [first, again] = String(row['Postings']).split('\n')
      expect([first![0], again![0]]).toEqual(['J', 'K'])
      expect(first).toContain('=Kim')
    }
  })

  test('has no formula, whatever a note or a user begins with', () => {
    const sheet = readList().book.Sheets['Queries']!
    const formulas = Object.values(sheet).filter(
      (cell) => (cell as xlsx.CellObject | undefined)?.f !== undefined
    )
    expect(formulas).toEqual([])
  })

  test.each(['xlsx', 'xlsb', 'biff8', 'ods', 'csv'] as const)(
    'that comes back as %s has its answers by number and reference',
    async (bookType) => {
      const answer = {
        Answer: '=SUM(1) paid twice,\nrefund asked',
        'Answered by': 'Jo',
        'Answered on': '5 Jan'
      }
      const path = sendBack(`back.${bookType}`, { 1: answer }, bookType)
      const { answers, unanswered } = await readAnswers(path)
      expect(unanswered).toBe(1)
      expect(answers).toMatchObject([
        {
          findingNo: String(findings[2]!.findingNo),
          reference: findings[2]!.membersKey,
          answer: '=SUM(1) paid twice,\nrefund asked',
          by: 'Jo',
          on: '5 Jan'
        }
      ])
    }
  )

  test('may come back with its columns moved, and without the reference', async () => {
    const path = join(folder, 'own.csv')
    writeFileSync(path, 'To Doublet,,\nAnswer,x,Finding No\nno,1,7\n,2,8\n')
    expect(await readAnswers(path)).toMatchObject({
      answers: [{ findingNo: '7', reference: '', answer: 'no', by: '', on: '' }],
      unanswered: 1
    })
  })

  test.each([
    ['a ledger', 'account,amount\n1,5.00\n'],
    ['an empty file', ''],
    ['bytes of nothing', '\u0000\u0001\u0002'],
    ['a broken workbook', 'PK\u0003\u0004 and no more']
  ])('that is %s is refused with a code and a sentence', async (name, content) => {
    const path = join(folder, `${name}.xlsx`)
    writeFileSync(path, content)
    await expect(readAnswers(path)).rejects.toMatchObject({
      problem: { code: expect.stringMatching(/^[A-Z_]+$/), message: expect.stringMatching(/\.$/) }
    })
  })

  test('that is the workpaper itself is no list', async () => {
    const path = join(folder, 'paper.xlsx')
    await writeWorkpaper(folder, ledgerPath, { parts: ['workbook'], target: path })
    await expect(readAnswers(path)).rejects.toMatchObject({ problem: { code: 'ANSWERS_UNREADABLE' } })
  })
})

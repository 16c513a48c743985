import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import * as xlsx from '@e965/xlsx'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { requireUnaltered } from '../../src/main/review/require-unaltered.ts'
import { noHeader } from '../../src/shared/workpaper.ts'
import { cliProgram } from '../helpers/program-folder.ts'
import { scratchFolder } from '../helpers/scratch-folder.ts'
import { openTestServices, type TestServices } from '../helpers/test-services.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const folder = scratchFolder()
const dataDir = join(folder, 'data')
const lines = Array.from({ length: 4 }, (_, at) =>
  ['J', 'K'].map((journal) => `${journal}${at},400${at},2025-01-0${at + 1},kim,${at + 1}00.50,text`)
).flat()
type Row = Record<string, string | number>

let desk: TestServices
let ledgerId: string
let jobId: string

beforeAll(async () => {
  const path = join(folder, 'ledger.csv')
  writeFileSync(path, `journal,account,posted date,user,amount,text\n${lines.join('\n')}\n`)
  desk = await openTestServices(dataDir)
  const job = await desk.run(path)
  ;({ jobId } = job)
  ledgerId = job.ledgerId!
  await decide([1, 2, 3], { disposition: 'query', note: 'why?' })
})
afterAll(() => desk.services.close())

const decide = (findingNos: number[], change: object) =>
  desk.ask('review:decide', { ledgerId, target: { findingNos }, change, by: 'Ann' })
const decisionOn = async (findingNo: number) =>
  (await desk.ask('findings:open', { ledgerId, findingNo })).decision

async function writeList(name: string): Promise<xlsx.WorkBook> {
  desk.savePath = join(folder, name)
  const started = await desk.ask('workpaper:start', { ledgerId, header: noHeader, parts: ['queryList'] })
  const end = await desk.exportWhen(started!.exportId, ({ status }) => status !== 'RUNNING')
  expect(end).toMatchObject({ status: 'DONE', rowsWritten: 3 })
  return xlsx.read(readFileSync(desk.savePath))
}

/** Sends a list back with these answers by finding number, as another program saves it. */
async function sendBack(name: string, answers: Record<number, Row>): Promise<string> {
  const book = await writeList(`out-${name}`)
  const rows = xlsx.utils.sheet_to_json<Row>(book.Sheets['Queries']!, { defval: '' })
  book.Sheets['Queries'] = xlsx.utils.json_to_sheet(
    rows.map((row) => ({ ...row, ...answers[Number(row['Finding no'])] }))
  )
  const path = join(folder, name)
  writeFileSync(path, xlsx.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer)
  return path
}

async function takeIn(path: string) {
  desk.chosenPaths = [path]
  return (await desk.ask('review:answers', { ledgerId, by: 'Ann' }))!
}

describe('the answers of a query list', () => {
  test('are added to the notes in one step of the log, which undo takes back whole', async () => {
    await desk.ask('review:sign', {
      ledgerId,
      target: { findingNos: [1] },
      role: 'preparer',
      isSigned: true,
      by: 'Ann'
    })
    const path = await sendBack('back.xlsx', {
      1: { Answer: '=paid twice', 'Answered by': 'Jo', 'Answered on': '5 Jan' },
      3: { Answer: 'two deliveries' }
    })
    expect(await takeIn(path)).toMatchObject({
      fileName: 'back.xlsx',
      taken: 2,
      repeated: 0,
      unanswered: 1,
      unmatched: []
    })
    expect(await decisionOn(1)).toMatchObject({
      disposition: 'query',
      note: 'why?\nClient’s answer (Jo, 5 Jan): =paid twice',
      prepared: null,
      decided: { by: 'Ann' }
    })
    expect((await decisionOn(2)).note).toBe('why?')
    expect((await decisionOn(3)).note).toBe('why?\nClient’s answer: two deliveries')
    const { entries } = await desk.ask('activity:page', { ledgerId, offset: 0, limit: 5 })
    expect(entries[0]).toMatchObject({
      by: 'Ann',
      kind: 'decision',
      text: expect.stringMatching(
        /^2 findings of ledger\.csv: the client’s answer from “back\.xlsx” .*no\. 1, 3/
      )
    })
    expect(() => requireUnaltered(join(dataDir, 'review.sqlite'))).not.toThrow()

    await desk.ask('review:undo', { ledgerId, by: 'Ann' })
    expect((await decisionOn(1)).note).toBe('why?')
    expect((await decisionOn(1)).prepared).not.toBe(null)
    expect((await decisionOn(3)).note).toBe('why?')
    expect(await takeIn(path)).toMatchObject({ taken: 2 })
  })

  test('are not added twice, and a second answer comes below the first', async () => {
    const path = await sendBack('again.xlsx', {
      1: { Answer: '=paid twice', 'Answered by': 'Jo', 'Answered on': '5 Jan' },
      3: { Answer: 'and one came back' }
    })
    expect(await takeIn(path)).toMatchObject({ taken: 1, repeated: 1 })
    expect((await decisionOn(3)).note).toBe(
      'why?\nClient’s answer: two deliveries\nClient’s answer: and one came back'
    )
  })

  test('that cannot be told to be of a finding that is asked about are named, and the others taken in', async () => {
    const path = join(folder, 'mixed.csv')
    const { note } = await decisionOn(1)
    writeFileSync(
      path,
      'Finding no,Reference,Answer\n1,of another ledger,a\n2,,b\n99,,c\nx,,d\n4,,e\n3,,f\n3,,g\n'
    )
    const { taken, unmatched } = await takeIn(path)
    expect(taken).toBe(1)
    expect(unmatched.map(({ row, findingNo, why }) => [row, findingNo, why])).toEqual([
      [2, '1', 'otherLines'],
      [4, '99', 'unknown'],
      [5, 'x', 'number'],
      [6, '4', 'notAsked'],
      [7, '3', 'twice'],
      [8, '3', 'twice']
    ])
    expect((await decisionOn(1)).note).toBe(note)
    expect((await decisionOn(2)).note).toBe('why?\nClient’s answer: b')
    expect((await decisionOn(4)).disposition).toBe('open')
  })

  test('of a file that is no list change nothing', async () => {
    const path = join(folder, 'no list.csv')
    writeFileSync(path, 'account,amount\n1,5.00\n')
    const steps = countSteps()
    desk.chosenPaths = [path]
    expect(await desk.services.ask('review:answers', { ledgerId, by: 'Ann' })).toMatchObject({
      ok: false,
      error: { code: 'ANSWERS_UNREADABLE', message: expect.stringContaining('Nothing was changed.') }
    })
    desk.chosenPaths = []
    expect(await desk.ask('review:answers', { ledgerId, by: 'Ann' })).toBe(null)
    expect(countSteps()).toBe(steps)
  })
})

function countSteps(): unknown {
  const db = new Database(join(dataDir, 'review.sqlite'), { readonly: true })
  try {
    return db.prepare('SELECT count(*) FROM step').pluck().get()
  } finally {
    db.close()
  }
}

test('the command line writes the list and takes the answers in', async () => {
  const answered = await sendBack('cli.xlsx', { 2: { Answer: 'from the line' } })
  await desk.services.close()
  const run = (...words: string[]) =>
    promisify(execFile)(process.execPath, [cliProgram, ...words, '--data-dir', dataDir])
  const list = await run('--query-list', jobId, '--out', join(folder, 'lists'))
  expect(list.stdout).toContain('3 queries written to')
  const book = xlsx.read(readFileSync(join(folder, 'lists', 'ledger.query_list.xlsx')))
  expect(xlsx.utils.sheet_to_json(book.Sheets['Queries']!)).toHaveLength(3)
  const taken = await run('--answers', jobId, answered, '--by', 'Ann')
  expect(taken.stdout).toBe(
    '1 answers added to notes, 0 there already, 2 without an answer, 0 not taken in\n'
  )
  await expect(run('--answers', jobId)).rejects.toMatchObject({ code: 2 })
  desk = await openTestServices(dataDir)
  expect((await decisionOn(2)).note).toContain('Client’s answer: from the line')
})

import { fields } from '../../../shared/mapping.ts'
import { queryList } from '../../../shared/query-list.ts'
import { NeedsInput } from '../../../shared/question.ts'
import { DoubletError } from '../../../shared/result.ts'
import { defaultSettings, type Settings } from '../../../shared/settings.ts'
import { inspectFile } from '../ingest/files/inspect-files.ts'
import { openKind } from '../ingest/files/open-kind.ts'
import { proposeMapping } from '../ingest/mapping/propose-mapping.ts'

/** A row of a query list with an answer, as it is written there. */
export interface WrittenAnswer {
  /** Of the sheet, from 1 on. */
  row: number
  findingNo: string
  /** '' where the list came back without it. */
  reference: string
  answer: string
  by: string
  on: string
}

/** The answers of a query list that came back. */
export interface ReadAnswers {
  answers: WrittenAnswer[]
  /** Rows of findings without an answer. */
  unanswered: number
}

const mostBytes = 64 << 20
const mostRows = 100_000

/** No column is a field of a ledger, whatever it is called. */
const asWritten: Settings = {
  ...defaultSettings,
  sheet: queryList.sheet,
  mapping: Object.fromEntries(fields.map((field) => [field, '']))
}

/**
 * Reads what a client wrote into a query list: a workbook or a text of any kind that ledgers are read from, with the columns of the
 * list in any order. Throws ANSWERS_UNREADABLE for what is no such list, and what its reader says of a damaged file.
 */
export async function readAnswers(path: string): Promise<ReadAnswers> {
  const inspection = await inspectFile(path, () => undefined)
  if (inspection.sizeBytes > mostBytes) throw unreadable('It is larger than 64 MB.')
  const rows: { lineNumber: number; cells: string[] }[] = []
  try {
    const source = await openKind(path, inspection, asWritten, () => {
      throw unreadable('It is an archive: unpack it first.')
    })
    const mapping = { ...proposeMapping(source.records, asWritten), fields: [] }
    await source.read(
      mapping,
      ({ lineNumber, cells }) => {
        if (rows.length === mostRows) throw unreadable(`It has more than ${mostRows} rows.`)
        rows.push({ lineNumber, cells })
      },
      () => undefined,
      () => undefined
    )
  } catch (error) {
    if (error instanceof NeedsInput) throw unreadable('Its cells cannot be told apart.')
    if (error instanceof DoubletError && error.problem.code === 'UNKNOWN_SHEET')
      throw unreadable(`It has no sheet ${queryList.sheet}.`)
    throw error
  }
  return findAnswers(rows)
}

function findAnswers(rows: readonly { lineNumber: number; cells: string[] }[]): ReadAnswers {
  const place = (cells: string[], title: string) =>
    cells.findIndex((cell) => cell.trim().toLowerCase() === title.toLowerCase())
  const head = rows.findIndex(
    ({ cells }) => place(cells, queryList.findingNo) >= 0 && place(cells, queryList.answer) >= 0
  )
  if (head < 0)
    throw unreadable(`No row of it has the heads “${queryList.findingNo}” and “${queryList.answer}”.`)
  const at = (title: string) => place(rows[head]!.cells, title)
  const places = {
    findingNo: at(queryList.findingNo),
    reference: at(queryList.reference),
    answer: at(queryList.answer),
    by: at(queryList.answeredBy),
    on: at(queryList.answeredOn)
  }
  const answers: WrittenAnswer[] = []
  let unanswered = 0
  for (const { lineNumber, cells } of rows.slice(head + 1)) {
    const told = (name: keyof typeof places) => cells[places[name]]?.trim() ?? ''
    if (told('answer') !== '')
      answers.push({
        row: lineNumber,
        findingNo: told('findingNo'),
        reference: told('reference'),
        answer: told('answer'),
        by: told('by'),
        on: told('on')
      })
    else if (told('findingNo') !== '') unanswered++
  }
  return { answers, unanswered }
}

function unreadable(why: string): DoubletError {
  return new DoubletError(
    'ANSWERS_UNREADABLE',
    `This is no query list of Doublet with answers. ${why} Nothing was changed.`
  )
}

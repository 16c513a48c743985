import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { fields } from '../../src/shared/mapping.ts'
import { readingQuestions } from '../../src/shared/question.ts'
import { lineClasses } from '../../src/shared/line.ts'
import type { Settings } from '../../src/shared/settings.ts'

const folder = join(import.meta.dirname, '../fixtures/hazards')

const linesByCode = z.record(z.string(), z.number())

const outcome = z.strictObject({
  /** The code of the error, where the file must not be read. */
  refused: z.string(),
  /** The questions, where the data does not decide. */
  asked: z.array(z.enum([...readingQuestions, ...fields])),
  encoding: z.string(),
  delimiter: z.string(),
  columns: z.array(z.string()),
  preamble: z.array(z.string()),
  physicalLines: z.number(),
  lineClasses: z.partialRecord(z.enum(lineClasses), z.number()),
  debit: z.string(),
  credit: z.string(),
  net: z.string(),
  /** `line: account amount` of every line that is in a group, in the order of the file. */
  duplicates: z.array(z.string()),
  /** `line: posted effective` of the same lines, `-` where there is no day. */
  days: z.array(z.string()),
  /** Lines per type; a type that is not there has none. */
  rowsOfType: linesByCode,
  /** Lines per type that a blank field keeps out of it. */
  blankKeys: linesByCode,
  excluded: z.record(z.string(), z.array(z.number())),
  /** Lines per code. */
  notices: linesByCode,
  /** Words that stand in the error or the examples of a question, or in a notice, a note on the mapping or the evidence of the dialect. */
  says: z.array(z.string())
})

const hazardCase = z.strictObject({
  settings: z.custom<Partial<Settings>>((value) => typeof value === 'object').optional(),
  expected: outcome.partial()
})
const hazardFile = z.strictObject({ hazard: z.string(), cases: z.array(hazardCase).min(1) })
const pointer = z.strictObject({ hazard: z.string(), shownBy: z.string() })

/** What a hostile file must come to, written by hand from the file and the table of hazards. */
export type HazardOutcome = z.infer<typeof outcome>
/** One way to analyse the file, and what it must come to. */
export type HazardCase = z.infer<typeof hazardCase>

/** A file of one trait; `row` is its row in the table of hazards. */
interface HazardFixture {
  row: number
  name: string
  path: string
  hazard: string
  cases: HazardCase[]
}

/** A trait that no small file can show: the test that does, from the root of the repository. */
interface HazardPointer {
  row: number
  name: string
  shownBy: string
}

/** All fixtures in the folder, checked for form. Throws for an expected result without its file, and the other way round. */
export function readHazards(): { fixtures: HazardFixture[]; pointers: HazardPointer[] } {
  const names = readdirSync(folder).filter((name) => /^\d\d-/.test(name))
  const files = names.filter((name) => !name.endsWith('.expected.json'))
  const fixtures: HazardFixture[] = []
  const pointers: HazardPointer[] = []
  for (const stem of new Set(names.map(stemOf))) {
    const expectedPath = join(folder, `${stem}.expected.json`)
    if (!existsSync(expectedPath)) throw new Error(`${stem} has no expected result`)
    const read = z.union([hazardFile, pointer]).parse(JSON.parse(readFileSync(expectedPath, 'utf8')))
    const row = Number(stem.slice(0, 2))
    const own = files.filter((file) => stemOf(file) === stem)
    if (own.length !== ('cases' in read ? 1 : 0)) throw new Error(`${stem} has ${own.length} files`)
    if ('cases' in read) fixtures.push({ row, name: own[0]!, path: join(folder, own[0]!), ...read })
    else pointers.push({ row, name: stem, shownBy: read.shownBy })
  }
  return { fixtures, pointers }
}

function stemOf(name: string): string {
  return name.replace(/(?:\.expected)?\.[a-z]+$/, '')
}

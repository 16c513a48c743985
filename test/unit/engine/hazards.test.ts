import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { typeNumbers } from '../../../src/shared/duplicate.ts'
import { NeedsInput } from '../../../src/shared/question.ts'
import { problemOf } from '../../../src/shared/result.ts'
import { analyzeText, type Analysed } from '../../helpers/analyze-file.ts'
import { readHazards, type HazardCase, type HazardOutcome } from '../../helpers/hazard-fixtures.ts'
import { scratchFolder } from '../../helpers/scratch-folder.ts'

const folder = scratchFolder()
const { fixtures, pointers } = readHazards()

test('there is a file, or a test elsewhere, for every hazard of the table', () => {
  const covered = new Set([...fixtures, ...pointers].map(({ row }) => row))
  const rows = Array.from({ length: 35 }, (_, at) => at + 1)
  expect(rows.filter((row) => !covered.has(row))).toEqual([])
})

describe.each(fixtures)('$name', ({ path, hazard, cases }) => {
  const named = cases.map((wanted): [string, HazardCase] => [asked(wanted), wanted])
  test.each(named)(`${hazard}%s`, async (_asked, { settings = {}, expected }) => {
    const outcome = await analyzeText(folder, readFileSync(path), settings).then(outcomeOf, refusalOf)
    const { says = [], ...figures } = expected
    const compared = Object.entries(outcome).filter(
      ([figure]) => figure in figures || figure === 'refused' || figure === 'asked'
    )
    expect(Object.fromEntries(compared)).toEqual(figures)
    const said = outcome.says.join('\n')
    expect(says.filter((words) => !said.includes(words))).toEqual([])
    expect(outcome.unclassifiedLines).toBe(0)
  })
})

test.each(pointers)('$name is shown by $shownBy', ({ shownBy }) => {
  expect(existsSync(join(import.meta.dirname, '../../..', shownBy))).toBe(true)
})

test('reads a text of a megabyte in one cell, quoted or not, and the lines around it', async () => {
  const long = 'x'.repeat(1 << 20)
  const lines = ['account,amount,text', '4000,-5.00,a', `4000,-5.00,"${long}"`, `1000,10.00,${long}`, '']
  const outcome = await analyzeText(folder, lines.join('\n')).then(outcomeOf, refusalOf)
  expect(outcome).toMatchObject({
    physicalLines: 4,
    net: '0.00',
    duplicates: ['2: 4000 -5.00', '3: 4000 -5.00']
  })
})

/** What the user asks for, as the end of a test's name. */
function asked({ settings }: HazardCase): string {
  return settings === undefined ? '' : `, asked for ${JSON.stringify(settings)}`
}

interface Outcome extends Partial<HazardOutcome> {
  says: string[]
  unclassifiedLines: number
}

function refusalOf(error: unknown): Outcome {
  if (error instanceof NeedsInput) {
    const examples = error.questions.flatMap(({ choices }) => choices.flatMap((choice) => choice.examples))
    return {
      asked: error.questions.map(({ id }) => id),
      says: examples.map(({ written, read }) => `${written} is ${read}`),
      unclassifiedLines: 0
    }
  }
  const { code, message } = problemOf(error)
  return { refused: code, says: [message], unclassifiedLines: 0 }
}

function outcomeOf({ result, rows }: Analysed): Outcome {
  const { dialect, mapping, physicalLines, totals, ...facts } = result.analytics
  const inFileOrder = rows.toSorted((a, b) => a.lineNumber - b.lineNumber)
  const types = typeNumbers.map((number): [string, number] => [
    String(number),
    result.duplicates.types[number]?.rows ?? 0
  ])
  return {
    encoding: dialect.encoding,
    delimiter: dialect.delimiter,
    columns: mapping.columns.map(({ header }) => header),
    preamble: facts.preamble,
    physicalLines,
    lineClasses: Object.fromEntries(facts.lineClasses.map((count) => [count.class, count.lines])),
    ...totals,
    duplicates: inFileOrder.map(({ lineNumber, account, amount }) => `${lineNumber}: ${account} ${amount}`),
    days: inFileOrder.map(
      ({ lineNumber, posted, effective }) => `${lineNumber}: ${posted || '-'} ${effective || '-'}`
    ),
    rowsOfType: Object.fromEntries(types.filter(([, lines]) => lines > 0)),
    blankKeys: Object.fromEntries(Object.entries(result.duplicates.blankKeys)),
    excluded: Object.fromEntries(facts.excluded.map(({ reason, firstLines }) => [reason, firstLines])),
    notices: Object.fromEntries(facts.notices.map(({ code, lines }) => [code, lines])),
    says: [
      ...facts.notices.map(({ text }) => text),
      ...mapping.notes,
      ...dialect.evidence.map(({ because }) => because)
    ],
    unclassifiedLines: physicalLines - facts.lineClasses.reduce((sum, { lines }) => sum + lines, 0)
  }
}

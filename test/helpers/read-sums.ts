import { expect } from 'vitest'
import { NeedsInput } from '../../src/shared/question.ts'
import type { Settings } from '../../src/shared/settings.ts'
import { analyzeText } from './analyze-file.ts'
import { listedLines } from './listed-lines.ts'
import { scratchFolder } from './scratch-folder.ts'

const folder = scratchFolder()

/** Analyses lines of a text: what is used of them, and which are listed as totals. Every line of the text is in one class. */
export async function readSums(lines: string[], settings: Partial<Settings> = { goesOn: true }) {
  const { result, ledgerPath } = await analyzeText(folder, lines.join('\n'), settings)
  const { rows, totals, lineClasses, notices, physicalLines } = result.analytics
  expect(lineClasses.reduce((sum, { lines: own }) => sum + own, 0)).toBe(physicalLines)
  return {
    used: rows.used,
    debit: totals.debit,
    credit: totals.credit,
    totals: listedLines(ledgerPath).filter((line) => / total: /.test(line)),
    codes: notices.map(({ code }) => code)
  }
}

/** What is asked of such lines; null for nothing. */
export async function questionsOfSums(lines: string[]) {
  try {
    await readSums(lines, {})
    return null
  } catch (error) {
    if (error instanceof NeedsInput) return error.questions
    throw error
  }
}

import { noColumnAnswer, sideAnswer, type Choice, type Question } from '../../../../shared/question.ts'
import type { SignReading } from './list-readings.ts'
import type { SignSources } from './sign-lines.ts'
import { joinWords } from '../../../base/join-words.ts'

const mostColumns = 3
const mostExamples = 3

/** The question which code of which column is the credit; that none is, and amounts have no sides, is an answer of its own. */
export function askForSide(readings: readonly SignReading[], sources: SignSources): Question {
  const byColumn = new Map<number, SignReading[]>()
  for (const reading of readings) {
    if (reading.indicator === null) continue
    const { position } = reading.indicator.column
    byColumn.set(position, [...(byColumn.get(position) ?? []), reading])
  }
  const columns = [...byColumn.values()].slice(0, mostColumns)
  const [first, another] = columns.map(([reading]) => reading!.indicator!.column)
  const quoted = columns.map(([reading]) => `“${reading!.indicator!.column.header}”`)
  const { codes, written } = first!
  const text =
    another === undefined
      ? `“${first!.header}” seems to tell debits from credits, and no name says which is which. Which of ` +
        `${joinWords(codes.map((_, at) => nameCode(written[at]!)))} is the credit?`
      : `${quoted.join(' and ')} can each tell debits from credits, in different ways. Which code is the credit?`
  return {
    id: 'side',
    text,
    headers: columns.map(([reading]) => reading!.indicator!.column.header),
    choices: [
      ...columns.flatMap((own) => choicesOf(own, another !== undefined, sources)),
      {
        value: noColumnAnswer,
        label: 'None: the amounts stand as they are, and no column gives them a side',
        examples: []
      }
    ]
  }
}

function choicesOf(
  readings: readonly SignReading[],
  isOneOfSeveral: boolean,
  sources: SignSources
): Choice[] {
  const { column } = readings[0]!.indicator!
  const choices = new Map<string, Choice>()
  for (const { indicator, columns } of readings) {
    for (const side of indicator!.isKnown ? [1] : [-1, 1]) {
      const isCredit = (at: number) => indicator!.signs[at]! * side < 0
      const places = column.codes.flatMap((_, at) => (isCredit(at) ? [at] : []))
      const names = places.map((at) => nameCode(column.written[at]!))
      const label = `${joinWords(names)} ${names.length === 1 ? 'is' : 'are'} the credit`
      const value = sideAnswer(
        column.position,
        places.map((at) => column.written[at]!)
      )
      choices.set(value, {
        value,
        label: isOneOfSeveral ? `${label} in “${column.header}”` : label,
        examples: column.codes.flatMap((_, at) => {
          if (indicator!.signs[at] === 0) return []
          const amount = amountBeside(column, at, columns[0]!.position, sources)
          if (amount === null) return []
          const minus = isCredit(at) === amount.startsWith('-') ? '' : '-'
          const read = isCredit(at) ? `${minus}${amount.replace(/^-/, '')}` : amount
          return [{ written: `${amount} ${column.written[at]}`.trim(), read }]
        })
      })
    }
  }
  return [...choices.values()].map((choice) => ({
    ...choice,
    examples: choice.examples.slice(0, mostExamples)
  }))
}

/** The first amount that stands beside a code, as it is written. */
function amountBeside(
  { of }: { of: Uint8Array },
  code: number,
  position: number,
  { lines }: SignSources
): string | null {
  const { cells, ids } = lines.columns[position - 1]!
  for (let line = 0; line < of.length; line++) {
    if (of[line] !== code) continue
    const cell = cells.meantOf(ids[line]!).trim()
    if (/[1-9]/.test(cell)) return cell
  }
  return null
}

/** The question whether the credits of a pair that has both are negative numbers. */
export function askForNegativeCredits(readings: readonly SignReading[]): Question {
  const [debit, credit] = readings.find(({ form }) => form === 'pair')!.columns
  return {
    id: 'negativeCredits',
    text:
      `Some credits in “${credit!.header}” are negative numbers and some are not, and the lines do not balance either way. ` +
      'What is a usual credit?',
    headers: [debit!.header, credit!.header],
    choices: [
      { value: 'no', label: 'Positive: the amount is debit less credit, and a minus reverses', examples: [] },
      { value: 'yes', label: 'Negative: the amount is debit plus credit', examples: [] }
    ]
  }
}

function nameCode(written: string): string {
  return written === '' ? 'blank' : `“${written}”`
}

import fc from 'fast-check'
import type { RuleLine } from './count-duplicates.ts'

/** A line of a small ledger with journals; '' is blank. */
export interface JournalLine {
  journal: string
  account: string
  /** Whole units. */
  amount: string
  posted: string
  effective: string
  user: string
}

const days = [
  '2024-01-01',
  '2024-01-08',
  '2024-01-15',
  '2024-02-01',
  '2024-03-04',
  '2024-04-01',
  '2024-05-31'
]
const amounts = ['10', '-10', '10', '-10', '7', '-7', '0', '']
const day = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...days) },
  { weight: 1, arbitrary: fc.constant('') }
)

/**
 * Small ledgers in which journals are posted again, taken back, and come month after month, their lines in any order. Few
 * different values, so that every fact occurs, and every near miss of it.
 */
export const journalLedger: fc.Arbitrary<JournalLine[]> = fc
  .record({
    templates: fc.array(
      fc.array(fc.tuple(fc.constantFrom('A', 'A', 'B', ''), fc.constantFrom(...amounts)), {
        minLength: 1,
        maxLength: 3
      }),
      { minLength: 1, maxLength: 3 }
    ),
    journals: fc.array(
      fc.record({
        template: fc.nat(2),
        isTakenBack: fc.boolean(),
        number: fc.constantFrom('1', '2', '3', '4', '5', '6', ''),
        posted: day,
        effective: day,
        user: fc.constantFrom('ANNA', 'BEN', '')
      }),
      { minLength: 1, maxLength: 8 }
    ),
    places: fc.array(fc.nat(), { minLength: 24, maxLength: 24 }),
    isShuffled: fc.boolean()
  })
  .map(({ templates, journals, places, isShuffled }) => {
    const lines = journals.flatMap(({ template, isTakenBack, number, posted, effective, user }) =>
      templates[template % templates.length]!.map(([account, amount]) => ({
        journal: number,
        account,
        amount: isTakenBack && /[1-9]/.test(amount) ? opposite(amount) : amount,
        posted,
        effective,
        user
      }))
    )
    if (!isShuffled) return lines
    return lines
      .map((line, at) => ({ line, place: places[at % places.length]! }))
      .toSorted((a, b) => a.place - b.place)
      .map(({ line }) => line)
  })

function opposite(amount: string): string {
  return amount.startsWith('-') ? amount.slice(1) : `-${amount}`
}

/** The ledger as CSV under the fields' own names, with one text that no line is blank without. */
export function spellJournalLedger(lines: JournalLine[]): string {
  const header = 'journal,account,amount,posted,effective,user,description'
  return [
    header,
    ...lines.map(({ journal, account, amount, posted, effective, user }) =>
      [journal, account, amount, posted, effective, user, 'text'].join(',')
    ),
    ''
  ].join('\n')
}

/** What its lines say by the rules. */
export function meaningOfLine(line: JournalLine): RuleLine {
  const orNull = (text: string) => (text === '' ? null : text)
  return {
    account: orNull(line.account),
    amount: line.amount === '' ? null : BigInt(line.amount),
    posted: orNull(line.posted),
    effective: orNull(line.effective),
    user: orNull(line.user),
    source: undefined,
    journal: orNull(line.journal)
  }
}

import Papa from 'papaparse'

/** A line of the ledger below, cell by cell. */
export interface SourceLine {
  account: string
  accountName: string
  amount: string
  posted: string
  effective: string
  user: string
  source: string
  journal: string
  document: string
  counterparty: string
  description: string
}

/** Numbers from 0 on that look as if thrown, the same on every run. */
function dice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return (state >>> 8) % sides
  }
}

const throwDice = dice(6)
const pick = <Value>(values: readonly Value[]): Value => values[throwDice(values.length)]!
const amounts = [
  '10.00',
  '-10.00',
  '250.5',
  '0.30000000000000004',
  '0.30000000000000001',
  '99999.99',
  '0',
  '-0.0000001',
  '7'
]

function lineOf(n: number): SourceLine {
  return {
    account: pick(['0400', '1000', '4000', 'Ä1', '\u{1F600}', '\uFF01']),
    accountName: pick(['Bank', 'Löhne', '']),
    amount: throwDice(6) === 0 ? `${n}.17` : pick(amounts),
    posted: pick(['2024-01-31', '2024-02-01', '2024-02-29', '', '2025-12-01']),
    effective: pick(['2024-01-31', '', '2024-03-01']),
    user: pick(['ANNA', 'MÜLLER', 'Zoë', '', 'anna']),
    source: pick(['AP', 'GL', '']),
    journal: `JE${throwDice(50)}`,
    document: pick(['INV-1', 'ÄÖÜ-77', '']),
    counterparty: pick(['Straße & Söhne', 'ACME', '']),
    description: pick(['rent', 'RENT February', '50 % off_x', '', "O'Neil"])
  }
}

/**
 * 600 lines of which most are duplicates, with blanks in every field that may be blank, credits, noise in the
 * last decimals, letters beyond ASCII and signs beyond sixteen bits.
 */
export const sourceLines: SourceLine[] = []
for (let n = 0; n < 600; n++) {
  const copied = throwDice(4) === 0 ? sourceLines[throwDice(n + 1)] : undefined
  sourceLines.push(copied === undefined ? lineOf(n) : { ...copied, journal: `JE${throwDice(50)}` })
}

const headers: Record<keyof SourceLine, string> = {
  account: 'Account',
  accountName: 'Account Name',
  amount: 'Amount',
  posted: 'Entered Date',
  effective: 'Effective Date',
  user: 'User',
  source: 'Source',
  journal: 'Journal ID',
  document: 'Document Number',
  counterparty: 'Vendor Name',
  description: 'Description'
}

/** The ledger as CSV, and which of its headers is which field. */
export const sourceText = Papa.unparse([
  Object.values(headers),
  ...sourceLines.map((line) => Object.values(line))
])
export const sourceMapping = headers

import type { ReviewMark } from '../../src/main/engine/store/review-marks.ts'
import { dispositions } from '../../src/shared/decision.ts'
import type { DuplicateRow } from '../../src/shared/duplicate.ts'
import type { Filter } from '../../src/shared/filter.ts'
import { sourceLines, type SourceLine } from './reader-ledger.ts'

/** The line of the ledger that a row was made of. */
export const sourceOf = (row: DuplicateRow): SourceLine => sourceLines[row.lineId - 1]!

/** An exact decimal in units of 10^-20. */
export function units(text: string): bigint {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.')
  const size = BigInt(whole) * 10n ** 20n + BigInt(fraction.padEnd(20, '0'))
  return text.startsWith('-') ? -size : size
}

/** Orders exact decimals. */
export function compareUnits(a: string, b: string): number {
  return units(a) < units(b) ? -1 : units(a) > units(b) ? 1 : 0
}

const sizeOf = (text: string) => units(text.replace('-', ''))

/** A decision for each finding of the ledger, of every kind. */
export function markOf(findingNo: number): ReviewMark {
  const disposition = dispositions[findingNo % dispositions.length]!
  const isOpen = disposition === 'open'
  return {
    findingNo,
    disposition,
    tickmark: disposition === 'query' ? 'Q' : '',
    hasNote: !isOpen && findingNo % 5 === 0,
    isPrepared: !isOpen && findingNo % 4 < 2,
    isReviewed: !isOpen && findingNo % 4 === 0,
    isCarried: false,
    isUnsettled: isOpen && findingNo % 3 === 0,
    excepted: !isOpen && findingNo % 11 === 0 ? 1 : 0,
    since: findingNo % 7 === 0 ? 'new' : findingNo % 7 === 1 ? 'changed' : null
  }
}

const texts = (line: SourceLine) => [
  line.account,
  line.accountName,
  line.journal,
  line.document,
  line.user,
  line.counterparty,
  line.description,
  line.source
]
const holds = (row: DuplicateRow, text: string) =>
  texts(sourceOf(row)).some((cell) => cell.toLowerCase().includes(text))

/** Filters of the ledger of `reader-ledger.ts` with `markOf` as its decisions, and what plain code keeps of its lines. */
export const filterCases: [name: string, filter: Filter, keeps: (row: DuplicateRow) => boolean][] = [
  ['nothing', {}, () => true],
  ['one type', { types: [4] }, (row) => row.types.includes(4)],
  ['either of two types', { types: [5, 2] }, (row) => row.types.includes(5) || row.types.includes(2)],
  ['no type', { types: [] }, () => false],
  ['a risk level', { riskLevels: ['MEDIUM'] }, (row) => row.riskScore >= 40 && row.riskScore < 70],
  [
    'two risk levels',
    { riskLevels: ['LOW', 'CRITICAL'] },
    (row) => row.riskScore < 40 || row.riskScore >= 90
  ],
  ['no risk level', { riskLevels: [] }, () => false],
  ['an account with leading zeros', { account: '0400' }, (row) => sourceOf(row).account === '0400'],
  ['an account that is not there', { account: '400' }, () => false],
  [
    'an account beyond sixteen bits',
    { account: '\u{1F600}' },
    (row) => sourceOf(row).account === '\u{1F600}'
  ],
  ['a user to the letter', { user: 'ANNA' }, (row) => sourceOf(row).user === 'ANNA'],
  ['a user with an umlaut', { user: 'MÜLLER' }, (row) => sourceOf(row).user === 'MÜLLER'],
  ['a blank user', { user: '' }, (row) => sourceOf(row).user === ''],
  ['a source', { source: 'GL' }, (row) => sourceOf(row).source === 'GL'],
  ['a blank source', { source: '' }, (row) => sourceOf(row).source === ''],
  ['a month', { month: '2024-02' }, (row) => sourceOf(row).posted.startsWith('2024-02')],
  ['no month', { month: '' }, (row) => sourceOf(row).posted === ''],
  ['some confidence', { minConfidence: 0.1 }, (row) => row.mlConfidence !== null && row.mlConfidence >= 0.1],
  ['no vote at all', { minConfidence: 0 }, (row) => row.mlConfidence !== null],
  ['a least amount', { minAmount: '10' }, (row) => sizeOf(row.amount) >= units('10')],
  ['a greatest amount', { maxAmount: '10.00' }, (row) => sizeOf(row.amount) <= units('10')],
  ['amounts of zero', { maxAmount: '0' }, (row) => units(row.amount) === 0n],
  [
    'an amount to its last decimal',
    { minAmount: '0.30000000000000004', maxAmount: '0.30000000000000004' },
    (row) => sourceOf(row).amount === '0.30000000000000004'
  ],
  [
    'a least amount finer than the ledger',
    { minAmount: '0.300000000000000040001' },
    (row) => sizeOf(row.amount) > units('0.30000000000000004')
  ],
  [
    'a greatest amount finer than the ledger',
    { maxAmount: '0.30000000000000003999' },
    (row) => sizeOf(row.amount) < units('0.30000000000000004')
  ],
  ['amounts larger than any', { minAmount: '999999999999999999999999999999' }, () => false],
  ['amounts below what is larger than any', { maxAmount: '999999999999999999999999999999.5' }, () => true],
  ['text in any case', { text: 'RENT' }, (row) => holds(row, 'rent')],
  ['text with umlauts in any case', { text: 'ÄÖÜ' }, (row) => holds(row, 'äöü')],
  ['text with umlauts in lower case', { text: 'müller' }, (row) => holds(row, 'müller')],
  ['text in a counterparty', { text: 'straße & s' }, (row) => holds(row, 'straße & s')],
  ['text that SQL would take for a pattern', { text: '% off_' }, (row) => holds(row, '% off_')],
  ['text with a quote', { text: "o'n" }, (row) => holds(row, "o'n")],
  ['text with spaces around it', { text: '  rent ' }, (row) => holds(row, 'rent')],
  ['blank text', { text: '   ' }, () => true],
  ['posting from a day on', { postedFrom: '2024-02-01' }, (row) => sourceOf(row).posted >= '2024-02-01'],
  [
    'posting up to a day',
    { postedTo: '2024-02-01' },
    (row) => sourceOf(row).posted !== '' && sourceOf(row).posted <= '2024-02-01'
  ],
  [
    'effect on one day',
    { effectiveFrom: '2024-01-31', effectiveTo: '2024-01-31' },
    (row) => sourceOf(row).effective === '2024-01-31'
  ],
  [
    'effect from a day on',
    { effectiveFrom: '2024-02-01' },
    (row) => sourceOf(row).effective === '2024-03-01'
  ],
  [
    'little confidence',
    { maxConfidence: 0.2 },
    (row) => row.mlConfidence !== null && row.mlConfidence <= 0.2
  ],
  ['debits', { side: 'debit' }, (row) => units(row.amount) >= 0n],
  ['credits', { side: 'credit' }, (row) => units(row.amount) < 0n],
  ['a fact', { facts: ['reversed'] }, (row) => row.facts.includes('reversed')],
  [
    'either of two facts',
    { facts: ['sameJournal', 'recurring'] },
    (row) => row.facts.includes('sameJournal') || row.facts.includes('recurring')
  ],
  ['no fact asked for', { facts: [] }, () => false],
  ['no such fact', { withoutFacts: ['reversed'] }, (row) => !row.facts.includes('reversed')],
  [
    'neither of two facts',
    { withoutFacts: ['reversed', 'sameJournal'] },
    (row) => !row.facts.includes('reversed') && !row.facts.includes('sameJournal')
  ],
  ['what is open', { dispositions: ['open'] }, (row) => markOf(row.findingNo).disposition === 'open'],
  [
    'two decisions',
    { dispositions: ['valid', 'query'] },
    (row) => ['valid', 'query'].includes(markOf(row.findingNo).disposition)
  ],
  [
    'one decision or none',
    { dispositions: ['duplicate', 'open'] },
    (row) => ['duplicate', 'open'].includes(markOf(row.findingNo).disposition)
  ],
  ['no decision asked for', { dispositions: [] }, () => false],
  ['what lacks the first sign-off', { unsigned: 'preparer' }, (row) => !markOf(row.findingNo).isPrepared],
  ['what lacks the second sign-off', { unsigned: 'reviewer' }, (row) => !markOf(row.findingNo).isReviewed],
  ['what earlier decisions left open', { isUnsettled: true }, (row) => markOf(row.findingNo).isUnsettled],
  ['what is new', { since: ['new'] }, (row) => markOf(row.findingNo).since === 'new'],
  [
    'what is new or changed',
    { since: ['new', 'changed'] },
    (row) => ['new', 'changed'].includes(markOf(row.findingNo).since ?? '')
  ],
  ['text in a source', { text: 'gl' }, (row) => holds(row, 'gl')],
  ['text in a journal', { text: 'je1' }, (row) => holds(row, 'je1')],
  ['two words wherever they are', { text: 'rent acme' }, (row) => holds(row, 'rent') && holds(row, 'acme')],
  ['words in double quotes as one', { text: '"rent feb"' }, (row) => holds(row, 'rent feb')],
  ['words in double quotes in the wrong order', { text: '"february rent"' }, () => false],
  ['a letter in two parts', { text: 'mu\u0308ller' }, (row) => holds(row, 'müller')],
  ['letters of full width', { text: '\uFF32\uFF25\uFF2E\uFF34' }, (row) => holds(row, 'rent')],
  [
    'all at once',
    { types: [1], account: '0400', month: '2024-01', user: '', text: 'rent', minAmount: '1' },
    (row) =>
      sourceOf(row).account === '0400' &&
      sourceOf(row).posted.startsWith('2024-01') &&
      sourceOf(row).user === '' &&
      holds(row, 'rent') &&
      sizeOf(row.amount) >= units('1')
  ]
]

import { spellDelimiter } from '../../../shared/delimiter-text.ts'
import type { LinePlace } from '../../../shared/sheets.ts'
import { formatCount, formatNoun } from '../../format/numbers.ts'
import { namePlace, writePlace } from './places.ts'

function files(count: number): string {
  return count > 1 ? 'files' : 'file'
}

const unplain = 'Excluded lines, and lines that are not plain data'

/** The words of the proof that the whole file was read. */
export const imports = {
  noProof: 'An earlier version of Doublet read this ledger and kept no proof of it. Analyse the file again.',
  verdicts: {
    name: 'Is the import complete?',
    yes: 'Yes',
    no: 'No',
    lines: { question: 'Every line accounted for?', warned: 'Yes, but read the warning first' },
    totals: {
      question: 'Ties to the client’s totals?',
      none: 'Not compared yet',
      howTo: 'type the client’s totals below',
      differs: (totals: string) => `differs: ${totals}`,
      unclear: 'Not clear',
      unread: (totals: string) => `cannot be read: ${totals}`,
      equal: (totals: string) => `equal: ${totals}`
    },
    journals: {
      question: 'All journals balance?',
      unknown: 'Not known',
      noColumn: 'no column holds a journal number',
      all: (journals: number) => `all ${formatCount(journals)} journals`,
      unbalanced: (unbalanced: number, journals: number) =>
        `${formatCount(unbalanced)} of ${formatCount(journals)} journals do not`
    }
  },
  blanks: {
    title: 'Blank fields',
    about: (rows: number) => `of ${formatNoun(rows, 'line')}`,
    field: 'Field',
    blank: 'Blank',
    unread: 'Not readable'
  },
  journals: {
    name: 'Journals',
    title: 'Journals that do not balance',
    about: (unbalanced: number, journals: number) => `${formatCount(unbalanced)} of ${formatCount(journals)}`,
    allBalance: (journals: number) => `All ${formatNoun(journals, 'journal')} add up to zero.`,
    noneBalances: 'No journal balances: is the journal number read from the right column?',
    acrossEntities: (journals: number) =>
      `${formatNoun(journals, 'journal')} more balance only over several entities, not within each.`,
    without: (rows: number, net: string) =>
      `${formatNoun(rows, 'line')} without a journal number, together ${net}.`,
    journal: 'Journal',
    entity: 'Entity',
    rows: 'Lines',
    net: 'Net',
    firstLine: 'First line',
    place: writePlace,
    unread: (amounts: number) => `${formatNoun(amounts, 'amount')} not readable`,
    more: (journals: number) => `Show more (${formatNoun(journals, 'more journal')})`
  },
  lineAccount: {
    name: (count: number) => `Lines of the ${files(count)}`,
    title: 'Every line accounted for',
    about: (count: number) => `lines of the ${files(count)} by what they are`,
    classes: 'Lines that are',
    first: 'First',
    place: writePlace,
    lines: 'Lines',
    all: (count: number) => `all lines of the ${files(count)}`
  },
  listed: {
    title: unplain,
    count: (lines: number) => formatNoun(lines, 'line'),
    export: 'Export these lines as CSV…',
    none: 'Every line below the header is plain data, and none is excluded.',
    blank: 'Lines with nothing in them are counted above and have nothing to show here.',
    file: 'File',
    sheet: 'Sheet',
    line: 'Line',
    what: 'What it is',
    why: 'Why',
    text: 'Text of the line'
  },
  months: {
    title: 'Lines by month',
    monthOf: 'Month of',
    posted: 'Entry date',
    effective: 'Effective date',
    span: (from: string, to: string) => `${from} to ${to}`,
    noDate: 'no date',
    noColumn: 'No column holds a date.',
    month: 'Month',
    rows: 'Lines',
    debit: 'Debit',
    credit: 'Credit',
    noDay: 'no day',
    noLines: (months: number) =>
      months === 1 ? 'no lines in this month' : `no lines in ${formatCount(months)} months`,
    all: 'all'
  },
  readAs: {
    title: 'How it was read',
    about: 'and what says so',
    encoding: 'Encoding',
    delimiter: 'Delimiter',
    delimiterOf: (delimiter: string) => (delimiter === '\\t' ? 'tab' : spellDelimiter(delimiter)),
    size: 'Size',
    bytes: (bytes: number) => `${formatCount(bytes)} bytes`,
    modified: 'Modified',
    hash: 'SHA-256',
    preamble: 'Text above the header',
    jobId: 'Job ID',
    firstAndLast: 'First and last line',
    line: (place: LinePlace, fileName: string | null) =>
      fileName === null ? namePlace(place) : `${namePlace(place)} of ${fileName}`
  },
  tieOut: {
    title: 'The client’s totals',
    kept: (moment: string) => `kept ${moment}`,
    howTo: 'type what the client states',
    byClient: (total: string) => `${total} by the client`,
    ledger: (total: string) => `ledger: ${total}`,
    note: 'Note: where the totals come from',
    empty: 'not compared',
    equal: '✓ equal',
    /** Before the difference. */
    differs: '✕ differs by',
    stated: (place: LinePlace) =>
      `${namePlace(place)} of the file states a total, which is the sum of its lines.`,
    compare: 'Compare with it'
  }
}

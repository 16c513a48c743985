import { spellDelimiter } from '../../../shared/delimiter-text.ts'
import { formatNoun } from '../../format/numbers.ts'
import type { Dialect } from '../../../shared/ledger.ts'
import type { Mapping } from '../../../shared/mapping.ts'
import type { OptionName } from '../../../shared/options.ts'

const amount: Record<Mapping['amountForm'], string> = {
  amount: 'The amount is one column, with its sign where it has one.',
  indicator: 'The amount has no sign of its own: the indicator says whether it is a debit or a credit.',
  pair: 'The amount is debit less credit.'
}

const options: Record<OptionName, { name: string; what: string }> = {
  blanksEqual: {
    name: 'Blanks equal each other',
    what: 'Two lines without a user, source or date count as equal in it.'
  },
  ignoreCase: {
    name: 'Ignore case',
    what: 'ANNA and anna are then one code; both are shown as they are written.'
  },
  withinEntity: { name: 'Within entity', what: 'Only lines of one entity make a group.' },
  withinCurrency: { name: 'Within currency', what: 'Only lines of one currency make a group.' },
  leaveOutZeros: {
    name: 'Leave out zeros',
    what: 'Lines with an amount of zero are excluded, and counted as such.'
  }
}

/** The encodings of a text file that a reader can choose, as shown. */
const encodings: Record<string, string> = {
  'utf-8': 'UTF-8',
  'windows-1252': 'Windows-1252 (Western Europe)',
  'iso-8859-15': 'Latin-9 (ISO-8859-15)',
  cp850: 'DOS, Western Europe (CP850)',
  cp437: 'DOS, United States (CP437)',
  'windows-1250': 'Windows-1250 (Central Europe)',
  'windows-1251': 'Windows-1251 (Cyrillic)',
  shift_jis: 'Shift-JIS (Japanese)',
  gb18030: 'GB18030 (Chinese)',
  'utf-16le': 'UTF-16, little-endian',
  'utf-16be': 'UTF-16, big-endian'
}

/** Files of sheets by their format. */
const sheetFormats: Record<string, string> = {
  xlsx: 'Excel workbook',
  xlsb: 'Excel binary workbook',
  xls: 'Old Excel workbook',
  'xml-spreadsheet': 'Excel workbook in XML',
  ods: 'OpenDocument spreadsheet',
  html: 'Web page',
  'saf-t': 'SAF-T'
}
const delimiters: Record<string, string> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' }

/** Which sheets are read; what else was found is told elsewhere. */
function sheetsIn(evidence: Dialect['evidence']): string {
  return evidence
    .filter(({ what }) => what.startsWith('Sheet'))
    .map(({ what, value }) => `${what.toLowerCase()} “${value}”`)
    .join(', ')
}

function listSide(sides: NonNullable<Mapping['sides']>, side: 1 | -1): string {
  const codes = Object.entries(sides).filter(([, sign]) => sign === side)
  return codes.map(([code]) => (code === '' ? 'blank' : `“${code}”`)).join(' and ') || 'nothing'
}

/** The words of how the columns are read and what counts as a duplicate. */
export const columns = {
  reading: 'Reading the first lines…',
  undo: 'Undo changes',
  fields: {
    name: 'Fields',
    title: 'What the columns mean',
    about: 'choose where this is wrong',
    amount,
    negativeCredits: 'The amount is debit plus credit, for credits are negative numbers.',
    noColumn: 'no column says it',
    header: (header: string) => `“${header}”`,
    dates: (posted: string, effective: string) =>
      `Entry date, the day an entry was entered: ${posted}. Effective date, the day it counts for: ${effective}. A “posting date” is the effective one where another column says when entries were entered, or where it is the only date.`,
    notMapped: '(not mapped)',
    fromProfile: 'from the profile',
    chosen: 'your choice',
    leave: 'Automatic',
    filled: (share: string) => `${share} filled`,
    leaveField: (field: string) => `Automatic: ${field}`
  },
  picture: {
    name: 'Fields and their columns',
    title: 'How the columns are read',
    about: 'with the answers chosen so far',
    field: 'Field',
    column: 'Column',
    filled: 'Filled',
    samples: 'For example',
    why: 'Why'
  },
  unused: {
    title: (count: number) =>
      count === 1
        ? 'One column is not used, and looks as if it could be:'
        : `${formatNoun(count, 'column')} are not used, and look as if they could be:`,
    more: (count: number) => `and ${formatNoun(count, 'more', 'more')}`,
    like: {
      date: 'holds dates',
      amount: 'holds amounts',
      code: 'holds codes that come again, as users or sources do',
      indicator: 'holds two codes, as for debit and credit'
    }
  },
  again: {
    name: 'Analyse again',
    submit: 'Analyse again with these columns',
    unchanged: 'Nothing is changed yet.',
    replaces: 'Starts a new job in place of this one.',
    keeps: 'Starts a new job; the result at hand stays as it is.'
  },
  types: {
    name: 'Tests that will run',
    title: (allowed: number, all: number) =>
      allowed === all
        ? 'All six tests will run with these columns'
        : `${allowed} of ${all} tests will run with these columns`,
    /** Before what the type compares, for those who cannot see its number. */
    type: (number: number) => `Test ${number}:`,
    needs: (fields: string) => `needs a column for ${fields}`
  },
  options: {
    title: 'What counts as a duplicate',
    about: 'beyond the keys of the six tests',
    of: options,
    needs: (fields: string) => `Needs a column for ${fields}.`,
    threshold: 'Lines that make a group'
  },
  model: {
    title: 'Which model judges it',
    about: 'the model’s view, which the rules do not hang on',
    label: 'Model',
    of: {
      '': {
        name: 'Automatic',
        what: 'The one that somebody trained for all ledgers or imported, where there is one; else its own.'
      },
      own: {
        name: 'The ledger’s own',
        what: 'Learns from this ledger, beside the base; where it repeats too little, the base alone judges it.'
      },
      stored: {
        name: 'The stored one, for all ledgers',
        what: 'One model for all ledgers of this data folder. It is trained once, by the first ledger that asks for it.'
      }
    }
  },
  signs: {
    title: 'Debits and credits',
    about: 'where the columns leave a choice',
    credits: (header: string) => `Codes of “${header}” that are credits`,
    code: (code: string) => (code === '' ? 'blank' : `“${code}”`),
    restIsDebit: (others: number) =>
      others < 2
        ? 'The other codes are debits.'
        : 'The other codes are debits, unless the journals balance only with one of them as a credit too.',
    leftToDoublet: (sides: Mapping['sides']) =>
      sides === undefined
        ? 'None is chosen: known words and the journals that balance tell, or you are asked.'
        : `None is chosen. This run reads ${listSide(sides, 1)} as debit and ${listSide(sides, -1)} as credit.`,
    negativeCredits: (header: string) => `Credits in “${header}” are`,
    automatic: (hasNegativeCredits: boolean | undefined) =>
      hasNegativeCredits === true ? 'automatic: negative numbers' : 'automatic',
    positive: 'positive: a minus takes one back',
    negative: 'negative numbers',
    twoAccounts: (account: string, other: string) => `A line with “${account}” and “${other}” is`,
    both: 'two postings, one on each account',
    one: (account: string) => `one posting, on “${account}”`
  },
  profile: {
    name: 'Profile of the client',
    title: (client: string) => `Profile of ${client}`,
    noClient:
      'Choose the client’s engagement before you drop a file, and these columns can be saved for its next export.',
    noHeaders:
      'A file without headers cannot be told from others, so its columns cannot be saved for the next one.',
    saved: (client: string) => `Saved: the next files of ${client} with these headers are read so.`,
    used: (client: string, moment: string) => `Read as saved for ${client} on ${moment}.`,
    unused: (moment: string) => `A profile was saved on ${moment}. This run did not take it from there.`,
    none: 'Nothing is saved for files with these headers. What is chosen here can be used for the next ones.',
    save: (client: string) => `Save as profile for ${client}`,
    without: 'Analyse without it',
    with: 'Analyse with it',
    forget: 'Forget profile'
  },
  file: {
    title: 'How the file is read',
    dialect: ({ encoding, delimiter, evidence, sheet }: Dialect) =>
      sheet === undefined
        ? `${encoding} · delimiter: ${delimiter === '' ? 'blanks' : (delimiters[delimiter] ?? `“${spellDelimiter(delimiter)}”`)}`
        : `${sheetFormats[encoding] ?? encoding} · ${sheetsIn(evidence)}`,
    automatic: 'automatic',
    sheet: 'Sheet',
    allSheets: 'all with the columns of the ledger',
    sheetName: (name: string, rows: number | null, isHidden: boolean) =>
      `${name}${rows === null ? '' : ` · ${formatNoun(rows, 'line')}`}${isHidden ? ' · hidden' : ''}`,
    hasHeader: 'The first line is a header',
    fillDown: 'Blank cells are the ones above them (grouped report)',
    decimalMark: 'Decimal mark',
    marks: { point: 'decimal point: 1,234.56', comma: 'decimal comma: 1.234,56' },
    dateOrder: 'Order of day and month',
    orders: { dmy: 'day first: 31/12', mdy: 'month first: 12/31', ymd: 'year first: 25/12/31' },
    dateForm: 'How dates are meant',
    sums: 'Sums of other lines',
    sumsAre: { totals: 'totals: no lines of the ledger', postings: 'postings: lines of the ledger' },
    encoding: 'Encoding',
    encodings,
    delimiter: 'Delimiter',
    delimiters,
    otherDelimiter: 'Or these characters',
    otherDelimiters: '~|~ or \\x01',
    noDelimiter: 'Letters or digits alone, a quote or a line end cannot be the delimiter.',
    samplesName: 'Lines with letters beyond ASCII',
    samples: 'Do these letters look right?'
  }
}

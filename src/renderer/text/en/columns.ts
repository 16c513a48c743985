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
    what: 'Lines without a user, source or date can then make a group by it.'
  },
  ignoreCase: {
    name: 'Ignore case',
    what: 'ANNA and anna are then one code; both are shown as they are written.'
  },
  withinEntity: { name: 'Within entity', what: 'Only lines of one entity make a group.' },
  withinCurrency: { name: 'Within currency', what: 'Only lines of one currency make a group.' },
  leaveOutZeros: {
    name: 'Leave out zeros',
    what: 'Lines with an amount of zero take no part, and are counted as excluded.'
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

const delimiters: Record<string, string> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' }

/** The words of how the columns are read and what counts as a duplicate. */
export const columns = {
  reading: 'Reading the first records…',
  undo: 'Undo changes',
  fields: {
    name: 'Fields',
    title: 'What the columns mean',
    about: 'choose where Doublet is wrong',
    amount,
    noColumn: 'no column says it',
    header: (header: string) => `“${header}”`,
    dates: (posted: string, effective: string) =>
      `Posted, the day an entry was entered: ${posted}. Effective, the day it counts for: ${effective}. A “posting date” is the effective one where another column says when entries were entered, or where it is the only date.`,
    notMapped: '(not mapped)',
    fromProfile: 'from the profile',
    chosen: 'your choice',
    leave: 'leave it to Doublet',
    leaveField: (field: string) => `leave it to Doublet: ${field}`
  },
  again: {
    name: 'Analyse again',
    submit: 'Analyse again with these columns',
    unchanged: 'Nothing is changed yet.',
    replaces: 'Starts a new job in place of this one.',
    keeps: 'Starts a new job; the result at hand stays as it is.'
  },
  types: {
    title: (allowed: number, all: number) =>
      allowed === all
        ? 'These columns allow all six types'
        : `These columns allow ${allowed} of the six types`,
    /** Before what the type compares, for those who cannot see its number. */
    type: (number: number) => `Type ${number}:`,
    needs: (fields: string) => `needs a column for ${fields}`
  },
  options: {
    title: 'What counts as a duplicate',
    about: 'beyond the keys of the six types',
    of: options,
    needs: (fields: string) => `Needs a column for ${fields}.`,
    threshold: 'Lines that make a group'
  },
  profile: {
    name: 'Profile of the client',
    title: (client: string) => `Profile of ${client}`,
    noClient:
      'Enter the client’s name before you drop a file, and these columns can be saved for its next export.',
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
    dialect: ({ encoding, delimiter, sheet }: Dialect) =>
      sheet === undefined
        ? `${encoding} · columns parted by ${delimiters[delimiter] ?? `“${delimiter}”`}`
        : `Excel workbook · sheet “${sheet}”`,
    automatic: 'automatic',
    sheet: 'Sheet',
    sheetName: (name: string, rows: number | null, isHidden: boolean) =>
      `${name}${rows === null ? '' : ` · ${formatNoun(rows, 'row')}`}${isHidden ? ' · hidden' : ''}`,
    hasHeader: 'The first record is a header',
    fillDown: 'Blank cells are the ones above them (grouped report)',
    decimalMark: 'Decimal mark',
    marks: { point: 'decimal point: 1,234.56', comma: 'decimal comma: 1.234,56' },
    dateOrder: 'Order of day and month',
    orders: { dmy: 'day first: 31/12', mdy: 'month first: 12/31', ymd: 'year first: 25/12/31' },
    encoding: 'Encoding',
    encodings,
    delimiter: 'Columns parted by',
    delimiters,
    samplesName: 'Lines with letters beyond ASCII',
    samples: 'Do these letters look right?'
  }
}

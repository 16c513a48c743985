import { parseArgs } from 'node:util'
import { fields, type Field } from '../../shared/mapping.ts'
import { defaultSettings, type Settings } from '../../shared/settings.ts'
import { optionNames, type OptionName } from '../../shared/options.ts'
import { DoubletError } from '../../shared/result.ts'

export const usage = `usage: npm run analyze -- FILE... [options]

  --out DIR                 write NAME.duplicates.csv for each file into DIR
  --map FIELD=COLUMN,...    read a field from a column, named by its header or as #N; FIELD= leaves it unmapped
  --no-header               the first record is data (--header: it is a header)
  --threshold N             lines that make a group, 2 or more (2)
  --blanks-equal            blank users, sources and dates equal each other
  --ignore-case             upper and lower case of codes make no difference
  --within-entity           only lines of one entity make a group
  --within-currency         only lines of one currency make a group
  --leave-out-zeros         lines with an amount of zero take no part
  --decimal point|comma     the decimal mark, where the data does not tell
  --date-order ORDER        dmy, mdy or ymd: the order of day and month, where the data does not tell
  --fill-down               a blank account, journal, date, user or source is the one above it, in a grouped report
  --encoding NAME           the encoding of a text file, where what Doublet recognises is not right
  --delimiter CHAR          the character between its columns, or tab, where what Doublet recognises is not right
  --sheet NAME             the sheet of a workbook, where the first that looks like a ledger is not it
  --as-one                  all files are one ledger (months, entities), in the natural order of their names
  --engagement ID           engagement the files belong to
  --client NAME             client the files belong to
  --data-dir DIR            data folder (else DOUBLET_DATA_DIR, else the user's own)
  --json                    one JSON object per file, a line each
  --demo                    analyse the bundled sample ledger in a fresh folder

fields: ${fields.join(', ')}
`

const optionFlags = {
  blanksEqual: 'blanks-equal',
  ignoreCase: 'ignore-case',
  withinEntity: 'within-entity',
  withinCurrency: 'within-currency',
  leaveOutZeros: 'leave-out-zeros'
} as const satisfies Record<OptionName, string>

/** What the command line asks for. */
export interface CliArguments {
  files: string[]
  settings: Settings
  engagementId: string
  clientName: string
  outDir: string | null
  dataDir: string | null
  /** All files are one ledger. */
  isAsOne: boolean
  isJson: boolean
  isDemo: boolean
  isHelp: boolean
}

/** Reads the words after the program's name. Throws USAGE, with a sentence, for anything it does not know. */
export function parseArguments(words: string[]): CliArguments {
  const { values, positionals } = parse(words)
  const settings: Settings = { ...defaultSettings, mapping: parseMapping(values.map ?? []) }
  if (values.header === true && values['no-header'] === true)
    throw usageError('--header and --no-header contradict')
  if (values.header === true) settings.hasHeader = true
  if (values['no-header'] === true) settings.hasHeader = false
  if (values.threshold !== undefined) {
    const threshold = Number(values.threshold)
    if (!/^\d{1,7}$/.test(values.threshold) || threshold < 2 || threshold > 1_000_000)
      throw usageError('--threshold takes 2 to 1000000')
    settings.threshold = threshold
  }
  for (const name of optionNames) if (values[optionFlags[name]] === true) settings[name] = true
  settings.decimalMark = oneOf('--decimal', values.decimal, ['point', 'comma'])
  settings.dateOrder = oneOf('--date-order', values['date-order'], ['dmy', 'mdy', 'ymd'])
  if (values['fill-down'] === true) settings.fillDown = true
  if (values.sheet !== undefined) settings.sheet = values.sheet
  if (values.encoding !== undefined) settings.encoding = values.encoding
  if (values.delimiter !== undefined) {
    const delimiter = values.delimiter === 'tab' ? '\t' : values.delimiter
    if (delimiter.length !== 1) throw usageError('--delimiter takes one character or tab')
    settings.delimiter = delimiter
  }
  const isDemo = values.demo === true
  const isHelp = values.help === true
  if (positionals.length === 0 && !isDemo && !isHelp) throw usageError('no FILE given')
  if (positionals.length > 500) throw usageError('no more than 500 files at a time')
  return {
    files: positionals,
    settings,
    engagementId: values.engagement ?? '',
    clientName: values.client ?? '',
    outDir: values.out ?? null,
    dataDir: values['data-dir'] ?? null,
    isAsOne: values['as-one'] === true,
    isJson: values.json === true,
    isDemo,
    isHelp
  }
}

function parse(words: string[]) {
  try {
    return parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        map: { type: 'string', multiple: true },
        header: { type: 'boolean' },
        'no-header': { type: 'boolean' },
        threshold: { type: 'string' },
        'blanks-equal': { type: 'boolean' },
        'ignore-case': { type: 'boolean' },
        'within-entity': { type: 'boolean' },
        'within-currency': { type: 'boolean' },
        'leave-out-zeros': { type: 'boolean' },
        decimal: { type: 'string' },
        'date-order': { type: 'string' },
        'fill-down': { type: 'boolean' },
        sheet: { type: 'string' },
        encoding: { type: 'string' },
        delimiter: { type: 'string' },
        engagement: { type: 'string' },
        client: { type: 'string' },
        'data-dir': { type: 'string' },
        'as-one': { type: 'boolean' },
        json: { type: 'boolean' },
        demo: { type: 'boolean' },
        help: { type: 'boolean' }
      }
    })
  } catch (error) {
    throw usageError(error instanceof Error ? error.message : String(error))
  }
}

/** `amount=Betrag,account=Konto`: a comma parts two pairs only where another FIELD= follows, for headers hold commas. */
function parseMapping(maps: string[]): Settings['mapping'] {
  const mapping: Settings['mapping'] = {}
  for (const pair of maps.flatMap((map) => map.split(/,(?=\s*[A-Za-z]+=)/))) {
    const at = pair.indexOf('=')
    const field = pair.slice(0, Math.max(0, at)).trim()
    if (!isField(field)) throw usageError(`--map does not know the field “${at < 0 ? pair : field}”`)
    mapping[field] = pair.slice(at + 1).trim()
  }
  return mapping
}

function isField(name: string): name is Field {
  return (fields as readonly string[]).includes(name)
}

function oneOf<Value extends string>(
  option: string,
  value: string | undefined,
  allowed: Value[]
): Value | undefined {
  if (value === undefined) return undefined
  const found = allowed.find((candidate) => candidate === value)
  if (found === undefined) throw usageError(`${option} takes ${allowed.join(' or ')}`)
  return found
}

function usageError(what: string): DoubletError {
  return new DoubletError('USAGE', what)
}

import { parseArgs } from 'node:util'
import { longestDelimiter, readDelimiter } from '../../shared/delimiter-text.ts'
import { dateForms } from '../../shared/date-form.ts'
import type { Deletion } from './delete-job.ts'
import type { HandoverWish } from './hand-over.ts'
import type { QueryTask } from './queries.ts'
import { fields, type Field } from '../../shared/mapping.ts'
import type { SaidSettings, Settings } from '../../shared/settings.ts'
import { firmFlags, parseFirm, parseRules, ruleFlags, usageError, type FirmWords } from './firm-words.ts'
import { optionNames, type OptionName } from '../../shared/options.ts'

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
  /** What is said of these files; the data folder's rules hold where nothing is said. */
  settings: SaidSettings
  /** What is said of the data folder's settings. */
  firm: FirmWords
  engagementId: string
  clientName: string
  outDir: string | null
  dataDir: string | null
  /** All files are one ledger. */
  isAsOne: boolean
  isJson: boolean
  isDemo: boolean
  isHelp: boolean
  /** What is to be deleted instead of analysed. */
  deletion: Deletion | null
  /** What is to be handed over instead of analysed. */
  handover: HandoverWish | null
  /** The files are a workpaper's folder and what it was made from. */
  isVerification: boolean
  /** What is done with a client's queries instead. */
  queries: QueryTask | null
}

/** Reads the words after the program's name. Throws USAGE, with a sentence, for anything it does not know. */
export function parseArguments(words: string[]): CliArguments {
  const { values, positionals } = parse(words)
  const settings: SaidSettings = { mapping: parseMapping(values.map ?? []), ...parseRules(values) }
  if (values.header === true && values['no-header'] === true)
    throw usageError('--header and --no-header contradict')
  if (values.header === true) settings.hasHeader = true
  if (values['no-header'] === true) settings.hasHeader = false
  for (const name of optionNames) if (values[optionFlags[name]] === true) settings[name] = true
  settings.decimalMark = oneOf('--decimal', values.decimal, ['point', 'comma'])
  settings.dateOrder = oneOf('--date-order', values['date-order'], ['dmy', 'mdy', 'ymd'])
  settings.dateForm = oneOf('--dates-as', values['dates-as'], dateForms)
  settings.credits = values.credit
  if (values['negative-credits'] === true && values['positive-credits'] === true)
    throw usageError('--negative-credits and --positive-credits contradict')
  if (values['negative-credits'] === true) settings.negativeCredits = true
  if (values['positive-credits'] === true) settings.negativeCredits = false
  if (values['fill-down'] === true) settings.fillDown = true
  settings.twoAccounts = oneOf('--two-accounts', values['two-accounts'], ['both', 'one'])
  settings.sums = oneOf('--sums', values.sums, ['totals', 'postings'])
  settings.model = oneOf('--model', values.model, ['own', 'stored'])
  if (values['go-on'] === true) settings.goesOn = true
  if (values.sheet !== undefined) settings.sheet = values.sheet.join(', ')
  if (values.encoding !== undefined) settings.encoding = values.encoding
  if (values.delimiter !== undefined) {
    const { length } = values.delimiter
    if (length === 0 || length > longestDelimiter)
      throw usageError(`--delimiter takes 1 to ${longestDelimiter} characters`)
    settings.delimiter = readDelimiter(values.delimiter)
  }
  const isDemo = values.demo === true
  const isHelp = values.help === true
  const deletion = deletionOf(values.delete, values.whole === true, values.confirm)
  if (deletion !== null && positionals.length > 0) throw usageError('--delete takes no FILE')
  const firm = parseFirm(values)
  const isAbout = deletion !== null || firm.isAsked
  const isVerification = values.verify === true
  if (isVerification && positionals.length < 2)
    throw usageError('--verify takes the FOLDER of a workpaper and the SOURCE files it was made from')
  const handover = handoverOf(values)
  if (handover !== null && positionals.length > 0)
    throw usageError('--export-engagement and --import-engagement take no FILE beside their own')
  const queries = queriesOf(values, positionals)
  if (values.by !== undefined && handover?.kind !== 'import' && queries?.what !== 'answers')
    throw usageError('--by belongs to --answers and --import-engagement')
  const isOther = isAbout || handover !== null || queries !== null
  if (positionals.length === 0 && !isDemo && !isHelp && !isOther) throw usageError('no FILE given')
  if (positionals.length > 500) throw usageError('no more than 500 files at a time')
  return {
    files: positionals,
    settings,
    firm,
    engagementId: values.engagement ?? '',
    clientName: values.client ?? '',
    outDir: values.out ?? null,
    dataDir: values['data-dir'] ?? null,
    isAsOne: values['as-one'] === true,
    isJson: values.json === true,
    isDemo,
    isHelp,
    deletion,
    handover,
    isVerification,
    queries
  }
}

function queriesOf(
  asked: Pick<ReturnType<typeof parse>['values'], 'query-list' | 'answers' | 'by' | 'out' | 'delete'>,
  positionals: string[]
): QueryTask | null {
  const { 'query-list': list, answers, by, out } = asked
  if (list === undefined && answers === undefined) return null
  if ([list, answers, asked.delete].filter((one) => one !== undefined).length > 1)
    throw usageError('--query-list, --answers and --delete are done one at a time')
  if (list !== undefined) {
    if (positionals.length > 0) throw usageError('--query-list takes no FILE')
    if (out === undefined) throw usageError('--query-list takes --out DIR')
    return { what: 'list', jobId: list, outDir: out }
  }
  const [file, ...others] = positionals
  if (file === undefined || others.length > 0) throw usageError('--answers takes one FILE')
  return { what: 'answers', jobId: answers!, file, by: by ?? '' }
}

function deletionOf(jobId: string | undefined, isWhole: boolean, typed: string | undefined): Deletion | null {
  if (jobId !== undefined) return { jobId, isWhole, typed: typed ?? null }
  if (isWhole || typed !== undefined) throw usageError('--whole and --confirm belong to --delete')
  return null
}

type Values = ReturnType<typeof parse>['values']

function handoverOf(values: Values): HandoverWish | null {
  const { to, by = '' } = values
  const [jobId, archive] = [values['export-engagement'], values['import-engagement']]
  const keys = (given: string[] | undefined) =>
    (given ?? []).flatMap((some) => some.split(',')).filter((key) => key !== '')
  if (jobId !== undefined && archive === undefined && to !== undefined) return { kind: 'export', jobId, to }
  if (jobId !== undefined || to !== undefined)
    throw usageError('--export-engagement JOB and --to FILE belong together')
  const choices = { here: keys(values.here), there: keys(values.there) }
  if (archive !== undefined) return { kind: 'import', archive, by, ...choices }
  if (choices.here.length + choices.there.length > 0)
    throw usageError('--here and --there belong to --import-engagement')
  return null
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
        'blanks-equal': { type: 'boolean' },
        'ignore-case': { type: 'boolean' },
        'within-entity': { type: 'boolean' },
        'within-currency': { type: 'boolean' },
        'leave-out-zeros': { type: 'boolean' },
        decimal: { type: 'string' },
        'date-order': { type: 'string' },
        'dates-as': { type: 'string' },
        credit: { type: 'string', multiple: true },
        'negative-credits': { type: 'boolean' },
        'positive-credits': { type: 'boolean' },
        'fill-down': { type: 'boolean' },
        'two-accounts': { type: 'string' },
        sums: { type: 'string' },
        model: { type: 'string' },
        ...ruleFlags,
        ...firmFlags,
        'go-on': { type: 'boolean' },
        sheet: { type: 'string', multiple: true },
        encoding: { type: 'string' },
        delimiter: { type: 'string' },
        engagement: { type: 'string' },
        client: { type: 'string' },
        'data-dir': { type: 'string' },
        'as-one': { type: 'boolean' },
        json: { type: 'boolean' },
        delete: { type: 'string' },
        'query-list': { type: 'string' },
        answers: { type: 'string' },
        whole: { type: 'boolean' },
        confirm: { type: 'string' },
        'export-engagement': { type: 'string' },
        to: { type: 'string' },
        'import-engagement': { type: 'string' },
        by: { type: 'string' },
        here: { type: 'string', multiple: true },
        there: { type: 'string', multiple: true },
        verify: { type: 'boolean' },
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
  allowed: readonly Value[]
): Value | undefined {
  if (value === undefined) return undefined
  const found = allowed.find((candidate) => candidate === value)
  if (found === undefined) throw usageError(`${option} takes ${allowed.join(' or ')}`)
  return found
}

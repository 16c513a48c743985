import { duplicateTypes, findingFigures, typeNumbers, type DuplicateTotals } from '../../shared/duplicate.ts'
import type { Job } from '../../shared/job.ts'
import { fieldLabels, type Mapping } from '../../shared/mapping.ts'
import { type FileFacts, type LedgerFacts } from '../../shared/ledger.ts'
import type { Settings } from '../../shared/settings.ts'
import { describeOptions, keyFields, optionNames } from '../../shared/options.ts'
import {
  fillDownAnswer,
  isGoOnQuestion,
  noColumnAnswer,
  readSideAnswer,
  type Question
} from '../../shared/question.ts'
import { judgeReading, stateReading } from '../../shared/reading-verdicts.ts'
import { joinLines, nameLine } from '../../shared/sheets.ts'
import type { Problem } from '../../shared/result.ts'
import { spellCount } from '../../shared/spell-count.ts'
import { rulesOf } from '../../shared/rules.ts'

/** What became of one file of the command line. */
export interface FileOutcome {
  /** As it was given. */
  file: string
  job: Job | null
  error: Problem | null
  /** Where the duplicate lines were written, if they were. */
  csv: string | null
}

/** The outcome as the one-line object that `--json` prints. */
export function jsonOutcome({ file, job, error, csv }: FileOutcome): Record<string, unknown> {
  const { analytics, duplicates, model } = job?.result ?? {}
  const types = typeNumbers.map((type) => {
    const totals = duplicates?.types[type] ?? null
    return [type, totals && { groups: totals.groups, rows: totals.rows }]
  })
  return {
    file,
    jobId: job?.jobId ?? null,
    status: job?.status ?? 'FAILED',
    error,
    reading:
      analytics === undefined
        ? null
        : { statement: stateReading(analytics), verdicts: judgeReading(analytics) },
    ...(analytics !== undefined && analytics.files.length > 1 && { files: analytics.files.map(fileObject) }),
    ...(analytics?.dialect.sheets !== undefined && { sheets: sheetObjects(analytics.files) }),
    questions: job?.questions ?? null,
    rows: analytics?.rows ?? null,
    totals: analytics?.totals ?? null,
    options: analytics === undefined ? null : optionsObject(analytics.settings),
    types: duplicates === undefined ? null : Object.fromEntries(types),
    distinctRows: duplicates?.distinctRows ?? null,
    findings: duplicates === undefined ? null : findingFigures(duplicates),
    model: model ?? null,
    mapping: job?.mapping ? mappingObject(job.mapping) : null,
    reusedFrom: job?.reusedFrom ?? null,
    csv
  }
}

function exposureWords(exposure: DuplicateTotals['exposure']): string {
  const words = exposure.map(({ currency, exposure: all, net }) => {
    const unit = currency === '' ? '' : `${currency} `
    return `${unit}${all}${net === all ? '' : ` (${net} without what was taken back)`}`
  })
  return words.length === 0 ? '' : `, posted again: ${words.join('; ')}`
}

/** Which column each field is read from, a line each. */
export function mappingLines(mapping: Mapping): string[] {
  const lines = mapping.fields.map(
    ({ field, header, position, reason }) =>
      `  ${fieldLabels[field].padEnd(24)} #${position} ${header}  (${reason})`
  )
  return [...lines, ...mapping.notes.map((note) => `  note: ${note}`)]
}

/** The outcome in words, for a terminal. */
export function outcomeLines({ file, job, error, csv }: FileOutcome): string[] {
  if (job?.questions != null) return [`${file}: ${job.status}`, ...job.questions.flatMap(questionLines)]
  if (error !== null || job?.result == null) {
    return [
      `${file}: ${job?.status ?? 'FAILED'}`,
      `  ${error?.code ?? job?.status}: ${error?.message ?? job?.message}`
    ]
  }
  const { analytics, duplicates, model } = job.result
  const { read, used, excluded } = analytics.rows
  const { debit, credit, net } = analytics.totals
  const { baseRisks } = rulesOf(analytics.settings)
  const types = duplicateTypes.map(({ number }) => {
    const totals = duplicates.types[number]
    const name = keyFields(number, analytics.settings)
      .map((field) => fieldLabels[field].toLowerCase())
      .join(' + ')
    const found =
      totals === null
        ? `not run: no ${duplicates.missing[number]?.map((field) => fieldLabels[field].toLowerCase()).join(', ')} column`
        : `${spellCount(totals.groups)} groups, ${spellCount(totals.rows)} lines`
    return `  test ${number}  ${`${name} (base risk ${baseRisks[number]})`.padEnd(72)} ${found}`
  })
  const verdicts = judgeReading(analytics)
  const mild = verdicts.filter(({ grave }) => !grave)
  return [
    ...verdicts.filter(({ grave }) => grave).map(({ text }) => `${file}: READ THIS FIRST: ${text}`),
    `${file}: ${job.status} in ${job.processingDuration}, job ${job.jobId}`,
    ...(job.reusedFrom === null ? [] : [`  ${job.message}`]),
    `  ${stateReading(analytics)}`,
    ...mild.map(({ text }) => `  ${text}`),
    ...(analytics.files.length > 1
      ? analytics.files.map(
          ({ name, rows, physicalLines, sha256 }) =>
            `  file ${name}: ${spellCount(rows)} lines read of ${spellCount(physicalLines)}, SHA-256 ${sha256}`
        )
      : []),
    `  lines: ${spellCount(read)} read, ${spellCount(used)} used, ${spellCount(excluded)} excluded`,
    `  lines of the file: ${analytics.lineClasses.map((one) => `${spellCount(one.lines)} ${one.class}`).join(' + ')} = ${spellCount(analytics.physicalLines)}`,
    ...analytics.excluded.map(
      ({ reason, rows, firstLines, firstFiles }) =>
        `    ${reason}: ${spellCount(rows)}, first at ${joinLines(
          firstLines.map((line, at) => nameFirst(analytics.files, line, firstFiles?.[at]))
        )}`
    ),
    `  columns: ${Object.entries(mappingObject(analytics.mapping))
      .map(([field, header]) => `${field} = ${header}`)
      .join(', ')}`,
    `  totals: debit ${debit}, credit ${credit}, net ${net}`,
    ...proofLines(analytics),
    ...analytics.notices.map(
      ({ text, lines }) => `  notice: ${text}${lines > 0 ? ` ${spellCount(lines)} lines.` : ''}`
    ),
    `  options: ${describeOptions(analytics.settings)}`,
    ...types,
    `  duplicate lines, each once: ${spellCount(duplicates.distinctRows)} (tests nest: never add them up)`,
    `  findings: ${spellCount(duplicates.findings)}${exposureWords(duplicates.exposure)}`,
    `  model: ${model.reason}`,
    ...(csv === null ? [] : [`  duplicates written to ${csv}`])
  ]
}

/** The words that answer a question other than for a column. */
const options: Partial<Record<Question['id'], string>> = {
  decimalMark: '--decimal ',
  dateOrder: '--date-order ',
  dateForm: '--dates-as ',
  sheet: '--sheet ',
  twoAccounts: '--two-accounts ',
  sums: '--sums ',
  goesOn: '--go-on'
}
/** So many columns of a question are shown; a table of hundreds would push the question out of sight. */
const mostChoices = 20

function questionLines(question: Question): string[] {
  const shown = question.choices.filter((choice, at) => at < mostChoices || !/^#\d+$/.test(choice.value))
  const more = question.choices.length - shown.length
  return [
    `  ${question.text}`,
    ...shown.map(({ value, label, examples }) => {
      const cells = examples.map(({ written, read }) => `“${written}”${read === '' ? '' : ` is ${read}`}`)
      const typed = isGoOnQuestion(question) ? options.goesOn : typeAnswer(question.id, value)
      return `    ${typed}  ${label}${cells.length === 0 ? '' : `: ${cells.join(', ')}`}`
    }),
    ...(more === 0 ? [] : [`    and ${spellCount(more)} more columns`])
  ]
}

/** What is typed to give an answer. */
function typeAnswer(id: Question['id'], value: string): string {
  const quote = (word: string) => (/^[\w.#-]+$/.test(word) ? word : `"${word}"`)
  if (value === fillDownAnswer) return '--fill-down'
  if (id === 'negativeCredits') return value === 'yes' ? '--negative-credits' : '--positive-credits'
  if (id === 'side' && value !== noColumnAnswer) {
    const { column, codes } = readSideAnswer(value)
    return [`--map indicator=${column}`, ...codes.map((code) => `--credit=${quote(code)}`)].join(' ')
  }
  const option = options[id] ?? `--map ${id === 'side' ? 'indicator' : id}=`
  return value === noColumnAnswer ? option : `${option}${quote(value)}`
}

function nameFirst(files: readonly FileFacts[], line: number, file: number | undefined): string {
  return file === undefined
    ? nameLine(files[0], line)
    : `${nameLine(files[file], line)} of ${files[file]!.name}`
}

/** Every sheet of the workbooks of a ledger, and why it is not read. */
function sheetObjects(files: readonly FileFacts[]): Record<string, string | number | boolean | null>[] {
  return files.flatMap(({ name: file, dialect }) =>
    (dialect.sheets ?? []).map(({ name, rows, from, notRead }) => ({
      ...(files.length > 1 && { file }),
      name,
      rows,
      isRead: from !== undefined,
      why: notRead ?? null
    }))
  )
}

function mappingObject({ hasHeader, fields }: Mapping): Record<string, string> {
  return Object.fromEntries(
    fields.map(({ field, header, position }) => [field, hasHeader ? header : `#${position}`])
  )
}

function fileObject({ name, sha256, physicalLines, rows }: FileFacts): Record<string, string | number> {
  return { name, sha256, physicalLines, rows }
}

function optionsObject(settings: Settings): Record<string, boolean | number> {
  const on = optionNames.map((name) => [name, settings[name] === true])
  return { threshold: settings.threshold, ...Object.fromEntries(on) }
}

/** The first and the last line, and whether journals balance. */
function proofLines({ proof, files }: LedgerFacts): string[] {
  if (proof === null) return []
  const { first, last, journals } = proof
  const [start, end] = [first, last].map(({ file, lineNumber }) => nameLine(files[file], lineNumber))
  const ends = `  first line: ${start}, last line: ${end}`
  if (journals === null) return [ends]
  const [worst] = journals.largest
  const most = worst === undefined ? '' : `, the most ${worst.journal} by ${worst.net}`
  return [
    ends,
    `  journals that do not balance: ${spellCount(journals.unbalanced)} of ${spellCount(journals.journals)}${most}`
  ]
}

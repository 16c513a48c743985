import { duplicateTypes, typeNumbers } from '../../shared/duplicate.ts'
import type { Job } from '../../shared/job.ts'
import type { ImportProof } from '../../shared/import-proof.ts'
import { fieldLabels, type Mapping } from '../../shared/mapping.ts'
import { type FileFacts } from '../../shared/ledger.ts'
import type { Settings } from '../../shared/settings.ts'
import { describeOptions, keyFields, optionNames } from '../../shared/options.ts'
import { fillDownAnswer, isColumnQuestion, type Question } from '../../shared/question.ts'
import { judgeReading, stateReading } from '../../shared/reading-verdicts.ts'
import type { Problem } from '../../shared/result.ts'

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
    questions: job?.questions ?? null,
    rows: analytics?.rows ?? null,
    totals: analytics?.totals ?? null,
    options: analytics === undefined ? null : optionsObject(analytics.settings),
    types: duplicates === undefined ? null : Object.fromEntries(types),
    distinctRows: duplicates?.distinctRows ?? null,
    model: model ?? null,
    mapping: job?.mapping ? mappingObject(job.mapping) : null,
    reusedFrom: job?.reusedFrom ?? null,
    csv
  }
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
  const types = duplicateTypes.map(({ number, baseRisk }) => {
    const totals = duplicates.types[number]
    const name = keyFields(number, analytics.settings)
      .map((field) => fieldLabels[field].toLowerCase())
      .join(' + ')
    const found =
      totals === null
        ? `not run: no ${duplicates.missing[number]?.map((field) => fieldLabels[field].toLowerCase()).join(', ')} column`
        : `${count(totals.groups)} groups, ${count(totals.rows)} lines`
    return `  type ${number}  ${`${name} (base risk ${baseRisk})`.padEnd(72)} ${found}`
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
            `  file ${name}: ${count(rows)} lines read of ${count(physicalLines)}, SHA-256 ${sha256}`
        )
      : []),
    `  lines: ${count(read)} read, ${count(used)} used, ${count(excluded)} excluded`,
    `  lines of the file: ${analytics.lineClasses.map((one) => `${count(one.lines)} ${one.class}`).join(' + ')} = ${count(analytics.physicalLines)}`,
    ...analytics.excluded.map(
      ({ reason, rows, firstLines, firstFiles }) =>
        `    ${reason}: ${count(rows)}, first at line ${firstLines
          .map((line, at) =>
            firstFiles === undefined ? line : `${line} of ${analytics.files[firstFiles[at]!]!.name}`
          )
          .join(', ')}`
    ),
    `  columns: ${Object.entries(mappingObject(analytics.mapping))
      .map(([field, header]) => `${field} = ${header}`)
      .join(', ')}`,
    `  totals: debit ${debit}, credit ${credit}, net ${net}`,
    ...proofLines(analytics.proof),
    ...analytics.notices.map(
      ({ text, lines }) => `  notice: ${text}${lines > 0 ? ` ${count(lines)} lines.` : ''}`
    ),
    `  options: ${describeOptions(analytics.settings)}`,
    ...types,
    `  duplicate lines, each once: ${count(duplicates.distinctRows)} (types nest: never add them up)`,
    `  model: ${model.reason}`,
    ...(csv === null ? [] : [`  duplicates written to ${csv}`])
  ]
}

function questionLines(question: Question): string[] {
  const option = isColumnQuestion(question)
    ? `--map ${question.id}=`
    : question.id === 'decimalMark'
      ? '--decimal '
      : '--date-order '
  return [
    `  ${question.text}`,
    ...question.choices.map(({ value, label, examples }) => {
      const shown = examples.map(({ written, read }) => `“${written}”${read === '' ? '' : ` is ${read}`}`)
      const typed = value === fillDownAnswer ? '--fill-down' : `${option}${value}`
      return `    ${typed}  ${label}${shown.length === 0 ? '' : `: ${shown.join(', ')}`}`
    })
  ]
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

function count(value: number): string {
  return value.toLocaleString('en')
}

/** The first and the last row, and whether journals balance. */
function proofLines(proof: ImportProof | null): string[] {
  if (proof === null) return []
  const { first, last, journals } = proof
  const rows = `  first row: line ${first.lineNumber}, last row: line ${last.lineNumber}`
  if (journals === null) return [rows]
  const [worst] = journals.largest
  const most = worst === undefined ? '' : `, the most ${worst.journal} by ${worst.net}`
  return [
    rows,
    `  journals that do not balance: ${count(journals.unbalanced)} of ${count(journals.journals)}${most}`
  ]
}

import { spellDelimiter } from '../../shared/delimiter-text.ts'
import type { Job } from '../../shared/job.ts'
import { describeOptions } from '../../shared/options.ts'
import type { Answers, Question } from '../../shared/question.ts'
import type { TypedTotals } from '../../shared/tie-out.ts'
import type { Settings } from '../../shared/settings.ts'
import { spellCount } from '../../shared/spell-count.ts'

/**
 * How a job ended, for the log: “gl-2025.csv was analysed: 28,160 lines, 6,476 findings, SHA-256 ab12…; settings: …”.
 * null for one that is not over.
 */
export function describeRun({ status, file, result, reusedFrom, settings, error }: Job): string | null {
  if (status === 'CANCELLED') return `The analysis of ${file.name} was cancelled.`
  if (status === 'FAILED')
    return `${file.name} was not analysed: ${error?.message ?? 'it failed.'} (${error?.code ?? ''})`
  if (status !== 'COMPLETED' || result === null) return null
  const { analytics, duplicates } = result
  const { length } = analytics.files
  const hashes =
    length < 2
      ? `SHA-256 ${analytics.file.sha256}`
      : analytics.files.map(({ name, sha256 }) => `${name} SHA-256 ${sha256}`).join(', ')
  const figures = `${spellCount(analytics.rows.read)} lines, ${spellCount(duplicates.findings)} findings, ${hashes}`
  const used = `settings: ${describeSettings({ ...settings, ...analytics.settings })}`
  return reusedFrom === null
    ? `${file.name} was analysed: ${figures}; ${used}.`
    : `${file.name} had been analysed with the same settings before, and that result is shown again: ${figures}; ${used}.`
}

/** What a job was answered, for the log: question and the choice's own words. */
export function describeAnswers(
  name: string,
  questions: Question[],
  answers: Answers,
  remembers: boolean
): string {
  const said = Object.entries(answers).map(([id, value]) => {
    const question = questions.find((asked) => asked.id === id)
    const label = question?.choices.find((choice) => choice.value === value)?.label ?? value
    return `${spellName(id)}: ${label}`
  })
  const kept = remembers ? ', and that is remembered for the client' : ''
  return `The questions about ${name} were answered${kept}: ${said.join('; ')}.`
}

/** The client's totals that were typed for a ledger, for the log. */
export function describeTotals(name: string, { note, ...totals }: TypedTotals): string {
  const typed = Object.entries(totals).flatMap(([which, value]) => (value === '' ? [] : `${which} ${value}`))
  const said = note === '' ? '' : `; note “${note}”`
  return `The client’s totals of ${name} were typed: ${typed.join(', ') || 'none'}${said}.`
}

/** Every setting that is not Doublet's own choice, by its name. */
export function describeSettings(settings: Settings): string {
  const {
    mapping,
    hasHeader,
    decimalMark,
    dateOrder,
    dateForm,
    sheet,
    encoding,
    delimiter,
    fillDown,
    twoAccounts,
    sums,
    model,
    goesOn,
    profile
  } = settings
  const mapped = Object.entries(mapping).map(([field, column]) => `${spellName(field)} from ${column}`)
  const chosen = Object.entries({
    decimalMark,
    dateOrder,
    dateForm,
    sheet,
    encoding,
    delimiter,
    twoAccounts,
    sums
  }).flatMap(([name, value]) =>
    value === undefined ? [] : `${spellName(name)} ${value === '\t' ? 'tab' : spellDelimiter(value)}`
  )
  return [
    describeOptions(settings),
    ...(hasHeader === undefined ? [] : [hasHeader ? 'first record is the header' : 'no header']),
    ...(fillDown === true ? ['blanks filled from the line above'] : []),
    ...(model === undefined ? [] : [model === 'own' ? 'a model of its own' : 'the stored model']),
    ...(goesOn === true ? ['goes on as it is read'] : []),
    ...chosen,
    ...mapped,
    ...(profile === undefined ? [] : [`profile of ${profile.clientName} saved ${profile.savedAt}`])
  ].join(', ')
}

/** `decimalMark` as “decimal mark”. */
function spellName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}

import { typeOf } from '../../shared/duplicate.ts'
import type { TypeNumber } from '../../shared/duplicate.ts'
import { fieldLabels } from '../../shared/mapping.ts'
import { withinFields } from '../../shared/options.ts'
import type { Options } from '../../shared/options.ts'
import type { ListedLine } from '../../shared/line.ts'
import type { Field } from '../../shared/mapping.ts'
import { excludedWords } from '../../shared/reading-verdicts.ts'
import { text } from './text.ts'

const words = text.common

/** A job's status in the rail. */
export const statusWords = words.status

/** A stage's name and what happens in it. */
export const stageWords = words.stages

/** What a class of physical lines is, after its number. */
export const lineClassWords = words.lineClasses

/** Field names in running text: `account, entry date, amount`. */
export function listFields(fields: readonly Field[]): string {
  return fields.map((field) => fieldLabels[field].toLowerCase()).join(', ')
}

/** What the lines of a type's group share, in words: `account, amount, within one currency`. */
export function typeKeyWords(number: TypeNumber, options: Options): string {
  const { key } = typeOf(number)
  const own = key.length === 6 ? words.allSix(listFields(key)) : listFields(key)
  const within = withinFields(options).map((field) => fieldLabels[field].toLowerCase())
  return within.length === 0 ? own : words.withinOne(own, within)
}

/** A client and an engagement as one heading. */
export function engagementWords(of: { clientName: string; engagementId: string }): string {
  return [of.clientName, of.engagementId].filter((part) => part !== '').join(' · ') || words.noEngagement
}

/** A code as shown where it can be blank. */
export function codeOrBlank(code: string): string {
  return code === '' ? words.blank : code
}

/** What the client states of a ledger. */
export const totalWords = words.totals

/** Why a listed line is of its class, and why it is excluded, as far as its class does not say it. */
export function reasonWords({ class: name, reason, excluded }: ListedLine): string {
  const left = excluded === null || name === 'rejected' ? '' : words.excluded(excludedWords[excluded])
  return [reason, left].filter((part) => part !== '').join('; ')
}

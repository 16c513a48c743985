import { typeNumbers } from '../../../shared/duplicate.ts'
import { fieldLabels } from '../../../shared/mapping.ts'
import { isSamePerson } from '../../../shared/engagement.ts'
import { describeOptions, keyFields } from '../../../shared/options.ts'
import { spellCount } from '../../../shared/spell-count.ts'
import { tieOutTotals } from '../../../shared/tie-out.ts'
import { exceptionSection } from './exceptions.ts'
import type { Footing } from './footing.ts'
import { dispositionsSection, materialitySection, typesSection } from './result-sections.ts'
import {
  bySection,
  figure,
  count,
  joined,
  money,
  note,
  spellAmount,
  text,
  texts,
  type SummaryLine,
  type SummarySection
} from './summary-lines.ts'
import { completenessRows, readingRows, totalRows } from './tables/import-report.ts'
import type { WorkpaperContent, WorkpaperFacts } from './workpaper-content.ts'

/**
 * What a reviewer reads: for whom, what was done and why, whether it is complete, what came of it, the conclusion, and the list of
 * exceptions. What was read otherwise than it is meant comes before every figure.
 */
export function frontSections(content: WorkpaperContent): SummarySection[] {
  return [...openingSections(content), exceptionSection(content)]
}

/** All of the front page before the list of exceptions. */
export function openingSections({ facts, footing }: WorkpaperContent): SummarySection[] {
  const { analytics } = facts.result
  return [
    ...bySection(readingRows(analytics)),
    texts('Workpaper', headerLines(facts)),
    texts('Purpose and procedure', procedureLines(facts)),
    ...bySection(completenessRows(analytics)),
    ...bySection(totalRows(analytics)),
    tieOutSection(facts),
    texts('Tests', testLines(facts)),
    typesSection(facts, footing),
    dispositionsSection(footing),
    ...materialitySection(facts),
    texts('Conclusion', conclusionLines(facts, footing))
  ]
}

/** For whom and about what. */
function headerLines({ header, engagement }: WorkpaperFacts): [label: string, value: string][] {
  return [
    ['Client', engagement.clientName],
    ['Engagement', engagement.engagementId],
    ['Period', header.period],
    ['Reference', header.reference]
  ]
}

/** Why the test is made, on what, and how. */
function procedureLines({ header, result }: WorkpaperFacts): [label: string, value: string][] {
  const { rows, mapping } = result.analytics
  const currency = mapping.fields.find(({ field }) => field === 'currency')
  return [
    [
      'Purpose',
      header.purpose ||
        'To find entries that were posted to the general ledger more than once, by which amounts would be recorded that did not occur.'
    ],
    [
      'Population',
      `${spellCount(rows.used)} of the ${spellCount(rows.read)} lines of the ledger, each of them compared: no sample was drawn.`
    ],
    [
      'Procedure',
      'Lines that agree in all fields of a test are a group. What was posted again as one thing (a journal, a document or a line) is one finding; each is inspected with all of its postings and decided as duplicate, valid, reversal, recurring or query to the client. Findings decided as duplicate are exceptions.'
    ],
    ['Options', describeOptions(result.analytics.settings)],
    [
      'Currency',
      currency === undefined
        ? 'The ledger names none.'
        : `As each line says in the column “${currency.header}”; exposures in several are never added up.`
    ]
  ]
}

/** Who prepared and reviewed it, and what is concluded. */
function conclusionLines(
  { header, onePerson }: WorkpaperFacts,
  footing: Footing
): [label: string, value: string][] {
  const signed = (some: number) => `${spellCount(some)} of ${spellCount(footing.findings)} findings signed`
  return [
    ['Conclusion', header.conclusion || 'Not concluded yet.'],
    ['Completeness', completeness(footing)],
    ['Prepared by', joined(header.preparer, signed(footing.prepared))],
    ['Reviewed by', joined(header.reviewer, signed(footing.reviewed))],
    ...wordOnePerson(header, onePerson, footing.onePerson ?? 0)
  ]
}

/** What there is to say where one person prepared and reviewed; nothing where two did. */
function wordOnePerson(
  { preparer, reviewer }: WorkpaperFacts['header'],
  isAllowed: boolean,
  findings: number
): [label: string, value: string][] {
  const isHeader = isSamePerson(preparer, reviewer)
  if (!isHeader && findings === 0) return []
  const what = [
    ...(isHeader ? ['The workpaper is prepared and reviewed by one person'] : []),
    ...(findings > 0
      ? [
          `${findings === 1 ? '1 finding was' : `${spellCount(findings)} findings were`} prepared and reviewed by one person`
        ]
      : [])
  ].join('; ')
  return [['Two people', `${what}. The engagement ${isAllowed ? 'allows' : 'does not allow'} that.`]]
}

function completeness({ findings, dispositions: { open }, unsettled, carried }: Footing): string {
  return `${spellCount(findings)} findings identified; ${spellCount(findings - open.findings)} decided; ${spellCount(open.findings)} open${unsettled === 0 ? '' : `, ${spellCount(unsettled)} of them with earlier decisions that differ or are of other lines`}. ${spellCount(carried)} decided on an earlier ledger of the engagement.`
}

const outcomes = { empty: 'not compared', pass: 'agrees', fail: 'differs', unclear: 'cannot be read' }
const totalNames = { rows: 'Lines', debit: 'Debit', credit: 'Credit', net: 'Net' }

/** The client's own totals beside those of the ledger; a word where nobody typed any. */
function tieOutSection({ tieOut: { typed, compared }, result }: WorkpaperFacts): SummarySection {
  const title = 'Tie-out to the client’s totals'
  if (tieOutTotals.every((total) => compared[total].outcome === 'empty'))
    return texts(title, [['Not compared', joined('No totals of the client were typed.', typed.note)]])
  const { rows, totals } = result.analytics
  return {
    title,
    heads: [figure('Ledger'), text('Client'), text('Outcome')],
    lines: [
      ...tieOutTotals.map((total): SummaryLine => {
        const { outcome, difference, problem } = compared[total]
        const words = outcome === 'fail' ? `differs by ${spellAmount(difference)}` : outcomes[outcome]
        return {
          label: totalNames[total],
          cells: [
            total === 'rows' ? count(rows.read) : money(totals[total]),
            text(typed[total]),
            text(joined(words, problem))
          ]
        }
      }),
      ...(typed.note === '' ? [] : [note('Source or reason', typed.note)])
    ]
  }
}

function testLines({ result }: WorkpaperFacts): [label: string, value: string][] {
  const { settings } = result.analytics
  return typeNumbers.map((type) => {
    const key = keyFields(type, settings).map((field) => fieldLabels[field])
    const missing = result.duplicates.missing[type]
    const words = missing?.map((field) => fieldLabels[field]).join(', ')
    return [
      `Test ${type}`,
      `${key.join(' + ')}${words === undefined ? '' : `; not run, for there is no ${words}`}`
    ]
  })
}

import { titleOf } from '../../../shared/finding.ts'
import { fieldLabels } from '../../../shared/mapping.ts'
import { spellCount } from '../../../shared/spell-count.ts'
import { findingsWithPostings, type FindingPosting } from './postings.ts'
import {
  figure,
  money,
  note,
  text,
  type SummaryCell,
  type SummaryLine,
  type SummarySection
} from './summary-lines.ts'
import { exposureLeft } from './tables/words.ts'
import type { WorkpaperContent } from './workpaper-content.ts'

/** Postings of one exception that the front page tells; the sheet of findings has all of their lines. */
const mostPostings = 12
/**
 * The list of exceptions as a section: each with its postings, its exposure and its note, `most` of them, and the totals of all.
 */
export function exceptionSection(content: WorkpaperContent, most = Infinity): SummarySection {
  const { findings } = content.footing.dispositions.duplicate
  if (findings === 0)
    return {
      title: 'Exceptions',
      heads: [],
      lines: [note('None', 'No finding is decided as duplicate.')]
    }
  return {
    title: 'Exceptions',
    startsPage: true,
    heads: [
      text('Journal'),
      text('Document'),
      text(fieldLabels.posted),
      text(fieldLabels.effective),
      text('User'),
      figure('Amount'),
      text('Currency')
    ],
    lines: exceptionLines(content, most)
  }
}

function* exceptionLines(content: WorkpaperContent, most: number): IterableIterator<SummaryLine> {
  let told = 0
  for (const { finding, decision, excepting, postings } of findingsWithPostings(content, 'duplicate')) {
    told++
    if (told > most) continue
    yield { label: `No. ${finding.findingNo}`, cells: [text(titleOf(finding))], isStrong: true }
    for (const posting of postings.slice(0, mostPostings)) yield* postingLines(posting)
    const more = postings.length - mostPostings
    if (more > 0) yield note('', `and ${more} more postings: see the sheet Findings`)
    for (const { currency, exposure } of finding.money) yield exposureLine('Exposure', exposure, currency)
    if (excepting !== null)
      yield note(
        'Excepted',
        `${excepting.lines.size} ${excepting.lines.size === 1 ? 'line' : 'lines'}; exposure without: ${exposureLeft(excepting)}`
      )
    if (decision.note !== '') yield note('Note', decision.note)
  }
  const { findings, exposure } = content.footing.dispositions.duplicate
  if (told > most) yield note('', `and ${spellCount(told - most)} more: see the front page of the workbook`)
  for (const [at, one] of exposure.entries())
    yield {
      ...exposureLine(
        at === 0 ? `All ${spellCount(findings)} ${findings === 1 ? 'exception' : 'exceptions'}` : '',
        one.exposure,
        one.currency
      ),
      isStrong: true
    }
}

function* postingLines({ number, amounts, ...told }: FindingPosting): IterableIterator<SummaryLine> {
  const { journal, document, posted, effective, user } = told
  for (const [at, { currency, amount }] of amounts.entries()) {
    const values = at === 0 ? [journal, document, posted, effective, user] : ['', '', '', '', '']
    const label = number === 1 ? 'first posted' : number === 2 ? 'posted again' : `posted again (${number})`
    yield { label: at === 0 ? label : '', cells: [...values.map(text), money(amount), text(currency)] }
  }
}

function exposureLine(label: string, exposure: string, currency: string): SummaryLine {
  const blank: SummaryCell = text('')
  return { label, cells: [blank, blank, blank, blank, blank, money(exposure), text(currency)] }
}

import { queryList } from '../../../shared/query-list.ts'
import { titleOf } from '../../../shared/finding.ts'
import { findingsWithPostings, type FindingPosting, type PostedFinding } from './postings.ts'
import { note, spellAmount, text, type SummarySection } from './summary-lines.ts'
import { cellsOf, column, type TableColumn } from './table.ts'
import { exposureText } from './tables/words.ts'
import { summarySheet } from './workbook/summary-sheet.ts'
import { mostSheetRows, splitTable, writeWorkbook } from './workbook/workbook.ts'
import type { WorkpaperContent } from './workpaper-content.ts'
import { bookFacts } from './book-facts.ts'

/** Postings of one finding that the list tells. */
const mostPostings = 12

/** The columns of the list, as wide as one page; three are the client's to fill. */
function queryColumns(): TableColumn<PostedFinding>[] {
  const titled = (title: string, of: TableColumn<PostedFinding>) => ({ ...of, title })
  const wrapped = (of: TableColumn<PostedFinding>) => ({ ...of, isWrapped: true })
  const blank = (title: string, width: number) =>
    wrapped(
      titled(
        title,
        column('blank', 'text', () => '', { width })
      )
    )
  return [
    titled(
      queryList.findingNo,
      column('finding_no', 'integer', ({ finding }) => finding.findingNo)
    ),
    wrapped(column('finding', 'text', ({ finding }) => titleOf(finding), { width: 32 })),
    wrapped(column('postings', 'text', ({ postings }) => wordPostings(postings), { width: 42 })),
    titled(
      'Amount in question',
      column('exposure', 'amount', ({ finding }) => finding.exposure)
    ),
    column('currency', 'text', ({ finding }) => finding.currency, { width: 11 }),
    wrapped(
      column('other_amounts', 'text', ({ finding }) => exposureText(finding.money.slice(1)), { width: 11 })
    ),
    wrapped(column('question', 'text', ({ decision }) => decision.note, { width: 35 })),
    blank(queryList.answer, 40),
    blank(queryList.answeredBy, 13),
    blank(queryList.answeredOn, 11),
    wrapped(
      titled(
        queryList.reference,
        column('reference', 'text', ({ finding }) => finding.membersKey, { width: 19 })
      )
    )
  ]
}

function wordPostings(postings: readonly FindingPosting[]): string {
  const words = postings
    .slice(0, mostPostings)
    .map(({ journal, document, posted, effective, user, amounts }) => {
      const money = amounts
        .map(({ currency, amount }) => `${currency} ${spellAmount(amount)}`.trim())
        .join(' + ')
      return [journal, document, posted || effective, user, money].filter((part) => part !== '').join(', ')
    })
  const more = postings.length - mostPostings
  return [...words, ...(more > 0 ? [`and ${more} more`] : [])].join('\n')
}

/** What the client is told of the list. */
function readMe({ facts, footing }: WorkpaperContent): SummarySection[] {
  const { findings } = footing.dispositions.query
  return [
    {
      title: 'Questions on postings',
      heads: [],
      lines: [
        note('Client', facts.engagement.clientName),
        note('Period', facts.header.period),
        note('From', facts.header.preparer),
        note('Questions', `${findings} on the sheet ${queryList.sheet}, one to a row.`),
        note(
          'How to answer',
          `Please write what happened into the column “${queryList.answer}”, and who answers and when into the two beside it. Leave the columns “${queryList.findingNo}” and “${queryList.reference}” as they are: by them each answer is found again.`
        )
      ]
    },
    {
      title: 'Amounts',
      heads: [],
      lines: [
        {
          label: 'Amount in question',
          cells: [text('What was posted beyond the first time, in the currency beside it.')]
        }
      ]
    }
  ]
}

/**
 * Writes the findings with status query as a workbook for the client, in which the columns of the answers are left blank. What is
 * asked about is added up: throws FIGURES_DISAGREE where it is not what the workpaper says.
 */
export async function writeQueryList(
  path: string,
  content: WorkpaperContent,
  most = mostSheetRows,
  report: (written: number) => void
): Promise<void> {
  const columns = queryColumns()
  function* records(): IterableIterator<string[]> {
    yield* cellsOf(columns, findingsWithPostings(content, 'query'))
  }
  const rows = content.footing.dispositions.query.findings
  const tables = splitTable({ name: queryList.sheet, columns, rows, records: records() }, most)
  const facts = bookFacts(content, 'Questions on postings')
  await writeWorkbook(path, facts, [summarySheet('Read me', facts.title, readMe(content))], tables, report)
}

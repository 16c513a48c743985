import { dispositions, tickmarks, type Disposition } from '../../../shared/decision.ts'
import { typeNumbers } from '../../../shared/duplicate.ts'
import { fieldLabels } from '../../../shared/mapping.ts'
import { describeOptions, keyFields } from '../../../shared/options.ts'
import type { WorkpaperFacts } from './workpaper-content.ts'
import type { Footing } from './footing.ts'
import { modelLines } from './model-lines.ts'
import type { CellKind } from './table.ts'
import {
  fileRows,
  lineRows,
  mappingRows,
  noticeRows,
  readingRows,
  tieOutRows,
  type ReportRow
} from './tables/import-report.ts'

/** A cell of the summary. */
export interface SummaryCell {
  kind: CellKind
  value: string
}
/** What a line is called, and what it says: one text over the whole width, or figures side by side. */
export interface SummaryLine {
  label: string
  cells: SummaryCell[]
}
export interface SummarySection {
  title: string
  /** The heads of the figures; where there are none, the lines are texts. */
  heads: string[]
  lines: SummaryLine[]
}

/** A sheet of the workbook, for the list of sheets. */
export interface SheetNote {
  name: string
  rows: number
  about: string
}

const meanings: Record<Disposition, string> = {
  open: 'nobody has decided yet',
  duplicate: 'posted more than once',
  valid: 'as it should be',
  reversal: 'taken back by another line',
  recurring: 'one per period',
  query: 'asked of the client'
}

/** Everything the summary sheet says, from whom it is for down to the software that made it. */
export function summarySections(
  facts: WorkpaperFacts,
  footing: Footing,
  sheets: SheetNote[]
): SummarySection[] {
  const { analytics } = facts.result
  return [
    ...bySection(readingRows(analytics)),
    headerSection(facts, footing),
    ...bySection(fileRows(analytics)),
    ...bySection(lineRows(analytics)),
    ...bySection(tieOutRows(facts.tieOut)),
    ...bySection(mappingRows(analytics)),
    rulesSection(facts),
    typesSection(facts, footing),
    dispositionsSection(footing),
    texts(
      'Tickmarks',
      Object.entries(tickmarks).map(([mark, meaning]) => [mark, meaning])
    ),
    texts('The model’s opinion', modelLines(facts.model, facts.result.model)),
    ...bySection(noticeRows(analytics)),
    {
      title: 'Sheets',
      heads: ['Rows', 'What it holds'],
      lines: sheets.map(({ name, rows, about }) => ({ label: name, cells: [integer(rows), text(about)] }))
    },
    texts('Software', [
      ['Made by', `Doublet ${facts.version}`],
      ['Ledger submitted', facts.analysed.at],
      ['Analysis took', facts.analysed.took],
      [
        'Reproducing it',
        'The same ledger, decisions and header give the same bytes. Times of exports stand in the activity log only.'
      ]
    ])
  ]
}

function headerSection({ header, engagement }: WorkpaperFacts, footing: Footing): SummarySection {
  const signed = (count: number) => `${count} of ${footing.findings} findings signed`
  return texts('Workpaper', [
    ['Client', engagement.clientName],
    ['Engagement', engagement.engagementId],
    ['Period', header.period],
    ['Reference', header.reference],
    ['Purpose', header.purpose],
    ['Prepared by', joined(header.preparer, signed(footing.prepared))],
    ['Reviewed by', joined(header.reviewer, signed(footing.reviewed))],
    ['Conclusion', header.conclusion]
  ])
}

function rulesSection({ result }: WorkpaperFacts): SummarySection {
  const { settings } = result.analytics
  return texts('Rules', [
    ...typeNumbers.map((type): [string, string] => {
      const key = keyFields(type, settings).map((field) => fieldLabels[field])
      const missing = result.duplicates.missing[type]
      const words = missing?.map((field) => fieldLabels[field]).join(', ')
      return [
        `Type ${type}`,
        `${key.join(' + ')}${words === undefined ? '' : `; not run, for there is no ${words}`}`
      ]
    }),
    ['Options', describeOptions(settings)],
    [
      'Order',
      'What the facts raise first and what they lower last, then risk of the group descending, type descending, exposure descending, first line. The model’s opinion plays no part.'
    ],
    ['Exposure', '(n − 1) × |amount| of a group of n lines: one of them may stand.'],
    ['Blank key', 'Lines that a type leaves out because a field of its key is blank.']
  ])
}

function typesSection({ result }: WorkpaperFacts, footing: Footing): SummarySection {
  const { blankKeys } = result.duplicates
  const figures = (
    groups: string,
    lines: number,
    amount: string,
    exposure: string,
    findings: number,
    blank: string
  ) => [
    { kind: 'integer' as const, value: groups },
    integer(lines),
    money(amount),
    money(exposure),
    integer(findings),
    { kind: 'integer' as const, value: blank }
  ]
  return {
    title: 'Duplicates',
    heads: ['Groups', 'Lines', 'Amount', 'Exposure', 'Findings', 'Blank key'],
    lines: [
      ...typeNumbers
        .filter((type) => result.duplicates.types[type] !== null)
        .map((type) => {
          const { groups, lines, amount, exposure, findings } = footing.types[type]
          const blank = String(blankKeys[type] ?? 0)
          return {
            label: `Type ${type}`,
            cells: figures(String(groups), lines, amount, exposure, findings, blank)
          }
        }),
      {
        label: 'Each line once (sheet Results)',
        cells: figures('', footing.lines, footing.amount, footing.types[1].exposure, footing.findings, '')
      },
      {
        label: 'Sum of the column Exposure',
        cells: [text(''), text(''), text(''), money(footing.findingExposure)]
      },
      note(
        'How it adds up',
        'Types nest, so that their lines must not be added up. Each line once counts the exposure of type 1, in which every line is once. The columns Exposure of Results and Findings count a line again in every finding whose group has it, so that they come to more.'
      )
    ]
  }
}

function dispositionsSection(footing: Footing): SummarySection {
  const { open } = footing.dispositions
  return {
    title: 'Decisions',
    heads: ['Findings', 'Exposure', 'Meaning'],
    lines: [
      ...dispositions.map((name) => {
        const { findings, exposure } = footing.dispositions[name]
        return { label: name, cells: [integer(findings), money(exposure), text(meanings[name])] }
      }),
      {
        label: 'All (sheet Findings)',
        cells: [integer(footing.findings), money(footing.findingExposure), text('')]
      },
      note(
        'Completeness',
        `${footing.findings} findings identified; ${footing.findings - open.findings} decided; ${open.findings} open. ${footing.carried} decided on an earlier ledger of the engagement.`
      )
    ]
  }
}

function bySection(rows: ReportRow[]): SummarySection[] {
  const titles = [...new Set(rows.map(({ section }) => section))]
  return titles.map((title) => {
    const items = rows.filter(({ section }) => section === title)
    const isFigures = items.every(({ kind }) => kind !== 'text')
    return {
      title,
      heads: isFigures ? ['Figure', 'Detail'] : [],
      lines: items.map(({ item, kind, value, detail }) =>
        isFigures
          ? { label: item, cells: [{ kind, value }, text(detail)] }
          : note(item, joined(value, detail))
      )
    }
  })
}

function texts(title: string, lines: [label: string, value: string][]): SummarySection {
  return { title, heads: [], lines: lines.map(([label, value]) => note(label, value)) }
}

function note(label: string, value: string): SummaryLine {
  return { label, cells: [text(value)] }
}

function joined(...parts: string[]): string {
  return parts.filter((part) => part !== '').join('; ')
}

const text = (value: string): SummaryCell => ({ kind: 'text', value })
const integer = (value: number): SummaryCell => ({ kind: 'integer', value: String(value) })
const money = (value: string): SummaryCell => ({ kind: 'amount', value })

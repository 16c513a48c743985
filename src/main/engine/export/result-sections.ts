import type { CurrencyExposure } from '../../../shared/currency-exposure.ts'
import { dispositions, type Disposition } from '../../../shared/decision.ts'
import { typeNumbers } from '../../../shared/duplicate.ts'
import type { Footing } from './footing.ts'
import {
  count,
  figure,
  joined,
  money,
  note,
  text,
  type SummaryCell,
  type SummaryLine,
  type SummarySection
} from './summary-lines.ts'
import type { WorkpaperFacts } from './workpaper-content.ts'

const meanings: Record<Disposition, string> = {
  open: 'nobody has decided yet',
  duplicate: 'posted more than once: an exception',
  valid: 'as it should be',
  reversal: 'reversed by another line',
  recurring: 'one per period',
  query: 'asked of the client'
}

/** What each test found, and each duplicate line once. */
export function typesSection({ result }: WorkpaperFacts, footing: Footing): SummarySection {
  const { blankKeys } = result.duplicates
  const currency = currencyOfLines(footing)
  const blank = text('')
  return {
    title: 'Results by test',
    heads: ['Groups', 'Lines', `Debit ${currency}`, `Credit ${currency}`, 'Findings', 'Blank key'].map(
      (head) => figure(head.trim())
    ),
    lines: [
      ...typeNumbers
        .filter((type) => result.duplicates.types[type] !== null)
        .map((type): SummaryLine => {
          const { groups, lines, debit, credit, findings } = footing.types[type]
          return {
            label: `Test ${type}`,
            cells: [
              count(groups),
              count(lines),
              money(debit),
              money(credit),
              count(findings),
              count(blankKeys[type] ?? 0)
            ]
          }
        }),
      {
        label: 'Each line once',
        cells: [
          blank,
          count(footing.lines),
          money(footing.debit),
          money(footing.credit),
          count(footing.findings),
          blank
        ],
        isStrong: true
      },
      note(
        'How it adds up',
        'Tests nest, so that their lines must not be added up. A finding counts under the strictest test of its lines.'
      )
    ]
  }
}

/** The currency of all duplicate lines; what they are in where that is not one. */
function currencyOfLines({ findingExposure }: Footing): string {
  if (findingExposure.length > 1) return '(all currencies)'
  return findingExposure[0]?.currency ?? ''
}

/** What was decided, with its exposure by currency. */
export function dispositionsSection(footing: Footing): SummarySection {
  const rows = (
    label: string,
    findings: number,
    exposure: CurrencyExposure[],
    meaning: string,
    isStrong = false
  ): SummaryLine[] => {
    const known = exposure.length === 0 ? [{ currency: '', exposure: '0', net: '0' }] : exposure
    return known.map((one, at) => ({
      label: at === 0 ? label : '',
      cells: [
        at === 0 ? count(findings) : text(''),
        money(one.exposure),
        money(one.net),
        text(one.currency),
        text(at === 0 ? meaning : '')
      ],
      isStrong
    }))
  }
  return {
    title: 'Results by finding',
    heads: [figure('Findings'), figure('Exposure'), figure('Net'), text('Currency'), text('Meaning')],
    lines: [
      ...dispositions.flatMap((name) => {
        const { findings, exposure } = footing.dispositions[name]
        return rows(name, findings, exposure, meanings[name])
      }),
      ...rows('All findings', footing.findings, footing.findingExposure, '', true),
      ...dispositions.flatMap((name) => exceptedLines(name, footing))
    ]
  }
}

/** The exposure of a disposition without the lines that its decisions except; nothing where they except none. */
function exceptedLines(name: Disposition, footing: Footing): SummaryLine[] {
  const { excepting, exceptedLines: left, spokenOf, untold } = footing.dispositions[name]
  if (excepting === 0) return []
  const lines = `${left} ${left === 1 ? 'line is' : 'lines are'} excepted in ${excepting} ${excepting === 1 ? 'finding' : 'findings'}`
  const whole =
    untold === 0 ? '' : `; of ${untold} of these it cannot be told without them, and theirs counts whole`
  return [...spokenOf].map(([currency, exposure], at): SummaryLine => {
    const cells: SummaryCell[] = [
      at === 0 ? count(excepting) : text(''),
      money(exposure),
      text(''),
      text(currency),
      text(at === 0 ? `${lines}${whole}` : '')
    ]
    return { label: at === 0 ? `${name}, without excepted lines` : '', cells }
  })
}

/** What is material in this engagement; nothing where that is not set. */
export function materialitySection({ materiality }: WorkpaperFacts): SummarySection[] {
  if (materiality.length === 0) return []
  const lines = materiality.map(({ currency, overall, performance, trivial, by, at }): SummaryLine => ({
    label: currency || 'All amounts',
    cells: [money(overall), money(performance), money(trivial), text(joined(by, at))]
  }))
  const heads = [
    ...['Materiality', 'Performance', 'Clearly trivial below'].map((head) => figure(head)),
    text('Set by, at')
  ]
  return [{ title: 'Materiality', heads, lines }]
}

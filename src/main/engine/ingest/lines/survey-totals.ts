import type { Notice } from '../../../../shared/ledger.ts'
import { DoubletError } from '../../../../shared/result.ts'
import { spellCount } from '../../../../shared/spell-count.ts'
import type { Mapping } from '../../../../shared/mapping.ts'
import type { Settings } from '../../../../shared/settings.ts'
import { joinWords } from '../../../base/join-words.ts'
import { LedgerLines } from '../../ledger/ledger-lines.ts'
import type { Alignment } from '../files/align-columns.ts'
import type { RecordSource } from '../files/record-source.ts'
import { decideSigns } from '../signs/decide-signs.ts'
import { amountPositions, keyColumnsOf } from '../keys/key-cells.ts'
import { likelyTotals, noTotals, type KnownTotals } from '../totals/known-totals.ts'
import { listShapes } from '../totals/line-shapes.ts'
import { findSumLines, type SumColumns, type SumLines } from '../totals/sum-lines.ts'
import { RecordClassifier } from './classify-record.ts'
import { readLines } from './read-lines.ts'

const mostExamples = 5
const mostNamed = 3

/**
 * Looks for totals that stand above their lines, or that have a date as lines have: what proves them stands below them, and a ledger cannot
 * let go of a line. Where the first records have some, the whole file is read once for them alone. `open` opens it anew.
 */
export async function surveyTotals(
  head: RecordSource,
  open: () => Promise<RecordSource>,
  alignment: Alignment,
  settings: Settings
): Promise<KnownTotals> {
  const first = await survey(ofHead(head), alignment, settings)
  if (settings.sums !== 'totals' && !first.hasSums) return { ...noTotals(), learned: first.known.learned }
  return (await survey(await open(), alignment, settings)).known
}

async function survey(
  source: RecordSource,
  alignment: Alignment,
  settings: Settings
): Promise<{ known: KnownTotals; hasSums: boolean }> {
  const { mapping, order } = alignment
  const columnOf = (at: number) => (order === null ? at : order.indexOf(at))
  const ledger = new LedgerLines(order?.length ?? mapping.columns.length)
  const known = noTotals()
  let listed = 0
  await readLines(
    source,
    alignment,
    { ...settings, fillDown: false },
    ledger,
    () => ++listed,
    () => undefined,
    () => undefined,
    known
  )
  const signed = signLines(ledger, alignment, settings)
  // It will be asked how amounts are signed, and what sums there are is known then.
  if (signed === null) return { known, hasSums: true }
  const columns = sumColumnsOf(signed, columnOf, settings)
  const found = findSumLines(ledger, columns)
  const headers = (at: number) => mapping.columns[order === null ? at : order[at]!]?.header ?? ''
  const { lineNumbers } = ledger.view()
  const totals = new Map<number, string>()
  const notices: Notice[] = []
  for (const sums of found) {
    const lacks = `${nameColumns(sums.lacks.map(headers))}, which other lines have,`
    if (settings.sums !== 'postings' && (sums.isProven || settings.sums === 'totals')) {
      for (const one of sums.matched) {
        const reason = `a total without a label: it lacks ${lacks} and is the sum of ${nameBlock(one, sums)}`
        totals.set(lineNumbers[one.row]!, reason)
      }
    } else notices.push(askAbout(sums, lineNumbers, lacks))
  }
  const hasSums = found.length > 0 || beginsWithLess(ledger, columns)
  return { known: { totals, learned: known.learned, notices, isSurveyed: true }, hasSums }
}

/** The mapping with how the amounts of the lines are signed; null where that is open. */
function signLines(ledger: LedgerLines, { mapping, order }: Alignment, settings: Settings): Mapping | null {
  const view = ledger.view()
  const columns = order === null ? view.columns : order.map((_, at) => view.columns[order.indexOf(at)]!)
  const lines = { ...view, columns }
  try {
    const parts = [keyColumnsOf(lines, mapping, 0, lines.count)]
    return decideSigns({ lines, parts, mapping, settings })
  } catch (error) {
    if (error instanceof DoubletError) return null
    throw error
  }
}

function sumColumnsOf(mapping: Mapping, columnOf: (at: number) => number, settings: Settings): SumColumns {
  const [amount, partner] = amountPositions(mapping)
  return {
    form: mapping.amountForm,
    amounts: [columnOf(amount! - 1), partner === undefined ? null : columnOf(partner - 1)],
    keys: new RecordClassifier(mapping).keyPositions.map(columnOf),
    hasJournal: mapping.fields.some(({ field }) => field === 'journal'),
    otherAccount: mapping.otherAccount === undefined ? null : columnOf(mapping.otherAccount.position - 1),
    signs: mapping,
    fillsDown: settings.fillDown === true
  }
}

/** Whether the first line lacks what others have: it may be the total of more lines than these. */
function beginsWithLess(ledger: LedgerLines, { form, amounts, keys }: SumColumns): boolean {
  const positions = form === 'pair' ? amounts.filter((at) => at !== null) : [amounts[0]]
  return listShapes(ledger.view(), keys, positions).some(({ rows, lacksKey }) => lacksKey && rows[0] === 0)
}

function askAbout({ side, matched, missed }: SumLines, lineNumbers: Int32Array, lacks: string): Notice {
  const first = matched.slice(0, mostExamples).map(({ row }) => lineNumbers[row]!)
  const isOne = matched.length === 1
  const [lack, are, them] = isOne ? ['line lacks', 'is', 'it'] : ['lines lack', 'are', 'them']
  const others =
    missed === 0
      ? ''
      : `; ${missed} more that ${missed === 1 ? 'lacks' : 'lack'} them ${missed === 1 ? 'is' : 'are'} not`
  const text = `${spellCount(matched.length)} ${lack} ${lacks} and ${are} the sum of the lines ${side} ${them} (first at line ${first.join(', ')}${others}).`
  return { code: likelyTotals, text, lines: matched.length }
}

function nameBlock({ lines }: SumLines['matched'][number], { side }: SumLines): string {
  return lines === 1 ? `the line ${side} it` : `the ${spellCount(lines)} lines ${side} it`
}

function nameColumns(headers: string[]): string {
  const shown = headers.slice(0, mostNamed).map((header) => `“${header}”`)
  const more = headers.length - shown.length
  return joinWords(more === 0 ? shown : [...shown, `${more} more`])
}

/** The first records as a source of their own. */
function ofHead(source: RecordSource): RecordSource {
  return {
    ...source,
    read(_mapping, take) {
      source.records.forEach((cells, at) =>
        take({ cells, keyCells: cells, lineNumber: at + 1, lines: 1, repair: null })
      )
      return Promise.resolve({ sha256: '', physicalLines: 0, blankLines: 0, notices: [] })
    }
  }
}

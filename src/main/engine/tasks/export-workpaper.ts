import type { Activity } from '../../../shared/activity.ts'
import { openDecision, type Decision } from '../../../shared/decision.ts'
import type { UnbalancedJournal } from '../../../shared/import-proof.ts'
import type { WorkpaperPart } from '../../../shared/workpaper.ts'
import { FootingSum, proveFooting, type Footing } from '../export/footing.ts'
import { writePackage, type PackagePlaces } from '../export/package.ts'
import { writeParts } from '../export/write-parts.ts'
import { LedgerReader } from '../store/ledger-reader.ts'
import { WorkpaperReader } from '../store/workpaper-reader.ts'
import type { WorkpaperFacts } from '../export/workpaper-content.ts'
import type { LedgerFinding, WorkpaperFinding, WorkpaperLine } from '../findings/workpaper-rows.ts'

const journalsAtOnce = 1000

/** Which parts of whose workpaper to write where. */
export interface WorkpaperRequest extends PackagePlaces {
  ledgerPath: string
  ledgerId: string
  parts: WorkpaperPart[]
  facts: Omit<WorkpaperFacts, 'result'>
  /** Rows under the head of one sheet; as many as Excel holds where it is not said. */
  mostSheetRows?: number
}

/** What was decided and done in the engagement of the ledger. */
export interface WorkpaperReview {
  /** By the key of the members; a finding that is not in it is open. */
  decisions: ReadonlyMap<string, Omit<Decision, 'isCarried'> & { ledgerId: string }>
  /** Oldest first. */
  activity: Activity[]
}

/**
 * Writes the parts of a workpaper, whole or not at all; answers the rows written, each once per part. The columns are added
 * up before anything is written. Throws FIGURES_DISAGREE, WORKBOOK_TOO_LARGE, TARGET_EXISTS and TARGET_UNWRITABLE.
 */
export async function exportWorkpaper(
  { ledgerPath, ledgerId, parts, facts, mostSheetRows, ...places }: WorkpaperRequest,
  review: WorkpaperReview,
  report: (written: number, total: number) => void
): Promise<number> {
  const reader = new LedgerReader(ledgerPath)
  const rows = new WorkpaperReader(ledgerPath)
  try {
    const decisionOf = decisionsFor(ledgerId, review.decisions)
    const findings = () => joinFindings(rows, decisionOf)
    const footing = addUp(rows, findings())
    proveFooting(footing, reader.result.duplicates)
    const content = {
      facts: { ...facts, result: reader.result },
      footing,
      decimals: rows.decimals,
      findings,
      lines: () => joinLines(reader, rows, findings()),
      listed: { rows: reader.countListed({}), read: () => reader.everyListedLine({}) },
      journals: () => everyJournal(reader),
      activity: review.activity
    }
    return await writePackage(places, parts, (pathOf) =>
      writeParts(content, parts, pathOf, { mostSheetRows, report })
    )
  } finally {
    rows.close()
    reader.close()
  }
}

type DecisionOf = (finding: LedgerFinding) => Decision

function decisionsFor(ledgerId: string, decisions: WorkpaperReview['decisions']): DecisionOf {
  return ({ membersKey }) => {
    const made = decisions.get(membersKey)
    return { ...(made ?? openDecision), isCarried: made !== undefined && made.ledgerId !== ledgerId }
  }
}

function* joinFindings(rows: WorkpaperReader, decisionOf: DecisionOf): IterableIterator<WorkpaperFinding> {
  for (const finding of rows.findings()) yield { finding, decision: decisionOf(finding) }
}

function addUp(rows: WorkpaperReader, findings: Iterable<WorkpaperFinding>): Footing {
  const sum = new FootingSum(rows.decimals, rows.groups)
  for (const line of rows.lineFigures()) sum.addLine(line)
  for (const finding of findings) sum.addFinding(finding)
  return sum.result()
}

/** Each line with its finding: both come in the order of the groups, so that neither has to be in memory. */
function* joinLines(
  reader: LedgerReader,
  rows: WorkpaperReader,
  findings: Iterator<WorkpaperFinding>
): IterableIterator<WorkpaperLine> {
  let number = 0
  let current: WorkpaperFinding | null = null
  try {
    for (const line of rows.lines()) {
      const { groupNo } = line.row
      const isFirst: boolean = current?.finding.groupNo !== groupNo
      if (isFirst) {
        const next = findings.next()
        current = next.done === true ? null : next.value
      }
      if (current?.finding.groupNo !== groupNo) throw new Error(`group ${groupNo} is no finding`)
      const fields = new Map(reader.fieldsOf(line.row, line.cells).map(({ field, value }) => [field, value]))
      yield { number: ++number, line, fields, isFirst, ...current }
    }
  } finally {
    findings.return?.()
  }
}

function* everyJournal(reader: LedgerReader): IterableIterator<UnbalancedJournal> {
  for (let offset = 0; ; offset += journalsAtOnce) {
    const { journals } = reader.journals(offset, journalsAtOnce)
    if (journals.length === 0) return
    yield* journals
  }
}

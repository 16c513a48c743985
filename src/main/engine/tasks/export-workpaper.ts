import type { Activity } from '../../../shared/activity.ts'
import { openDecision, type Decision } from '../../../shared/decision.ts'
import type { UnbalancedJournal } from '../../../shared/import-proof.ts'
import type { LedgerResult } from '../../../shared/job.ts'
import type { SetMateriality } from '../../../shared/materiality.ts'
import type { WorkpaperPart } from '../../../shared/workpaper.ts'
import { inZone } from '../export/forms.ts'
import { FootingSum, type Footing } from '../export/footing.ts'
import { proveFooting } from '../export/prove-footing.ts'
import { writePackage, type PackagePlaces } from '../export/package.ts'
import { writeParts } from '../export/write-parts.ts'
import type { DecidedMembers, KeptDecision } from '../store/inherited-decisions.ts'
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
  facts: Omit<WorkpaperFacts, 'result' | 'materiality'>
  /** Rows under the head of one sheet; as many as Excel holds where it is not said. */
  mostSheetRows?: number
}

/** What was decided and done in the engagement of the ledger. */
export interface WorkpaperReview {
  /** By the key of the members; a finding that is not in it is open. */
  decisions: ReadonlyMap<string, KeptDecision>
  /** What each was made on. */
  members: ReadonlyMap<string, DecidedMembers>
  /** Oldest first. */
  activity: Activity[]
  /** By currency. */
  materiality: SetMateriality[]
}

/** What another workpaper says of decisions and of the run, to write it once more. */
export interface StatedReview extends Pick<WorkpaperReview, 'activity' | 'materiality'> {
  decisionOf(findingNo: number): Decision
  /** What was recomputed, with what no computation can say anew: when files were changed, and how a model came about. */
  restate(result: LedgerResult): LedgerResult
}

/**
 * Writes the parts of a workpaper, whole or not at all; answers the rows written, each once per part. The columns are added
 * up before anything is written. Throws FIGURES_DISAGREE, WORKBOOK_TOO_LARGE, TARGET_EXISTS and TARGET_UNWRITABLE.
 */
export async function exportWorkpaper(
  { ledgerPath, ledgerId, parts, facts, mostSheetRows, ...places }: WorkpaperRequest,
  review: WorkpaperReview | StatedReview,
  report: (written: number, total: number) => void
): Promise<number> {
  const reader = new LedgerReader(ledgerPath)
  const rows = new WorkpaperReader(ledgerPath)
  try {
    const { timeZone } = facts.forms
    const move = <Dated extends { at: string }>(one: Dated): Dated => ({
      ...one,
      at: inZone(one.at, timeZone)
    })
    const isStated = 'decisionOf' in review
    const decided: DecisionOf = isStated
      ? ({ findingNo }) => review.decisionOf(findingNo)
      : decisionsFor(ledgerId, review, reader)
    const decisionOf: DecisionOf = (finding) => moveMoments(decided(finding), move)
    const result = isStated ? review.restate(reader.result) : reader.result
    const findings = () => joinFindings(rows, reader, decisionOf)
    const footing = addUp(rows, findings())
    proveFooting(footing, result)
    const content = {
      facts: { ...inOwnZone(facts), result, materiality: review.materiality.map(move) },
      footing,
      decimals: rows.decimals,
      findings,
      groups: { rows: rows.groups, read: () => rows.groupRows() },
      lines: () => joinLines(reader, rows, findings()),
      listed: { rows: reader.countListed({}), read: () => reader.everyListedLine({}) },
      journals: () => everyJournal(reader),
      activity: review.activity.map(move)
    }
    return await writePackage(places, parts, (pathOf) =>
      writeParts(content, parts, pathOf, { mostSheetRows, report })
    )
  } finally {
    rows.close()
    reader.close()
  }
}

/** What is told of a ledger, by the clock of the exports. */
function inOwnZone(facts: WorkpaperRequest['facts']): WorkpaperRequest['facts'] {
  const { analysed, tieOut, forms } = facts
  const savedAt = tieOut.savedAt && inZone(tieOut.savedAt, forms.timeZone)
  return {
    ...facts,
    analysed: { ...analysed, at: inZone(analysed.at, forms.timeZone) },
    tieOut: { ...tieOut, savedAt }
  }
}

function moveMoments(
  decision: Decision,
  move: <Dated extends { at: string }>(one: Dated) => Dated
): Decision {
  const { decided, prepared, reviewed } = decision
  return {
    ...decision,
    decided: decided && move(decided),
    prepared: prepared && move(prepared),
    reviewed: reviewed && move(reviewed)
  }
}

type DecisionOf = (finding: LedgerFinding) => Decision

/** The decision on the exact members of a finding, else what earlier ones say of it. */
function decisionsFor(
  ledgerId: string,
  { decisions, members }: WorkpaperReview,
  reader: LedgerReader
): DecisionOf {
  const inherited = reader.inherited({ decisions, readMembers: () => members })
  return ({ findingNo, membersKey }) => {
    const own = decisions.get(membersKey)
    const other = own === undefined ? inherited.get(findingNo) : undefined
    const made = own ?? other?.decision ?? null
    return {
      ...openDecision,
      ...made,
      isCarried: made !== null && made.ledgerId !== ledgerId,
      ofParts: other?.ofParts ?? null,
      unsettled: other?.unsettled ?? null
    }
  }
}

function* joinFindings(
  rows: WorkpaperReader,
  reader: LedgerReader,
  decisionOf: DecisionOf
): IterableIterator<WorkpaperFinding> {
  for (const finding of rows.findings()) {
    const decision = decisionOf(finding)
    yield { finding, decision, excepting: reader.excepting(finding.findingNo, decision.excepted) }
  }
}

function addUp(rows: WorkpaperReader, findings: Iterable<WorkpaperFinding>): Footing {
  const sum = new FootingSum(rows.decimals, rows.groups)
  for (const line of rows.lineFigures()) sum.addLine(line)
  for (const finding of findings) sum.addFinding(finding)
  return sum.result()
}

/** Each line with its finding: both come in review order, so that neither has to be in memory. */
function* joinLines(
  reader: LedgerReader,
  rows: WorkpaperReader,
  findings: Iterator<WorkpaperFinding>
): IterableIterator<WorkpaperLine> {
  let number = 0
  let current: WorkpaperFinding | null = null
  try {
    for (const line of rows.lines()) {
      const { findingNo } = line.row
      const isFirst: boolean = current?.finding.findingNo !== findingNo
      if (isFirst) {
        const next = findings.next()
        current = next.done === true ? null : next.value
      }
      if (current?.finding.findingNo !== findingNo) throw new Error(`there is no finding ${findingNo}`)
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

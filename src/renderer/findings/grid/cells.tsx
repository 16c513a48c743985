import type { ICellRendererParams } from 'ag-grid-community'
import type { RiskLevel } from '../../../shared/duplicate.ts'
import { contextFacts } from '../../../shared/context-fact.ts'
import type { ContextFact } from '../../../shared/context-fact.ts'
import type { FindingRow } from '../../../shared/finding.ts'
import { RiskWord } from '../../components/risk-word.tsx'
import { signOffWords } from '../../text/decision-words.ts'
import { factSign, factWords } from '../../text/fact-words.ts'
import { toggleSelected, useSelection } from '../../stores/selection.ts'
import type { GridRow } from './grid-row.ts'
import { text } from '../../text/text.ts'

const words = text.findings.cells

/** An account with its name, quieter. */
export function AccountCell({ account, accountName }: { account: string; accountName: string }) {
  return (
    <>
      {account} <span className="dim">{accountName}</span>
    </>
  )
}

/** The risk score and the word for it. */
export function RiskCell({ riskScore, riskLevel }: { riskScore: number; riskLevel: RiskLevel }) {
  return (
    <span className="risk-cell">
      <span className="num">{riskScore}</span> <RiskWord level={riskLevel} />
    </span>
  )
}

/** The facts of a finding in short words, each with the sign of what it does to its place in the order. */
export function FactsCell({ facts }: { facts: readonly ContextFact[] }) {
  return contextFacts
    .filter((fact) => facts.includes(fact))
    .map((fact) => (
      <span key={fact} className="fact">
        <span className="dim" aria-hidden="true">
          {factSign(fact)}
        </span>{' '}
        {factWords[fact]}
      </span>
    ))
}

/** Which sign-offs a finding has, as letters with their words. */
export function SignOffsCell({ isPrepared, isReviewed }: Pick<FindingRow, 'isPrepared' | 'isReviewed'>) {
  return (
    <span className="sign-marks">
      {isPrepared && <abbr title={signOffWords.preparer}>{words.prepared}</abbr>}
      {isReviewed && <abbr title={signOffWords.reviewer}>{words.reviewed}</abbr>}
    </span>
  )
}

/** A sign that there is a note. */
export function NoteCell({ hasNote }: { hasNote: boolean }) {
  if (!hasNote) return null
  return (
    <span title={words.hasNote}>
      <span aria-hidden="true">✎</span>
      <span className="visually-hidden">{words.note}</span>
    </span>
  )
}

/** The box that selects the finding of a row. */
export function PickCell({ data }: ICellRendererParams<GridRow>) {
  const groupNo = data?.groupNo
  const isPicked = useSelection(
    ({ isAll, groupNos }) => groupNo !== undefined && (isAll || groupNos.has(groupNo))
  )
  if (groupNo === undefined) return null
  return (
    <input
      type="checkbox"
      className="pick"
      tabIndex={-1}
      aria-label={words.select(groupNo)}
      checked={isPicked}
      onChange={() => toggleSelected(groupNo)}
    />
  )
}

/** The head of the boxes that select: their name, for those who hear it. */
export function PickHeader() {
  return <span className="visually-hidden">{words.selected}</span>
}

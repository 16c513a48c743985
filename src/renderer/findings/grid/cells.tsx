import type { ICellRendererParams } from 'ag-grid-community'
import type { RiskLevel } from '../../../shared/duplicate.ts'
import { contextFacts } from '../../../shared/context-fact.ts'
import type { ContextFact } from '../../../shared/context-fact.ts'
import type { FindingRow } from '../../../shared/finding.ts'
import { RiskWord } from '../../components/risk-word.tsx'
import { signOffWords } from '../../text/decision-words.ts'
import { factSign, factWords, shortFactWords } from '../../text/fact-words.ts'
import { formatConfidence } from '../../format/numbers.ts'
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

/** The facts of a finding in a few words or one, each with the sign of what it does to its place in the order. */
export function FactsCell({ facts, isShort = false }: { facts: readonly ContextFact[]; isShort?: boolean }) {
  return contextFacts
    .filter((fact) => facts.includes(fact))
    .map((fact) => (
      <span key={fact} className="fact">
        <span className="dim" aria-hidden="true">
          {factSign(fact)}
        </span>{' '}
        {(isShort ? shortFactWords : factWords)[fact]}
      </span>
    ))
}

/** The model’s confidence as a number alone; a dash where it has no opinion. */
export function ConfidenceCell({ share }: { share: number | null }) {
  return share === null ? words.noOpinion : formatConfidence(share)
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
  const findingNo = data?.findingNo
  const isPicked = useSelection(
    ({ isAll, findingNos }) => findingNo !== undefined && (isAll || findingNos.has(findingNo))
  )
  if (findingNo === undefined) return null
  return (
    <input
      type="checkbox"
      className="pick"
      tabIndex={-1}
      aria-label={words.select(findingNo)}
      checked={isPicked}
      onChange={() => toggleSelected(findingNo)}
    />
  )
}

/** The head of the boxes that select: their name, for those who hear it. */
export function PickHeader() {
  return <span className="visually-hidden">{words.selected}</span>
}

import type { FindingRow } from '../../../shared/finding.ts'
import { RiskWord } from '../../components/risk-word.tsx'
import { TypeLights } from '../../components/type-lights.tsx'
import { formatAmount } from '../../format/amount.ts'

/** What a finding is at a glance: its account and amount, its types and its risk. */
export function FindingHead({ finding }: { finding: FindingRow }) {
  return (
    <div className="finding-head">
      <p className="break">
        {finding.account} <span className="dim">{finding.accountName}</span>
      </p>
      <p className="num amount">{formatAmount(finding.amount)}</p>
      <p>
        <span className="visually-hidden">In types </span>
        <TypeLights types={finding.types} />
      </p>
      <p className="num">
        <RiskWord level={finding.riskLevel} /> {finding.riskScore}
      </p>
    </div>
  )
}

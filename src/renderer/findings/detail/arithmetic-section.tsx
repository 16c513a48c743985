import type { FindingDetail } from '../../../shared/finding.ts'
import type { Options } from '../../../shared/options.ts'
import { RiskWord } from '../../components/risk-word.tsx'
import { TypeLight } from '../../components/type-lights.tsx'
import { formatCount } from '../../format/numbers.ts'
import { typeKeyWords } from '../../text/words.ts'
import { showGroup } from '../../stores/screen.ts'
import { writeArithmetic, writeExposure } from './write-arithmetic.ts'

/** How risk and exposure come about: each type's group with its sum and a way to see all of it. */
export function ArithmeticSection({ detail, options }: { detail: FindingDetail; options: Options }) {
  const { finding, groups } = detail
  return (
    <section aria-label="Risk by rule">
      <h3>
        Risk by rule <small>lines × base risk of the type, at most 100</small>
      </h3>
      <ul className="groups">
        {groups.map((group) => (
          <li key={group.groupNo} title={`Type ${group.type}: ${typeKeyWords(group.type, options)}`}>
            <TypeLight number={group.type} />
            <p className="num">
              {writeArithmetic(group)} <RiskWord level={group.riskLevel} />
            </p>
            {group.groupNo === finding.groupNo ? (
              <small>this finding</small>
            ) : (
              <button
                type="button"
                className="link"
                aria-label={`Show group ${group.groupNo}`}
                onClick={() => showGroup(group.groupNo)}
              >
                Group {formatCount(group.groupNo)}
              </button>
            )}
          </li>
        ))}
      </ul>
      <p className="exposure num">
        <span className="dim">Exposure</span> {writeExposure(finding.count, finding.amount, finding.exposure)}
      </p>
    </section>
  )
}

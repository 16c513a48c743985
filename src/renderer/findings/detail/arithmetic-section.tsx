import type { FindingDetail } from '../../../shared/finding.ts'
import type { Options } from '../../../shared/options.ts'
import { RiskWord } from '../../components/risk-word.tsx'
import { TypeLight } from '../../components/type-lights.tsx'
import { typeKeyWords } from '../../text/words.ts'
import { showGroup } from '../../stores/screen.ts'
import { writeArithmetic, writeExposure } from './write-arithmetic.ts'
import { text } from '../../text/text.ts'

const words = text.finding.arithmetic

/** How risk and exposure come about: each type's group with its sum and a way to see all of it. */
export function ArithmeticSection({ detail, options }: { detail: FindingDetail; options: Options }) {
  const { finding, groups } = detail
  return (
    <section aria-label={words.title}>
      <h3>
        {words.title} <small>{words.about}</small>
      </h3>
      <ul className="groups">
        {groups.map((group) => (
          <li key={group.groupNo} title={words.type(group.type, typeKeyWords(group.type, options))}>
            <TypeLight number={group.type} />
            <p className="num">
              {writeArithmetic(group)} <RiskWord level={group.riskLevel} />
            </p>
            {group.groupNo === finding.groupNo ? (
              <small>{words.thisFinding}</small>
            ) : (
              <button
                type="button"
                className="link"
                aria-label={words.showGroup(group.groupNo)}
                onClick={() => showGroup(group.groupNo)}
              >
                {words.group(group.groupNo)}
              </button>
            )}
          </li>
        ))}
      </ul>
      <p className="exposure num">
        <span className="dim">{words.exposure}</span>{' '}
        {writeExposure(finding.count, finding.amount, finding.exposure)}
      </p>
    </section>
  )
}

import type { FindingDetail } from '../../../shared/finding.ts'
import { rulesOf } from '../../../shared/rules.ts'
import type { Settings } from '../../../shared/settings.ts'
import { RiskWord } from '../../components/risk-word.tsx'
import { TypeLight } from '../../components/type-lights.tsx'
import { typeKeyWords } from '../../text/words.ts'
import { showGroup } from '../../stores/screen.ts'
import { writeArithmetic, writeExposure } from './write-arithmetic.ts'
import { formatAmount } from '../../format/amount.ts'
import { text } from '../../text/text.ts'

const words = text.finding.arithmetic

/** How risk and exposure come about: each type's group of the line that makes the risk, with its sum and a way to see all of it. */
export function ArithmeticSection({ detail, settings }: { detail: FindingDetail; settings: Settings }) {
  const { finding, members } = detail
  const { baseRisks } = rulesOf(settings)
  const { groups } = members.reduce((most, member) =>
    member.row.riskScore > most.row.riskScore ? member : most
  )
  return (
    <section aria-label={words.title}>
      <h3>
        {words.title} <small>{words.about}</small>
      </h3>
      <ul className="groups">
        {groups.map((group) => (
          <li key={group.groupNo} title={words.type(group.type, typeKeyWords(group.type, settings))}>
            <TypeLight number={group.type} />
            <p className="num">
              {writeArithmetic(group, baseRisks[group.type])} <RiskWord level={group.riskLevel} />
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
        {finding.kind === 'group'
          ? writeExposure(finding.count, finding.amount, finding.exposure)
          : words.ofEvent(formatAmount(finding.exposure), formatAmount(finding.net))}
      </p>
    </section>
  )
}

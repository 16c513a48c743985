import type { DuplicateGroup } from '../../shared/duplicate.ts'
import type { Options } from '../../shared/options.ts'
import { RiskWord } from '../components/risk-word.tsx'
import { TypeLight } from '../components/type-lights.tsx'
import { formatCount, formatNoun } from '../format/numbers.ts'
import { typeKeyWords } from '../format/words.ts'
import { showGroup } from '../stores/desk.ts'
import { writeArithmetic } from './write-arithmetic.ts'

/** The groups a line is in, strongest type first, each with its arithmetic and a way to see all of it. */
export function LineGroups({ groups, options }: { groups: readonly DuplicateGroup[]; options: Options }) {
  return (
    <section aria-label="Groups">
      <h3>
        In {formatNoun(groups.length, 'group')} <small>risk: lines × base risk, at most 100</small>
      </h3>
      <ul className="groups">
        {groups
          .toSorted((a, b) => b.type - a.type)
          .map((group) => (
            <li key={group.groupNo} title={`Type ${group.type}: ${typeKeyWords(group.type, options)}`}>
              <TypeLight number={group.type} />
              <p className="num">
                {writeArithmetic(group)} <RiskWord level={group.riskLevel} />
              </p>
              <button
                type="button"
                className="link"
                aria-label={`Show group ${group.groupNo}`}
                onClick={() => showGroup(group.groupNo)}
              >
                Group {formatCount(group.groupNo)}
              </button>
            </li>
          ))}
      </ul>
    </section>
  )
}

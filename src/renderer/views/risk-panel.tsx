import { riskLevels } from '../../shared/duplicate.ts'
import type { DuplicateTotals } from '../../shared/duplicate.ts'
import { RiskWord } from '../components/risk-word.tsx'
import { formatCount } from '../format/numbers.ts'
import { showFindings } from '../stores/desk.ts'

const reach = { LOW: 'below 40', MEDIUM: '40 to 69', HIGH: '70 to 89', CRITICAL: '90 to 100' }

/** The distinct duplicate lines by the risk of their strongest group, most severe first. */
export function RiskPanel({ duplicates }: { duplicates: DuplicateTotals }) {
  return (
    <section className="panel" aria-label="Risk">
      <header>
        <h2>Lines by risk</h2>
        <small>lines of the group × base risk, at most 100</small>
      </header>
      <ul className="risk-rows">
        {riskLevels.toReversed().map((level) => (
          <li key={level} className={level.toLowerCase()}>
            <RiskWord level={level} />
            {duplicates.riskRows[level] > 0 ? (
              <button
                type="button"
                className="link num"
                aria-label={`${formatCount(duplicates.riskRows[level])} lines of risk ${level}`}
                onClick={() => showFindings({ riskLevels: [level] })}
              >
                {formatCount(duplicates.riskRows[level])}
              </button>
            ) : (
              <span className="num">0</span>
            )}
            <small>{reach[level]}</small>
          </li>
        ))}
      </ul>
    </section>
  )
}

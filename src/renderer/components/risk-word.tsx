import type { RiskLevel } from '../../shared/duplicate.ts'

/** A risk level as a word in its colour. */
export function RiskWord({ level }: { level: RiskLevel }) {
  return <span className={`risk ${level.toLowerCase()}`}>{level}</span>
}

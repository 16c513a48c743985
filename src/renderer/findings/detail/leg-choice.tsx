import type { FindingMember } from '../../../shared/finding.ts'
import { formatAmount } from '../../format/amount.ts'
import { text } from '../../text/text.ts'

const words = text.finding.legs

/** The lines of a finding of one account and amount. */
export interface ComparedLeg {
  /** Their group of type 1. */
  groupNo: number
  account: string
  amount: string
  members: FindingMember[]
}

/** The lines by account and amount, in their order. */
export function listLegs(members: readonly FindingMember[]): ComparedLeg[] {
  const byGroup = Map.groupBy(members, ({ groups }) => groups.find(({ type }) => type === 1)?.groupNo ?? 0)
  return [...byGroup].map(([groupNo, own]) => {
    const { account, amount } = own[0]!.row
    return { groupNo, account, amount, members: own }
  })
}

/** Which account and amount is looked at; nothing where there is one alone. */
export function LegChoice({
  legs,
  leg,
  onChoose
}: {
  legs: readonly ComparedLeg[]
  leg: ComparedLeg
  onChoose: (groupNo: number) => void
}) {
  if (legs.length < 2) return null
  return (
    <label className="leg-choice">
      <span>{words.linesOf}</span>
      <select value={leg.groupNo} onChange={(event) => onChoose(Number(event.target.value))}>
        {legs.map(({ groupNo, account, amount, members: [first] }) => (
          <option key={groupNo} value={groupNo}>
            {words.name(account, first!.row.accountName, formatAmount(amount))}
          </option>
        ))}
      </select>
    </label>
  )
}

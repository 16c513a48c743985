import { factsOf, reversalsOf, standingByDefinition } from './facts-by-definition.ts'

/** One line of a ledger as the rules see it; null is blank, undefined a field that is not mapped. */
export interface RuleLine {
  account: string | null
  /** In any exact unit. */
  amount: bigint | null
  posted: string | null | undefined
  effective: string | null | undefined
  user: string | null | undefined
  source: string | null | undefined
  journal?: string | null | undefined
}

/** A duplicate line by the rules; all indexes count from 0. */
interface RuleRow {
  line: number
  types: number[]
  groupNo: number
  groupCount: number
  riskScore: number
  riskLevel: string
  facts: string[]
}

interface RuleCounts {
  /** By type from 1 to 6; null where a field is not mapped. */
  types: ({ groups: number; rows: number; amount: bigint; blankKeys: number } | null)[]
  /** In review order. */
  rows: RuleRow[]
}

const rules: { key: (keyof RuleLine)[]; base: number }[] = [
  { key: ['account', 'amount'], base: 10 },
  { key: ['account', 'amount', 'source'], base: 12 },
  { key: ['account', 'amount', 'user'], base: 15 },
  { key: ['account', 'amount', 'posted'], base: 18 },
  { key: ['account', 'amount', 'effective'], base: 20 },
  { key: ['account', 'amount', 'effective', 'posted', 'user', 'source'], base: 25 }
]

interface RuleGroup {
  type: number
  members: number[]
  risk: number
  exposure: bigint
  facts: string[]
  /** 2 for a group that is the strongest one of no line. */
  place: number
}

/**
 * The six types by comparing every line with every other: slow, plain, and written from the rules alone, to
 * check the engine against.
 */
export function countDuplicates(lines: RuleLine[], threshold: number): RuleCounts {
  const groups: RuleGroup[] = []
  const types = rules.map(({ key, base }, index) => {
    if (lines.some((line) => key.some((field) => line[field] === undefined))) return null
    const isWhole = (line: RuleLine) => key.every((field) => line[field] !== null)
    const isSame = (a: RuleLine, b: RuleLine) => key.every((field) => a[field] === b[field])
    const found = lines.flatMap((line, at): RuleGroup[] => {
      if (!isWhole(line)) return []
      const members = [...lines.keys()].filter((other) => isSame(line, lines[other]!))
      if (members[0] !== at || members.length < threshold) return []
      const size = line.amount! < 0n ? -line.amount! : line.amount!
      const exposure = size * BigInt(members.length - 1)
      return [
        {
          type: index + 1,
          members,
          risk: Math.min(members.length * base, 100),
          exposure,
          facts: [],
          place: 2
        }
      ]
    })
    groups.push(...found)
    const blankKeys = lines.filter(
      (line) => line.account !== null && line.amount !== null && !isWhole(line)
    ).length
    const members = found.flatMap((group) => group.members)
    const amount = members.reduce((sum, at) => sum + lines[at]!.amount!, 0n)
    return { groups: found.length, rows: members.length, amount, blankKeys }
  })
  const strongestOf = lines.map((_, line) =>
    Math.max(0, ...groups.filter(({ members }) => members.includes(line)).map(({ type }) => type))
  )
  const partners = reversalsOf(lines)
  for (const group of groups) {
    const { members, type } = group
    const own = members.filter((line) => strongestOf[line] === type)
    if (own.length === 0) continue
    const all = groups.find((other) => other.type === 1 && other.members.includes(own[0]!))!.members
    group.facts = factsOf(lines, partners, { members, own, all })
    group.place = -standingByDefinition(group.facts)
  }
  groups.sort(
    (a, b) =>
      a.place - b.place ||
      b.risk - a.risk ||
      b.type - a.type ||
      Number(b.exposure - a.exposure) ||
      a.members[0]! - b.members[0]!
  )
  const rows = lines.flatMap((_, line): RuleRow[] => {
    const own = groups.filter(({ members }) => members.includes(line))
    if (own.length === 0) return []
    const strongest = own.reduce((best, group) => (group.type > best.type ? group : best))
    return [
      {
        line,
        types: own.map(({ type }) => type).toSorted((a, b) => a - b),
        groupNo: groups.indexOf(strongest) + 1,
        groupCount: strongest.members.length,
        riskScore: strongest.risk,
        riskLevel: levelOf(strongest.risk),
        facts: strongest.facts
      }
    ]
  })
  return { types, rows: rows.toSorted((a, b) => a.groupNo - b.groupNo || a.line - b.line) }
}

function levelOf(score: number): string {
  if (score >= 90) return 'CRITICAL'
  if (score >= 70) return 'HIGH'
  return score >= 40 ? 'MEDIUM' : 'LOW'
}

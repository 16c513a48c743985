import type { RuleLine } from './count-duplicates.ts'

const dayLength = 86_400_000

/** The effective day, else the posted one, as days since 1970; null where there is neither. */
function dayOf({ effective, posted }: RuleLine): number | null {
  const day = effective ?? posted ?? null
  return day === null ? null : Date.parse(day) / dayLength
}

/**
 * By line: the line that takes it back, or null. All pairs that could be one are written down, put in order and taken one by
 * one where both lines are still free.
 */
export function reversalsOf(lines: RuleLine[]): (number | null)[] {
  const pairs: { debit: number; credit: number; order: number[] }[] = []
  lines.forEach((one, debit) => {
    lines.forEach((other, credit) => {
      if (one.account === null || one.account !== other.account) return
      if (one.amount === null || one.amount <= 0n || other.amount !== -one.amount) return
      const [day, otherDay] = [dayOf(one), dayOf(other)]
      if (day === null || otherDay === null || Math.abs(day - otherDay) > 60) return
      const order = [Math.abs(day - otherDay), Math.min(day, otherDay), debit, credit]
      pairs.push({ debit, credit, order })
    })
  })
  pairs.sort((a, b) => a.order.map((value, at) => value - b.order[at]!).find((value) => value !== 0) ?? 0)
  const partners: (number | null)[] = lines.map(() => null)
  for (const { debit, credit } of pairs) {
    if (partners[debit] !== null || partners[credit] !== null) continue
    partners[debit] = credit
    partners[credit] = debit
  }
  return partners
}

/** How often these lines come, or null: at most one per period, three at least, and in three of four periods. */
export function rhythmOf(members: RuleLine[]): string | null {
  const days = members.map(dayOf)
  if (members.length < 3 || days.includes(null)) return null
  const dates = days.map((day) => new Date(day! * dayLength))
  const months = dates.map((date) => date.getUTCFullYear() * 12 + date.getUTCMonth())
  const hasOne = (values: number[]) => new Set(values).size === 1
  const comesOncePer = (periods: number[]) => {
    const all = Math.max(...periods) - Math.min(...periods) + 1
    return new Set(periods).size === periods.length && periods.length / all >= 0.75
  }
  if (comesOncePer(months)) return 'monthly'
  const isSameMonth = hasOne(months.map((month) => month % 3))
  if (isSameMonth && comesOncePer(months.map((month) => Math.floor(month / 3)))) return 'quarterly'
  // 1970-01-05 was a Monday.
  const weeks = days.map((day) => Math.floor((day! - 4) / 7))
  return hasOne(dates.map((date) => date.getUTCDay())) && comesOncePer(weeks) ? 'weekly' : null
}

/** Whether two different journals say the same line by line. */
function repeats(lines: RuleLine[], one: string, other: string): boolean {
  const said = (journal: string) =>
    lines
      .filter((line) => line.journal === journal)
      .map(({ account, amount }) => `${account} ${amount}`)
      .sort()
  const whole = lines.filter((line) => line.journal === one && line.account !== null && line.amount !== null)
  return one !== other && whole.length >= 2 && said(one).join('|') === said(other).join('|')
}

/** The facts of a finding: a group of these members, of which `own` are in no stronger one, among `all` of the amount. */
export function factsOf(
  lines: RuleLine[],
  partners: (number | null)[],
  { members, own, all }: { members: number[]; own: number[]; all: number[] }
): string[] {
  const journals = members.map((at) => lines[at]!.journal ?? null)
  const at = (places: number[]) => places.map((place) => lines[place]!)
  const holds = {
    wholeJournal: journals.some((one) =>
      journals.some((other) => one !== null && other !== null && repeats(lines, one, other))
    ),
    sameJournal: journals[0] !== null && journals.every((journal) => journal === journals[0]),
    reversed: members.filter((place) => partners[place] !== null).length >= members.length - 1,
    recurring: rhythmOf(at(all)) !== null || rhythmOf(at(own)) !== null
  }
  return Object.entries(holds).flatMap(([fact, isTrue]) => (isTrue ? [fact] : []))
}

/** The facts of a finding of these lines, of which each account and amount is looked at by itself; `allOf` has every line like one. */
export function factsOfFinding(
  lines: RuleLine[],
  partners: (number | null)[],
  members: number[],
  allOf: (line: number) => number[]
): string[] {
  const legs = new Map<string, number[]>()
  for (const place of members) {
    const { account, amount } = lines[place]!
    const leg = `${account} ${amount}`
    legs.set(leg, [...(legs.get(leg) ?? []), place])
  }
  const at = (places: number[]) => places.map((place) => lines[place]!)
  const each = [...legs.values()]
  const rest = factsOf(lines, partners, { members, own: members, all: allOf(members[0]!) })
  const holds: Record<string, boolean> = {
    reversed: each.every((leg) => {
      const reversed = leg.filter((place) => partners[place] !== null).length
      return reversed > 0 && reversed >= leg.length - 1
    }),
    recurring:
      each.length === 1
        ? rhythmOf(at(allOf(members[0]!))) !== null || rhythmOf(at(members)) !== null
        : each.every((leg) => rhythmOf(at(leg)) !== null)
  }
  return ['wholeJournal', 'sameJournal', 'reversed', 'recurring'].filter(
    (fact) => holds[fact] ?? rest.includes(fact)
  )
}

/** 1 comes before all others, -1 after them. */
export function standingByDefinition(facts: string[]): number {
  const sum = facts.reduce((total, fact) => total + (fact === 'wholeJournal' ? 1 : -1), 0)
  return Math.max(-1, Math.min(1, sum))
}

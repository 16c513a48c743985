import type Database from 'better-sqlite3'
import {
  contradicts,
  type Decision,
  type EarlierDecision,
  type SignOff,
  type UnsettledReason
} from '../../../shared/decision.ts'

/** A decision as it is kept under the key of the members it was made on. */
export interface KeptDecision extends Omit<Decision, 'isCarried' | 'ofParts' | 'unsettled'> {
  ledgerId: string
  decided: SignOff
}

/** What a decision was made on. */
export interface DecidedMembers {
  groupKey: string
  account: string
  amount: string
  count: number
}

/** What earlier decisions say of a finding that has none of its own. */
export interface Inherited<Kept extends KeptDecision = KeptDecision> {
  /** The one that holds; null where none does. */
  decision: Kept | null
  ofParts: Decision['ofParts']
  unsettled: Decision['unsettled']
}

/** Decisions by the key of the members, and what each was made on. */
export interface KeptDecisions<Kept extends KeptDecision = KeptDecision> {
  decisions: ReadonlyMap<string, Kept>
  /** Asked for where decisions are under other keys than those of the findings. */
  readMembers(): ReadonlyMap<string, DecidedMembers>
}

/**
 * What decisions under other keys say of the findings of a ledger, by number. One that is made of parts takes the decision of its
 * parts, where all are decided and say the same; otherwise it is unsettled, and so is one that was decided when it had other lines. Those
 * that no earlier decision speaks of are not in it. A decision on a finding itself comes before what is said here.
 */
export function readInherited<Kept extends KeptDecision>(
  db: Database.Database,
  { decisions, readMembers }: KeptDecisions<Kept>
): Map<number, Inherited<Kept>> {
  const inherited = new Map<number, Inherited<Kept>>()
  const others = new Set(decisions.keys())
  const keys = db.prepare<[], string>('SELECT members_key FROM finding ORDER BY members_key').pluck()
  for (const key of decisions.size === 0 ? [] : keys.iterate()) others.delete(key)
  if (others.size === 0) return inherited
  const members = readMembers()
  const join = joinParts<Kept>()
  for (const [findingNo, parts] of readParts(db)) {
    for (const key of parts) others.delete(key)
    const found = join(parts.map((key) => withMembers(decisions.get(key), members.get(key))))
    if (found !== null) inherited.set(findingNo, found)
  }
  for (const [findingNo, earlier] of findChanged(db, others, decisions, members))
    if (!inherited.has(findingNo))
      inherited.set(findingNo, { decision: null, ofParts: null, unsettled: { why: 'changed', earlier } })
  return inherited
}

/** By finding: the keys of the groups that its lines lie in, where it is not one of these itself. */
function readParts(db: Database.Database): Map<number, string[]> {
  const parts = new Map<number, string[]>()
  const rows = db
    .prepare<[], [number, string]>(
      `SELECT p.finding_no, p.members_key FROM finding_part p JOIN finding f USING (finding_no)
       WHERE p.members_key <> f.members_key ORDER BY p.finding_no, p.members_key`
    )
    .raw()
  for (const [findingNo, key] of rows.iterate()) {
    const known = parts.get(findingNo)
    if (known === undefined) parts.set(findingNo, [key])
    else known.push(key)
  }
  return parts
}

/** Whether a finding of the ledger has a part under one of these keys. */
export function hasParts(db: Database.Database, membersKeys: ReadonlyMap<string, unknown>): boolean {
  const keys = db.prepare<[], string>('SELECT members_key FROM finding_part').pluck()
  for (const key of keys.iterate()) if (membersKeys.has(key)) return true
  return false
}

interface Part<Kept> {
  decision: Kept | null
  members: DecidedMembers | null
}

function withMembers<Kept extends KeptDecision>(
  decision: Kept | undefined,
  members: DecidedMembers | undefined
): Part<Kept> {
  return { decision: decision === undefined || isBlank(decision) ? null : decision, members: members ?? null }
}

/** A finding that is open again is as one that nobody decided. */
function isBlank({ disposition, note, tickmark }: KeptDecision): boolean {
  return disposition === 'open' && note === '' && tickmark === ''
}

/** Answers a function that makes one of the parts of a finding; equal decisions become one object, as those of one step are. */
function joinParts<Kept extends KeptDecision>(): (parts: Part<Kept>[]) => Inherited<Kept> | null {
  const joined = new Map<string, Kept>()
  function unsettled(why: UnsettledReason, parts: Part<Kept>[]): Inherited<Kept> {
    const earlier = parts.flatMap(({ decision, members }) =>
      decision === null || members === null ? [] : tell(decision, members)
    )
    return { decision: null, ofParts: null, unsettled: { why, earlier } }
  }
  return (parts) => {
    const decided = parts.flatMap(({ decision }) => decision ?? [])
    const [first, ...rest] = decided
    if (first === undefined) return null
    if (!rest.every((other) => saysTheSame(first, other))) return unsettled('differ', parts)
    if (decided.length < parts.length) return unsettled('part', parts)
    if (contradicts(first.tickmark, first.disposition)) return unsettled('contradicts', parts)
    const [prepared, reviewed] = [sharedSignOff(decided, 'prepared'), sharedSignOff(decided, 'reviewed')]
    const latest = decided.reduce((one, other) => (other.decided.at > one.decided.at ? other : one))
    const made = { ...latest, prepared, reviewed }
    const key = JSON.stringify(made)
    const decision = joined.get(key) ?? made
    joined.set(key, decision)
    const leavesSignOffs = decided.some(
      (one) => (one.prepared !== null && prepared === null) || (one.reviewed !== null && reviewed === null)
    )
    return { decision, ofParts: { count: parts.length, leavesSignOffs }, unsettled: null }
  }
}

/** A line that one part excepts is one that no other part speaks of. */
function saysTheSame(one: KeptDecision, other: KeptDecision): boolean {
  return (
    one.disposition === other.disposition &&
    one.note === other.note &&
    one.tickmark === other.tickmark &&
    one.excepted.length + other.excepted.length === 0
  )
}

/** The later one, where all are given by one name. */
function sharedSignOff(decided: readonly KeptDecision[], role: 'prepared' | 'reviewed'): SignOff | null {
  return decided
    .map((decision) => decision[role])
    .reduce((one, other) =>
      one === null || other === null || one.by !== other.by ? null : other.at > one.at ? other : one
    )
}

/** Decisions on lines that are no finding any more, by the findings that have the group of these lines now. */
function* findChanged(
  db: Database.Database,
  gone: ReadonlySet<string>,
  decisions: ReadonlyMap<string, KeptDecision>,
  members: ReadonlyMap<string, DecidedMembers>
): IterableIterator<[findingNo: number, earlier: EarlierDecision[]]> {
  const byGroup = new Map<string, EarlierDecision[]>()
  for (const key of gone) {
    const [decision, of] = [decisions.get(key)!, members.get(key)]
    if (of === undefined || isBlank(decision)) continue
    byGroup.set(of.groupKey, [...(byGroup.get(of.groupKey) ?? []), tell(decision, of)])
  }
  if (byGroup.size === 0) return
  const rows = db.prepare<[], [number, string]>('SELECT finding_no, group_key FROM finding').raw()
  for (const [findingNo, groupKey] of rows.iterate()) {
    const earlier = byGroup.get(groupKey)
    if (earlier !== undefined)
      yield [findingNo, earlier.toSorted((a, b) => ((a.decided?.at ?? '') < (b.decided?.at ?? '') ? 1 : -1))]
  }
}

function tell(
  { disposition, note, tickmark, decided }: KeptDecision,
  { account, amount, count }: DecidedMembers
): EarlierDecision {
  return { account, amount, count, disposition, note, tickmark, decided }
}

import { createHash } from 'node:crypto'
import type Database from 'better-sqlite3'

/** How far the chain of an engagement goes: so many steps, and the hash of the last, which stands for all before it. */
export interface ChainHead {
  engagement: string
  steps: number
  hash: string
}

/** A chain that does not go on from where it was known to be: so many of the known steps are in the file, or others are. */
export interface BrokenChain {
  known: ChainHead
  found: number
  isOther: boolean
}

interface StepRow {
  id: number
  engagement: number
  key: string
  ledgerId: string
  kind: string
  by: string
  at: string
  text: string
  undoes: number | null
}

interface Link {
  number: number
  hash: string
}

const stepsFrom = `SELECT s.id, s.engagement, e.key, s.ledger_id AS ledgerId, s.kind, s.by, s.at, s.text, c.number AS undoes
  FROM step s JOIN engagement e ON e.id = s.engagement LEFT JOIN chain c ON c.step = s.undoes WHERE s.id > ? ORDER BY s.id`

/** Adds to the chains what is not in them yet: the step that was just made, or all of a file of an earlier version. A transaction is the caller's. */
export function chainSteps(db: Database.Database): void {
  const last = db.prepare<[], number>('SELECT coalesce(max(step), 0) FROM chain').pluck().get()!
  const latest = db.prepare<[], number>('SELECT coalesce(max(id), 0) FROM step').pluck().get()!
  if (latest === last) return
  const before = db.prepare<[number], Link>(
    'SELECT number, hash FROM chain WHERE engagement = ? ORDER BY number DESC LIMIT 1'
  )
  const add = db.prepare('INSERT INTO chain VALUES (?, ?, ?, ?)')
  const hashStep = stepHasher(db)
  // One after the other: a step that takes another back names its place in the chain.
  const next = db.prepare<[number], StepRow>(`${stepsFrom} LIMIT 1`)
  for (let step = next.get(last); step !== undefined; step = next.get(step.id)) {
    const { number, hash } = before.get(step.engagement) ?? { number: 0, hash: '' }
    add.run(step.id, step.engagement, number + 1, hashStep(step, hash))
  }
}

/** Where the chains end that have steps after this one; 0 for all. Answers the last step, too. */
export function readHeads(db: Database.Database, since: number): { heads: ChainHead[]; last: number } {
  const heads = db
    .prepare<[number], ChainHead>(
      `SELECT e.key AS engagement, c.number AS steps, c.hash FROM chain c JOIN engagement e ON e.id = c.engagement
       WHERE c.step > ? AND c.number = (SELECT max(number) FROM chain o WHERE o.engagement = c.engagement)`
    )
    .all(since)
  return { heads, last: db.prepare<[], number>('SELECT coalesce(max(step), 0) FROM chain').pluck().get()! }
}

/** The chains that do not hold what was known of them. One that went on from there is whole. */
export function findBroken(db: Database.Database, known: readonly ChainHead[]): BrokenChain[] {
  const hashAt = db
    .prepare<[string, number], string>(
      'SELECT hash FROM chain WHERE engagement = (SELECT id FROM engagement WHERE key = ?) AND number = ?'
    )
    .pluck()
  const count = db
    .prepare<[string], number>(
      'SELECT count(*) FROM chain WHERE engagement = (SELECT id FROM engagement WHERE key = ?)'
    )
    .pluck()
  return known.flatMap((head) => {
    const found = count.get(head.engagement)!
    const isOther = found >= head.steps && hashAt.get(head.engagement, head.steps) !== head.hash
    return found < head.steps || isOther ? [{ known: head, found, isOther }] : []
  })
}

/** The first step that does not say what it said when it was made, in words; null where all do, and in a file of before there were chains. */
export function findAltered(db: Database.Database): string | null {
  if (db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'chain'").get() === undefined) return null
  const heads = new Map<number, Link>()
  const hashStep = stepHasher(db)
  const next = db.prepare<[number], StepRow>(`${stepsFrom} LIMIT 1`)
  const linkOf = db.prepare<[number], Link>('SELECT number, hash FROM chain WHERE step = ?')
  for (let step = next.get(0); step !== undefined; step = next.get(step.id)) {
    const { number, hash } = heads.get(step.engagement) ?? { number: 0, hash: '' }
    const link = linkOf.get(step.id)
    if (link === undefined || link.number !== number + 1 || link.hash !== hashStep(step, hash))
      return `step ${step.id}, of ${step.at}`
    heads.set(step.engagement, link)
  }
  return null
}

/** Hashes a step with all it changed and the hash of the one before it: what it says, and no number that the file gave. */
function stepHasher(db: Database.Database): (step: StepRow, before: string) => string {
  const changes = db
    .prepare<[number], [string, number | null, number]>(
      'SELECT members_key, before, after FROM step_change WHERE step = ? ORDER BY members_key'
    )
    .raw()
  const stateOf = db.prepare<[number], Record<string, unknown>>('SELECT * FROM state WHERE id = ?')
  const states = new Map<number | null, string>([[null, '']])

  function hashState(id: number | null): string {
    const known = states.get(id)
    if (known !== undefined) return known
    // A column that a later version added says nothing of a state of before it.
    const said = Object.entries(stateOf.get(id!) ?? {}).filter(
      ([name, value]) => name !== 'id' && value !== '[]'
    )
    const hash = sha256(JSON.stringify(said.toSorted(([one], [other]) => (one < other ? -1 : 1))))
    states.set(id, hash)
    return hash
  }
  return (step, before) => {
    const { key, ledgerId, kind, by, at, text, undoes } = step
    const hash = createHash('sha256').update(
      JSON.stringify([before, key, ledgerId, kind, by, at, text, undoes])
    )
    for (const [membersKey, was, is] of changes.iterate(step.id))
      hash.update(`\n${membersKey}\t${hashState(was)}\t${hashState(is)}`)
    return hash.digest('hex')
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

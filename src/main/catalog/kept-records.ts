import type Database from 'better-sqlite3'
import type { FileSeal } from '../base/file-seal.ts'

/** How far the decisions of an engagement are known to go: so many steps, and the hash of their chain. */
export interface KnownChain {
  engagement: string
  steps: number
  hash: string
}

/** What the catalogue knows of the files beside it, so that another one in their place is noticed. */
export interface KeptRecords {
  /** null for a ledger of an earlier version that was not looked at yet. */
  seal(ledgerId: string): FileSeal | null
  putSeal(ledgerId: string, seal: FileSeal): void
  /** Notes that all bytes of a ledger were found as they were written. */
  noteChecked(ledgerId: string, at: string): void
  /** When all bytes of it were last found so; '' for never. */
  checkedAt(ledgerId: string): string
  forgetLedger(ledgerId: string): void
  chains(): KnownChain[]
  /** One without steps is forgotten. */
  putChains(chains: readonly KnownChain[]): void
  /** Forgets what was known of all decisions. */
  forgetChains(): void
}

/** The tables `ledger_seal` and `known_chain` of an open catalogue. */
export function keptRecords(db: Database.Database): KeptRecords {
  const seal = db.prepare<[string], FileSeal & { checkedAt: string }>(
    'SELECT sha256, size_bytes AS sizeBytes, checked_at AS checkedAt FROM ledger_seal WHERE ledger_id = ?'
  )
  const putSeal = db.prepare("INSERT OR REPLACE INTO ledger_seal VALUES (?, ?, ?, '')")
  const check = db.prepare('UPDATE ledger_seal SET checked_at = ? WHERE ledger_id = ?')
  const forget = db.prepare('DELETE FROM ledger_seal WHERE ledger_id = ?')
  const chains = db.prepare<[], KnownChain>('SELECT engagement, steps, hash FROM known_chain')
  const putChain = db.prepare('INSERT OR REPLACE INTO known_chain VALUES (?, ?, ?)')
  const forgetChain = db.prepare('DELETE FROM known_chain WHERE engagement = ?')
  const putChains = db.transaction((heads: readonly KnownChain[]) => {
    for (const { engagement, steps, hash } of heads)
      if (steps === 0) forgetChain.run(engagement)
      else putChain.run(engagement, steps, hash)
  })
  return {
    seal(ledgerId) {
      const row = seal.get(ledgerId)
      return row === undefined ? null : { sha256: row.sha256, sizeBytes: row.sizeBytes }
    },
    putSeal: (ledgerId, { sha256, sizeBytes }) => void putSeal.run(ledgerId, sha256, sizeBytes),
    noteChecked: (ledgerId, at) => void check.run(at, ledgerId),
    checkedAt: (ledgerId) => seal.get(ledgerId)?.checkedAt ?? '',
    forgetLedger: (ledgerId) => void forget.run(ledgerId),
    chains: () => chains.all(),
    putChains: (heads) => putChains(heads),
    forgetChains: () => void db.exec('DELETE FROM known_chain')
  }
}

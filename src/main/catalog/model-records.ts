import type Database from 'better-sqlite3'
import type { ModelCard, NumberedCard } from '../../shared/model.ts'
import { DoubletError } from '../../shared/result.ts'
import type { StoredModel } from '../engine/model/train-model.ts'
import { completeCard } from '../base/complete-card.ts'
import { changeForGood } from './open-catalog.ts'

/** The models of a catalogue, all that were ever in use: results keep the one that scored them. */
export interface ModelRecords {
  /** The model for all ledgers, the newest; null where there is none. Throws MODEL_DAMAGED where it is none. */
  current(): (StoredModel & NumberedCard) | null
  /** The same without its forest, or the newest model with this hash, whatever it is for; null where there is none. */
  card(hash?: string): NumberedCard | null
  /** The newest model that a ledger with this content taught for itself; null where none did. */
  own(sha256: string): (StoredModel & NumberedCard) | null
  /** The newest model with this hash; null where there is none. */
  find(hash: string): (StoredModel & NumberedCard) | null
  /** Puts a model to use for all ledgers and answers its number. */
  add(model: StoredModel): number
  /** Keeps a model that judged the ledger that taught it, and nothing else; answers its number, the same where it is known. */
  keep(model: StoredModel): number
}

/** The table `model` of an open catalogue. */
export function modelRecords(db: Database.Database): ModelRecords {
  const newest = db.prepare<[], StoredCard & { forest: string }>(
    'SELECT number, hash, card, forest FROM model WHERE of_ledger = 0 ORDER BY number DESC LIMIT 1'
  )
  const cards = 'SELECT number, hash, card FROM model'
  const newestCard = db.prepare<[], StoredCard>(`${cards} WHERE of_ledger = 0 ORDER BY number DESC LIMIT 1`)
  const cardOf = db.prepare<[string], StoredCard>(
    `${cards} WHERE ? IN (hash, formerly) ORDER BY number DESC LIMIT 1`
  )
  const ownOf = db.prepare<[string], StoredCard & { forest: string }>(
    `SELECT number, hash, card, forest FROM model
     WHERE of_ledger = 1 AND json_valid(card) AND card ->> '$.trainedOn.sha256' = ? ORDER BY number DESC LIMIT 1`
  )
  const withHash = db.prepare<[string], StoredCard & { forest: string }>(
    'SELECT number, hash, card, forest FROM model WHERE ? IN (hash, formerly) ORDER BY number DESC LIMIT 1'
  )
  const insert = db.prepare('INSERT INTO model (hash, card, forest, of_ledger) VALUES (?, ?, ?, ?)')
  const add = ({ hash, card, forest }: StoredModel, ofLedger: 0 | 1): number => {
    let number = 0
    changeForGood(db, () => {
      number = Number(insert.run(hash, JSON.stringify(card), forest, ofLedger).lastInsertRowid)
    })
    return number
  }
  return {
    current() {
      const row = newest.get()
      return row === undefined ? null : { ...row, card: parseCard(row.card) }
    },
    card(hash) {
      const row = hash === undefined ? newestCard.get() : cardOf.get(hash)
      return row === undefined ? null : { ...row, card: completeCard(parseCard(row.card)) }
    },
    own(sha256) {
      const row = ownOf.get(sha256)
      return row === undefined ? null : { ...row, card: parseCard(row.card) }
    },
    find(hash) {
      const row = withHash.get(hash)
      return row === undefined ? null : { ...row, card: parseCard(row.card) }
    },
    add: (model) => add(model, 0),
    keep: (model) => cardOf.get(model.hash)?.number ?? add(model, 1)
  }
}

interface StoredCard {
  number: number
  hash: string
  card: string
}

function parseCard(card: string): ModelCard {
  try {
    return JSON.parse(card) as ModelCard
  } catch {
    throw new DoubletError(
      'MODEL_DAMAGED',
      'The stored model cannot be read. The rule results do not need it.'
    )
  }
}

import type Database from 'better-sqlite3'
import type { ModelCard, NumberedCard } from '../../shared/model.ts'
import { DoubletError } from '../../shared/result.ts'
import type { StoredModel } from '../engine/model/train-model.ts'
import { changeForGood } from './open-catalog.ts'

/** The models of a catalogue, all that were ever in use: results keep the one that scored them. */
export interface ModelRecords {
  /** The model in use, the newest; null where none was ever trained. Throws MODEL_DAMAGED where it is none. */
  current(): (StoredModel & NumberedCard) | null
  /** The same without its forest, of the model in use or the newest one with this hash; null where there is none. */
  card(hash?: string): NumberedCard | null
  /** Puts a model to use and answers its number. */
  add(model: StoredModel): number
}

/** The table `model` of an open catalogue. */
export function modelRecords(db: Database.Database): ModelRecords {
  const newest = db.prepare<[], StoredCard & { forest: string }>(
    'SELECT number, hash, card, forest FROM model ORDER BY number DESC LIMIT 1'
  )
  const cards = 'SELECT number, hash, card FROM model'
  const newestCard = db.prepare<[], StoredCard>(`${cards} ORDER BY number DESC LIMIT 1`)
  const cardOf = db.prepare<[string], StoredCard>(`${cards} WHERE hash = ? ORDER BY number DESC LIMIT 1`)
  const add = db.prepare('INSERT INTO model (hash, card, forest) VALUES (?, ?, ?)')
  return {
    current() {
      const row = newest.get()
      return row === undefined ? null : { ...row, card: parseCard(row.card) }
    },
    card(hash) {
      const row = hash === undefined ? newestCard.get() : cardOf.get(hash)
      return row === undefined ? null : { ...row, card: completeCard(parseCard(row.card)) }
    },
    add({ hash, card, forest }) {
      let number = 0
      changeForGood(db, () => {
        number = Number(add.run(hash, JSON.stringify(card), forest).lastInsertRowid)
      })
      return number
    }
  }
}

interface StoredCard {
  number: number
  hash: string
  card: string
}

/** A card of an earlier version lacks what that one did not know; it is shown, and its model is not used. */
function completeCard({
  labels,
  heldOut,
  ...card
}: Partial<ModelCard> & Omit<ModelCard, 'labels'>): ModelCard {
  return {
    ...card,
    labels: labels ?? { from: 'made' },
    heldOut: { ...heldOut, before: heldOut.before ?? null }
  }
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

import type Database from 'better-sqlite3'
import type { ModelCard } from '../../shared/model.ts'
import { DoubletError } from '../../shared/result.ts'
import type { StoredModel } from '../engine/model/train-model.ts'
import { changeForGood } from './open-catalog.ts'

/** The trained models of a catalogue. */
export interface ModelRecords {
  /** The model in use; null where none was ever trained. Throws MODEL_DAMAGED where it is none. */
  current(): StoredModel | null
  add(model: StoredModel): void
}

/** The table `model` of an open catalogue. */
export function modelRecords(db: Database.Database): ModelRecords {
  const newest = db.prepare<[], { hash: string; card: string; forest: string }>(
    'SELECT hash, card, forest FROM model ORDER BY number DESC LIMIT 1'
  )
  const add = db.prepare('INSERT INTO model (hash, card, forest) VALUES (?, ?, ?)')
  return {
    current() {
      const row = newest.get()
      return row === undefined ? null : { ...row, card: parseCard(row.card) }
    },
    add: ({ hash, card, forest }) => changeForGood(db, () => add.run(hash, JSON.stringify(card), forest))
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

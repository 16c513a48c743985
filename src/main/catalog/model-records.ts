import type Database from 'better-sqlite3'
import type { ModelCard } from '../../shared/model.ts'
import type { StoredModel } from '../engine/model/train-model.ts'

/** The trained models of a catalogue. */
export interface ModelRecords {
  /** The model in use; null where none was ever trained. Throws where what is stored is no model. */
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
      return row === undefined ? null : { ...row, card: JSON.parse(row.card) as ModelCard }
    },
    add: ({ hash, card, forest }) => void add.run(hash, JSON.stringify(card), forest)
  }
}

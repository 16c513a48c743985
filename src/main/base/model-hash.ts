import { createHash } from 'node:crypto'

/** What a model is told by: its card and its forest, as JSON, without the time; the same ledger gives the same model whenever it is trained. */
export function hashModel(card: object, forest: string): string {
  return createHash('sha256')
    .update(JSON.stringify([{ ...card, trainedAt: '' }, forest]))
    .digest('hex')
}

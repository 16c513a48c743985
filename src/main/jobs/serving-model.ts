import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { ModelCard } from '../../shared/model.ts'

/** Whether a model that learned so may score a job over these files. */
export type Serves = (
  card: Pick<ModelCard, 'labels'> & { trainedOn: Pick<ModelCard['trainedOn'], 'sha256'> },
  paths: readonly string[]
) => boolean

/**
 * Lets a model that the sample ledger taught serve the sample alone: the model is to be learned from the first ledger of the auditor's
 * own, whatever was looked at before. One that learned from decisions as well is a person's choice and serves every ledger.
 */
export function servesBeside(sampleLedger: string): Serves {
  let sample: string | undefined
  return ({ labels, trainedOn }, paths) => {
    if (labels?.from === 'decisions' || paths.includes(sampleLedger)) return true
    sample ??= createHash('sha256').update(readFileSync(sampleLedger)).digest('hex')
    return trainedOn.sha256 !== sample
  }
}
